import type { Diagnostic } from "../base/diagnostic.ts";
import type { Disk } from "../base/disk.ts";
import type { FormatId } from "../model/output-format.ts";
import { withoutPageNumbers } from "../model/running-text.ts";
import type {
  LetterLook,
  LetterParts,
  ReadBack,
  ReadLook,
  VerificationReport,
} from "../model/verification.ts";
import type { WordText } from "../model/word-text.ts";
import { nodeDisk } from "../outside/node-disk.ts";
import type { WordShown } from "../reading/compare-by-place.ts";
import { compareReadBack, withFaults } from "../verify/compare.ts";
import { compareAlts, compareForm, compareLook } from "../verify/compare-look.ts";
import { compareWordFile } from "../verify/compare-word-file.ts";
import { openDocx } from "../verify/docx-parts.ts";
import type { Examination } from "../verify/examine-pdf.ts";
import type { ExpectedPages } from "../verify/expected-pages.ts";
import { KnownOriginals, type OriginalBytes } from "../verify/original-word-file.ts";
import { readLetterDocx } from "../verify/read-docx.ts";
import { readHtml } from "../verify/read-html.ts";
import { readAndExaminePdf } from "../verify/read-pdf.ts";
import { readPlain } from "../verify/read-plain.ts";
import { readTranscript } from "../verify/read-transcript.ts";
import { readWordText } from "../verify/read-word-text.ts";
import { readTeiBack } from "../verify/tei/read-tei-back.ts";
import { UnreadableFile } from "../verify/unreadable-file.ts";
import { pdfResources } from "./pdf-resources.ts";
import { readBackConverted } from "./read-back-converted.ts";
import type { StrictlyRead, StrictReaders } from "./strict-readers.ts";
import { unreadable } from "./unreadable.ts";

/** A file of a letter that is on the disk, with what must be found in it. */
export interface WrittenFile {
  readonly absolute: string;
  /** Relative to the run's folder. */
  readonly path: string;
  readonly format: FormatId;
  readonly expected: ExpectedText;
  /** The faces that it was set in, as its template names them. */
  readonly fonts: readonly string[];
  /** Whether it is read by the other reader, too, whatever the strict one finds. */
  readonly isDrawn: boolean;
}

/** What must be found in a letter's file again. */
export interface ExpectedText {
  readonly paragraphs: readonly string[];
  /** The readings and the look of a letter that was written; a filled Word file has its own. */
  readonly ruby: readonly { readonly base: string; readonly ruby: string }[] | undefined;
  readonly look: LetterLook | undefined;
  /** What a clerk's Word file that was filled must be; undefined for a letter that was written. */
  readonly filled: FilledFile | undefined;
  /** What the Word file says that a PDF was converted from; undefined for any other file. */
  readonly shown: WordShown | undefined;
  /** Where the text must be on a PDF's pages. */
  readonly pages: ExpectedPages | undefined;
}

/** What a letter filled from a clerk's Word file must be. */
export interface FilledFile {
  readonly text: WordText;
  readonly original: OriginalBytes;
}

/** What reads many files and remembers what they share. */
export interface ReadingTools extends Pick<Examination, "known" | "outlines"> {
  readonly originals?: KnownOriginals;
  /** Reads letters' files quickly; without it the readers of all PDFs and Word files do. */
  readonly strict?: StrictReaders;
}

/** Reads files back, in this process or another. */
export interface FileReader {
  readonly readBack: (file: WrittenFile) => Promise<VerificationReport>;
}

/** Reads a file back from the disk by code that did not write it, and compares it with its letter (読み戻し照合). */
export async function readBack(
  { absolute, path, format, expected, isDrawn }: WrittenFile,
  { originals = new KnownOriginals(), strict, ...tools }: ReadingTools = {},
  disk: Disk = nodeDisk,
): Promise<VerificationReport> {
  const bytes = new Uint8Array(await disk.read(absolute));
  try {
    if (expected.shown !== undefined) return await converted(path, bytes, expected.shown);
    if (expected.filled !== undefined) {
      const { text, original } = expected.filled;
      const expectedFile = { text, original: originals.partsOf(original) };
      return withFaults({ path, differences: [] }, compareWordFile(path, bytes, expectedFile));
    }
    const examination = { path, expected: expected.pages, ...tools };
    const otherwise = async (): Promise<VerificationReport> =>
      comparedLetter(path, expected, await readLetterFile(format, bytes, examination));
    const read = strict?.read(format, bytes, examination);
    if (read === undefined) return await otherwise();
    return await readStrictly(read, { path, expected, isDrawn }, otherwise);
  } catch (cause) {
    return unreadable(path, expected, UnreadableFile.from(format, cause));
  }
}

/**
 * Compares what the strict reader found, and asks the other one wherever that is needed: for a letter that is drawn, one with
 * something that no other reader has seen yet, and one that differs, so that it is told in the words of both. Whatever one of them
 * finds is a difference.
 */
