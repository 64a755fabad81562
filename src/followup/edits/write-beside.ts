import type { SourceFile } from "../../base/world.ts";
import { writeDurably } from "../../outside/durable-file.ts";
import { nodeDisk } from "../../outside/node-disk.ts";
import { writing } from "../../outside/output-failure.ts";
import { inProject, type Project } from "../../outside/project.ts";

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
  const named = files.map((file) => ({ ...file, as: freeName(project, file.path, files) }));
  for (const { path: from, bytes, as: path } of named) {
    await writing(() => writeDurably(nodeDisk, inProject(project, path), bytes));
    written.push({ path, from });
  }
  return written;
}

/** A name that is free with the endings of all files of that name: a Word file and its settings stay together. */
function freeName(project: Project, path: string, files: readonly SourceFile[]): string {
  const { name, extension } = partedName(path);
  const endings = new Set(
    files
      .map((file) => partedName(file.path))
      .flatMap((one) => (one.name === name ? one.extension : [])),
  );
  for (let count = 1; ; count += 1) {
    const free = `${name}-修正${count === 1 ? "" : count}`;
    const isFree = [...endings].every(
      (ending) => nodeDisk.entryNow(inProject(project, free + ending)) === undefined,
    );
    if (isFree) return free + extension;
  }
}

function partedName(path: string): { readonly name: string; readonly extension: string } {
  const [, name = path, extension = ""] = /^(.*?)(\.[^./\\]*)?$/su.exec(path) ?? [];
  return { name, extension };
}
