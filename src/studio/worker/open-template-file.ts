import { failure, type Outcome, success } from "../../base/outcome.ts";
import { portableWorld } from "../../base/portable-world.ts";
import { TOOL } from "../../base/tool.ts";
import type { SourceFile } from "../../base/world.ts";
import { isWordFile } from "../../letter/is-word-file.ts";
import { createLetterMaker } from "../../letter/letter-maker.ts";
import { pictureName, type ReadPictures } from "../../model/picture.ts";
import { type CompileOptions, compileTemplate } from "../../template/compile-template.ts";
import type { GivenTemplate } from "../protocol/worker.ts";
import type { OpenedFile } from "./opened-file.ts";

/** Opens a template, as a run does. What reads Word files is loaded when there is one. */
export async function openTemplateFile(given: GivenTemplate): Promise<Outcome<OpenedFile>> {
  const { file, settings, set = {} } = given;
  const overrides = new Map(Object.entries(set));
  const partials = new Map(given.partials.map(({ name, ...partial }) => [name, partial]));
  if (isWordFile(file)) {
    const { openWordFile } = await import("./open-word-file.ts");
    return openWordFile(file, { overrides, partials, ...(settings && { settings }) });
  }
  const pictures = await picturesAmong(partials, file);
  const compiled = compileTemplate(file, { overrides, partials, ...(pictures && { pictures }) });
  if (!compiled.ok) return failure(compiled.errors);
  const template = compiled.value;
  const common = { template, world: portableWorld, tool: TOOL };
  return success(
    {
      template,
      isWord: false,
      makerOf: (edition, faces, formats) =>
        createLetterMaker({ ...common, edition, faces, formats }),
    },
    compiled.warnings,
  );
}

/** The pictures among the files beside a template; what reads them is loaded when there is one. */
async function picturesAmong(
  partials: CompileOptions["partials"],
  file: SourceFile,
): Promise<ReadPictures | undefined> {
  if (![...partials.keys()].some((key) => pictureName(key) !== undefined)) return undefined;
  const { readPictures } = await import("../../template/read-pictures.ts");
  return readPictures(partials, file);
}
