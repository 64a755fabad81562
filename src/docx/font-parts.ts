import { concatenate } from "../base/bytes/concatenate.ts";
import {
  type DeflateSegment,
  deflateSegment,
  joinSegments,
  storedSegment,
} from "../base/bytes/deflate-segment.ts";
import { deflatedEntry, type ZipEntry } from "../base/bytes/zip.ts";
import { escapeAttribute } from "../base/escape-xml.ts";
import type { World } from "../base/world.ts";
import type { FontFace, FontFilePart } from "../model/font-face.ts";
import type { Letter, TextPart } from "../model/letter.ts";
import { textParts } from "../model/letter-text.ts";
import { matterOfText } from "../model/matter.ts";
import type { PageFormat } from "../model/page-format.ts";
import { pageNumberCharacters } from "../model/page-number-characters.ts";
import { runningWords } from "../model/running-text.ts";
import { splitClusters } from "../text/clusters.ts";
import { eachText } from "./check-letter.ts";
import { faceIndexOf } from "./face-runs.ts";
import { fontKeyValue, fontNameValue, subsetIdentity } from "./font-identity.ts";
import { fontPartName, fontTable, fontTableRelationships } from "./font-table.ts";
import type { LetterValues } from "./letter-marks.ts";
import { obfuscateFont } from "./obfuscate-font.ts";
import type { EmbeddedFace, FontPlan } from "./plan-fonts.ts";

/** A letter's fonts. */
export interface LetterFonts {
  /** The fonts themselves, and the relationships that lead to them. */
  readonly entries: readonly ZipEntry[];
  /** The text of the font table, with marks. */
  readonly table: string;
  /** The names and keys that go where the marks are, in this and in the other parts. */
  readonly values: LetterValues;
}

/** Gives what a letter carries of its fonts. */
export type FontParts = (letter: Letter) => LetterFonts;

/**
 * Makes the giver of font parts for a template.
 *
 * Shape: the parts depend on the letter's characters alone; what stays from one letter to the next are only
 * copies that need not be made again.
 */
export function fontPartsOf(plan: FontPlan, format: PageFormat, world: World): FontParts {
  const tables = new Map<string, { readonly table: string; readonly relationships: ZipEntry }>();
  const files = plan.embedded.map((embedded, index) =>
    plan.extent === "full" ? wholeFile(embedded, index) : subsetFiles(embedded.face, index, world),
  );
  const textsOf = textsByBlock(format);
  const baseOf = keptBases(plan);
  return (letter) => {
    const texts = textsOf(letter);
    const base = baseOf(texts);
    const own = charactersByFace(texts.own, texts.boldOwn, plan);
    const carried = plan.embedded.flatMap((_, index) =>
      (base[index]?.size ?? 0) + (own[index]?.size ?? 0) > 0 ? [index] : [],
    );
    const key = carried.join();
    const described = tables.get(key) ?? tableOf(plan, carried);
    tables.set(key, described);
    // A face that the letter has nothing of is only named.
    const values = new Map(
      plan.embedded.map(({ face }, index) => [fontNameValue(index), escapeAttribute(face.family)]),
    );
    const fonts = carried.flatMap(
      (index) => files[index]?.(base[index] ?? new Set(), own[index] ?? new Set(), values) ?? [],
    );
    return { entries: [described.relationships, ...fonts], table: described.table, values };
  };
}

/** Texts of a letter: what letters of a template are likely to share, and what is the addressee's own. */
interface LetterTexts {
  /** In the pieces that it is put together from: those of the template are the same strings in all letters. */
  readonly base: readonly string[];
  readonly own: string;
  /** What of them is bold. */
  readonly boldBase: readonly string[];
  readonly boldOwn: string;
}

/** The same of one block. */
interface BlockTexts {
  readonly base: string;
  readonly own: string;
  readonly boldBase: string;
  readonly boldOwn: string;
}

/** Gives the texts of letters; blocks that come again as the same objects are gone through once. */
function textsByBlock(format: PageFormat): (letter: Letter) => LetterTexts {
  const known = new WeakMap<TextPart, BlockTexts>();
  const numbers = pageNumberCharacters(format);
  return (letter) => {
    const base = [numbers];
    const boldBase: string[] = [];
    let own = "";
    let boldOwn = "";
    for (const { text, origin } of runningWords(letter.running)) {
      if (origin?.kind === "cell") own += text;
      else base.push(text);
    }
    for (const block of textParts(letter)) {
      const texts = known.get(block) ?? textsOfBlock(block);
      known.set(block, texts);
      if (texts.base !== "") base.push(texts.base);
      if (texts.boldBase !== "") boldBase.push(texts.boldBase);
      own += texts.own;
      boldOwn += texts.boldOwn;
    }
    return { base, own, boldBase, boldOwn };
  };
}

