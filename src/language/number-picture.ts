import { commaGrouped } from "./kanji-numeral.ts";

/** How a number is to be written, read from a picture of Word: `#,##0円`, `0.00`, `#,##0;△#,##0`. */
export interface NumberPicture {
  readonly positive: PictureSection;
  /** For negative numbers; without it they have a minus sign in front, where nothing else stands there. */
  readonly negative: PictureSection | undefined;
  readonly zero: PictureSection | undefined;
}

/** What one part of a picture says. */
interface PictureSection {
  /** The text before the figures; the whole section, if it has no figures. */
  readonly before: string;
  /** What stands for figures before the point, each with the text behind it: 000'-'0000. */
  readonly places: readonly { readonly isZero: boolean; readonly behind: string }[];
  /** What stands for figures behind the point. */
  readonly decimals: readonly { readonly isZero: boolean }[];
  readonly hasCommas: boolean;
  readonly behind: string;
}

/**
 * Reads the numeric picture of a field: `0`, `#`, `,`, `.`, literal text (in single quotes or bare), and parts for negative numbers
 * and for zero behind `;`.
 *
 * Shape: undefined for what we do not write: `x`, signs that Word calculates with, figures typed full-width, a part without figures
 * in the first place.
 * Source: ISO/IEC 29500-1, 17.16.4.2.
 */
export function readNumberPicture(picture: string): NumberPicture | undefined {
  const marks = marksOf(picture);
  const parts = marks === undefined ? [] : sectionsOf(marks).map(readSection);
  const [positive, negative, zero] = parts;
  if (parts.length > 3 || parts.includes(undefined)) return undefined;
  if (positive === undefined || positive.places.length + positive.decimals.length === 0) {
    return undefined;
  }
  return { positive, negative, zero };
}

/**
 * Writes a number (as `readNumber` gives it) by a picture; figures beyond those of the picture are rounded, half away from zero.
 *
 * Shape: undefined if the picture does not say how to write it: a negative number where text stands before the figures, or a zero
 * of which no figure would be left. Where Word fills `#` with a blank, nothing is written: the figures stand in a line of text.
 */
export function writeByPicture(number: string, picture: NumberPicture): string | undefined {
  const isNegative = number.startsWith("-");
  const { positive, negative, zero } = picture;
  const size = number.replace(/^-/u, "");
  const section = isNegative ? (negative ?? positive) : positive;
  const rounded = roundTo(size, section.decimals.length);
  const isZero = /^[0.]*$/u.test(rounded);
  if (isZero) return zeroBy(zero, positive);
  const written = writeSection(rounded, section);
  if (!isNegative || negative !== undefined) return written;
  return positive.before === "" ? `-${written}` : undefined;
}

function zeroBy(zero: PictureSection | undefined, positive: PictureSection): string | undefined {
  const section = zero ?? positive;
  const isSaid =
    zero !== undefined || [...positive.places, ...positive.decimals].some(({ isZero }) => isZero);
  return isSaid ? writeSection(roundTo("0", section.decimals.length), section) : undefined;
}

/** A character of a picture: what was quoted, or means nothing, is literal. */
interface Mark {
  readonly character: string;
  readonly kind: "literal" | "place" | "minus";
}

function marksOf(picture: string): readonly Mark[] | undefined {
  const marks: Mark[] = [];
  let isQuoted = false;
  for (const character of picture) {
    if (QUOTES.has(character)) isQuoted = !isQuoted;
    else if (!isQuoted && UNKNOWN.test(character)) return undefined;
    else marks.push({ character, kind: isQuoted ? "literal" : kindOf(character) });
  }
  return isQuoted ? undefined : marks;
}

