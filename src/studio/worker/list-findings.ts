import type { Diagnostic } from "../../base/diagnostic.ts";
import type { MessageLanguage } from "../../base/messages/catalogue.ts";
import { allowanceFor } from "../../data/allowance.ts";
import { COLUMN_NAMES } from "../../model/recipient.ts";
import type { GivenAllowance, ListFinding } from "../protocol/worker.ts";
import { inWords } from "./in-words.ts";
import type { OpenedLists } from "./open-lists.ts";

/** What looks for corrections is loaded when there is something to correct. */
export async function listFindings(
  lists: OpenedLists,
  language: MessageLanguage,
): Promise<readonly ListFinding[]> {
  const first = firstOf(lists.findings);
  const findings = await inWords(first, language);
  if (findings.length === 0) return [];
  const { offerFixes } = await import("./offer-fixes.ts");
  const { pageSentence } = await import("../../base/messages/page-sentence.ts");
  const offered = offerFixes(lists, language);
  const toAllow = pageSentence("--allow", language);
  return findings.map((finding, index) => {
    const diagnostic = first[index];
    const fix = diagnostic && offered.of(diagnostic);
    const allowance = diagnostic && allowanceOf(diagnostic);
    const setting = diagnostic && settingFor(diagnostic);
    return {
      ...finding,
      // Its button says it.
      hints: finding.hints.filter((hint) => allowance === undefined || hint !== toAllow),
      ...(fix === undefined ? {} : { fix }),
      ...(allowance === undefined ? {} : { allowance }),
      ...(setting === undefined ? {} : { setting }),
    };
  });
}

/** A heading that is nearly 敬称 is to be corrected. */
function settingFor({ code, values }: Diagnostic): string | undefined {
  const { column, nearest } = values as Readonly<Record<string, unknown>>;
  const isIt = code === "csv/missing-column" && nearest === undefined;
  return isIt && column === COLUMN_NAMES.honorific ? COLUMN_NAMES.honorific : undefined;
}

/** Findings of lists that are put into words at once; those of a row come with it. */
const MOST_FINDINGS = 10_000;

/** Errors come first. */
function firstOf(found: readonly Diagnostic[]): readonly Diagnostic[] {
  if (found.length <= MOST_FINDINGS) return found;
  const errors = found.filter(({ severity }) => severity === "error");
  const warnings = found.filter(({ severity }) => severity === "warning");
  return [...errors.slice(0, MOST_FINDINGS), ...warnings].slice(0, MOST_FINDINGS);
}

function allowanceOf(diagnostic: Diagnostic): GivenAllowance | undefined {
  const allowance = allowanceFor(diagnostic);
  if (allowance === undefined) return undefined;
  const { column, values } = allowance;
  return { column, ...(values === undefined ? {} : { values }) };
}
