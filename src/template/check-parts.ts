import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { honorificProblem } from "../language/honorific.ts";
import { closesOf } from "../language/salutation.ts";
import type { Manuscript } from "../model/manuscript.ts";
import type { VersionedText } from "./scope.ts";

const ADDRESSEE = "［＃宛名］";

const HONORIFIC_CODES = {
  missing: "template/honorific-missing",
  doubled: "template/honorific-doubled",
  "for-bodies": "template/honorific-for-bodies",
} as const;

/**
 * Reports an addressee without an honorific, or with two, in a merged letter.
 *
 * Shape: the lines 宛名 that follow one another are one addressee, whose last line ends with the honorific.
 * Errors: template/honorific-missing, template/honorific-doubled, template/honorific-for-bodies.
 */
export function checkAddressees({ text, origins }: Manuscript): readonly Diagnostic[] {
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
      .replaceAll(/［＃[^］]*］/gu, (annotation, offset: number) =>
        isWritten(lineStart + offset) ? "" : annotation,
      );
    const problem = goesOn ? undefined : honorificProblem(addressee);
    if (problem !== undefined) {
      const shown = addressee.trim();
      const at = placeOfEnd(origins, start, end);
      problems.push(error(HONORIFIC_CODES[problem], at, { addressee: shown }));
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

/**
 * Compares each salutation that a template writes out with the closes of the same versions.
 *
 * Errors: template/salutation-pair, as a warning: an old letter is re-created as it was.
 */
export function checkSalutations(texts: readonly VersionedText[]): readonly Diagnostic[] {
  const salutations = texts.flatMap((one) => wordAfter(one, "［＃頭語］"));
  const closes = texts.flatMap((one) => wordAfter(one, "［＃結語］"));
  return closes.flatMap((close) =>
    salutations.flatMap((salutation) => {
      const meet = salutation.versions.some((version) => close.versions.includes(version));
      const right = closesOf(salutation.word);
      if (!meet || right === undefined || right.includes(close.word)) return [];
      const values = { salutation: salutation.word, found: close.word, expected: right[0] };
      const related = [{ at: salutation.at, label: salutation.word }];
      return [warning("template/salutation-pair", close.at, values, related)];
    }),
  );
}

function wordAfter(
  { text, at, versions }: VersionedText,
  role: string,
): readonly {
  readonly word: string;
  readonly at: Location;
  readonly versions: readonly string[];
}[] {
  if (!text.includes(role)) return [];
  const [word = ""] = text
    .replaceAll(/［＃[^］]*］/gu, "")
    .trim()
    .split(/[\s　]/u);
  return word === "" ? [] : [{ word, at, versions }];
}