function kindOf(character: string): Mark["kind"] {
  if (character === "-") return "minus";
  return /[#0,.;]/u.test(character) ? "place" : "literal";
}

const QUOTES: ReadonlySet<string> = new Set(["'", "\u2018", "\u2019"]);
/** `x` drops figures, + is calculated, a backquote asks for a caption's number; full-width signs stand for nothing in Word. */
const UNKNOWN = /[xX+`"\\{}＃０-９，．；1-9]/u;

function sectionsOf(marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const sections: Mark[][] = [[]];
  for (const mark of marks) {
    if (mark.kind === "place" && mark.character === ";") sections.push([]);
    else sections.at(-1)?.push(mark);
  }
  return sections;
}

function readSection(marks: readonly Mark[], index: number): PictureSection | undefined {
  const [head, ...rest] = marks;
  const isSigned = head?.kind === "minus";
  const others = isSigned ? rest : marks;
  if (others.some(({ kind }) => kind === "minus")) return undefined;
  const first = others.findIndex(({ kind }) => kind === "place");
  const last = others.findLastIndex(({ kind }) => kind === "place");
  const textOf = (some: readonly Mark[]): string => some.map((mark) => mark.character).join("");
  // In front of the first part it asks for the sign that a negative number has anyhow.
  const sign = isSigned && index > 0 ? "-" : "";
  const before = sign + textOf(first === -1 ? others : others.slice(0, first));
  if (first === -1) {
    return before === ""
      ? undefined
      : { before, places: [], decimals: [], hasCommas: false, behind: "" };
  }
  const figures = readFigures(others.slice(first, last + 1));
  return figures && { before, ...figures, behind: textOf(others.slice(last + 1)) };
}

/** Reads what is between the first place of a section and the last; undefined for what means nothing, or several things. */
function readFigures(
  marks: readonly Mark[],
): Pick<PictureSection, "places" | "decimals" | "hasCommas"> | undefined {
  const isSign =
    (sign: string) =>
    ({ kind, character }: Mark): boolean =>
      kind === "place" && character === sign;
  const point = marks.findIndex(isSign("."));
  const whole = point === -1 ? marks : marks.slice(0, point);
  const fraction = point === -1 ? [] : marks.slice(point + 1);
  const commas = whole.filter(isSign(","));
  const places: { isZero: boolean; behind: string }[] = [];
  for (const mark of whole) {
    if (commas.includes(mark)) continue;
    const before = places.at(-1);
    if (mark.kind === "place") places.push({ isZero: mark.character === "0", behind: "" });
    else if (before !== undefined) before.behind += mark.character;
  }
  const hasGaps = places.some(({ behind }) => behind !== "");
  // A comma behind the last figure divides by a thousand in Excel, and does nothing in Word.
  const isAmbiguous =
    (commas.length > 0 && (hasGaps || whole.at(-1) === commas.at(-1))) ||
    (point !== -1 && (fraction.length === 0 || hasGaps)) ||
    fraction.some(({ kind, character }) => kind === "literal" || !/[#0]/u.test(character));
  if (isAmbiguous) return undefined;
  const decimals = fraction.map(({ character }) => ({ isZero: character === "0" }));
  return { places, decimals, hasCommas: commas.length > 0 };
}

/** Rounds a number without a sign to some decimal places, half upwards; figures are taken as text, never as a float. */
function roundTo(number: string, count: number): string {
  const [whole = "0", fraction = ""] = number.split(".");
  const kept = fraction.slice(0, count).padEnd(count, "0");
  const isUp = (fraction[count] ?? "0") >= "5";
  const scaled = BigInt(whole + kept) + (isUp ? 1n : 0n);
  const figures = scaled.toString().padStart(count + 1, "0");
  return count === 0 ? figures : `${figures.slice(0, -count)}.${figures.slice(-count)}`;
}

function writeSection(rounded: string, section: PictureSection): string {
  const { before, places, decimals, hasCommas, behind } = section;
  if (places.length + decimals.length === 0) return before;
  const [whole = "", fraction = ""] = rounded.split(".");
  return before + writeWhole(whole, places, hasCommas) + writeFraction(fraction, decimals) + behind;
}

function writeWhole(whole: string, places: PictureSection["places"], hasCommas: boolean): string {
  const figures = whole.replace(/^0+/u, "");
  const firstZero = places.findIndex(({ isZero }) => isZero);
  const least = firstZero === -1 ? 0 : places.length - firstZero;
  const padded = figures.padStart(least, "0");
  if (hasCommas) return commaGrouped(padded);
  // From the last place backwards; what has no place of its own stands before the first.
  let written = "";
  let left = padded;
  for (const { behind } of places.toReversed()) {
    if (left === "") break;
    written = left.slice(-1) + behind + written;
    left = left.slice(0, -1);
  }
  return left + written;
}

function writeFraction(fraction: string, decimals: PictureSection["decimals"]): string {
  if (decimals.length === 0) return "";
  const lastZero = decimals.findLastIndex(({ isZero }) => isZero);
  let end = fraction.length;
  while (end > lastZero + 1 && fraction[end - 1] === "0") end -= 1;
  return end === 0 ? "" : `.${fraction.slice(0, end)}`;
}
