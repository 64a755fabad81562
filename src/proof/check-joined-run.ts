import { join } from "node:path";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { LedgerEntry } from "../model/run.ts";
import { hashOfFile } from "../outside/hash-of-file.ts";
import { nodeDisk } from "../outside/node-disk.ts";
import { shownPath } from "../outside/project.ts";
import type { WordShown } from "../reading/compare-by-place.ts";
import { readWordShown } from "../reading/read-word-shown.ts";
import { UnreadableFile } from "../verify/unreadable-file.ts";
import type { RunPlace } from "./check-bytes.ts";
import { readJoinedLetters } from "./read-joined-letters.ts";
import { unreadableFile } from "./unreadable.ts";

/**
 * Checks a file of a print run whose pages another program laid out: each letter's pages show what its Word file says.
 *
 * Shape: `letters` are those of the file, in its order. A letter whose Word file is not the one that was recorded is passed over:
 * that is reported where the letter is.
 * Errors (in the result): `verify/text-differs`, `office/text-differs`, `verify/page-count`, `verify/unreadable`.
 */
export async function checkJoinedRun(
  { project, folder }: RunPlace,
  name: string,
  letters: readonly LedgerEntry[],
  duplex: boolean,
): Promise<readonly Diagnostic[]> {
  const path = shownPath(project, folder, name);
  const pdf = await nodeDisk.read(join(folder, name)).catch(() => undefined);
  if (pdf === undefined) return []; // that it is missing is reported with the run's other files
  const problems: Diagnostic[] = [];
  let before = 0;
  const places = letters.map((entry) => {
    const pages = entry.files.find(({ format }) => format === "pdf")?.pages ?? 0;
    const hasBack = duplex && pages % 2 === 1;
    const first = before;
    before += hasBack ? pages + 1 : pages;
    return { entry, first, pages, hasBack, shown: () => shownBy(folder, entry) };
  });
  try {
    const others = await readJoinedLetters(path, new Uint8Array(pdf), places, (faults, index) => {
      const place = places[index];
      if (place === undefined || faults.length === 0) return;
      const at = { kind: "page", path, page: place.first + 1, box: undefined } as const;
      const { addressee } = place.entry;
      problems.push(error("verify/text-differs", at, { path, addressee }));
      problems.push(...faults.slice(0, SHOWN_FAULTS));
    });
    return [...problems, ...others];
  } catch (cause) {
    if (!(cause instanceof UnreadableFile)) throw cause;
    return [unreadableFile(path, cause)];
  }
}

/** What a letter's Word file says, if it is the one that was recorded. */
async function shownBy(folder: string, { files }: LedgerEntry): Promise<WordShown | undefined> {
  const word = files.find(({ format }) => format === "docx");
  if (word === undefined) return undefined;
  const absolute = join(folder, word.path);
  try {
    if ((await hashOfFile(nodeDisk, absolute, word.bytes)) !== word.sha256) return undefined;
    return readWordShown(new Uint8Array(await nodeDisk.read(absolute)));
  } catch {
    return undefined; // reported where the letter is
  }
}

/** The others of a letter are like these, or its pages are another letter's altogether. */
const SHOWN_FAULTS = 3;
