import type { MessageLanguage } from "../../base/messages/catalogue.ts";
import { findFontFiles, openFaces } from "../../outside/find-fonts.ts";
import { nodeDisk } from "../../outside/node-disk.ts";
import type { Project } from "../../outside/project.ts";
import { findingOf } from "../protocol/finding-of.ts";
import type { FaceFiles } from "../protocol/server.ts";
import type { Handles } from "./handles.ts";

/** The faces that a run would take for these names, and the files that they are in. */
export async function faceFiles(
  project: Project,
  handles: Handles,
  names: readonly string[],
  language: MessageLanguage,
): Promise<FaceFiles> {
  const opened = await openFaces(names, project);
  const known = findFontFiles(project);
  const found = opened.ok ? opened.warnings : opened.errors;
  const problems = known.ok ? found : [...found, ...known.errors];
  const findings = problems.map((one) => findingOf(one, language));
  if (!(opened.ok && known.ok)) return { files: [], faces: [], findings };
  const files: FaceFiles["files"][number][] = [];
  const faces: FaceFiles["faces"][number][] = [];
  for (const { path: shown, sha256, index } of opened.value) {
    const place = files.findIndex((file) => file.path === shown);
    const file = known.value.find(({ shownAs }) => shownAs === shown);
    if (place < 0 && file !== undefined) {
      const handle = handles.of({ kind: "file", path: file.path, shown });
      files.push({ handle, path: shown, bytes: nodeDisk.entryNow(file.path)?.bytes ?? 0, sha256 });
    }
    faces.push({ file: place < 0 ? files.length - 1 : place, index });
  }
  return { files, faces, findings };
}
