import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { endingHonorific, honorificProblem } from "../language/honorific.ts";
import type { Block } from "../model/letter.ts";
import { inlineText } from "../model/letter-text.ts";
import type { Manuscript } from "../model/manuscript.ts";
import { isConfirmed } from "./check-wording.ts";

const ADDRESSEE = "［＃宛名］";

const HONORIFIC_CODES = {
  missing: "template/honorific-missing",
  doubled: "template/honorific-doubled",
  "for-bodies": "template/honorific-for-bodies",
} as const;

/**
 * Reports an addressee without an honorific, with two, or with another than the list has, in a merged letter.
 *
 * Shape: the lines 宛名 that follow one another are one addressee, whose last line ends with the honorific.
 * Units: `expected` is the honorific that the setting or the list has for the row, empty if neither has one.
 * Errors: template/honorific-missing, template/honorific-doubled, template/honorific-for-bodies; the warning
 * template/honorific-differs, where the template writes another one out.
 */
export function checkAddressees(
  { text, origins }: Manuscript,
  expected: string,
  confirmed: readonly string[],
): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  const isWritten = (at: number): boolean =>
    origins.some((range) => range.markup && range.start <= at && at < range.end);
  const isCell = (at: number): boolean =>
    origins.some((range) => range.start <= at && at < range.end && range.at.kind === "cell");
  const nextAddressee = (from: number): number => {
    let at = text.indexOf(ADDRESSEE, from);
    while (at !== -1 && !isWritten(at)) at = text.indexOf(ADDRESSEE, at + 1); // a cell that says so
    return at;
  };
  let start = nextAddressee(0);
  while (start !== -1) {
    const lineEnd = text.indexOf("\n", start);
    const end = lineEnd === -1 ? text.length : lineEnd;
    const next = nextAddressee(end);
    const goesOn = next !== -1 && text.slice(end, next).trim() === "";
    const lineStart = start;
    const addressee = text
      .slice(lineStart, end)
      .replaceAll(/［＃[^［］]*］/gu, (annotation, offset: number) =>
        isWritten(lineStart + offset) ? "" : annotation,
      );
    if (!goesOn) {
      const isWrittenOut = isWritten(start + text.slice(start, end).trimEnd().length - 1);
      const others = isWrittenOut && expected !== "" ? { expected, confirmed } : undefined;
      problems.push(
        ...problemOf(addressee, others, placeOfEnd(origins, start, end), isCell(lineEnd)),
      );
    }
    start = next;
  }
  return problems;
}

/**
 * Reports the same of a letter whose addressees no annotation names: a clerk's Word file, in which they were found by their
 * words.
 *
 * Shape: each line that ends in an honorific is one addressee with those before it (連名).
 * Errors: those of `checkAddressees`.
 */
export function checkHonorifics(
  blocks: readonly Block[],
  expected: string,
  confirmed: readonly string[],
): readonly Diagnostic[] {
  let before = "";
  return blocks.flatMap((block) => {
    if (block.type !== "addressee") {
      if (block.type !== "blank-line") before = "";
      return [];
    }
    const addressee = before + inlineText(block.inlines);
    const isEnd = endingHonorific(addressee) !== undefined;
    before = isEnd ? "" : addressee;
    if (!isEnd) return [];
    const last = block.inlines.findLast((one) => /\S/u.test(inlineText([one])));
    const isWrittenOut = !(last?.type === "text" && last.origin?.kind === "cell");
    const others = isWrittenOut && expected !== "" ? { expected, confirmed } : undefined;
    const at = block.origin ?? { kind: "option", name: "宛名" };
    return problemOf(addressee, others, at);
  });
}

/**
 * What is wrong with an addressee's honorific; `others` is what it must be where the template writes one out, and
 * `isBroken` says that a cell's line break ends the line.
 */
function problemOf(
  addressee: string,
  others: { readonly expected: string; readonly confirmed: readonly string[] } | undefined,
  at: Location,
  isBroken = false,
): readonly Diagnostic[] {
  const problem = honorificProblem(addressee);
  if (problem === "missing" && isBroken) {
    const values = { addressee: addressee.trim(), broken: "cell" } as const;
    return [error("template/honorific-missing", at, values)];
  }
  if (problem !== undefined) {
    return [error(HONORIFIC_CODES[problem], at, { addressee: addressee.trim() })];
  }
  const found = endingHonorific(addressee) ?? "";
  if (others === undefined || others.expected.endsWith(found)) return [];
  if ([found, addressee].some((words) => isConfirmed(words, others.confirmed))) return [];
  return [warning("template/honorific-differs", at, { found, expected: others.expected })];
}

/** The last cell on the addressee's line, else the line in the template. */
function placeOfEnd(origins: Manuscript["origins"], start: number, end: number): Location {
  const onLine = origins.filter((range) => range.start < end && range.end > start);
  const at = (onLine.findLast((range) => range.at.kind === "cell") ?? onLine[0])?.at;
  return at ?? { kind: "option", name: "宛名" };
}
