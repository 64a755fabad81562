import { join } from "node:path";
import type { Disk } from "../../base/disk.ts";
import { nodeDisk } from "../../outside/node-disk.ts";
import { inProject, type Project, projectPath, shownPath } from "../../outside/project.ts";
import { systemErrorCode } from "../../outside/system-error.ts";
import { Ledger } from "./ledger.ts";
import { isWhole, type RunFile, readRunFile } from "./run-file.ts";
import { LEDGER_FILE } from "./run-layout.ts";

/** The folder of a run, and what the run keeps of itself in it. */
export class RunFolder {
  /** Absolute. */
  readonly path: string;

  /** Where it is. */
  readonly disk: Disk;
  readonly #project: Project;

  /** Shape: as the user named it, relative to the project. */
  constructor(project: Project, given: string, disk: Disk = nodeDisk) {
    this.disk = disk;
    this.#project = project;
    this.path = inProject(project, given);
  }

  /** The folder as people know it. */
  get shownAs(): string {
    return projectPath(this.#project, this.path);
  }

  /** Where a file of the run is. Shape: `path` is relative to the folder, with `/`. */
  at(path: string): string {
    return join(this.path, path);
  }

  /** A file of the run as people find it. Shape: as `at`. */
  shown(path: string): string {
    return shownPath(this.#project, this.path, path);
  }

  /** Opens the ledger; a missing one is empty. Errors: throws the system's error where it cannot be read. */
  openLedger(): Ledger {
    return new Ledger(this.disk, this.at(LEDGER_FILE));
  }

  /** The ledger; undefined where there is one that cannot be read. */
  readableLedger(): Ledger | undefined {
    try {
      return this.openLedger();
    } catch (cause) {
      systemErrorCode(cause);
      return undefined;
    }
  }

  /** What `run.json` says, as `readRunFile`. */
  record(): ReturnType<typeof readRunFile> {
    return readRunFile(this.disk, this.path);
  }

  /** The same; `damaged` also where it cannot be read. */
  readableRecord(): ReturnType<typeof readRunFile> {
    try {
      return this.record();
    } catch (cause) {
      systemErrorCode(cause);
      return "damaged";
    }
  }

  /** Tells whether a run has written into it, however damaged what it left is. */
  isRun(): boolean {
    return this.record() !== "absent" || this.disk.entryNow(this.at(LEDGER_FILE)) !== undefined;
  }

  /** The run in it if it has come to its end with every letter, none of them known to differ, and its ledger is whole. */
  wholeRun(): { readonly record: RunFile; readonly ledger: Ledger } | undefined {
    const record = this.readableRecord();
    const ledger = this.readableLedger();
    const isThere = typeof record !== "string" && isWhole(record) && ledger?.complete === true;
    return isThere ? { record, ledger } : undefined;
  }
}
