import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { CellLocation } from "../base/location.ts";
import { lazySequence, type Sequence } from "../base/sequence.ts";
import { COLUMN_NAMES, idOfRow, type Recipient, STANDARD_COLUMNS } from "../model/recipient.ts";
import { checkCharacters, isSuspicious } from "./characters/check-characters.ts";
import { checkDamage, isNoName, mayBeDamaged, notAName } from "./characters/check-damage.ts";
import { type CharacterTable, replaceCharacters } from "./characters/read-character-table.ts";
import { type ColumnUse, columnUse, holdsOnlyNumbers } from "./column-use.ts";
import { readCode } from "./government-code.ts";
import type { LocalGovernments } from "./local-governments.ts";
import { type Columns, RowFields } from "./row-fields.ts";
import { RowStore } from "./row-store.ts";
import { cellAt, type SheetRow } from "./sheet.ts";
import type { Table } from "./table.ts";

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
 * before a figure, which Japanese screens show for a backslash, is the yen.
 *
 * Errors: `csv/value-too-long`, those of `checkCharacters`, `checkDamage`, `notAName` and `readCode`.
 */
export function toRecipients(
  table: Table,
  rules: RowRules,
): { readonly recipients: Sequence<Recipient>; readonly diagnostics: readonly Diagnostic[] } {
  const columns: Columns = {
    path: table.path,
    names: table.names,
    indexOf: new Map(table.names.map((name, index) => [name, index])),
  };
  const isNumber = table.names.map(holdsOnlyNumbers);
  const uses = table.names.map(columnUse);
  const reading: Reading = { columns, rules, isNumber, uses, diagnostics: [], clean: new Set() };
  const store = new RowStore();
  for (const row of table.rows) store.add({ ...row, values: readValues(row, reading) });
  const rows = store.rows();
  const recipients = lazySequence(rows.length, (index) => {
    const row = rows.at(index);
    return row === undefined ? undefined : toRecipient(row, columns);
  });
  return { recipients, diagnostics: reading.diagnostics };
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
}

/** The recipient of a row whose values are read. */
function toRecipient(row: SheetRow, columns: Columns): Recipient {
  const code = valueIn(row.values, COLUMN_NAMES.code, columns);
  return {
    id: code === "" ? idOfRow(row.row) : code,
    row: row.row,
    path: columns.path,
    fields: new RowFields(columns, row),
  };
}

function readValues(row: SheetRow, reading: Reading): readonly string[] {
  const { columns } = reading;
  const values = row.values.map((value, index) => readValue(value, index, row, reading));
  const codeIndex = columns.indexOf.get(COLUMN_NAMES.code);
  if (codeIndex === undefined) return values;
  const { code, diagnostic } = readCode(
    values[codeIndex] ?? "",
    {
      prefecture: valueIn(values, COLUMN_NAMES.prefecture, columns),
      name: valueIn(values, COLUMN_NAMES.name, columns),
    },
    cellAt(columns.path, row, codeIndex + 1, COLUMN_NAMES.code),
    reading.rules.governments,
  );
  values[codeIndex] = code;
  if (diagnostic !== undefined) reading.diagnostics.push(diagnostic);
  return values;
}

function valueIn(values: readonly string[], name: string, columns: Columns): string {
  const index = columns.indexOf.get(name);
  return index === undefined ? "" : (values[index] ?? "");
}

function readValue(raw: string, index: number, row: SheetRow, reading: Reading): string {
  const name = reading.columns.names[index] ?? "";
  const value = reading.isNumber[index] === true ? normalizeNumber(raw) : raw;
  const at = (): CellLocation => cellAt(reading.columns.path, row, index + 1, name);
  const use = reading.uses[index] ?? "other";
  const noName = use === "name" && isNoName(value) ? [notAName(value, at(), name)] : [];
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
