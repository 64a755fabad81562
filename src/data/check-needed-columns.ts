import { type Diagnostic, error } from "../base/diagnostic.ts";
import { nearestName } from "../base/nearest-name.ts";
import { normalizeHeader } from "../model/heading.ts";
import { COLUMN_NAMES } from "../model/recipient.ts";
import { meaningOfHeading } from "./column-words.ts";
import { differsByOne } from "./differs-by-one.ts";
import { FILLED_COLUMNS } from "./fill-from-table.ts";
import { type NamedColumns, WHO_COLUMNS } from "./name-columns.ts";
import { cellAt, type SheetRow } from "./sheet.ts";

/**
 * Columns that are missing: one that says whom the list addresses, how they are addressed, and what the list has under a name that
 * is nearly ours; not the honorific where the template gives one. The rest the table of governments fills.
 *
 * Errors: `csv/missing-column`, one for each thing that is missing.
 */
export function checkNeededColumns(
  path: string,
  header: SheetRow,
  { names, taken, diagnostics, inTwo }: NamedColumns,
  isHonorificGiven = false,
): readonly Diagnostic[] {
  const found = header.values.filter((heading) => heading.trim() !== "").join("、");
  const free = names.filter((name) => name !== "" && meaningOfHeading(name) === undefined);
  const present = new Set([
    ...names,
    ...taken.map(({ column }) => column),
    ...(inTwo ? [COLUMN_NAMES.person] : []),
    // What two headings may mean is said of them.
    ...diagnostics.map(({ values }) => String(values["column"])),
  ]);
  const lacks = (column: string): boolean => !present.has(column);
  const missing = [
    ...(WHO_COLUMNS.every(lacks) ? [whoIn(free)] : []),
    ...[COLUMN_NAMES.honorific]
      .filter((one) => !isHonorificGiven && lacks(one))
      .map((column) => honorificIn(column, free)),
    ...FILLED_COLUMNS.filter(lacks).flatMap((column) => misspeltIn(column, free)),
  ];
  return missing.map(({ nearest, ...values }: Missing) => {
    if (nearest === undefined)
      return error("csv/missing-column", cellAt(path, header, 1, header.values[0]), {
        ...values,
        found,
      });
    const at = cellAt(path, header, names.indexOf(nearest) + 1, nearest);
    return error("csv/missing-column", at, { ...values, found, nearest });
  });
}

/** A column that is missing, and what the list may have for it. */
interface Missing {
  readonly column: string;
  readonly nearest?: string | undefined;
  /** What the heading is to be called, where any of several columns would do. */
  readonly rename?: string;
  /** The headings of a name in two columns, which are one thing. */
  readonly parts?: string;
}

/** Who is addressed, and the first heading that may say it: 会長名, 送付先, 役職・氏名. */
function whoIn(free: readonly string[]): Missing {
  const parts = NAMES_IN_TWO.flatMap((two) => [two, two.map((one) => `${one}1`)]).find((two) =>
    two.every((one) => free.includes(one)),
  );
  if (parts !== undefined)
    return { column: COLUMN_NAMES.person, rename: COLUMN_NAMES.person, parts: parts.join("」「") };
  const near = WHO_COLUMNS.flatMap((column) => {
    const nearest = nearestName(column, free);
    return nearest === undefined ? [] : [{ column, nearest, rename: column }];
  });
  const nearest = free.find((name) => WHOM.test(name));
  if (nearest !== undefined)
    return { column: COLUMN_NAMES.title, nearest, rename: renameOf(nearest) };
  return near[0] ?? { column: COLUMN_NAMES.title, rename: COLUMN_NAMES.title };
}

const NAMES_IN_TWO: readonly (readonly string[])[] = [
  ["姓", "名"],
  ["氏", "名"],
  ["苗字", "名前"],
  ["名字", "名前"],
];

const WHOM =
  /職名|役職|氏名|名前|(?:宛|あて)[名先]|(?:(?:送付|送り|発送|届け)先|相手方)(?!.*(?:住所|所在地|番号|電話|課|係))|[会社局院校園]長名?$|(?:会|団体|組合|会社|法人|施設|事業所|機関|病院|学校|大学|委員会)名称?$/u;

/** What a column of addressees is called: by its name alone, or the whole of it. */
function renameOf(heading: string): string {
  if (/^(?!.*職).*(?:氏名|[長者主員]名|^名前)[0-9]*(?:\([^)]*\))?$/u.test(heading))
    return COLUMN_NAMES.person;
  if (/(?:職名|役職名?|肩書き?)$/u.test(heading)) return COLUMN_NAMES.title;
  return /名称?$/u.test(heading) && !/職|宛|あて|先/u.test(heading) ? COLUMN_NAMES.name : "宛名";
}

function honorificIn(column: string, free: readonly string[]): Missing {
  const numbered = free.find((name) => name.replace(/[0-9]+$/u, "") === column);
  return { column, nearest: numbered ?? nearestName(column, free) };
}

function misspeltIn(column: string, free: readonly string[]): readonly Missing[] {
  if (column.length < LONG_NAME) return [];
  const nearest = free.find((name) => differsByOne(column, name));
  return nearest === undefined ? [] : [{ column, nearest }];
}

/** Characters of a name that another heading is not nearly the same by chance: 団体名 and 団体長 are two things. */
const LONG_NAME = 4;

/** Whether a row says something of the addressees as a header does, although too little of it is known to be one. */
export function saysWhom({ values }: SheetRow): boolean {
  return values.some((value) => {
    const meaning = meaningOfHeading(normalizeHeader(value).replace(/[0-9]+$/u, ""));
    return meaning !== undefined && WHOM_MEANINGS.has(meaning);
  });
}

const WHOM_MEANINGS: ReadonlySet<string> = new Set(["title", "name", "person", "honorific"]);
