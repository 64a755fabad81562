import { assert } from "../../base/assert.ts";
import { type Outcome, success } from "../../base/outcome.ts";
import { portableWorld } from "../../base/portable-world.ts";
import { TOOL } from "../../base/tool.ts";
import type { SourceFile } from "../../base/world.ts";
import { type OpenOptions, openTemplate } from "../../letter/open-template.ts";
import { createWordMaker } from "../../letter/word-maker.ts";
import type { OpenedFile } from "./opened-file.ts";

/** Opens a clerk's Word file as template. Errors: as `openTemplate`. */
export function openWordFile(file: SourceFile, options: OpenOptions): Outcome<OpenedFile> {
  const opened = openTemplate(file, options);
  if (!opened.ok) return opened;
  const { template, word } = opened.value;
  assert(word !== undefined, "a Word file is opened as one");
  return success(
    {
      template,
      isWord: true,
      makerOf: (edition) =>
        createWordMaker({ template, word, edition, world: portableWorld, tool: TOOL }),
    },
    opened.warnings,
  );
}
