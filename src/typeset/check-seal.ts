import { type Diagnostic, warning } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { mmToSp, sp, spToPt } from "../base/units.ts";
import type { Letter, Sender } from "../model/letter.ts";
import { blockText } from "../model/letter-text.ts";
import type { PageFormat } from "../model/page-format.ts";
import type { GlyphRun, Page, PagedDocument, TagStart } from "../model/paged-document.ts";
import { blocksOfLetter } from "../model/paged-parts.ts";
import { isSealOmitted, sealSide } from "../model/seal-room.ts";
import { sealedLines } from "../model/signers.ts";

/**
 * Checks that the seal (公印) has room on the laid-out pages: over the last character of the sender's name, within the paper and on
 * no other text. Of joint senders (連名) each has one, and none lies on another.
 *
 * Shape: the sender is the letter's own, none of a 別紙; nothing is looked at where the format has no seal.
 * Errors: the warnings typeset/seal-no-room, typeset/seal-omitted, typeset/seal-line-wraps for a picture in a line that goes on in
 * another.
 */
export function checkSeal(
  document: PagedDocument,
  letter: Letter,
  format: PageFormat,
): readonly Diagnostic[] {
  const { seal } = format;
  const own = blocksOfLetter(letter.blocks);
  const senders = own.filter((block): block is Sender => block.type === "sender");
  const last = senders.at(-1);
  if (seal === undefined) return [];
  const at: Location = last?.origin ?? { kind: "option", name: "公印" };
  if (isSealOmitted(own)) {
    const values = { text: last === undefined ? "" : blockText(last).trim() };
    return [warning("typeset/seal-omitted", at, values)];
  }
  const sealed = sealedLines(own);
  const numbers = own.flatMap((block, index) => (block.type === "sender" ? index : []));
  const signed = numbers.flatMap((index, place) => {
    const found = sealed.has(index) ? signedAt(document.pages, place) : undefined;
    const picture = sealSide(senders[place]);
    const side = picture ?? seal;
    if (found === undefined) return [];
    const isPicture = picture !== undefined;
    return [{ ...found, box: sealBox(found.run, side), place, side, isPicture }];
  });
  const { width, height } = document.pageSize;
  const isOnPaper = ({ left, top, right, bottom }: Box): boolean =>
    left >= EDGE && top >= EDGE && right <= width - EDGE && bottom <= height - EDGE;
  return signed.flatMap((one, order) => {
    const before = signed
      .slice(0, order)
      .find((other) => other.page === one.page && meet(one.box, other.box));
    const isOff = !isOnPaper(one.box);
    const text = isOff
      ? textOf(one.run)
      : (coveredBy(one.box, one) ?? (before && textOf(before.run)));
    const from = senders[one.place]?.origin ?? at;
    const isWrapped = one.isWrapped && one.isPicture;
    return [
      ...(text === undefined ? [] : [noRoom(one, text, isOff ? "edge" : "text", from)]),
      ...(isWrapped
        ? [warning("typeset/seal-line-wraps", from, { text: textOf(one.run) } as const)]
        : []),
    ];
  });
}

function noRoom(
  { side, isPicture }: { readonly side: number; readonly isPicture: boolean },
  text: string,
  where: "text" | "edge",
  from: Location,
): Diagnostic {
  const millimetres = Math.round((spToPt(sp(side)) * 25.4) / 72);
  const what = isPicture ? "picture" : "place";
  return warning("typeset/seal-no-room", from, { millimetres, text, what, where });
}

/** Printers leave so much of the paper white, and nobody puts a seal nearer to its edge. */
const EDGE = mmToSp(5);

/** The last run of a sender, with the others on its page. */
interface Signed {
  readonly run: GlyphRun;
  readonly others: readonly GlyphRun[];
  readonly page: number;
  /** Whether the sender has another line. */
  readonly isWrapped: boolean;
}

