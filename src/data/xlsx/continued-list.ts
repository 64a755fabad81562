import { HONORIFICS } from "../../language/honorific.ts";
import { normalizeHeader } from "../../model/heading.ts";
import { COLUMN_NAMES } from "../../model/recipient.ts";
import { columnNameOf } from "../column-words.ts";
import { findHeading, HEADER_SEARCH_ROWS } from "../find-heading.ts";
import { WHO_COLUMNS } from "../name-columns.ts";
import { isBlankRow, type Sheet, type SheetRow } from "../sheet.ts";

/**
 * Tells rows of a sheet without headings that go on a list: they have something in the columns that the list's rows have something in,
 * figures below figures, an honorific below 敬称.
 *
 * Shape: `list` has a header; of its rows the first ones are looked at. Never true where they say too little to tell.
 */
export function rowsLike(list: Sheet): (row: SheetRow) => boolean {
  const { header, isKnown } = findHeading(list);
  const samples = isKnown ? samplesBelow(list, header.row) : [];
  const columns = header.values.flatMap((heading, index): readonly Column[] => {
    const values = samples.map((row) => valueAt(row, index)).filter((value) => value !== "");
    if (values.length === 0 || values.length < samples.length * NEARLY_ALL) return [];
    const name = columnNameOf(normalizeHeader(heading));
    return [{ index, name, fits: likeOf(name, values) }];
  });
  const tells = columns.length > 1 && columns.some(({ name }) => WHO_COLUMNS.includes(name));
  if (!tells) return () => false;
  const misses = columns.length >= ENOUGH_COLUMNS ? 1 : 0;
  return (row) => {
    const strange = columns.filter(({ index, fits }) => !fits(valueAt(row, index)));
    return strange.length <= misses && !strange.some(({ name }) => WHO_COLUMNS.includes(name));
  };
}

interface Column {
  readonly index: number;
  readonly name: string;
  readonly fits: (value: string) => boolean;
}

/** A column of whose rows fewer have something is no mark of the list's rows. */
const NEARLY_ALL = 0.9;

/** Of so many columns one may be otherwise. */
const ENOUGH_COLUMNS = 4;

function samplesBelow(list: Sheet, header: number): readonly SheetRow[] {
  const samples: SheetRow[] = [];
  for (const row of list.rows) {
    if (samples.length === HEADER_SEARCH_ROWS) break;
    if (row.row > header && !isBlankRow(row)) samples.push(row);
  }
  return samples;
}

function likeOf(name: string, values: readonly string[]): (value: string) => boolean {
  if (name === COLUMN_NAMES.honorific) {
    const known = new Set([...HONORIFICS, ...values]);
    return (value) => known.has(value);
  }
  const areFigures = values.every((value) => FIGURES.test(value));
  return (value) => value !== "" && FIGURES.test(value) === areFigures;
}

const FIGURES = /^[\p{Nd}\s,.()〒%‐-―−ー-]+$/u;

function valueAt({ values }: SheetRow, index: number): string {
  return (values[index] ?? "").trim();
}
