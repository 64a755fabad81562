import { type PdfObjects, resolve } from "./pdf-objects.ts";
import { textOfString } from "./pdf-string.ts";
import type { PdfDictionary, PdfValue } from "./pdf-value.ts";

/** Characters of a page with where they are drawn. Units: points from the page's left and bottom edge. */
export interface SaidAt {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/**
 * Tells whether a link is the mark of a note, or the label of one: it lies over the words that it says it leads to, and the one that it
 * leads to says the same from the other end, and leads back here. What leads to another place lies over its words too; where that is
 * is compared with the letter.
 *
 * Source: ISO 32000-1, 12.3.2.2 (explicit destinations).
 */
export function isNoteLink(
  objects: PdfObjects,
  link: PdfDictionary,
  pieces: () => readonly SaidAt[],
): boolean {
  const one = endOf(objects, link);
  if (one?.isReference === true) return lieOver(pieces(), one);
  const other = one && targetOf(objects, one);
  if (one === undefined || other === undefined) return false;
  const isThere = other.name === one.name && other.isMark !== one.isMark;
  return isThere && leadsTo(other, one) && lieOver(pieces(), one);
}

interface LinkEnd {
  readonly rect: readonly number[];
  readonly page: number;
  /** What sentences call the note, and whether this is its mark in the text. */
  readonly name: string;
  readonly isMark: boolean;
  /** Whether it leads to a place from which nothing leads back. */
  readonly isReference: boolean;
  /** The page that it leads to, and where on it. */
  readonly to: number;
  readonly left: number;
  readonly top: number;
}

function endOf(objects: PdfObjects, link: PdfDictionary): LinkEnd | undefined {
  const page = link.entries.get("P");
  const words = /^(?<text>本文の)?(?<name>.+?)(?<place>の所)?へ$/u.exec(
    textOfString(resolve(objects, link.entries.get("Contents"))),
  )?.groups;
  const rect = numbersOf(objects, link.entries.get("Rect"));
  const dest = resolve(objects, link.entries.get("Dest"));
  if (dest?.kind !== "array" || page?.kind !== "reference" || rect.length !== 4) return undefined;
  const [to, how, left, top] = dest.items;
  const [x, y] = [resolve(objects, left), resolve(objects, top)];
  const isPlace = how?.kind === "name" && how.name === "XYZ" && dest.items.length === 5;
  if (!isPlace || to?.kind !== "reference" || x?.kind !== "number" || y?.kind !== "number")
    return undefined;
  const isMark = words?.["text"] === undefined;
  const isReference = words?.["place"] !== undefined;
  const name = words?.["name"] ?? "";
  const place = { to: to.object, left: x.value, top: y.value };
  return { rect, page: page.object, name, isMark, isReference, ...place };
}

function numbersOf(objects: PdfObjects, value: PdfValue | undefined): readonly number[] {
  const list = resolve(objects, value);
  if (list?.kind !== "array") return [];
  return list.items.flatMap((item) => (item.kind === "number" ? [item.value] : []));
}

/** The link that a link leads to: the one of its page that begins where it says. */
function targetOf(objects: PdfObjects, end: LinkEnd): LinkEnd | undefined {
  const page = objects.get(end.to);
  const list =
    page?.kind === "dictionary" ? resolve(objects, page.entries.get("Annots")) : undefined;
  if (list?.kind !== "array") return undefined;
  return list.items
    .map((item) => resolve(objects, item))
    .flatMap((item) => (item?.kind === "dictionary" ? (endOf(objects, item) ?? []) : []))
    .find((other) => leadsTo(end, other));
}

function leadsTo({ to, left, top }: LinkEnd, { page, rect }: LinkEnd): boolean {
  return to === page && isNear(left, rect[0]) && isNear(top, rect[3]);
}

/** Whether what lies under a link is the end of what it says: 注１, and １ of 脚注１. */
function lieOver(pieces: readonly SaidAt[], { rect, name, isReference }: LinkEnd): boolean {
  const [left = 0, bottom = 0, right = 0, top = 0] = rect;
  const text = pieces
    .filter(({ x, y, size }) => {
      const white = size / 2;
      return x >= left - white && x <= right + white && y >= bottom - white && y <= top + white;
    })
    .map((piece) => piece.text)
    .join("");
  // What leads to a place may go on in the next line: the beginning or the end of it is there.
  if (isReference)
    return [...name].some(
      (_, at) =>
        text.includes(at === 0 ? name : name.slice(at)) ||
        (at > 0 && text.includes(name.slice(0, at))),
    );
  const mark = name.replace(/^脚/u, "");
  return text.includes(mark) || text.includes(mark.replace(/^注/u, ""));
}

function isNear(one: number, other: number | undefined): boolean {
  return other !== undefined && Math.abs(one - other) <= TOLERANCE_PT;
}

/** What the writer rounds. */
const TOLERANCE_PT = 0.01;
