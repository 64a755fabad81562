import type { Diagnostic } from "../base/diagnostic.ts";
import { describeFace, type FaceDescription } from "../font/describe-face.ts";
import { loadShaper } from "../font/load-shaper.ts";
import { findFontFiles, openFile } from "../outside/find-fonts.ts";
import { type Project, projectAt } from "../outside/project.ts";

/** The typefaces that a template may name, and the font files that cannot be used. */
export interface FontList {
  readonly faces: readonly FaceDescription[];
  readonly problems: readonly Diagnostic[];
}

/** Describes every face found, in the order in which they are searched. */
export async function listFonts(project: Project = projectAt()): Promise<FontList> {
  const files = findFontFiles(project);
  if (!files.ok) return { faces: [], problems: files.errors };
  const shaper = await loadShaper();
  const faces: FaceDescription[] = [];
  const problems: Diagnostic[] = [];
  for (const file of files.value) {
    const opened = openFile(file, shaper);
    if (opened.ok) faces.push(...opened.value.map(describeFace));
    problems.push(...(opened.ok ? opened.warnings : opened.errors));
  }
  return { faces, problems };
}
