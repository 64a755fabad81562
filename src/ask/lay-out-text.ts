import { readFileSync } from "node:fs";
import { type Outcome, success } from "../base/outcome.ts";
import { decodeText } from "../data/decode-text.ts";
import { openFaces } from "../outside/find-fonts.ts";
import { readSourceFile } from "../outside/input-files.ts";
import { type Project, projectAt } from "../outside/project.ts";
import { type LaidOutParagraph, type LayoutOptions, layoutLines } from "../typeset/layout-lines.ts";

/** File descriptor of the standard input. */
const STANDARD_INPUT = 0;

/**
 * Sets the paragraphs of a text file, one per line; `-` or nothing stands for the standard input.
 *
 * Shape: one result per line of the input, empty ones included; a line end at the end of the file begins
 * no further line.
 * Errors: `job/…`, `csv/…` for what cannot be decoded, `font/…`.
 */
export async function layOutText(
  path: string | undefined,
  font: string | undefined,
  options: LayoutOptions,
  project: Project = projectAt(),
): Promise<Outcome<readonly LaidOutParagraph[]>> {
  const file =
    // yargs gives an empty text for a lone hyphen.
    path === undefined || path === "-" || path === ""
      ? success({ path: "-", bytes: new Uint8Array(readFileSync(STANDARD_INPUT)) })
      : readSourceFile(project, path);
  if (!file.ok) return file;
  const text = decodeText(file.value);
  if (!text.ok) return text;
  const faces = await openFaces(font === undefined ? [] : [font], project);
  if (!faces.ok) return faces;
  const paragraphs = text.value.split(/\r\n|\n|\r/u);
  if (paragraphs.at(-1) === "") paragraphs.pop();
  return success(layoutLines(paragraphs, faces.value, options), faces.warnings);
}
