import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type FontFace, mayBeGivenOn } from "../model/font-face.ts";
import { findFontFiles, isShippedFont } from "../outside/find-fonts.ts";
import { nodeWorld } from "../outside/node-world.ts";
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
    if (given.has(face.sha256)) continue;
    given.set(face.sha256, { name: basename(file.path), bytes: await readFile(file.path) });
  }
  return { given: [...given.values()], needsOwn };
}

/**
 * Lays out a worker's folder of fonts for a run: what the run gives, and beside it the worker's own for what it may not give. Of two
 * that have one name and are not the same, both are there.
 *
 * Errors: throws the system's error.
 */
export async function layOutFonts(
  folder: string,
  { given, needsOwn }: RunFonts,
  own: Project,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const laidOut = new Map<string, string>();
  const layOut = async ({ name, bytes }: GivenFont): Promise<void> => {
    const sha256 = nodeWorld.sha256(bytes);
    // A name is all that is taken of what the store says.
    const asked = basename(name);
    // File systems differ in whether two names are one.
    const key = asked.normalize("NFC").toLowerCase();
    const other = laidOut.get(key);
    if (other === sha256) return;
    const free = other === undefined ? asked : `${sha256.slice(0, DIGITS)}-${asked}`;
    if (other === undefined) laidOut.set(key, sha256);
    await writeFile(join(folder, free), bytes);
  };
  for (const font of given) await layOut(font);
  const files = findFontFiles(own);
  for (const file of needsOwn && files.ok ? files.value : []) {
    if (isShippedFont(file)) continue;
    await layOut({ name: basename(file.path), bytes: await readFile(file.path) });
  }
}

/** Digits of a hash before the name of a font whose own is taken. */
const DIGITS = 16;
