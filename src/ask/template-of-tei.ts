import { type Diagnostic, error } from "../base/diagnostic.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import type { SourceFile } from "../base/world.ts";
import { createKnownLines } from "../markup/known-lines.ts";
import { readLetter } from "../markup/parse-letter.ts";
import { printLetter } from "../markup/print-letter.ts";
import type { Letter } from "../model/letter.ts";
import { letterParagraphs, textParts } from "../model/letter-text.ts";
import { recipientOf } from "../model/recipient.ts";
import { compileTemplate } from "../template/compile-template.ts";
import { readTei, type TeiLetter } from "../verify/tei/read-tei.ts";
import type { ProvedTemplate } from "./proved-template.ts";

/** Tells whether a file is one of TEI. */
export function isTei({ bytes }: SourceFile): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 1000));
  return start.trimStart().startsWith("<") && start.includes("http://www.tei-c.org/ns/1.0");
}

/**
 * Makes a template of a letter in TEI that was written here, both editions and all notes, and proves that it gives the letter again.
 *
 * Errors: `import/tei-unknown` for TEI of another maker, `import/not-a-template` where the proof fails.
 */
export function templateOfTei(file: SourceFile, name: string): Outcome<ProvedTemplate> {
  const at = { kind: "file", path: file.path } as const;
  let read: TeiLetter;
  try {
    read = readTei(file.bytes);
  } catch {
    return failure([error("import/tei-unknown", at, { path: file.path })]);
  }
  const { letter } = read;
  const text = `${frontMatter(read, name)}${printLetter(letter)}`;
  const problems = prove(text, file, letter);
  if (problems.length > 0) return failure(problems);
  const paragraphCount = letterParagraphs(letter).length;
  const isAddressed = textParts(letter).some(({ type }) => type === "addressee");
  const fixed = isAddressed ? ({ isAddressed: true } as const) : {};
  return success({ text, guesses: [], losses: [], row: new Map(), paragraphCount, ...fixed });
}

/** Shape: every value in quotes, as JSON and YAML both have them. */
function frontMatter({ letter, basis }: TeiLetter, name: string): string {
  const { title, subject, author, date } = letter.properties;
  const lines = [
    `表題: ${JSON.stringify(title === "" ? name : title)}`,
    "種別: 書簡",
    ...(date === undefined ? [] : [`日付: ${JSON.stringify(date)}`]),
    ...(subject === undefined ? [] : [`件名: ${JSON.stringify(subject)}`]),
    ...(author === undefined ? [] : ["差出人:", `  職名: ${JSON.stringify(author)}`]),
    ...(basis === "" ? [] : [`底本: ${JSON.stringify(basis)}`]),
  ];
  return `---\n${lines.join("\n")}\n---\n`;
}

function prove(text: string, file: SourceFile, letter: Letter): readonly Diagnostic[] {
  const bytes = new TextEncoder().encode(text);
  const template = compileTemplate({ path: file.path, bytes });
  if (!template.ok) return template.errors;
  const merged = template.value.merge(recipientOf({}));
  if (!merged.ok) return merged.errors;
  const { settings } = template.value;
  const again = readLetter(merged.value, settings, "both", createKnownLines());
  if (printLetter(again.letter) === printLetter(letter)) return again.problems;
  const at = { kind: "file", path: file.path } as const;
  return [...again.problems, error("import/not-a-template", at, { path: file.path })];
}
