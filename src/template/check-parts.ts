import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { endingHonorific, honorificProblem } from "../language/honorific.ts";
import type { Manuscript } from "../model/manuscript.ts";

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
    const problem = goesOn ? undefined : honorificProblem(addressee);
    if (problem !== undefined) {
      const shown = addressee.trim();
      const at = placeOfEnd(origins, start, end);
      problems.push(error(HONORIFIC_CODES[problem], at, { addressee: shown }));
    } else if (!goesOn) {
      const found = endingHonorific(addressee) ?? "";
      const isWrittenOut = isWritten(start + text.slice(start, end).trimEnd().length - 1);
      const isMeant = confirmed.some((word) => addressee.includes(word));
      if (isWrittenOut && !isMeant && expected !== "" && !expected.endsWith(found)) {
        const at = placeOfEnd(origins, start, end);
        problems.push(warning("template/honorific-differs", at, { found, expected }));
      }
    }
    start = next;
  }
  return problems;
}

/** The last cell on the addressee's line, else the line in the template. */
function placeOfEnd(origins: Manuscript["origins"], start: number, end: number): Location {
  const onLine = origins.filter((range) => range.start < end && range.end > start);
  const at = (onLine.findLast((range) => range.at.kind === "cell") ?? onLine[0])?.at;
  return at ?? { kind: "option", name: "宛名" };
}
