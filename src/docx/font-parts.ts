import { concatenate } from "../base/bytes/concatenate.ts";
import {
  type DeflateSegment,
  deflateSegment,
  joinSegments,
  storedSegment,
} from "../base/bytes/deflate-segment.ts";
import { deflatedEntry, type ZipEntry } from "../base/bytes/zip.ts";
import type { FontFilePart } from "../model/font-face.ts";
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

// What files with the same base have in common, the outlines above all, is compressed once; all else is some five
// thousand bytes that change with every character, and stands as it is.
function subsetFiles({ face, key }: EmbeddedFace, index: number): FontFile {
  const texts = new WeakMap<Characters, string>();
  const segments = new WeakMap<Uint8Array, DeflateSegment>();
  const segmentOf = (bytes: Uint8Array): DeflateSegment => {
    const segment = segments.get(bytes) ?? deflateSegment(bytes);
    segments.set(bytes, segment);
    return segment;
  };
  return (base, own) => {
    const baseText = texts.get(base) ?? [...base].sort().join("");
    texts.set(base, baseText);
    const text = [...own].filter((cluster) => !base.has(cluster)).sort();
    const parts = face.subsetFile(text.join(""), baseText);
    const pieces = mergeOwnParts(parts).map((part, at): DeflateSegment => {
      // The directory comes first, and is longer than the 32 bytes that the key changes.
      if (at === 0) return storedSegment(obfuscateFont(part.bytes, key));
      return part.isShared ? segmentOf(part.bytes) : storedSegment(part.bytes);
    });
    return { name: fontPartName(index), method: "deflated", ...joinSegments(pieces) };
  };
}

/** Joins neighbours that are a file's own, and what is shared but too short to be worth it. */
function mergeOwnParts(parts: readonly FontFilePart[]): readonly FontFilePart[] {
  const merged: FontFilePart[] = [];
  let own: Uint8Array[] = [];
  const close = (): void => {
    if (own.length > 0) merged.push({ bytes: concatenate(own), isShared: false });
    own = [];
  };
  for (const part of parts) {
    if (part.isShared && part.bytes.length >= WORTH_SHARING) {
      close();
      merged.push(part);
    } else own.push(part.bytes);
  }
  close();
  return merged;
}

/** What Word needs to number pages. */
const PAGE_NUMBERS = "0123456789〇一二三四五六七八九十百";
/** Texts whose characters are kept; enough for the versions of a template, and bounded for any list. */
const KEPT_BASES = 16;
/** Bytes from which compressing a part on its own wins more than its own head costs. */
const WORTH_SHARING = 512;
