import type { Outcome } from "../../src/base/outcome.ts";
import type { Recipient } from "../../src/model/recipient.ts";

/** A row of a list with these cells, in the order of their columns. */
export function recipient(cells: Readonly<Record<string, string>>, row = 2): Recipient {
  const path = "recipients/list.csv";
  const fields = Object.entries(cells).map(([header, value], index) => {
    const at = { kind: "cell", path, row, column: index + 1, header, line: row } as const;
    return [header, { value, at }] as const;
  });
  return { id: String(row).padStart(3, "0"), row, path, fields: new Map(fields) };
}

/** The value of an outcome that must have one; what is wrong stands in the error. */
export function valueIn<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome.errors, undefined, 1));
}
