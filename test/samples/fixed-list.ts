import type { Diagnostic } from "../../src/base/diagnostic.ts";
import { findFixes } from "../../src/data/fix/find-fixes.ts";
import type { Fix } from "../../src/data/fix/fix.ts";
import { guardRecipients } from "../../src/data/guard/guard-recipients.ts";
import { localGovernments } from "../../src/data/local-governments.ts";
import { readLists } from "../../src/data/read-lists.ts";
import type { CellEdit } from "../../src/data/sheet-edits.ts";
import { readXlsx } from "../../src/data/xlsx/read-xlsx.ts";

/** All that is found in a list, with the corrections that are offered. */
export interface FixedList {
  readonly found: readonly Diagnostic[];
  readonly fixes: readonly { readonly diagnostic: Diagnostic; readonly fix: Fix }[];
  /** The values of all rows, the header's among them. */
  readonly values: readonly (readonly string[])[];
}

/** Reads a list with edits in its cells, as the page does, and looks for corrections. */
export function readForFixes(text: string, edits: readonly CellEdit[] = []): FixedList {
  const files = [{ path: "a.csv", bytes: new TextEncoder().encode(text) }];
  const { list, tables, every } = readLists(files, readXlsx, { edits });
  const found = list.ok
    ? [...every.found, ...guardRecipients(list.value)]
    : [...every.found, ...list.errors.filter((one) => !every.found.includes(one))];
  const fixOf = findFixes({ tables, rows: every.rows, governments: localGovernments() });
  return {
    found,
    fixes: found.flatMap((diagnostic) => {
      const fix = fixOf(diagnostic);
      return fix === undefined ? [] : [{ diagnostic, fix }];
    }),
    values: Array.from(tables[0]?.sheet.rows ?? [], ({ values }) => values),
  };
}

/** A correction as an edit of the first list. */
export function editOf({ at, value }: Fix): CellEdit {
  return { list: 0, row: at.row, column: at.column, value };
}
