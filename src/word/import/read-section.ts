import type { XmlElement } from "../xml-tree.ts";
import type { LetterParts } from "./letter-parts.ts";
import type { Lose, LoseAt, LossPlace } from "./loss.ts";
import { attributeIn, childElements, childNamed, elementsWithin, ownText } from "./properties.ts";
import { readFrame } from "./read-frame.ts";
import { paragraphTexts } from "./reading-text.ts";

/**
 * Reads what a section has besides its grid; gives how pages are numbered (ノンブル), if they are.
 *
 * Shape: a foot with a page number alone is the template's own; whatever else is in heads and feet is lost.
 * Source: ISO/IEC 29500-1, 17.6.4, 17.6.10, 17.6.12, 17.10.
 */
export function readPageNumber(
  section: XmlElement | undefined,
  file: LetterParts,
  loseAt: LoseAt,
): string | undefined {
  const { path } = file;
  tellLosses(section, loseAt(ofPages(path)));
  const beside = (part: "header" | "footer", around: string): Lose =>
    loseAt({ at: { kind: "word", path, part, paragraph: 1, around }, paragraph: 0 });
  const heads = contentsOf("w:headerReference", section, file);
  for (const { words, hasNumber, hasMore } of heads) {
    if (words !== "" || hasNumber || hasMore) beside("header", words)("header");
  }
  const format = attributeIn(childNamed(section, "w:pgNumType"), "w:fmt") ?? "decimal";
  // Between dashes there are figures alone: of － 一 － the dashes are lost.
  const isKanji = /japanese|ideograph|chinese/iu.test(format);
  const feet = contentsOf("w:footerReference", section, file);
  for (const { words, hasMore } of feet)
    if ((words !== "" && (isKanji || !DASHES.test(words))) || hasMore) {
      beside("footer", words)("footer");
    }
  if (!feet.some(({ hasNumber }) => hasNumber)) return undefined;
  if (isKanji) return "漢数字";
  return feet.some(({ words }) => DASHES.test(words)) ? "― 1 ―" : "算用数字";
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
    hasMore: elements.some(({ name }) => name === "w:drawing" || name === "w:pict"),
  };
}
