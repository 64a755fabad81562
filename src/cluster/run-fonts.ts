import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type FontFace, mayBeGivenOn } from "../model/font-face.ts";
import { findFontFiles, isShippedFont } from "../outside/find-fonts.ts";
import type { Project } from "../outside/project.ts";

/** A font file that a run gives its workers. */
export interface GivenFont {
  /** Its name in the folder of fonts. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a run gives its workers of its fonts. */
export interface RunFonts {
  readonly given: readonly GivenFont[];
  /** It has others, which a worker must have itself. */
  readonly needsOwn: boolean;
}

/**
 * The font files of a run's faces that workers are given: not those that come with the program, which every worker has, and none
 * whose licence allows only that it is embedded.
 *
 * Errors: throws the system's error for a file that cannot be read any more.
 */
export async function fontsToGive(faces: readonly FontFace[], project: Project): Promise<RunFonts> {
  const files = findFontFiles(project);
  const known = files.ok ? files.value : [];
  const given = new Map<string, GivenFont>();
  let needsOwn = false;
  for (const face of faces) {
    const file = known.find(({ shownAs }) => shownAs === face.path);
    if (file !== undefined && isShippedFont(file)) continue;
    if (file === undefined || !mayBeGivenOn(face)) {
      needsOwn = true;
      continue;
    }
    const name = basename(file.path);
    given.set(name, { name, bytes: await readFile(file.path) });
  }
  return { given: [...given.values()], needsOwn };
}

/**
 * Lays out a worker's folder of fonts for a run: what the run gives, and beside it the worker's own for what it may not give.
 *
 * Errors: throws the system's error.
 */
export async function layOutFonts(
  folder: string,
  { given, needsOwn }: RunFonts,
  own: Project,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files = findFontFiles(own);
  for (const file of needsOwn && files.ok ? files.value : []) {
    if (!isShippedFont(file)) await copyFile(file.path, join(folder, basename(file.path)));
  }
  // A name is all that is taken of what the store says.
  for (const { name, bytes } of given) await writeFile(join(folder, basename(name)), bytes);
}
