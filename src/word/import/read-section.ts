import type { XmlElement } from "../xml-tree.ts";
import type { LetterParts } from "./letter-parts.ts";
import type { Lose, LoseAt, LossPlace } from "./loss.ts";
import { attributeIn, childElements, childNamed, elementsWithin, ownText } from "./properties.ts";
import { readFrame } from "./read-frame.ts";
import {
  hasLines,
  OWN_NUMBER,
  type ReadRunning,
  type RunningSides,
  readRunning,
  runningSetting,
} from "./read-running.ts";
import { paragraphTexts } from "./reading-text.ts";
import type { Setting, SettingMap } from "./setting.ts";

/** What stands at the heads and the feet of a section's pages, as the settings say it. */
export interface ReadEdges {
  /** How pages are numbered (ノンブル), if they are. */
  readonly pageNumber: string | undefined;
  readonly settings: SettingMap;
}

/**
 * Reads what a section has besides its grid.
 *
 * Shape: a foot with a page number alone is the template's own, words and numbers are its heads and feet; whatever else is in them
 * is lost.
 * Source: ISO/IEC 29500-1, 17.6.4, 17.6.10, 17.6.12, 17.10.
 */
export function readEdges(
  section: XmlElement | undefined,
  file: LetterParts,
  loseAt: LoseAt,
): ReadEdges {
  const { path } = file;
  tellLosses(section, loseAt(ofPages(path)));
  const beside = (part: "header" | "footer", around: string): Lose =>
    loseAt({ at: { kind: "word", path, part, paragraph: 1, around }, paragraph: 0 });
  const loseAll = (edge: "header" | "footer"): void => {
    for (const { words, hasNumber, hasMore } of contentsOf(`w:${edge}Reference`, section, file)) {
      if (words !== "" || hasNumber || hasMore) beside(edge, words)(edge);
    }
  };
  const entries: [string, Setting][] = [];
  const isKanji = kanjiOf(section);
  const read = readRunning("header", section, file);
  // Numbers in kanji would come back in figures.
  const head = read !== undefined && isKanji && hasOwnNumber(read) ? undefined : read;
  if (head === undefined) loseAll("header");
  const setting = head && runningSetting(head);
  if (setting !== undefined) entries.push(["ヘッダー", setting]);
  const foot = readRunning("footer", section, file);
  const own = foot && withOwnNumber(foot, isKanji);
  if (own === undefined || (isKanji && hasOwnNumber(own.rest))) {
    const { pageNumber, lost } = numberAlone(section, file);
    for (const words of lost) beside("footer", words)("footer");
    return { pageNumber, settings: new Map(entries) };
  }
  const feet = runningSetting(own.rest);
  if (feet !== undefined) entries.push(["フッター", feet]);
  return { pageNumber: own.pageNumber, settings: new Map(entries) };
}

/** Parts the page's own number from what else is at the feet: it stands in the middle of all of them, alone or between dashes. */
function withOwnNumber(
  { others, first }: ReadRunning,
  isKanji: boolean,
): { readonly pageNumber: string | undefined; readonly rest: ReadRunning } {
  const all = first === undefined ? [others] : [first, others];
  const [number = "", ...more] = all.map((sides) => aloneIn(sides).replaceAll(/\s/gu, ""));
  const dashes = number.replace(OWN_NUMBER, "");
  const isOwn = number.includes(OWN_NUMBER) && (dashes === "" || (!isKanji && DASHES.test(dashes)));
  if (!isOwn || more.some((one) => one !== number)) {
    return { pageNumber: undefined, rest: { others, first } };
  }
  const without = (sides: RunningSides): RunningSides =>
    aloneIn(sides) === sides.center ? { ...sides, center: "" } : NOWHERE;
  const arabic = dashes === "" ? "算用数字" : "― 1 ―";
  return {
    pageNumber: isKanji ? "漢数字" : arabic,
    rest: { others: without(others), first: first && without(first) },
  };
}

