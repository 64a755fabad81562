import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { failure, type Outcome, outcomeOf } from "../../base/outcome.ts";
import type { SourceFile } from "../../base/world.ts";
import { normalizeHeader } from "../../model/heading.ts";
import { readCsv } from "../read-csv.ts";
import { cellAt, isBlankRow, type SheetRow } from "../sheet.ts";
import { checkCharacters, isSuspicious } from "./check-characters.ts";

/** What stands for each private-use character (外字) of an office. */
export type CharacterTable = ReadonlyMap<string, string>;

const COLUMNS = ["外字", "文字"] as const;

/**
 * Reads the table of an office's own characters (外字対応表): a CSV file with the columns 外字 and 文字.
 *
 * 外字 is the character itself or its code point (`U+E000`); 文字 is what the letter shall have.
 *
 * Errors: those of `readCsv`; `csv/missing-column`, `csv/not-a-private-use-character`, and those of
 * `checkCharacters` for 文字.
 */
export function readCharacterTable(file: SourceFile): Outcome<CharacterTable> {
  const sheet = readCsv(file);
  if (!sheet.ok) return sheet;
  const [header, ...rows] = [...sheet.value.rows].filter((row) => !isBlankRow(row));
  const names = header?.values.map(normalizeHeader) ?? [];
  const missing = COLUMNS.filter((column) => !names.includes(column));
  if (header === undefined || missing.length > 0) {
    const at = cellAt(file.path, header ?? { row: 1, line: 1 }, 1, names[0]);
    const found = names.join("、");
    return failure(missing.map((column) => error("csv/missing-column", at, { column, found })));
  }
  const diagnostics: Diagnostic[] = [];
  const table = new Map<string, string>();
  for (const row of rows) {
    const [from, to] = COLUMNS.map((name) => readCell(file.path, row, names.indexOf(name), name));
    if (from === undefined || to === undefined) continue;
    const character = characterOf(from.value);
    if (character === undefined)
      diagnostics.push(error("csv/not-a-private-use-character", from.at, { value: from.value }));
    else table.set(character, to.value);
    if (to.value === "")
      diagnostics.push(error("csv/empty-character", to.at, { character: from.value }));
    else if (isSuspicious(to.value))
      diagnostics.push(...checkCharacters(to.value, to.at, { allowsLines: false }));
  }
  return outcomeOf(table, diagnostics);
}

function readCell(
  path: string,
  row: SheetRow,
  index: number,
  name: string,
): { readonly value: string; readonly at: ReturnType<typeof cellAt> } {
  return { value: (row.values[index] ?? "").trim(), at: cellAt(path, row, index + 1, name) };
}

function characterOf(value: string): string | undefined {
  const hex = /^U\+([0-9A-F]{4,6})$/iu.exec(value)?.[1];
  const code = hex === undefined ? undefined : Number.parseInt(hex, 16);
  if (code !== undefined && code > 0x10_ff_ff) return undefined;
  const character = code === undefined ? value : String.fromCodePoint(code);
  return /^\p{Co}$/u.test(character) ? character : undefined;
}

/** The value with every private-use character of the table put right. */
export function replaceCharacters(value: string, table: CharacterTable): string {
  return value.replaceAll(/\p{Co}/gu, (character) => table.get(character) ?? character);
}
