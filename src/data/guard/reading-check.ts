import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import { type Cell, cellIn, type Recipient, valueIn } from "../../model/recipient.ts";
import {
  describeGovernment,
  type LocalGovernment,
  type LocalGovernments,
} from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import type { ListCheck } from "./list-check.ts";
import { isReadingOf, readingForms, readingKey } from "./reading-of.ts";

/** More rows than these, and more than one in `FEW`, are no slips of the pen. */
const SOME_ROWS = 2;
const FEW = 10;

/** Characters of a reading, with prefecture, county and title. */
const LONGEST = 40;

/**
 * Holds the column よみ against the official readings. A reading that is another government's has slipped; one that is
 * nobody's is a slip of the pen. A column that holds other readings, such as those of persons, is left alone.
 *
 * Errors: `csv/reading-of-another` where many rows have it; few are warnings, as is `csv/reading-unknown`.
 */
export function readingCheck(governments: LocalGovernments): ListCheck {
  let rows = 0;
  const strays: Stray[] = [];
  return {
    see: (recipient) => {
      const read = readingIn(recipient, governments);
      if (read === undefined) return;
      rows += 1;
      if (!isReadingOf(read.cell.value, read.government)) strays.push(read);
    },
    findings: () => sayStrays(strays, rows, governments),
  };
}

function sayStrays(
  strays: readonly Stray[],
  rows: number,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  if (strays.length === 0) return [];
  const owners = ownersOfReadings(governments);
  const ofOthers: { readonly stray: Stray; readonly owner: LocalGovernment }[] = [];
  const unknown: Stray[] = [];
  for (const stray of strays) {
    const key = readingKey(stray.cell.value);
    const owner = owners.get(key);
    if (owner !== undefined) ofOthers.push({ stray, owner });
    // さっぽろしぎかい goes on with the office.
    else if (!key.startsWith(readingKey(stray.government.reading))) unknown.push(stray);
  }
  if (unknown.length > rows / 2) return [];
  const isMany = (count: number): boolean => count > Math.max(SOME_ROWS, rows / FEW);
  const say = isMany(ofOthers.length) ? error : warning;
  return [
    ...ofOthers.map(({ stray: { cell, government }, owner }) =>
      say("csv/reading-of-another", cell.at, {
        value: cell.value,
        found: describeGovernment(owner),
        official: describeGovernment(government),
        reading: government.reading,
      }),
    ),
    // Many readings that nobody has are a way of writing them that is not known here.
    ...(isMany(unknown.length) ? [] : unknown.map(unknownReading)),
  ];
}

interface Stray {
  readonly cell: Cell;
  readonly government: LocalGovernment;
}

/** A row's reading and the government that it should be of; undefined where there is nothing to compare. */
function readingIn({ fields }: Recipient, { byCode }: LocalGovernments): Stray | undefined {
  const cell = cellIn(fields, "reading");
  const government = byCode.get(valueIn(fields, "code"));
  if (cell === undefined || cell.value.trim() === "" || government === undefined) return undefined;
  // What is longer than any reading is something else.
  if (cell.value.length > LONGEST) return undefined;
  // A reading that follows a wrong name is no news.
  const isNamed = nameKey(valueIn(fields, "name")) === nameKey(government.name);
  return isNamed ? { cell, government } : undefined;
}

function ownersOfReadings({ all }: LocalGovernments): ReadonlyMap<string, LocalGovernment> {
  return new Map(all.flatMap((one) => readingForms(one).map((form) => [form, one] as const)));
}

function unknownReading({ cell, government }: Stray): Diagnostic {
  const official = describeGovernment(government);
  const values = { value: cell.value, official, reading: government.reading };
  return warning("csv/reading-unknown", cell.at, values);
}
