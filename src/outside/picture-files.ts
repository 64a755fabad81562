import { join } from "node:path";
import type { Diagnostic } from "../base/diagnostic.ts";
import { nearestName } from "../base/nearest-name.ts";
import { type Outcome, outcomeOf } from "../base/outcome.ts";
import type { SourceFile } from "../base/world.ts";
import {
  isNamedIn,
  isPictureFile,
  PICTURE_FOLDER,
  pictureKey,
  pictureNamesIn,
} from "../model/picture.ts";
import { namesInFolder, readSourceFile } from "./input-files.ts";
import type { Project } from "./project.ts";

/**
 * Reads the pictures in the folder 画像 beside a template whose names stand in one of its texts. A name is that of a file in this
 * folder, never a path, so that none leads out of it.
 *
 * Shape: by their keys (`pictureKey`).
 * Errors: those of `namesInFolder` and `readSourceFile`.
 */
export function readPictureFiles(
  project: Project,
  folder: string,
  texts: readonly SourceFile[],
): Outcome<ReadonlyMap<string, SourceFile>> {
  const place = join(folder, PICTURE_FOLDER);
  const names = namesInFolder(project, place);
  if (!names.ok) return names;
  const found = new Map<string, SourceFile>();
  const problems: Diagnostic[] = [];
  for (const name of namedIn(names.value, texts)) {
    const file = readSourceFile(project, join(place, name));
    if (file.ok) found.set(pictureKey(name), file.value);
    else problems.push(...file.errors);
  }
  return outcomeOf(found, problems);
}

/**
 * Those of the names of files that are pictures and stand in one of the texts; for a name of a picture that is not there the file
 * that was most likely meant.
 */
export function namedIn(names: readonly string[], texts: readonly SourceFile[]): readonly string[] {
  const pictures = names.filter(isPictureFile);
  if (pictures.length === 0) return [];
  const decoder = new TextDecoder();
  const said = texts.map(({ bytes }) => decoder.decode(bytes).normalize("NFC"));
  const there = new Set(pictures.map((name) => name.normalize("NFC")));
  const meant = new Set(
    said
      .flatMap(pictureNamesIn)
      .filter((name) => !there.has(name))
      .map((name) => nearestName(name, pictures)),
  );
  return pictures.filter((name) => meant.has(name) || said.some((text) => isNamedIn(text, name)));
}
