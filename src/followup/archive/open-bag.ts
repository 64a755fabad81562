import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  ARCHIVE_LAYOUT,
  type ArchiveRecord,
  readArchiveRecord,
} from "../../archive/archive-record.ts";
import { BAG_ALGORITHMS, PAYLOAD_FOLDER } from "../../archive/bag.ts";
import { type DeclaredFile, readBag } from "../../archive/read-bag.ts";
import { type Diagnostic, error } from "../../base/diagnostic.ts";
import type { Disk } from "../../base/disk.ts";
import { failure, type Outcome, success } from "../../base/outcome.ts";
import { isClutter } from "../../job/keep/run-layout.ts";
import type { ArchivePhase, JobListener } from "../../outside/job-event.ts";
import { systemErrorCode } from "../../outside/system-error.ts";

/** Where an archive is: absolute, and as people know it. */
export interface ArchivePlace {
  readonly path: string;
  readonly shownAs: string;
}

/**
 * Opens an archive: every file of its payload is there with its hashes, and none besides.
 *
 * Errors: `archive/not-a-bag`, `archive/not-an-archive`, `archive/file-…` for all files.
 */
export async function openBag(
  place: ArchivePlace,
  disk: Disk,
  listener: JobListener<ArchivePhase>,
): Promise<Outcome<ArchiveRecord>> {
  const { path, shownAs } = place;
  const at = { kind: "file", path: shownAs } as const;
  const declared = readBag((name) => textOf(join(path, name)));
  if (typeof declared === "string") {
    return failure([error("archive/not-a-bag", at, { path: shownAs, fault: declared })]);
  }
  const problems = await checkFiles(place, declared, disk, listener);
  if (problems.length > 0) return failure(problems);
  try {
    const text = textOf(join(path, PAYLOAD_FOLDER, ARCHIVE_LAYOUT.record)) ?? "";
    return success(readArchiveRecord(text));
  } catch (cause) {
    if (!(cause instanceof TypeError || cause instanceof SyntaxError)) throw cause;
    return failure([error("archive/not-an-archive", at, { path: shownAs })]);
  }
}

async function checkFiles(
  { path: folder, shownAs }: ArchivePlace,
  declared: readonly DeclaredFile[],
  disk: Disk,
  listener: JobListener<ArchivePhase>,
): Promise<readonly Diagnostic[]> {
  const problems: Diagnostic[] = [];
  const known = new Set<string>();
  listener({ kind: "phase", phase: "open-archive", total: declared.length });
  for (const [index, { path, hashes }] of declared.entries()) {
    known.add(path);
    const at = { kind: "file", path: `${shownAs}/${path}` } as const;
    const found = await hashesOf(disk, join(folder, path));
    if (found === undefined) problems.push(error("archive/file-missing", at, { path }));
    else if (
      BAG_ALGORITHMS.some((each) => hashes[each] !== undefined && hashes[each] !== found[each])
    )
      problems.push(error("archive/file-changed", at, { path }));
    listener({ kind: "progress", phase: "open-archive", done: index + 1 });
  }
  for (const path of filesBelow(disk, folder, PAYLOAD_FOLDER)) {
    // A font that may not be packed is put there by who has it; its hash is asked for where it is used.
    if (known.has(path) || path.startsWith(`${PAYLOAD_FOLDER}/${ARCHIVE_LAYOUT.fonts}/`)) continue;
    const at = { kind: "file", path: `${shownAs}/${path}` } as const;
    problems.push(error("archive/file-added", at, { path }));
  }
  return problems;
}

type Hashes = Readonly<Record<(typeof BAG_ALGORITHMS)[number], string>>;

/** A file's hashes; undefined if it is missing, or no file of its own. */
async function hashesOf(disk: Disk, path: string): Promise<Hashes | undefined> {
  if ((await disk.entry(path))?.kind !== "file") return undefined;
  const [sha256, sha512] = [createHash("sha256"), createHash("sha512")];
  for await (const part of disk.parts(path)) {
    sha256.update(part);
    sha512.update(part);
  }
  return { sha256: sha256.digest("hex"), sha512: sha512.digest("hex") };
}

/** All files of a folder and those below it, but what systems leave where somebody looks. */
function filesBelow(disk: Disk, folder: string, path: string): readonly string[] {
  return disk
    .namesNow(join(folder, path))
    .filter((name) => !isClutter(name))
    .toSorted()
    .flatMap((name) => {
      const below = `${path}/${name}`;
      const isFolder = disk.entryNow(join(folder, below))?.kind === "folder";
      return isFolder ? filesBelow(disk, folder, below) : [below];
    });
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").replace(/^\u{feff}/u, "");
  } catch (cause) {
    if (["ENOENT", "ENOTDIR"].includes(systemErrorCode(cause))) return undefined;
    throw cause;
  }
}
