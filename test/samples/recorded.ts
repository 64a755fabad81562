import { ledgerLine } from "../../src/job/keep/ledger-line.ts";
import { parseLedgerEntry } from "../../src/job/keep/parse-ledger-entry.ts";
import type { RecordedLook } from "../../src/model/run.ts";
import type { LetterLook } from "../../src/model/verification.ts";
import { recordedLook } from "../../src/proof/recorded-look.ts";
import { ledgerEntry } from "./ledger-entry.ts";

/** A letter's look as the ledger gives it back, by which its files are read later. */
export function recorded(
  look: LetterLook,
  paragraphs: readonly string[],
  ruby: Parameters<typeof recordedLook>[2],
): RecordedLook | undefined {
  const entry = { ...ledgerEntry({}), look: recordedLook(look, paragraphs, ruby) };
  const [json = ""] = ledgerLine(entry).split("\t");
  return parseLedgerEntry(JSON.parse(json))?.look;
}
