import type { Diagnostic } from "../../base/diagnostic.ts";
import { joinDetails } from "../../data/join-details.ts";
import { readDetails } from "../../data/read-details.ts";
import type { ReadList, WorkbookReader } from "../../data/read-lists.ts";
import type { LetterSettings } from "../../model/letter-settings.ts";
import type { RecipientList } from "../../model/recipient.ts";
import type { NamedInputs } from "../protocol/server.ts";
import type { GivenDetails, GivenLists } from "../protocol/worker.ts";
import type { OpenedLists } from "./open-lists.ts";

/** Lists of details (明細) that a template names, read. */
export interface OpenedDetails {
  /** What is wrong with them by themselves. */
  readonly problems: readonly Diagnostic[];
  /** Addressees with the rows that are theirs. Shape: no list where the details stand in the way of letters. */
  readonly joinedTo: (list: ReadList) => {
    readonly list: ReadList | undefined;
    readonly problems: readonly Diagnostic[];
  };
}

/** What a template names beside its addressees, each as it is written there. */
export function namedIn({ details = [], attachments = [] }: LetterSettings): NamedInputs {
  return {
    details: details.map(({ path }) => path),
    attachments: attachments.map(({ path }) => path),
  };
}

/** Gives what is read of details beside lists; of the same two it is the same. */
export type OpenDetails = (
  given: GivenDetails,
  lists: OpenedLists | undefined,
) => OpenedDetails | undefined;

/** Reads details when they are asked for beside other lists: what was said of hidden rows and of values that are meant holds for both. */
export function rememberDetails(readXlsx: WorkbookReader): OpenDetails {
  let last: { readonly lists: OpenedLists | undefined; readonly opened: OpenedDetails } | undefined;
  return (given, lists) => {
    if (last === undefined || last.lists !== lists) {
      last = { lists, opened: openDetails(given, lists?.given ?? { files: [] }, readXlsx) };
    }
    return last.opened;
  };
}

function openDetails(
  { files }: GivenDetails,
  { allow = [], hidden }: GivenLists,
  readXlsx: WorkbookReader,
): OpenedDetails {
  const options = { allowed: allow.map(({ column, values }) => ({ column, values })), hidden };
  const read = files
    .filter((group) => group.length > 0)
    .map((group) => readDetails(group, options, readXlsx));
  const problems = read.flatMap((one) => (one.ok ? one.warnings : one.errors));
  const details = read.flatMap((one): readonly RecipientList[] => (one.ok ? [one.value] : []));
  return {
    problems,
    joinedTo: (list) => {
      const found = [...problems];
      let whole = list;
      for (const one of details) {
        const joined = joinDetails(whole, one);
        found.push(...joined.problems);
        whole = joined.list;
      }
      const isWrong =
        files.some((group) => group.length === 0) ||
        found.some(({ severity }) => severity === "error");
      return { list: isWrong ? undefined : whole, problems: found };
    },
  };
}
