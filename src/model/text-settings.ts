import { graphemesOf } from "../text/graphemes.ts";
import type { EmphasisMark, Inline, TextPart } from "./letter.ts";
import { inlinesOf, inlinesWithin, inlineText } from "./letter-text.ts";

/** What of a paragraph's characters is set in a way of its own, as far as it is read. */
export interface SetText {
  /** In two small lines within the line (割注). */
  warichu: string;
  /** Spread over more cells than it has characters (字取り). */
  spread: string;
  /** Kept in one line (分割禁止). */
  whole: string;
  /** With white sesames beside it, which a Word file has as circles. */
  openSesame: string;
  /** What stands side by side within a vertical line (縦中横), stretch by stretch. */
  readonly together: string[];
}

/** Of a paragraph of which nothing is read. */
export function nothingSet(): SetText {
  return { warichu: "", spread: "", whole: "", openSesame: "", together: [] };
}

/**
 * Says which characters of a part of a letter are set in a way of their own, one kind a line (`割注「特別区を含む」`); nothing if
 * none is.
 *
 * Shape: of stretches within one another the innermost is said, but that a note in two lines remains one. Side by side are only
 * half-width characters in vertical lines: in others nothing is to be seen of it.
 */
export function settingsOf(part: TextPart, isVertical: boolean): string {
  const inlines = inlinesOf(part);
  if (!inlines.some(isSet)) return "";
  const set = nothingSet();
  for (const inline of inlines) take(inline, { set, isVertical, ...NOTHING_AROUND });
  return saidSettings(set);
}

/** Says it of what was read, in the same words; white space is left out, and of what is kept in one line half-width characters too. */
export function saidSettings(set: SetText): string {
  // What holds Latin letters and figures together is in no Word file.
  const whole = set.whole.replaceAll(/[!-~０-９]/gu, "");
  const items = [
    [OPEN_SESAME, set.openSesame],
    ["割り注", set.warichu],
    ["字取り", set.spread],
    ["分割禁止", whole],
    ...set.together.map((text) => [TOGETHER, text]),
  ];
  return items
    .map(([name, text = ""]) => [name, text.replaceAll(/\s+/gu, "")])
    .flatMap(([name, text]) => (text === "" ? [] : `${name}「${text}」`))
    .join("\n");
}

/** Gives what is said of white sesames, of other settings, and of what stands side by side. */
export function settingItems(
  said: string,
): Readonly<Record<"openSesame" | "own" | "together", readonly string[]>> {
  const items = said === "" ? [] : said.split("\n");
  const named = (name: string): readonly string[] =>
    items.filter((item) => item.startsWith(`${name}「`));
  const [openSesame, together] = [named(OPEN_SESAME), named(TOGETHER)];
  const own = items.filter((item) => !(openSesame.includes(item) || together.includes(item)));
  return { openSesame, own, together };
}

/** Tells whether characters stand side by side as one in every format: half-width ones alone do. */
export function standsTogether(text: string): boolean {
  return /^[!-~]+$/u.test(text);
}

/** Tells whether characters are spread: there are fewer of them than cells. */
export function isSpread(text: string, cells: number): boolean {
  const count = graphemesOf(text).length;
  return count > 0 && count < cells;
}

interface Around {
  readonly set: SetText;
  readonly isVertical: boolean;
  readonly dots: EmphasisMark | undefined;
  readonly isNote: boolean;
  readonly own: "spread" | "whole" | undefined;
}

const NOTHING_AROUND = { dots: undefined, isNote: false, own: undefined } as const;

function isSet(inline: Inline): boolean {
  const { type } = inline;
  if (type === "warichu" || type === "jidori" || type === "no-break") return true;
  if (type === "tate-chu-yoko") return true;
  const isDotted = type === "emphasis-dots" && inline.mark === "open-sesame";
  return isDotted || inlinesWithin(inline).some(isSet);
}

function take(inline: Inline, around: Around): void {
  const within = aroundWithin(inline, around);
  const inside = inline.type === "ruby" ? [] : inlinesWithin(inline);
  if (inside.length > 0) {
    for (const one of inside) take(one, within);
    return;
  }
  addSetText(within.set, inlineText([inline]), within);
}

function aroundWithin(inline: Inline, around: Around): Around {
  switch (inline.type) {
    case "emphasis-dots":
      return { ...around, dots: inline.mark };
    case "warichu":
      return { ...around, isNote: true, own: undefined };
    case "no-break":
      return { ...around, own: "whole" };
    case "jidori": {
      const isSpreadHere = isSpread(inlineText(inline.children), inline.cells);
      return isSpreadHere ? { ...around, own: "spread" } : around;
    }
    case "tate-chu-yoko": {
      const text = inlineText(inline.children);
      const isFree = !around.isNote && around.own !== "spread";
      if (!(isFree && around.isVertical && standsTogether(text))) return around;
      around.set.together.push(text);
      return { ...around, own: undefined };
    }
    default:
      return around;
  }
}

/** Adds characters to what they are within. */
export function addSetText(
  set: SetText,
  text: string,
  { isNote, own, dots }: Pick<Around, "isNote" | "own" | "dots">,
): void {
  if (isNote) set.warichu += text;
  if (own !== undefined) set[own] += text;
  if (dots === "open-sesame") set.openSesame += text;
}

const OPEN_SESAME = "白ゴマ傍点";
const TOGETHER = "縦中横";