/** The sender of a number; those of a 別紙 come after the letter's own. */
function signedAt(pages: readonly Page[], place: number): Signed | undefined {
  const all = pages.map(runsOf);
  const elements = new Set(all.flat().flatMap(({ sender }) => sender ?? []));
  const wanted = [...elements][place];
  if (wanted === undefined) return undefined;
  for (const [page, runs] of [...all.entries()].toReversed()) {
    const run = runs.findLast(
      (one) => one.sender === wanted && !one.isMark && isInked(one.run),
    )?.run;
    if (run === undefined) continue;
    const others = runs.flatMap((one) => (one.run === run ? [] : [one.run]));
    const isWrapped = all
      .flat()
      .some(
        (one) =>
          one.sender === wanted &&
          !one.isMark &&
          isInked(one.run) &&
          Math.abs(acrossOf(one.run) - acrossOf(run)) >= run.size,
      );
    return { run, others, page, isWrapped };
  }
  return undefined;
}

/** Where the line of a run is, from line to line; small characters are not quite there. */
function acrossOf({ at, direction }: GlyphRun): number {
  return direction === "vertical" ? at.x : at.y;
}

/** A run, with the number of the sender that it is of. */
interface RunOnPage {
  readonly run: GlyphRun;
  readonly sender: number | undefined;
  /** Whether it is the mark of a note. */
  readonly isMark: boolean;
}

function runsOf({ items }: Page): readonly RunOnPage[] {
  const open: TagStart[] = [];
  return items.flatMap((item) => {
    if (item.type === "tag-start") open.push(item);
    if (item.type === "tag-end") open.pop();
    const sender = open[0]?.role === "sender" ? open[0].element : undefined;
    if (item.type !== "glyphs") return [];
    return [{ run: item, sender, isMark: open.some(({ note }) => note?.end === "mark") }];
  });
}

/** Units: sp from the left and from the top. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where the seal is, half a millimetre of its edge left out, by which nobody puts it more exactly: it begins with the last character, and is as far to one side of the line's axis as to the other. */
function sealBox({ at, size, direction, glyphs }: GlyphRun, seal: number): Box {
  const end = glyphs.findLastIndex(({ text }) => /\S/u.test(text));
  const along = glyphs.slice(0, Math.max(0, end)).reduce((sum, { advance }) => sum + advance, 0);
  const half = seal / 2 - TOUCH;
  if (direction === "vertical") {
    const top = at.y + along;
    const ends = { top: top + TOUCH, bottom: top + seal - TOUCH };
    return { left: at.x - half, right: at.x + half, ...ends };
  }
  const middle = at.y - size * AXIS;
  const left = at.x + along;
  const ends = { left: left + TOUCH, right: left + seal - TOUCH };
  return { ...ends, top: middle - half, bottom: middle + half };
}

const TOUCH = mmToSp(0.5);

/** The text that the seal would cover besides the name's last character; undefined if there is none. */
function coveredBy(box: Box, { others }: Signed): string | undefined {
  const run = others.filter(isInked).find((one) => meet(box, boxOf(one)));
  return run && textOf(run);
}

function boxOf({ at, size, direction, glyphs }: GlyphRun): Box {
  const end = glyphs.findLastIndex(({ text }) => /\S/u.test(text));
  const length = glyphs.slice(0, end).reduce((sum, { advance }) => sum + advance, 0) + size;
  if (direction === "vertical") {
    return { left: at.x - size / 2, right: at.x + size / 2, top: at.y, bottom: at.y + length };
  }
  const middle = at.y - size * AXIS;
  const [top, bottom] = [middle - size / 2, middle + size / 2];
  return { left: at.x, right: at.x + length, top, bottom };
}

function meet(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}

function isInked({ glyphs }: GlyphRun): boolean {
  return glyphs.some(({ recipe }) => recipe.kind !== "blank");
}

function textOf({ glyphs }: GlyphRun): string {
  return glyphs
    .map(({ text }) => text)
    .join("")
    .trim();
}

/** From the baseline of horizontal characters up to their middle, in ems: the usual 880/120 split. */
const AXIS = 0.38;
