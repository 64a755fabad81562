import { readFile } from "node:fs/promises";
import type { FormatId } from "../model/output-format.ts";
import type { LetterLook, ReadBack, VerificationReport } from "../model/verification.ts";
import { compareReadBack, withFaults } from "../verify/compare.ts";
import { compareLook } from "../verify/compare-look.ts";
import type { Examination } from "../verify/examine-pdf.ts";
import type { ExpectedPages } from "../verify/expected-pages.ts";
import { readLetterDocx } from "../verify/read-docx.ts";
import { readAndExaminePdf } from "../verify/read-pdf.ts";

/** A file of a letter that stands on the disk, with what must be found in it. */
export interface WrittenFile {
  readonly absolute: string;
  /** Relative to the run's folder. */
  readonly path: string;
  readonly format: FormatId;
  readonly expected: ExpectedText;
  /** The faces that it was set in, as its template names them. */
  readonly fonts: readonly string[];
}

/** What must be found in a letter's file again. */
export interface ExpectedText {
  readonly paragraphs: readonly string[];
  readonly ruby: readonly { readonly base: string; readonly ruby: string }[];
  readonly look: LetterLook;
  /** Where the text must stand on a PDF's pages. */
  readonly pages: ExpectedPages | undefined;
}

/** Reads files back, in this process or another. */
export interface FileReader {
  readonly readBack: (file: WrittenFile) => Promise<VerificationReport>;
}

/** Reads a file back from the disk by code that did not write it, and compares it with its letter (読み戻し照合). */
export async function readBack(
  { absolute, path, format, expected }: WrittenFile,
  tools: Pick<Examination, "known" | "outlines"> = {},
): Promise<VerificationReport> {
  const bytes = new Uint8Array(await readFile(absolute));
  try {
    if (format === "docx") return compared(path, expected, readLetterDocx(bytes));
    const examination = { path, expected: expected.pages, ...tools };
    const { text, faults } = await readAndExaminePdf(bytes, examination);
    return withFaults(compared(path, expected, text), faults);
  } catch (cause) {
    return unreadable(path, expected, cause instanceof Error ? cause.message : String(cause));
  }
}

function compared(
  path: string,
  { paragraphs, ruby, look }: ExpectedText,
  found: ReadBack,
): VerificationReport {
  const { differences } = compareReadBack(path, paragraphs, found, ruby);
  const seen = found.look === undefined ? [] : compareLook(look, found.look, paragraphs);
  return { path, differences: [...differences, ...seen] };
}

/** The report of a file that cannot be read. */
export function unreadable(
  path: string,
  { paragraphs }: Pick<ExpectedText, "paragraphs">,
  reason: string,
): VerificationReport {
  return { path, differences: [{ paragraph: 1, expected: paragraphs[0] ?? "", found: reason }] };
}
