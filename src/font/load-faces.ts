import type { Diagnostic } from "../base/diagnostic.ts";
import { type Outcome, outcomeOf } from "../base/outcome.ts";
import { portableWorld } from "../base/portable-world.ts";
import type { SourceFile, World } from "../base/world.ts";
import type { FontFace } from "../model/font-face.ts";
import { loadFace } from "./load-face.ts";
import { loadShaper } from "./load-shaper.ts";
import { faceCount } from "./open-face.ts";

/**
 * Loads every face of these font files, in their order.
 *
 * Errors: `font/…`, as `loadFace`, of all files together.
 */
export async function loadFaces(
  files: readonly SourceFile[],
  world: World = portableWorld,
): Promise<Outcome<readonly FontFace[]>> {
  const shaper = await loadShaper();
  const faces: FontFace[] = [];
  const problems: Diagnostic[] = [];
  for (const file of files) {
    for (let index = 0; index < faceCount(file); index += 1) {
      const face = loadFace(file, index, shaper, world);
      problems.push(...(face.ok ? face.warnings : face.errors));
      if (face.ok) faces.push(face.value);
    }
  }
  return outcomeOf(faces, problems);
}
