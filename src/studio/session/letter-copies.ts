import { join } from "node:path";
import { nodeDisk } from "../../outside/node-disk.ts";
import type { Project } from "../../outside/project.ts";
import type { ProjectFile } from "../protocol/server.ts";
import type { Handles, Held } from "./handles.ts";
import { isInside } from "./is-inside.ts";
import { plainNameFor } from "./plain-name.ts";
import { Refused } from "./refused.ts";
import { writeBeside } from "./save-files.ts";

/** Where copies of letters are that somebody looks at before any is made, in the project. */
const COPIES = ".shokan/copies";

/** What a copy of a letter is called; nothing else is ever opened from there. */
const LETTER = /\.(?:docx|pdf)$/u;

/** Writes an uploaded letter where a program of the system can open it. Errors: throws `Refused`. */
export async function copyLetter(
  project: Project,
  handles: Handles,
  { shown, bytes }: Extract<Held, { kind: "upload" }>,
): Promise<ProjectFile> {
  const name = plainNameFor(shown);
  if (name === undefined || !LETTER.test(name)) {
    throw new Refused("asked-wrong", "not the name of a letter");
  }
  return writeBeside(project, handles, { folder: COPIES, name, bytes });
}

/** Throws earlier copies away, but for those that a program still has open. Never fails. */
export async function clearCopies(project: Project): Promise<void> {
  const folder = join(project.root, COPIES);
  if (nodeDisk.entryNow(folder)?.kind !== "folder" || !isInside(project, folder)) return;
  const letters = nodeDisk.namesNow(folder).filter((name) => LETTER.test(name));
  await Promise.all(
    letters.map((name) => nodeDisk.remove(join(folder, name)).catch(() => undefined)),
  );
}
