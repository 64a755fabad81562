import {
  type DeflateSegment,
  deflateSegment,
  joinSegments,
  storedSegment,
} from "../base/bytes/deflate-segment.ts";
import { deflatedEntry, type ZipEntry } from "../base/bytes/zip.ts";
import type { FontFace } from "../model/font-face.ts";
import type { Letter } from "../model/letter.ts";
import { isTextBlock } from "../model/letter-text.ts";
import { eachText } from "./check-letter.ts";
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
  const bases = new Map<string, readonly Characters[]>();
  return (letter) => {
    const texts = textsOf(letter);
    const base = bases.get(texts.base) ?? charactersByFace(texts.base, plan);
    if (bases.size >= KEPT_BASES) bases.clear();
    bases.set(texts.base, base);
    const own = charactersByFace(texts.own, plan);
    const carried = plan.embedded.flatMap((_, index) =>
      (base[index]?.size ?? 0) + (own[index]?.size ?? 0) > 0 ? [index] : [],
    );
    const key = carried.join();
    const table = tables.get(key) ?? tableParts(plan, carried);
    tables.set(key, table);
    const fonts = carried.map((index) =>
      files[index]?.(base[index] ?? new Set(), own[index] ?? new Set()),
    );
    return [...table, ...fonts.filter((font) => font !== undefined)];
  };
}

/** A letter's texts: what letters of a template are likely to share, and what is the addressee's own. */
interface LetterTexts {
  readonly base: string;
  readonly own: string;
}

function textsOf(letter: Letter): LetterTexts {
  let base = PAGE_NUMBERS;
  let own = "";
  for (const block of letter.blocks) {
    if (!isTextBlock(block)) continue;
    const isOwn = block.type === "addressee" || block.type === "document-number";
    eachText(block, ({ text }) => {
      if (isOwn) own += text;
      else base += text;
    });
  }
  return { base, own };
}

/** Characters, each with its variation selector, that stand in one face. */
type Characters = ReadonlySet<string>;

function charactersByFace(text: string, plan: FontPlan): readonly Characters[] {
  const byFace = plan.embedded.map(() => new Set<string>());
  for (const cluster of clustersWithSelectors(text)) {
    byFace[plan.embedded.length === 1 ? 0 : faceIndexOf(cluster, plan)]?.add(cluster);
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

type FontFile = (base: Characters, own: Characters) => ZipEntry;

function wholeFile({ face, key }: EmbeddedFace, index: number): FontFile {
  let entry: ZipEntry | undefined;
  return () => {
    entry ??= deflatedEntry(fontPartName(index), obfuscateFont(face.wholeFile(), key));
    return entry;
  };
}

/** What files with the same base have in common. */
interface SharedBase {
  /** The characters, sorted. */
  readonly text: string;
  /** The outlines that the files begin with. */
  readonly outlines: Uint8Array;
  readonly segment: DeflateSegment;
}

// The outlines of the base are nine tenths of a file and are compressed once; all else is some ten thousand
// bytes that change with every character, and stands as it is.
function subsetFiles({ face, key }: EmbeddedFace, index: number): FontFile {
  const kept = new WeakMap<Characters, SharedBase>();
  return (base, own) => {
    const shared = kept.get(base) ?? sharedBase(face, base);
    kept.set(base, shared);
    const text = [...own].filter((cluster) => !base.has(cluster)).sort();
    const file = face.subsetFile(text.join(""), shared.text);
    const { start } = outlinesOf(file);
    const end = start + shared.outlines.length;
    const isShared = isSame(file.subarray(start, end), shared.outlines);
    const segments = isShared
      ? [
          // The directory is longer than the 32 bytes that the key changes.
          storedSegment(obfuscateFont(file.subarray(0, start), key)),
          shared.segment,
          storedSegment(file.subarray(end)),
        ]
      : [deflateSegment(obfuscateFont(file, key))];
    return { name: fontPartName(index), method: "deflated", ...joinSegments(segments) };
  };
}

function sharedBase(face: FontFace, base: Characters): SharedBase {
  const text = [...base].sort().join("");
  const file = face.subsetFile("", text);
  const { start, end } = outlinesOf(file);
  const outlines = file.subarray(start, end);
  return { text, outlines, segment: deflateSegment(outlines) };
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

// Compared four bytes at a time where the stretches allow it; tables of a font begin at multiples of four.
function isSame(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  let at = 0;
  if ((left.byteOffset | right.byteOffset) % 4 === 0) {
    const words = Math.floor(left.length / 4);
    const leftWords = new Uint32Array(left.buffer, left.byteOffset, words);
    const rightWords = new Uint32Array(right.buffer, right.byteOffset, words);
    while (at < words && leftWords[at] === rightWords[at]) at += 1;
    if (at < words) return false;
    at *= 4;
  }
  while (at < left.length && left[at] === right[at]) at += 1;
  return at === left.length;
}

/** The tag `glyf`. */
const GLYF = 0x67_6c_79_66;
/** What Word needs to number pages. */
const PAGE_NUMBERS = "0123456789〇一二三四五六七八九十百";
/** Texts whose characters are kept; enough for the versions of a template, and bounded for any list. */
const KEPT_BASES = 16;
