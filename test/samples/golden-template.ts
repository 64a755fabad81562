import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceFile } from "../../src/base/world.ts";
import { isPictureFile, PICTURE_FOLDER, pictureKey } from "../../src/model/picture.ts";
import { compileTemplate, type Template } from "../../src/template/compile-template.ts";
import { readPictures } from "../../src/template/read-pictures.ts";

/** The template in the folder of a golden case, with the pictures beside it. Errors: throws if it does not compile. */
export function goldenTemplate(folder: string): Template {
  const file = { path: "template.hbs", bytes: bytesOf(join(folder, "template.hbs")) };
  const beside = new Map(picturesIn(join(folder, PICTURE_FOLDER)));
  const pictures = readPictures(beside, file);
  const template = compileTemplate(file, { overrides: new Map(), partials: beside, pictures });
  if (!template.ok) throw new Error(JSON.stringify(template.errors));
  return template.value;
}

function picturesIn(folder: string): readonly (readonly [string, SourceFile])[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(isPictureFile)
    .sort()
    .map((name) => [
      pictureKey(name),
      { path: `画像/${name}`, bytes: bytesOf(join(folder, name)) },
    ]);
}

function bytesOf(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path));
}
