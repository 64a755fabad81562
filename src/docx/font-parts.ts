import {
  type DeflateSegment,
  deflateSegment,
  joinSegments,
  storedSegment,
} from "../base/bytes/deflate-segment.ts";
import { deflatedEntry, type ZipEntry } from "../base/bytes/zip.ts";
import type { Letter } from "../model/letter.ts";
import { isTextBlock } from "../model/letter-text.ts";
import { textsOf } from "./check-letter.ts";
import { clustersWithSelectors, faceIndexOf } from "./face-runs.ts";
import { fontPartName, fontTable, fontTableRelationships } from "./font-table.ts";
import { obfuscateFont } from "./obfuscate-font.ts";
import type { EmbeddedFace, FontPlan } from "./plan-fonts.ts";

/** Gives the parts of a letter's fonts: the table, its relationships, and the faces that the letter carries. */
export type FontParts = (letter: Letter) => readonly ZipEntry[];

/**
 * Makes the giver of font parts for a template.
 *
 * Shape: the parts depend on the letter's characters alone; what stays from one letter to the next are only
 * copies that need not be made again.
 */
export function fontPartsOf(plan: FontPlan): FontParts {
  const tables = new Map<string, readonly ZipEntry[]>();
  const files = plan.embedded.map((face, index) =>
    plan.extent === "full" ? wholeFile(face, index) : subsetFiles(face, index),
  );
  return (letter) => {
    const characters = charactersByFace(letter, plan);
    const carried = plan.embedded.flatMap((_, index) => (characters.has(index) ? [index] : []));
    const key = carried.join();
    const table = tables.get(key) ?? tableParts(plan, carried);
    tables.set(key, table);
    return [
      ...table,
      ...carried.flatMap((index) => {
        const file = files[index];
        const used = characters.get(index);
        return file === undefined || used === undefined ? [] : [file(used)];
      }),
    ];
  };
}

/** A face's characters in a letter: those that other letters are likely to share, and the addressee's. */
interface FaceCharacters {
  readonly base: Set<string>;
  readonly own: Set<string>;
}

function charactersByFace(letter: Letter, plan: FontPlan): ReadonlyMap<number, FaceCharacters> {
  const byFace = new Map<number, FaceCharacters>();
  if (plan.embedded.length === 0) return byFace;
  const add = (text: string, kind: keyof FaceCharacters): void => {
    for (const cluster of clustersWithSelectors(text)) {
      const index = plan.embedded.length === 1 ? 0 : faceIndexOf(cluster, plan);
      const characters = byFace.get(index) ?? { base: new Set(), own: new Set() };
      byFace.set(index, characters);
      characters[kind].add(cluster);
    }
  };
  add(PAGE_NUMBERS, "base");
  for (const block of letter.blocks) {
    if (!isTextBlock(block)) continue;
    const kind = block.type === "addressee" || block.type === "document-number" ? "own" : "base";
    const inlines = block.type === "list-item" ? [...block.label, ...block.inlines] : block.inlines;
    for (const { text } of textsOf(inlines)) add(text, kind);
  }
  return byFace;
}

function tableParts(plan: FontPlan, carried: readonly number[]): readonly ZipEntry[] {
  const encoder = new TextEncoder();
  return [
    deflatedEntry("word/fontTable.xml", encoder.encode(fontTable(plan, carried))),
    deflatedEntry("word/_rels/fontTable.xml.rels", encoder.encode(fontTableRelationships(carried))),
  ];
}

type FontFile = (characters: FaceCharacters) => ZipEntry;

function wholeFile({ face, key }: EmbeddedFace, index: number): FontFile {
  let entry: ZipEntry | undefined;
  return () => {
    entry ??= deflatedEntry(fontPartName(index), obfuscateFont(face.wholeFile(), key));
    return entry;
  };
}

/** The outlines that files with the same base begin with. */
interface SharedOutlines {
  readonly bytes: Uint8Array;
  readonly segment: DeflateSegment;
}

// The outlines of the base are nine tenths of a file and are compressed once; all else is some ten thousand
// bytes that change with every character, and stands as it is.
function subsetFiles({ face, key }: EmbeddedFace, index: number): FontFile {
  const kept = new Map<string, SharedOutlines>();
  return (characters) => {
    const base = [...characters.base].sort().join("");
    const own = [...characters.own].filter((cluster) => !characters.base.has(cluster));
    const shared = kept.get(base) ?? sharedOutlines(face.subsetFile("", base));
    if (kept.size >= KEPT_BASES) kept.clear();
    kept.set(base, shared);
    const file = face.subsetFile(own.sort().join(""), base);
    const start = outlinesOf(file).start;
    const end = start + shared.bytes.length;
    const mixed = obfuscateFont(file, key);
    const segments = isSame(file.subarray(start, end), shared.bytes)
      ? [
          storedSegment(mixed.subarray(0, start)),
          shared.segment,
          storedSegment(mixed.subarray(end)),
        ]
      : [deflateSegment(mixed)];
    return { name: fontPartName(index), method: "deflated", ...joinSegments(segments) };
  };
}

function sharedOutlines(file: Uint8Array): SharedOutlines {
  const { start, end } = outlinesOf(file);
  const bytes = file.subarray(start, end);
  return { bytes, segment: deflateSegment(bytes) };
}

// Where the table glyf stands; an empty stretch if there is none.
// Source: OpenType 1.9, table directory: 12 bytes, then 16 for each table.
function outlinesOf(file: Uint8Array): { readonly start: number; readonly end: number } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const count = view.getUint16(4);
  for (let record = 12; record < 12 + 16 * count; record += 16) {
    if (view.getUint32(record) === GLYF) {
      const start = view.getUint32(record + 8);
      return { start, end: start + view.getUint32(record + 12) };
    }
  }
  return { start: file.length, end: file.length };
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at += 1) {
    if (left[at] !== right[at]) return false;
  }
  return true;
}

/** The tag `glyf`. */
const GLYF = 0x67_6c_79_66;
/** What Word needs to number pages. */
const PAGE_NUMBERS = "0123456789〇一二三四五六七八九十百";
/** Bases that are kept; enough for the versions of a template, and bounded for any list. */
const KEPT_BASES = 16;
