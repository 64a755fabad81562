import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { CellLocation } from "../base/location.ts";
import { NumberList } from "../base/number-list.ts";
import { lazySequence, type Sequence } from "../base/sequence.ts";
import type { ListRows } from "../model/account.ts";
import { COLUMN_NAMES, idOfRow, type Recipient, STANDARD_COLUMNS } from "../model/recipient.ts";
import { checkCharacters, isSuspicious } from "./characters/check-characters.ts";
import { checkDamage, isNoName, mayBeDamaged, notAName } from "./characters/check-damage.ts";
import { type CharacterTable, replaceCharacters } from "./characters/read-character-table.ts";
import { type ColumnUse, columnUse, holdsOnlyNumbers } from "./column-use.ts";
import { FILLED_COLUMNS, fillFromTable } from "./fill-from-table.ts";
import { checkDigit, type NamedGovernment, readCode } from "./government-code.ts";
import type { LocalGovernments } from "./local-governments.ts";
import { isNeighbourhood } from "./neighbourhood.ts";
import { type OtherBody, otherBodyOf } from "./other-bodies.ts";
import { type Columns, placeIn, RowFields } from "./row-fields.ts";
import { RowStore } from "./row-store.ts";
import type { SheetRow } from "./sheet.ts";
import type { Table } from "./table.ts";
import { wardOfCity } from "./wards.ts";

/** Different values of a list that are remembered, so that equal ones are checked once. */
const REMEMBERED = 10_000;

/** UTF-16 units of a value: what a cell of Excel can hold. */
const MAX_VALUE_LENGTH = 32_767;

/** What reading the rows needs to know. */
export interface RowRules {
  readonly governments: LocalGovernments;
  readonly characters: CharacterTable;
}

/**
 * Makes a recipient of each row: its values checked character by character, its code as six digits.
 *
 * Codes, postal codes and telephone numbers are normalised to half width; no other value is ever changed,
 * except that line breaks become LF, private-use characters of the table what the table says, and the sign of the yen
 * before a figure, which Japanese screens show for a backslash, is the yen. Cells that are blank, or whose column the list does not
 * have, are filled from the table of governments where a code or a name means one of them.
 *
 * Shape: `names` are all names that the recipients' cells are found by; `filled` counts the values by column.
 *
 * Errors: `csv/value-too-long`, those of `checkCharacters`, `checkDamage`, `notAName` and `readCode`.
 */
export function toRecipients(table: Table, rules: RowRules): RecipientRows {
  const columns = columnsOf(table);
  const isNumber = columns.names.map(holdsOnlyNumbers);
  const uses = columns.names.map(columnUse);
  const reading: Reading = {
    columns,
    rules,
    isNumber,
    uses,
    diagnostics: [],
    clean: new Set(),
    isWardOfCity: wardOfCity(table, rules.governments),
    filled: new Map(),
  };
  const rows = rewritten(table.rows, (row) => readValues(row, reading));
  const recipients = lazySequence(rows.length, (index) => {
    const row = rows.at(index);
    return row === undefined ? undefined : toRecipient(row, columns);
  });
  const filled = [...reading.filled].map(([column, count]) => ({ column, count }));
  const names = [...columns.indexOf.keys()];
  return { recipients, names, filled, diagnostics: reading.diagnostics };
}

/**
 * Rows with the values that are made of theirs. Most lists need none but their own: a row that says the same is not kept a second
 * time. Where more than half say something else, the rows that were read are not needed any more.
 */
function rewritten(
  rows: Sequence<SheetRow>,
  valuesOf: (row: SheetRow) => readonly string[],
): Sequence<SheetRow> {
  const store = new RowStore();
  // By a row's index, which of the rows in the store says what it says; 0 for none of them.
  const others = new NumberList();
  let index = 0;
  for (const row of rows) {
    const values = valuesOf(row);
    if (saysOther(values, row.values)) {
      store.add({ ...row, values });
      others.put(index, store.length);
    }
    index += 1;
  }
  const { length } = rows;
  if (store.length === 0) return rows;
  if (store.length * 2 > length) {
    index = 0;
    for (const row of rows) {
      if (others.at(index) === 0) {
        store.add(row);
        others.put(index, store.length);
      }
      index += 1;
    }
    const all = store.rows();
    return lazySequence(length, (at) => all.at(others.at(at) - 1));
  }
  const stored = store.rows();
  return lazySequence(length, (at) => {
    const other = others.at(at);
    return other === 0 ? rows.at(at) : stored.at(other - 1);
  });
}

