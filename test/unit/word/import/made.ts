import type { ProvedTemplate } from "../../../../src/ask/proved-template.ts";
import { templateOfFile } from "../../../../src/ask/template-of-file.ts";
import type { SourceFile } from "../../../../src/base/world.ts";

/** The template of a letter that can be imported. */
export function made(file: SourceFile): ProvedTemplate {
  const outcome = templateOfFile(file, "手紙");
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

/** The body of a template, its comments left out. */
export function bodyOf({ text }: ProvedTemplate): readonly string[] {
  const [, , ...body] = text.split(/^---$/mu);
  return body
    .join("---")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("{{!--"));
}
