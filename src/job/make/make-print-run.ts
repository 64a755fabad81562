import { join } from "node:path";
import { error } from "../../base/diagnostic.ts";
import type { Page, PagedDocument } from "../../model/paged-document.ts";
import type { VerificationReport } from "../../model/verification.ts";
import { writeDurably } from "../../outside/durable-file.ts";
import { nodeWorld } from "../../outside/node-world.ts";
import { OutputFailure, writing } from "../../outside/output-failure.ts";
import { TooManyGlyphs } from "../../pdf/cid-table.ts";
import { type PrintRunLetter, writePrintRun } from "../../pdf/write-print-run.ts";
import { unreadable } from "../../proof/unreadable.ts";
import { compareReadBack, withFaults } from "../../verify/compare.ts";
import {
  type ExpectedPages,
  expectedPages,
  joinedPages,
  type KnownPages,
} from "../../verify/expected-pages.ts";
import { OutlineCheck } from "../../verify/outline-check.ts";
import { readAndExaminePages } from "../../verify/read-pdf.ts";
import { UnreadableFile } from "../../verify/unreadable-file.ts";
import { printedPages } from "../keep/run-layout.ts";
import { makeRoom } from "../keep/strangers.ts";
import type { LetterTask } from "../plan/letter-task.ts";
import { bookmarkOf } from "./bookmark-of.ts";
import { joinPrintRun } from "./join-print-run.ts";
import type { PrintPlace, PrintRunResult } from "./protocol.ts";
import type { Workshop } from "./workshop.ts";

/** The back of a letter's last sheet. */
const BLANK: Page = { items: [] };

/**
 * Writes letters in recipient order into one PDF, the print run or a volume of it, and reads every page back. What somebody has edited
 * of that of a start which was broken off is moved aside.
 *
 * Errors: throws `OutputFailure`, with `job/print-run-too-varied` where a file cannot hold all these letters.
 */
export async function makePrintRun(
  workshop: Workshop,
  tasks: readonly LetterTask[],
  place: PrintPlace,
  letterDone: () => void,
): Promise<PrintRunResult> {
  const { path } = place;
  if (workshop.setup.office !== undefined) {
    return joinPrintRun(workshop, workshop.setup.office, { tasks, place }, letterDone);
  }
  const expected: (readonly string[])[] = [];
  const places: ExpectedPages[] = [];
  const counts: number[] = [];
  const laidOut = letters(workshop, tasks, { expected, places, counts });
  const { bytes, pageRanges } = laidOutRun(workshop, path, laidOut);
  const absolute = join(workshop.setup.folder, path);
  const sha256 = nodeWorld.sha256(bytes);
  const folder = { disk: workshop.disk, path: workshop.setup.folder };
  const isRoomMade = await makeRoom(folder, path, async () => sha256, place.known);
  await writing(() => writeDurably(workshop.disk, absolute, bytes));
  const pages = pageRanges.reduce((sum, { count }) => sum + count, 0);
  const file = {
    path,
    sha256,
    bytes: bytes.length,
    pages,
    letters: tasks.length,
    counts,
  };
  // Where a letter was found to differ before, nothing is taken on trust.
  if (workshop.setup.verify === "none" && !tasks.some(({ mustBeRead }) => mustBeRead === true)) {
    for (const _ of tasks) letterDone();
    return { file, differences: [], isRoomMade };
  }
  const known = { path, expected: joinedPages(places), outlines: new OutlineCheck(workshop.faces) };
  const read = await writing(() => workshop.disk.read(absolute)).then((whole) =>
    readAndExaminePages(new Uint8Array(whole), known).catch((cause: unknown) =>
      UnreadableFile.from("pdf", cause),
    ),
  );
  if (read instanceof UnreadableFile) {
    const paragraphs = expected[0] ?? [];
    return { file, differences: [unreadable(path, { paragraphs }, read)], isRoomMade };
  }
  const { pages: found, faults } = read;
  const differences: VerificationReport[] = [];
  for (const [index, { first, count }] of pageRanges.entries()) {
    const paragraphs = found.slice(first, first + count);
    const report = compareReadBack(`${path} (${tasks[index]?.name})`, expected[index] ?? [], {
      paragraphs,
      structured: false,
      ruby: [],
      pageCount: count,
    });
    if (report.differences.length > 0) differences.push(report);
    letterDone();
  }
  if (faults.length > 0) differences.push(withFaults({ path, differences: [] }, faults));
  return { file, differences, isRoomMade };
}

/** Puts letters that are laid out into one file. Errors: throws `OutputFailure` with `job/print-run-too-varied`. */
export function laidOutRun(
  { title, source, pictures: shown }: Workshop,
  path: string,
  laidOut: Iterable<PrintRunLetter>,
): ReturnType<typeof writePrintRun> {
  const pictures = shown === undefined ? {} : { pictures: shown };
  try {
    return writePrintRun(laidOut, { title, source, ...pictures }, nodeWorld);
  } catch (cause) {
    if (!(cause instanceof TooManyGlyphs)) throw cause;
    const diagnostic = error("job/print-run-too-varied", { kind: "file", path }, { path });
    throw new OutputFailure("EFBIG", cause.message, { cause, diagnostic });
  }
}

/** What is noted of letters while they are laid out. */
interface LaidOutLetters {
  readonly expected: (readonly string[])[];
  readonly places: ExpectedPages[];
  readonly counts: number[];
}

function* letters(
  workshop: Workshop,
  tasks: readonly LetterTask[],
  { expected, places, counts }: LaidOutLetters,
): Iterable<PrintRunLetter> {
  const known: KnownPages = new WeakMap();
  for (const task of tasks) {
    const laidOut = workshop.layOut(task);
    const document = onWholeSheets(laidOut.document, workshop.setup.duplex);
    expected.push(laidOut.expected);
    counts.push(laidOut.document.pages.length);
    places.push(expectedPages(document, known));
    yield { document, bookmark: bookmarkOf(task) };
  }
}

/** A letter with the back of its last sheet, where each begins on the front of one. */
export function onWholeSheets(document: PagedDocument, duplex: boolean): PagedDocument {
  const { pages } = document;
  return printedPages(pages.length, duplex) === pages.length
    ? document
    : { ...document, pages: [...pages, BLANK] };
}