function hasOwnNumber({ first, others }: ReadRunning): boolean {
  return [first, others].some(
    (sides) =>
      sides !== undefined && `${sides.left}${sides.center}${sides.right}`.includes(OWN_NUMBER),
  );
}

/** What stands in the middle, or alone at a side: a number that is alone has the place of the template's own. */
function aloneIn({ left, center, right }: RunningSides): string {
  const [only, ...others] = [left, right].filter((text) => text !== "");
  return center === "" && only !== undefined && others.length === 0 ? only : center;
}

const NOWHERE: RunningSides = { left: "", center: "", right: "" };

function kanjiOf(section: XmlElement | undefined): boolean {
  const format = attributeIn(childNamed(section, "w:pgNumType"), "w:fmt") ?? "decimal";
  return /japanese|ideograph|chinese/iu.test(format);
}

/** The number of a foot with more in it than the settings can say, and the words that are lost. */
function numberAlone(
  section: XmlElement | undefined,
  file: LetterParts,
): { readonly pageNumber: string | undefined; readonly lost: readonly string[] } {
  // Between dashes there are figures alone: of － 一 － the dashes are lost.
  const isKanji = kanjiOf(section);
  const feet = contentsOf("w:footerReference", section, file);
  const lost = feet
    .filter(({ words, hasMore }) => (words !== "" && (isKanji || !DASHES.test(words))) || hasMore)
    .map(({ words }) => words);
  if (!feet.some(({ hasNumber }) => hasNumber)) return { pageNumber: undefined, lost };
  if (isKanji) return { pageNumber: "漢数字", lost };
  const isDashed = feet.some(({ words }) => DASHES.test(words));
  return { pageNumber: isDashed ? "― 1 ―" : "算用数字", lost };
}

/** What stands around a number between dashes, however they were typed: - 1 -, － 1 －, ― 1 ―. */
const DASHES = /^(?<dash>[-‐–—―－])\k<dash>$/u;

/** The place of what belongs to the pages. */
export function ofPages(path: string): LossPlace {
  return { at: { kind: "file", path }, paragraph: 0 };
}

function tellLosses(section: XmlElement | undefined, lose: Lose): void {
  const columns = Number(attributeIn(childNamed(section, "w:cols"), "w:num") ?? 1);
  if (columns > 1) lose("columns");
  if (readFrame(section) === "other") lose("page-border");
  if (childNamed(section, "w:lnNumType") !== undefined) lose("line-numbers");
  const alignment = attributeIn(childNamed(section, "w:vAlign"), "w:val") ?? "top";
  if (alignment !== "top") lose("page-alignment");
}

function contentsOf(
  reference: string,
  section: XmlElement | undefined,
  file: LetterParts,
): readonly Content[] {
  return childElements(section)
    .filter(({ name }) => name === reference)
    .flatMap((one) => file.related(attributeIn(one, "r:id") ?? "") ?? [])
    .map(contentOf);
}

/** What a head or a foot has: words, a page number, pictures. */
interface Content {
  readonly words: string;
  readonly hasNumber: boolean;
  readonly hasMore: boolean;
}

function contentOf(part: XmlElement): Content {
  const elements = [...elementsWithin(part)];
  const codes = elements.map((element) =>
    element.name === "w:instrText" ? ownText(element) : (attributeIn(element, "w:instr") ?? ""),
  );
  const hasNumber = codes.some((code) => /^\s*PAGE\b/iu.test(code));
  const text = paragraphTexts(part).join("").replaceAll(/\s/gu, "");
  return {
    // The number itself is what the field showed last.
    words: hasNumber ? text.replace(/[\p{Nd}〇一二三四五六七八九十百]+/u, "") : text,
    hasNumber,
    hasMore: elements.some(
      (one) => one.name === "w:drawing" || one.name === "w:pict" || hasLines(one),
    ),
  };
}
