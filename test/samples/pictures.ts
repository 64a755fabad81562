import { readFileSync } from "node:fs";
import { type Outcome, success } from "../../src/base/outcome.ts";
import type { SourceFile } from "../../src/base/world.ts";
import { openTemplate } from "../../src/letter/open-template.ts";
import { type PictureFile, pictureKey } from "../../src/model/picture.ts";
import { readPicture } from "../../src/picture/read-picture.ts";
import type { Template } from "../../src/template/compile-template.ts";

const FOLDER = "test/corpus/pictures";

/** A picture of the corpus as a file beside a template. */
export function pictureSource(name: string): SourceFile {
  return {
    path: `templates/画像/${name}`,
    bytes: new Uint8Array(readFileSync(`${FOLDER}/${name}`)),
  };
}

/** A picture of the corpus, read. */
export function corpusPicture(name: string): PictureFile {
  return readPicture(pictureSource(name), name);
}

/** Pictures of the corpus as files beside a template, by their keys. */
export function picturesBeside(...names: readonly string[]): ReadonlyMap<string, SourceFile> {
  return new Map(names.map((name) => [pictureKey(name), pictureSource(name)]));
}

/** A template with pictures beside it. */
export function openedTemplate(
  bytes: Uint8Array,
  partials: ReadonlyMap<string, SourceFile>,
): Outcome<Template> {
  const opened = openTemplate({ path: "t.hbs", bytes }, { overrides: new Map(), partials });
  return opened.ok ? success(opened.value.template, opened.warnings) : opened;
}
