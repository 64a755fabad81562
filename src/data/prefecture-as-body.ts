import { normalizeHeader } from "../model/heading.ts";
import { COLUMN_NAMES } from "../model/recipient.ts";
import { identifiesAddressees, namesBodies } from "./column-use.ts";
import { COLUMN_WORDS, wordsOf } from "./column-words.ts";
import { localGovernments } from "./local-governments.ts";
import { nameKey } from "./name-key.ts";
import type { SheetRow } from "./sheet.ts";

/**
 * The column of prefectures where it is the body itself: the letters go to their governors (職名 is 知事, 知事名 stands beside it, 種別 says
 * so) or to another office of theirs, or the list says no more of whom they go to. Beside a body, or persons alone, it is where they are.
 *
 * Shape: `headings` as `normalizeHeader` gives them, `columns` what each is read as; undefined where it is not the body, or nobody can say.
 */
export function prefectureAsBody(
  headings: readonly string[],
  columns: readonly string[],
  samples: readonly SheetRow[],
): number | undefined {
  const index = columns.indexOf(COLUMN_NAMES.prefecture);
  if (index === -1 || columns.includes(COLUMN_NAMES.name)) return undefined;
  const others = headings.filter((_, place) => columns[place] !== COLUMN_NAMES.prefecture);
  if (others.some((one) => namesBodies(one) || (identifiesAddressees(one) && !WITHIN.test(one))))
    return undefined;
  const valuesOf = (column: string): readonly string[] => {
    const place = columns.indexOf(column);
    const values = place === -1 ? [] : samples.map(({ values }) => nameKey(values[place] ?? ""));
    return values.filter((value) => value !== "");
  };
  if (columns.includes(COLUMN_NAMES.title)) {
    const titles = valuesOf(COLUMN_NAMES.title);
    // What of the few others is no office of a prefecture is told of their rows.
    return titles.filter(isBareOffice).length * 2 > titles.length ? index : undefined;
  }
  const kinds = valuesOf(COLUMN_NAMES.kind);
  if (kinds.length > 0 && kinds.every((kind) => kind === COLUMN_NAMES.prefecture)) return index;
  const person = headings[columns.indexOf(COLUMN_NAMES.person)];
  return person === undefined || GOVERNOR.test(person) ? index : undefined;
}

/** Whether a heading is one of prefectures. */
export function isHeadingOfPrefectures(heading: string | undefined): boolean {
  return heading !== undefined && PREFECTURES.has(normalizeHeader(heading));
}

const PREFECTURES: ReadonlySet<string> = new Set(
  COLUMN_WORDS.filter(({ meaning }) => meaning === "prefecture").flatMap((words) => [
    words.name,
    ...wordsOf(words),
  ]),
);

/** What is within a prefecture's own government, and where its office stands. */
const WITHIN = /部署|部局|[部局課室係]名?$|住所|所在地/u;

/** An office that does not say whose it is: 岩手県総務部長 and 宮城労働局長 say it, and are held against the column. */
function isBareOffice(title: string): boolean {
  return OFFICE.test(title) && !placeStems().some((stem) => title.startsWith(stem));
}

/** The names of prefectures without their last character: 岩手, 北海. */
function placeStems(): readonly string[] {
  stems ??= localGovernments()
    .all.filter(({ kind }) => kind === COLUMN_NAMES.prefecture)
    .map(({ name }) => nameKey(name).slice(0, -1));
  return stems;
}

let stems: readonly string[] | undefined;

/** Offices of a prefecture's government, without its name. */
const OFFICE = /^(?:知事|議会議長|教育長|(?!支)\p{Script=Han}{0,10}[部局課室]長)$/u;
const GOVERNOR = /^知事の?氏?名?$/u;
