import { namesBodies } from "../language/body-column.ts";
import { normalizeHeader } from "../model/heading.ts";
import { COLUMN_NAMES } from "../model/recipient.ts";
import {
  COLUMN_WORDS,
  MUNICIPALITIES_OF_A_KIND,
  MUNICIPALITY_WORDS,
  meaningOfHeading,
} from "./column-words.ts";
import type { LocalGovernments } from "./local-governments.ts";
import { nameKey } from "./name-key.ts";
import type { SheetRow } from "./sheet.ts";

/** What a column of municipalities is beside one of other bodies. */
export interface MunicipalityBeside {
  /** The columns that only say where the body lies, or beside the head of a municipality what else is about it: 0-based. */
  readonly free: readonly number[];
  /** The column of the bodies. A heading that is in no table of ours (園名) means them here alone. Undefined where nobody can say. */
  readonly body: number | undefined;
}

/**
 * Tells a municipality that a letter goes to from one in which its addressee lies: 市町村名 beside 学校名 is a free column, and so is
 * 組織名 where every title is that of the municipality's head. Nobody can say which of them the letters go to where the titles are of both
 * kinds, where the body's column is hardly filled, or where the list has the codes of governments.
 *
 * Shape: `headings` as `normalizeHeader` gives them, `samples` rows below them; undefined where not both columns are there.
 */
export function municipalityBeside(
  headings: readonly string[],
  samples: readonly SheetRow[],
  governments: LocalGovernments,
): MunicipalityBeside | undefined {
  const municipalities = placesOfMunicipalities(headings, samples, governments);
  const [place] = municipalities;
  const bodies = bodyColumns(headings);
  const [body] = bodies;
  if (place === undefined || body === undefined) return undefined;
  const titles = headings.flatMap((heading, index) =>
    meaningOfHeading(heading) === "title" ? [index] : [],
  );
  const rows = samples.map(({ values }) => values.map(nameKey)).filter((row) => row[place]);
  const named = rows.filter((row) => row[body] && row[body] !== row[place]);
  const toHeads = rows.filter((row) =>
    titles.some((title) => isHeadOf(row[title] ?? "", row[place] ?? "")),
  );
  const isOwn = headings[body] === COLUMN_NAMES.name;
  if (rows.length > 0 && toHeads.length === rows.length)
    return isOwn ? undefined : { free: bodies, body: place };
  const isUnclear =
    headings.includes(COLUMN_NAMES.code) ||
    named.some((row) => toHeads.includes(row)) ||
    named.length * 2 < rows.length;
  if (isUnclear) return isOwn ? undefined : { free: [], body: undefined };
  return { free: municipalities, body };
}

/** Whether a title is that of a municipality's head, whole or alone: 奈良市長, 市長. */
function isHeadOf(title: string, municipality: string): boolean {
  return title === `${municipality}長` || title === `${municipality.slice(-1)}長`;
}

/** The columns of the bodies themselves: by the usual words first, as they are read in any list. */
function bodyColumns(headings: readonly string[]): readonly number[] {
  const { words = [], tiers = [] } = COLUMN_WORDS.find(({ meaning }) => meaning === "name") ?? {};
  const others = tiers.filter(
    (tier) => tier !== MUNICIPALITY_WORDS && tier !== MUNICIPALITIES_OF_A_KIND,
  );
  for (const tier of [[COLUMN_NAMES.name], words, ...others]) {
    const places = placesOfWords(tier, headings);
    if (places.length > 0) return places;
  }
  const bodies = headings.flatMap((heading, index) => (namesBodies(heading) ? [index] : []));
  return bodies.length === 1 ? bodies : [];
}

/**
 * The columns of municipalities: by the words for any of them, else the one column of those of a kind. 市名 beside 区名 or 町名 is where
 * these lie, and 町名 that is no town of the table a neighbourhood.
 */
export function placesOfMunicipalities(
  headings: readonly string[],
  samples: readonly SheetRow[],
  { byName }: LocalGovernments,
): readonly number[] {
  const any = placesOfWords(MUNICIPALITY_WORDS, headings);
  const ofKind = placesOfWords(MUNICIPALITIES_OF_A_KIND, headings);
  const [only = -1] = ofKind;
  if (any.length > 0 || ofKind.length !== 1 || headings.includes("区名")) return any;
  if (headings[only] !== "町名") return ofKind;
  const values = samples.map(({ values }) => nameKey(values[only] ?? "")).filter(Boolean);
  const towns = values.filter((value) => byName.get(value)?.some(({ kind }) => kind === "町"));
  return towns.length * 2 > values.length ? ofKind : [];
}

/** The columns that are headed by one of these words. */
export function placesOfWords(
  words: readonly string[],
  headings: readonly string[],
): readonly number[] {
  const known = new Set(words.map(normalizeHeader));
  return headings.flatMap((heading, index) => (known.has(heading) ? [index] : []));
}

/** Headings of bodies of which there are too many for a table: 園名, 自治会名, 農業委員会名; but neither 会場名 nor 研修会名. */
