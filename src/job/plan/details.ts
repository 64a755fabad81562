import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import type { Outcome } from "../../base/outcome.ts";
import { joinDetails } from "../../data/join-details.ts";
import { type ListFile, listName } from "../../data/list-file.ts";
import { readDetails } from "../../data/read-details.ts";
import type { ReadOptions } from "../../data/read-lists.ts";
import { readXlsx } from "../../data/xlsx/read-xlsx.ts";
import type { LetterSettings } from "../../model/letter-settings.ts";
import type { RecipientList } from "../../model/recipient.ts";
import { readListFiles } from "../../outside/list-files.ts";
import { nodeWorld } from "../../outside/node-world.ts";
import { isOutsideProject, type Project } from "../../outside/project.ts";
import { textHash } from "../../outside/text-hash.ts";

/** A list's file by its hash. Shape: `path` has the worksheet behind it, where one was chosen. */
export interface HashedList {
  readonly path: string;
  readonly file: string;
  readonly sha256: string;
}

/** A list with the columns of its details. */
export interface DetailedList<List extends RecipientList> {
  readonly list: List;
  /** The files of the details, as the template names them. */
  readonly files: readonly HashedList[];
  readonly problems: readonly Diagnostic[];
}

/**
 * Joins the lists of details that a template names (明細) to the addressees.
 *
 * Shape: where one cannot be read the list stays as it is; nothing is made of it then.
 * Errors: those of `readListFiles`, `readDetails` and `joinDetails`; warns with `csv/detail-outside`.
 */
export function withDetails<List extends RecipientList>(
  list: List,
  { details = [] }: Pick<LetterSettings, "details">,
  project: Project,
  options: ReadOptions,
): DetailedList<List> {
  const problems: Diagnostic[] = [];
  const take = <T>(outcome: Outcome<T>): T | undefined => {
    for (const one of outcome.ok ? outcome.warnings : outcome.errors) problems.push(one);
    return outcome.ok ? outcome.value : undefined;
  };
  const hashed: HashedList[] = [];
  let whole = list;
  for (const { path, at } of details) {
    // Who names it on the command line means it; a template may come from anybody.
    if (at.kind !== "option" && isOutsideProject(project, path)) {
      problems.push(warning("csv/detail-outside", at, { path }));
    }
    const files = take(readListFiles(project, path)) ?? [];
    hashed.push(...files.map(hashedList));
    const read = files.length === 0 ? undefined : take(readDetails(files, options, readXlsx));
    if (read === undefined) continue;
    const joined = joinDetails(whole, read);
    for (const problem of joined.problems) problems.push(problem);
    whole = joined.list;
  }
  return { list: whole, files: hashed, problems };
}

/** Its content is not kept: a long list is in memory once. */
export function hashedList(file: ListFile): HashedList {
  return { path: listName(file), file: file.path, sha256: nodeWorld.sha256(file.bytes) };
}

/** SHA-256 over all details, as a run records it; undefined where there are none. */
export function detailsHash(
  files: readonly Pick<HashedList, "path" | "sha256">[],
): string | undefined {
  const hashes = files.map(({ path, sha256 }) => [path, sha256]);
  return hashes.length === 0 ? undefined : textHash(JSON.stringify(hashes));
}
