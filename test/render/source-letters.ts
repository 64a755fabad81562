import { readFileSync } from "node:fs";
import type { Outcome } from "../../src/base/outcome.ts";
import type { SourceFile } from "../../src/base/world.ts";
import { readRecipients } from "../../src/data/read-recipients.ts";
import { parseLetter } from "../../src/markup/parse-letter.ts";
import type { FontFace } from "../../src/model/font-face.ts";
import type { PagedDocument } from "../../src/model/paged-document.ts";
import { compileTemplate } from "../../src/template/compile-template.ts";
import { typeset } from "../../src/typeset/typeset.ts";

/** The two source letters. */
export const SOURCE_LETTERS = ["governors", "mayors"] as const;

/** Lays the source letters out from the template for their generic addressees, in the order of the names. */
export function laidOutSourceLetters(face: FontFace): readonly PagedDocument[] {
  const options = { overrides: new Map<string, string>(), partials: new Map<string, SourceFile>() };
  const template = need(compileTemplate(fileOf("templates/dx-jinzai.hbs"), options));
  const list = need(readRecipients([fileOf("recipients/source-letters.csv")]));
  return [...list.recipients].map((recipient) => {
    const manuscript = need(template.merge(recipient));
    const letter = need(parseLetter(manuscript, template.settings, "corrected"));
    return need(typeset(letter, template.settings.format, [face]));
  });
}

/** The paragraphs that a source letter must have. */
export function expectedParagraphs(name: string): readonly string[] {
  const text = readFileSync(`test/golden/source-letters/${name}.corrected.txt`, "utf8");
  return text.split("\n").filter((line) => line.trim() !== "");
}

function need<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

function fileOf(path: string): SourceFile {
  return { path, bytes: new Uint8Array(readFileSync(path)) };
}
