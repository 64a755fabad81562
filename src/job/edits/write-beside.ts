import type { SourceFile } from "../../base/world.ts";
import { writeDurably } from "../outside/durable-file.ts";
import { nodeDisk } from "../outside/node-disk.ts";
import { writing } from "../outside/output-failure.ts";
import { inProject, type Project } from "../outside/project.ts";

/** A file that was written, and the one that it is to take the place of. */
export interface WrittenBeside {
  readonly path: string;
  readonly from: string;
}

/**
 * Writes changed files beside those that they are made from: `t.hbs` gives `t-修正.hbs`, and if that is there `t-修正2.hbs`. Nothing is
 * written over: the run that the letters came from can still be told by its own files, and the clerk compares old and new.
 *
 * Errors: throws `OutputFailure`, and the system's error where it does not say what is there.
 */
export async function writeBeside(
  project: Project,
  files: readonly SourceFile[],
): Promise<readonly WrittenBeside[]> {
  const written: WrittenBeside[] = [];
  for (const { path: from, bytes } of files) {
    const path = freeName(project, from);
    await writing(() => writeDurably(nodeDisk, inProject(project, path), bytes));
    written.push({ path, from });
  }
  return written;
}

function freeName(project: Project, path: string): string {
  const [, name = path, extension = ""] = /^(.*?)(\.[^./\\]*)?$/su.exec(path) ?? [];
  for (let count = 1; ; count += 1) {
    const free = `${name}-修正${count === 1 ? "" : count}${extension}`;
    if (nodeDisk.entryNow(inProject(project, free)) === undefined) return free;
  }
}
