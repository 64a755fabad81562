import type { Outcome } from "../../../src/base/outcome.ts";
import type { SourceFile } from "../../../src/base/world.ts";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { parseLetter } from "../../../src/markup/parse-letter.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import { letterParagraphs, rubyPairs } from "../../../src/model/letter-text.ts";
import type { Difference } from "../../../src/model/verification.ts";
import { writePdf } from "../../../src/pdf/write-pdf.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { compareReadBack, withFaults } from "../../../src/verify/compare.ts";
import { type ExpectedPages, expectedPages } from "../../../src/verify/expected-pages.ts";
import { OutlineCheck } from "../../../src/verify/outline-check.ts";
import { readAndExaminePdf } from "../../../src/verify/read-pdf.ts";
import { StrictReader } from "../../../src/verify/strict/strict-reader.ts";
import { SOURCE } from "../../render/sample-letters.ts";
import { world } from "../../render/set-pages.ts";

/** A letter as the command makes it, with what must be found in it. */
export interface MadeLetter {
  readonly bytes: Uint8Array;
  readonly paragraphs: readonly string[];
  readonly ruby: readonly { readonly base: string; readonly ruby: string }[];
  readonly pages: ExpectedPages;
  readonly faces: readonly FontFace[];
}

/** Makes a letter from a template's text to one addressee. */
export function makeLetter(
  template: string,
  faces: readonly FontFace[],
  addressee = "札幌市長",
): MadeLetter {
  const compiled = need(
    compileTemplate(fileOf("見本.hbs", template), {
      overrides: new Map(),
      partials: new Map<string, SourceFile>(),
    }),
  );
  const list = fileOf("見本.csv", `${COLUMNS}\n,市区町村,,${addressee},,${addressee},殿\n`);
  const [recipient] = need(readRecipients([list])).recipients;
  if (recipient === undefined) throw new Error("the list has no addressee");
  const letter = need(parseLetter(need(compiled.merge(recipient)), compiled.settings, "corrected"));
  const document = need(typeset(letter, compiled.settings.format, faces));
  return {
    bytes: writePdf(document, { source: SOURCE }, world),
    paragraphs: letterParagraphs(letter),
    ruby: rubyPairs(letter),
    pages: expectedPages(document, new WeakMap()),
    faces,
  };
}

/** How reading back is done: against the letter, with nothing but the file, or with what the ledger records, as `shokan verify` does. */
export type ReadingMode = "against the letter" | "by itself" | "by the ledger";

/** What reading a file back finds to be different from its letter. */
export async function differencesOf(
  bytes: Uint8Array,
  letter: MadeLetter,
  mode: ReadingMode = "against the letter",
): Promise<readonly Difference[]> {
  const expected = mode === "against the letter" ? letter.pages : undefined;
  const tools = mode === "by itself" ? {} : { outlines: new OutlineCheck(letter.faces) };
  const recorded = mode === "by the ledger" ? { sums: letter.pages.sums } : {};
  const examination = { path: "見本.pdf", expected, ...recorded, ...tools };
  const { text, faults } = await readAndExaminePdf(bytes, examination);
  return withFaults(compareReadBack("見本.pdf", letter.paragraphs, text, letter.ruby), faults)
    .differences;
}

/** The same by the strict reader; undefined for a file that it leaves to another one. */
export function strictDifferencesOf(
  bytes: Uint8Array,
  letter: MadeLetter,
  reader: StrictReader = new StrictReader(),
): readonly Difference[] | undefined {
  const outlines = new OutlineCheck(letter.faces);
  const read = reader.read(bytes, { path: "見本.pdf", expected: letter.pages, outlines });
  if (read === undefined) return undefined;
  return withFaults(
    compareReadBack("見本.pdf", letter.paragraphs, read.text, letter.ruby),
    read.faults,
  ).differences;
}

/** The codes of what is wrong; `text` where the text itself differs. */
export function codesOf(differences: readonly Difference[]): readonly string[] {
  return [...new Set(differences.map(({ fault }) => fault?.code ?? "text"))];
}

function need<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

function fileOf(path: string, text: string): SourceFile {
  return { path, bytes: new TextEncoder().encode(text) };
}

const COLUMNS = "団体コード,種別,都道府県,団体名,よみ,職名,敬称";