/** Whether values say anything else than others do; a blank one that the row has no column for says nothing. */
function saysOther(values: readonly string[], own: readonly string[]): boolean {
  return values.some((value, index) => value !== (own[index] ?? ""));
}

/** The recipients of a table. */
export interface RecipientRows {
  readonly recipients: Sequence<Recipient>;
  readonly names: readonly string[];
  readonly filled: NonNullable<ListRows["filled"]>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A table's columns by their names, then by the headings that were taken for one; those of ours that it lacks come last. */
function columnsOf({ path, names: own, taken, inTwo }: Table): Columns {
  // 都道府県 that was taken for the body is the row's prefecture too.
  const inList = [...own, ...taken.map(({ heading }) => heading)];
  const names = [...own, ...FILLED_COLUMNS.filter((column) => !inList.includes(column))];
  const indexOf = new Map(names.map((name, index) => [name, index]));
  // Columns without a heading are not read.
  indexOf.delete("");
  const written = new Map<string, string>();
  for (const { heading, column } of taken) {
    const [first, second] = names.includes(column) ? [column, heading] : [heading, column];
    const index = indexOf.get(first);
    if (index !== undefined && !indexOf.has(second)) indexOf.set(second, index);
    if (first === column) written.set(column, heading);
  }
  const shownAt = inTwo && new Map([[own.length - 1, inTwo.family]]);
  return { path, names, indexOf, written, ownCount: own.length, ...(shownAt && { shownAt }) };
}

interface Reading {
  readonly columns: Columns;
  readonly rules: RowRules;
  /** Which columns hold codes and telephone numbers. */
  readonly isNumber: readonly boolean[];
  /** What damage in a column is held against. */
  readonly uses: readonly ColumnUse[];
  readonly diagnostics: Diagnostic[];
  /** Values in which nothing was found. */
  readonly clean: Set<string>;
  readonly isWardOfCity: (named: NamedGovernment) => boolean;
  /** Values that were filled from the table, by column. */
  readonly filled: Map<string, number>;
}

/** The recipient of a row whose values are read. */
function toRecipient(row: SheetRow, columns: Columns): Recipient {
  const code = valueIn(row.values, COLUMN_NAMES.code, columns);
  const filled = row.values[columns.names.length] ?? "";
  const recipient = {
    id: code === "" ? idOfRow(row.row) : code,
    row: row.row,
    path: columns.path,
    fields: new RowFields(columns, row),
  };
  return filled === "" ? recipient : { ...recipient, filled: filled.split("\t") };
}

/** A row's values as recipients have them; behind those of its columns, where any were filled, the names of these. */
function readValues(row: SheetRow, reading: Reading): readonly string[] {
  const { columns, rules } = reading;
  // What is in a name that is put together is said of its parts.
  const unsaid = { ...reading, diagnostics: [] };
  const values = row.values.map((value, index) =>
    readValue(value, index, row, columns.shownAt?.has(index) === true ? unsaid : reading),
  );
  while (values.length < columns.names.length) values.push("");
  const codeIndex = columns.names.indexOf(COLUMN_NAMES.code);
  const written = values[codeIndex] ?? "";
  const named = {
    kind: valueIn(values, COLUMN_NAMES.kind, columns),
    prefecture: valueIn(values, COLUMN_NAMES.prefecture, columns),
    name: valueIn(values, COLUMN_NAMES.name, columns),
    title: valueIn(values, COLUMN_NAMES.title, columns),
  };
  const heading = columns.written.get(COLUMN_NAMES.name);
  const { code, diagnostic } = readCode(
    written,
    { ...named, isAnothers: isNeighbourhood(named, heading) || reading.isWardOfCity(named) },
    placeIn(columns, row, codeIndex),
    rules.governments,
  );
  // A code that the name gave is filled with the rest.
  if (written.trim() !== "") values[codeIndex] = code;
  if (diagnostic !== undefined) reading.diagnostics.push(diagnostic);
  const known = rules.governments.byCode.get(code) ?? placeOf(code, rules.governments);
  const filled = fillFromTable(values, known, columns.indexOf);
  for (const column of filled) reading.filled.set(column, (reading.filled.get(column) ?? 0) + 1);
  return filled.length === 0 ? values : [...values, filled.join("\t")];
}

/** What the code of a body that is in no table says. */
function placeOf(
  code: string,
  governments: LocalGovernments,
): Pick<OtherBody, "prefecture"> | undefined {
  if (!/^\d{6}$/u.test(code) || checkDigit(code) !== code[5]) return undefined;
  const body = otherBodyOf(code, governments);
  return body === undefined ? undefined : { prefecture: body.prefecture };
}

function valueIn(values: readonly string[], name: string, columns: Columns): string {
  const index = columns.indexOf.get(name);
  return index === undefined ? "" : (values[index] ?? "");
}

/** Whether a cell of whom a row is for holds its own heading: 団体名 below 団体名. Of persons it is said where they are looked at. */
function isOwnHeading(value: string, name: string, index: number, { columns }: Reading): boolean {
  if (name !== COLUMN_NAMES.name && name !== COLUMN_NAMES.title) return false;
  return value === name || value === columns.written.get(columns.names[index] ?? "");
}

function readValue(raw: string, index: number, row: SheetRow, reading: Reading): string {
  const name = reading.columns.names[index] ?? "";
  const value = reading.isNumber[index] === true ? normalizeNumber(raw) : raw;
  const at = (): CellLocation => placeIn(reading.columns, row, index);
  const use = reading.uses[index] ?? "other";
  const isNone = use === "name" && (isNoName(value) || isOwnHeading(value, name, index, reading));
  const noName = isNone ? [notAName(value, at(), name)] : [];
  if (reading.clean.has(value)) {
    reading.diagnostics.push(...noName);
    return value;
  }
  if (value.length > MAX_VALUE_LENGTH) {
    const values = { length: value.length, limit: MAX_VALUE_LENGTH };
    reading.diagnostics.push(error("csv/value-too-long", at(), values));
    return value;
  }
  const isDamaged = [value, raw].some(mayBeDamaged);
  if (!isSuspicious(value) && !isDamaged) {
    if (reading.clean.size < REMEMBERED) reading.clean.add(value);
    reading.diagnostics.push(...noName);
    return value;
  }
  const lines = value.replaceAll(/\r\n?/gu, "\n").replaceAll(/\\(?=\s?\d)/gu, "¥");
  const read = replaceCharacters(lines, reading.rules.characters);
  const rules = { allowsLines: !STANDARD_COLUMNS.has(name) };
  const characters = checkCharacters(read, at(), rules);
  // A code has its own reader, which understands Excel's exponents.
  const isLooked = isDamaged && name !== COLUMN_NAMES.code;
  const damage = isLooked ? checkDamage(damagedForm(value, read, raw), at(), use) : [];
  const found = [...characters, ...damage];
  reading.diagnostics.push(...(found.length > 0 ? found : noName));
  return read;
}

/** What half width makes unrecognisable is looked at as it was in the file. */
function damagedForm(value: string, read: string, raw: string): string {
  return mayBeDamaged(value) ? read : raw;
}

/** Digits and signs of numbers in half width, the dashes of all kinds between digits as hyphens. */
function normalizeNumber(value: string): string {
  if (/^[\d-]*$/u.test(value)) return value;
  return value
    .normalize("NFKC")
    .trim()
    .replaceAll(/(?<=\d)[‐‑‒–—―−ー](?=\d)/gu, "-");
}
