import { readFileSync } from "node:fs";
import type { Diagnostic } from "../../src/base/diagnostic.ts";
import { type Outcome, outcomeOf } from "../../src/base/outcome.ts";
import type { SourceFile } from "../../src/base/world.ts";
import { type GuardOptions, guardRecipients } from "../../src/data/guard/guard-recipients.ts";
import type { ReadOptions } from "../../src/data/read-lists.ts";
import { readRecipients } from "../../src/data/read-recipients.ts";
import type { Recipient, RecipientList } from "../../src/model/recipient.ts";

/** The heading of the standard columns. */
export const HEADER = "団体コード,種別,都道府県,団体名,よみ,職名,敬称";

/** Reads lists and guards what was read, as a run does. */
export function readGuarded(
  files: readonly SourceFile[],
  options: ReadOptions = {},
  guard: GuardOptions = {},
): Outcome<RecipientList> {
  const outcome = readRecipients(files, options);
  if (!outcome.ok) return outcome;
  return outcomeOf(outcome.value, [...outcome.warnings, ...guardRecipients(outcome.value, guard)]);
}

/** A list that is right, by its files' paths; a test that meets an error stops here. */
export function readFiles(paths: readonly string[]): RecipientList {
  const outcome = readGuarded(paths.map((path) => ({ path, bytes: readFileSync(path) })));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors[0]));
  return outcome.value;
}

/** A list that is right, by its text in UTF-8. */
export function readText(text: string): RecipientList {
  const outcome = readGuarded([{ path: "a.csv", bytes: new TextEncoder().encode(text) }]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors[0]));
  return outcome.value;
}

/** Everything that is said about a list, whether it is refused or not. */
export function findingsOf(bytes: Uint8Array | string, path = "a.csv"): readonly Diagnostic[] {
  const outcome = readGuarded([
    { path, bytes: typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes },
  ]);
  return outcome.ok ? outcome.warnings : outcome.errors;
}

/** A finding as one line: severity, code and place, the way a corpus file states it. */
export function lineOf({ severity, code, at }: Diagnostic): string {
  switch (at.kind) {
    case "cell":
      return `${severity} ${code} row ${at.row} column ${at.column} line ${at.line}`;
    case "text":
      return `${severity} ${code} line ${at.line} column ${at.column}`;
    default:
      return `${severity} ${code} ${at.kind}`;
  }
}

/** The text of a recipient's cell. */
export function valueIn(recipient: Recipient | undefined, name: string): string | undefined {
  return recipient?.fields.get(name)?.value;
}

/** The texts of a recipient's cells in the columns' order. */
export function fieldsOf(recipient: Recipient): string[] {
  return [...recipient.fields.values()].map((cell) => cell.value);
}
