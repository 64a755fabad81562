import { ARCHIVE_LAYOUT, type ArchiveRecord } from "../../archive/archive-record.ts";
import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { failure, type Outcome, success } from "../../base/outcome.ts";
import { TOOL } from "../../base/tool.ts";
import { letterFormats } from "../../letter/letter-formats.ts";
import { createLetterMaker } from "../../letter/letter-maker.ts";
import { recordHash } from "../../letter/record-hash.ts";
import { createWordMaker } from "../../letter/word-maker.ts";
import type { FormatId } from "../../model/output-format.ts";
import { openFaces } from "../../outside/find-fonts.ts";
import { nodeWorld } from "../../outside/node-world.ts";
import type { Project } from "../../outside/project.ts";
import type { ReopenedRun, RunLetter } from "../edits/reopen-run.ts";

/** Makes a file of a letter anew; undefined where it cannot be merged, or is made from something else than it was. */
export type PackedMaker = (letter: RunLetter, format: FormatId) => Promise<Uint8Array | undefined>;

/**
 * Gives what makes the letters of an archive, with the fonts that they were made with.
 *
 * Shape: `project` is the archive's payload, where its fonts are.
 * Errors: `archive/font-missing`, those of reading fonts.
 */
export async function openPackedMaker(
  run: ReopenedRun,
  { faces: packed }: ArchiveRecord,
  project: Project,
): Promise<Outcome<PackedMaker>> {
  const { template, word } = run.opened;
  const faces = await openFaces(template.settings.fonts, project);
  const found = faces.ok ? faces.value : [];
  const missing = packed.flatMap(({ name, sha256 }, index): readonly Diagnostic[] => {
    if (found[index]?.sha256 === sha256) return [];
    const folder = `data/${ARCHIVE_LAYOUT.fonts}`;
    const values = { name, sha256, folder };
    return [error("archive/font-missing", { kind: "file", path: folder }, values)];
  });
  // What cannot be opened is missing; the names of the fonts that are there help nobody.
  if (missing.length > 0) return failure(missing);
  const common = { template, edition: run.edition, world: nodeWorld, tool: TOOL };
  const maker =
    word === undefined
      ? createLetterMaker({ ...common, faces: found, formats: letterFormats })
      : createWordMaker({ ...common, word });
  return success(async ({ entry, recipient }, format) => {
    if (recordHash(recipient, nodeWorld) !== entry.recordSha256) return undefined;
    const letter = maker.compose(recipient);
    if (!letter.ok) return undefined;
    const source = maker.sourceOf(recipient);
    const ready = { ...maker.whole(letter.value, recipient), source };
    const { bytes } = await maker.formats[format]().make(ready);
    return bytes;
  });
}