function textsOfBlock(block: TextPart): BlockTexts {
  let [base, own, boldBase, boldOwn] = ["", "", "", ""];
  eachText(block, (text, isBold) => {
    const isOwn = matterOfText(block, text) === "record";
    if (isBold && isOwn) boldOwn += text.text;
    else if (isBold) boldBase += text.text;
    else if (isOwn) own += text.text;
    else base += text.text;
  });
  return { base, own, boldBase, boldOwn };
}

/** Gives the characters of what letters share, the same sets for the same pieces. */
function keptBases(plan: FontPlan): (texts: LetterTexts) => readonly Characters[] {
  const kept: { readonly texts: LetterTexts; readonly characters: readonly Characters[] }[] = [];
  return (texts) => {
    const found = kept.find(
      (one) => areSame(one.texts.base, texts.base) && areSame(one.texts.boldBase, texts.boldBase),
    );
    if (found !== undefined) return found.characters;
    const characters = charactersByFace(texts.base.join(""), texts.boldBase.join(""), plan);
    if (kept.length >= KEPT_BASES) kept.length = 0;
    kept.push({ texts, characters });
    return characters;
  };
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}

/** Characters, each with its variation selector, that are in one face. */
type Characters = ReadonlySet<string>;

function charactersByFace(text: string, bold: string, plan: FontPlan): readonly Characters[] {
  const byFace = plan.embedded.map(() => new Set<string>());
  for (const cluster of splitClusters(text)) {
    byFace[plan.embedded.length === 1 ? 0 : faceIndexOf(cluster, plan)]?.add(cluster);
  }
  for (const cluster of splitClusters(bold)) {
    byFace[faceIndexOf(cluster, plan, true)]?.add(cluster);
  }
  return byFace;
}

function tableOf(
  plan: FontPlan,
  carried: readonly number[],
): { readonly table: string; readonly relationships: ZipEntry } {
  const relationships = new TextEncoder().encode(fontTableRelationships(carried));
  return {
    table: fontTable(plan, carried),
    relationships: deflatedEntry("word/_rels/fontTable.xml.rels", relationships),
  };
}

/** Gives the part of a font file, and enters the letter's own name and key for it. */
type FontFile = (base: Characters, own: Characters, values: Map<string, string>) => ZipEntry;

function wholeFile({ face, key }: EmbeddedFace, index: number): FontFile {
  let entry: ZipEntry | undefined;
  return () => {
    entry ??= deflatedEntry(fontPartName(index), obfuscateFont(face.wholeFile(), key));
    return entry;
  };
}

// What files with the same base have in common, the outlines above all, is compressed once; all else is some five
// thousand bytes that change with every character, and is left as it is.
function subsetFiles(face: FontFace, index: number, world: World): FontFile {
  const texts = new WeakMap<Characters, string>();
  const segments = new WeakMap<Uint8Array, DeflateSegment>();
  const segmentOf = (bytes: Uint8Array): DeflateSegment => {
    const segment = segments.get(bytes) ?? deflateSegment(bytes);
    segments.set(bytes, segment);
    return segment;
  };
  return (base, own, values) => {
    const baseText = texts.get(base) ?? [...base].sort().join("");
    texts.set(base, baseText);
    const text = [...own]
      .filter((cluster) => !base.has(cluster))
      .sort()
      .join("");
    const { name, key } = subsetIdentity(face, `${baseText}\n${text}`, world);
    values.set(fontNameValue(index), name);
    values.set(fontKeyValue(index), key);
    const parts = face.subsetFile(text, baseText, name);
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
    const [first] = own;
    if (first !== undefined) {
      merged.push({ bytes: own.length === 1 ? first : concatenate(own), isShared: false });
    }
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

/** Texts whose characters are kept; enough for the versions of a template, and bounded for any list. */
const KEPT_BASES = 16;
/** Bytes from which compressing a part on its own wins more than its own head costs. */
const WORTH_SHARING = 512;