async function readStrictly(
  read: StrictlyRead,
  { path, expected, isDrawn }: Pick<WrittenFile, "path" | "expected" | "isDrawn">,
  otherwise: () => Promise<VerificationReport>,
): Promise<VerificationReport> {
  const report = comparedLetter(path, expected, read);
  const isEqual = report.differences.length === 0;
  if (isEqual && !isDrawn && read.isWitnessed) return { ...report, readBy: "strict" };
  const other = await otherwise();
  if (other.differences.length > 0) return other;
  if (!isEqual) return report;
  read.witness();
  // What was read once more for the sake of what letters share is recorded as the others: who comes first hangs on the workers.
  return isDrawn ? other : { ...other, readBy: "strict" };
}

async function converted(
  path: string,
  bytes: Uint8Array,
  shown: WordShown,
): Promise<VerificationReport> {
  const { faults, pageCount } = await readBackConverted(path, bytes, shown, pdfResources());
  const report = withFaults({ path, differences: [] }, faults);
  return pageCount === undefined ? report : { ...report, pageCount };
}

/** What is in a letter's file: its text with what else is there, and what is wrong with its pages. */
export interface ReadLetter {
  readonly text: ReadBack;
  readonly faults: readonly Diagnostic[];
}

/** Reads a letter's file and looks at it as a reader of the paper does. Errors: throws `UnreadableFile`. */
export async function readLetterFile(
  format: FormatId,
  bytes: Uint8Array,
  examination: Examination,
): Promise<ReadLetter> {
  return READERS[format](bytes, examination);
}

/** Reads a clerk's Word file that was filled: what all its parts say. Errors: throws `UnreadableFile`. */
export function readFilledFile(bytes: Uint8Array): ReadLetter {
  const { text } = readWordText(openDocx(bytes));
  const paragraphs = text
    .flatMap((part) => part.paragraphs.map((one) => one.text))
    .filter((one) => /\S/u.test(one));
  return { text: { paragraphs, structured: true, ruby: [], pageCount: undefined }, faults: [] };
}

/** How each format is read. */
const READERS: Readonly<
  Record<
    FormatId,
    (bytes: Uint8Array, examination: Examination) => ReadLetter | Promise<ReadLetter>
  >
> = {
  pdf: readAndExaminePdf,
  docx: (bytes) => ({ text: readLetterDocx(bytes), faults: [] }),
  html: (bytes) => ({ text: readHtml(bytes), faults: [] }),
  txt: (bytes) => ({ text: readPlain(bytes), faults: [] }),
  tei: (bytes) => ({ text: readTeiBack(bytes), faults: [] }),
  transcript: (bytes) => ({ text: readTranscript(bytes), faults: [] }),
};

/** What of a letter its files are compared with: as much of it as is known. */
export interface KnownLetter {
  readonly paragraphs: readonly string[];
  readonly ruby: ExpectedText["ruby"] | undefined;
  readonly look: LetterLook | undefined;
}

/**
 * Compares a file that was read with its letter: when it is written, and whenever the run is verified.
 *
 * Shape: `spaced` are the paragraphs with their white space as the letter has it; a PDF does not keep it.
 */
export function comparedLetter(
  path: string,
  { paragraphs, ruby, look }: KnownLetter,
  { text, faults }: ReadLetter,
  spaced: readonly string[] = paragraphs,
): VerificationReport {
  const { differences } = compareReadBack(path, paragraphs, text, ruby);
  const form = look === undefined || text.form === undefined ? [] : compareForm(look, text.form);
  const seen = text.look === undefined ? [] : compareLook(look, text.look, spaced);
  const alts = look === undefined || text.alts === undefined ? [] : compareAlts(look, text.alts);
  const parts =
    look === undefined || text.parts === undefined
      ? []
      : compareLook(withoutNumbers(look), withoutPages(look, text, text.parts), spaced);
  return withFaults(
    { path, differences: [...differences, ...form, ...seen, ...alts, ...parts] },
    faults,
  );
}

/** What is at the heads and the feet of pages, without the numbers that only pages have. */
function withoutNumbers({ running, ...look }: LetterLook): LetterLook {
  const words = withoutPageNumbers(running ?? []);
  return { ...look, ...(words.length > 0 && { running: words }) };
}

/** The look of a file without pages: the letter's own paper, direction and frame stand where it has none. */
function withoutPages(
  { paper, writingMode, frame, parts: papers }: LetterLook,
  { paragraphs }: ReadBack,
  { title, running = [], ...parts }: LetterParts,
): ReadLook {
  const texts = paragraphs.filter((text) => /\S/u.test(text));
  const words = withoutPageNumbers(running);
  const own = { ...(papers && { parts: papers }), ...(words.length > 0 && { running: words }) };
  return {
    ...parts,
    ...own,
    ...(frame && { frame }),
    paper,
    writingMode,
    titles: [title],
    texts,
    foreign: [],
  };
}
