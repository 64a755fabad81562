import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { SourceFile } from "../base/world.ts";
import type { ReadPictures } from "../model/picture.ts";
import { isNamedIn, isPictureFile, type PictureFile, pictureName } from "../model/picture.ts";
import { PictureRefused } from "../picture/picture-refused.ts";
import { readPicture } from "../picture/read-picture.ts";

/**
 * Reads the pictures among the files beside a template: all of those that its text names.
 *
 * Shape: apart from compiling, since a page loads it when there is a picture.
 * Errors (in the result): template/picture-refused, with the file as its place; the warning template/picture-colours.
 */
export function readPictures(
  beside: ReadonlyMap<string, SourceFile>,
  source: SourceFile,
): ReadPictures {
  const isNamed = namedIn([source, ...beside.values()]);
  const pictures = new Map<string, PictureFile>();
  const keys: string[] = [];
  const problems: Diagnostic[] = [];
  const others: string[] = [];
  for (const [key, file] of beside) {
    const name = pictureName(key);
    if (name === undefined) continue;
    if (!isNamed(name)) {
      others.push(name);
      continue;
    }
    keys.push(key);
    try {
      const picture = readPicture(file, name);
      pictures.set(name, picture);
      const { colourSpace: space } = picture;
      const { path } = file;
      if (space !== undefined) {
        problems.push(warning("template/picture-colours", { kind: "file", path }, { path, space }));
      }
    } catch (cause) {
      if (!(cause instanceof PictureRefused)) throw cause;
      const { reason, found, limit } = cause;
      const at = { kind: "file", path: file.path } as const;
      const values = { path: file.path, reason, found, limit };
      problems.push(error("template/picture-refused", at, values));
    }
  }
  return { pictures, keys, problems, others };
}

/** Tells whether the name of a picture stands in one of the texts of a template. */
function namedIn(files: readonly SourceFile[]): (name: string) => boolean {
  let said: string | undefined;
  return (name) => {
    said ??= files
      .filter(({ path }) => !isPictureFile(path))
      .map(({ bytes }) => new TextDecoder().decode(bytes))
      .join("\n")
      .normalize("NFC");
    return isNamedIn(said, name);
  };
}
