import type { Diagnostic } from "../../base/diagnostic.ts";
import type { MessageLanguage } from "../../base/messages/catalogue.ts";
import { findFixes } from "../../data/fix/find-fixes.ts";
import type { Fix } from "../../data/fix/fix.ts";
import { listName } from "../../data/list-file.ts";
import { localGovernments } from "../../data/local-governments.ts";
import type { ListEdit, OfferedFix } from "../protocol/worker.ts";
import { fixReason, fixWords } from "./fix-words.ts";
import type { OpenedLists } from "./open-lists.ts";

/** The corrections of lists. */
export interface Offers {
  /** That of a finding; undefined where none is certain. */
  readonly of: (diagnostic: Diagnostic) => OfferedFix | undefined;
  /** All of a kind, one for each cell. */
  readonly alike: (kind: string) => readonly ListEdit[];
}

/** Gives the corrections of lists that are certain, in words. Cost: each finding is looked at once. */
export function offerFixes(lists: OpenedLists, language: MessageLanguage): Offers {
  const { read, given, every } = lists;
  const fixOf = findFixes({
    tables: read.tables,
    rows: read.every.rows,
    governments: localGovernments(),
  });
  const names = given.files.map(listName);
  const toEdit = (fix: Fix): ListEdit => ({
    list: names.indexOf(fix.at.path),
    row: fix.at.row,
    column: fix.at.column,
    value: fix.value,
    reason: fixReason(fix, language),
  });
  const kinds = new Map<string, Map<string, Fix>>();
  for (const diagnostic of every) {
    const fix = fixOf(diagnostic);
    if (fix === undefined) continue;
    const kind = kindOf(diagnostic, fix);
    const own = kinds.get(kind) ?? new Map<string, Fix>();
    own.set(`${fix.at.path}\t${fix.at.row}\t${fix.at.column}`, fix);
    kinds.set(kind, own);
  }
  return {
    of: (diagnostic) => {
      const fix = fixOf(diagnostic);
      if (fix === undefined) return undefined;
      const kind = kindOf(diagnostic, fix);
      const alike = Math.max(kinds.get(kind)?.size ?? 0, 1);
      return { words: fixWords(fix, language), edit: toEdit(fix), kind, alike };
    },
    alike: (kind) => Array.from(kinds.get(kind)?.values() ?? [], toEdit),
  };
}

function kindOf({ code }: Diagnostic, { kind }: Fix): string {
  return `${code} ${kind}`;
}
