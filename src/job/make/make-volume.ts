import { join } from "node:path";
import type { PagedDocument } from "../../model/paged-document.ts";
import { sizeForm } from "../../model/pages-form.ts";
import type { LedgerEntry, PrintedLetter, SetAsideLetter } from "../../model/run.ts";
import type { VerificationReport } from "../../model/verification.ts";
import { isDrawn, isReadBack } from "../../model/verify-mode.ts";
import { writeDurably } from "../../outside/durable-file.ts";
import { nodeWorld } from "../../outside/node-world.ts";
import { writing } from "../../outside/output-failure.ts";
import type { PageRange, PrintRunLetter } from "../../pdf/write-print-run.ts";
import { type PrintedText, type ReadRun, readPrintRun } from "../../proof/read-print-run.ts";
import {
  type ExpectedPages,
  expectedPages,
  joinedPages,
  type KnownPages,
} from "../../verify/expected-pages.ts";
import { OutlineCheck } from "../../verify/outline-check.ts";
import { makeRoom } from "../keep/strangers.ts";
import type { LetterTask } from "../plan/letter-task.ts";
import { bookmarkOf } from "./bookmark-of.ts";
import { setAsideAlone } from "./letter-alone.ts";
import type { LetterHead } from "./letter-head.ts";
import { laidOutRun, onWholeSheets } from "./make-print-run.ts";
import type { WrittenLetters } from "./protocol.ts";
import type { Workshop } from "./workshop.ts";

/** A letter in a volume that is being made. */
interface VolumeLetter {
  readonly task: LetterTask;
  readonly head: LetterHead;
  readonly paragraphs: readonly string[];
  readonly places: ExpectedPages;
  /** Pages of its own; with the back of a last sheet there may be one more in the volume. */
  readonly pages: number;
}

/**
 * Makes a volume of a run that keeps no single files: lays its letters out one after another into one file, writes it, reads every page
 * of it back, and says of each letter where it is.
 *
 * Shape: with no `path` nothing is written, and nothing is said of the letters: which of them cannot be laid out is found out.
 * Errors: throws `OutputFailure`.
 */
export async function makeVolume(
  workshop: Workshop,
  tasks: readonly LetterTask[],
  path: string | undefined,
  letterDone: () => void,
): Promise<WrittenLetters> {
  const setAside: SetAsideLetter[] = [];
  const letters: VolumeLetter[] = [];
  const others = layOutAll(workshop, tasks, { letters, setAside });
  const first = others.next();
  if (path === undefined) for (const _ of others);
  if (first.done === true || path === undefined) {
    return { entries: [], differences: [], setAside, moved: [] };
  }
  const { bytes, pageRanges } = laidOutRun(workshop, path, startingWith(first.value, others));
  const { disk, setup } = workshop;
  const sha256 = nodeWorld.sha256(bytes);
  const isMoved = await makeRoom({ disk, path: setup.folder }, path, async () => sha256);
  const absolute = join(setup.folder, path);
  await writing(() => writeDurably(disk, absolute, bytes));
  const read = await readVolume(workshop, path, { letters, pageRanges });
  const volume = { sha256, bytes: bytes.length };
  const differences: VerificationReport[] = [...(read?.others ?? [])];
  const papers = letters.map(({ places, pages }) => papersOf(places, pages).join());
  const entries = letters.map(({ head, places, pages }, index): LedgerEntry => {
    const reading = read?.letters[index];
    if (reading !== undefined && reading.report.differences.length > 0) {
      differences.push(reading.report);
    }
    letterDone();
    const printed: PrintedLetter = {
      path,
      page: (pageRanges[index]?.first ?? 0) + 1,
      pages,
      places: places.sums.slice(0, pages),
      ...(places.running && { running: places.running.slice(0, pages) }),
      verdict: verdictOf(read, index),
      ...(reading?.readBy && { readBy: reading.readBy }),
      ...picturesOf(places, pages),
      ...(papers[index] === papers[index - 1] ? {} : { papers: papersOf(places, pages) }),
      ...(index === 0 ? { volume } : {}),
    };
    return { ...head, files: [], printed };
  });
  return { entries, differences, setAside, moved: isMoved ? [path] : [] };
}

/** Rounded as nobody's eye could tell apart: what is read back is held to a twentieth of a point. */
function picturesOf({ pictures }: ExpectedPages, pages: number): Pick<PrintedLetter, "pictures"> {
  if (pictures === undefined) return {};
  const rounded = (value: number): number => Math.round(value * 1000) / 1000;
  return {
    pictures: pictures
      .slice(0, pages)
      .map((page) =>
        page.map(({ corners, content }) => ({ corners: corners.map(rounded), content })),
      ),
  };
}

/** The papers of a letter, each once. */
function papersOf({ width, height, sizes }: ExpectedPages, pages: number): readonly string[] {
  const all = Array.from({ length: pages }, (_, page) => sizes?.[page] ?? [width, height]);
  return [...new Set(all.map(([wide, high]) => sizeForm({ width: wide, height: high })))];
}

function* startingWith<Item>(first: Item, others: Iterable<Item>): Iterable<Item> {
  yield first;
  yield* others;
}

/** What is wrong with a file as a whole concerns all of its letters. */
function verdictOf(read: ReadRun | undefined, index: number): PrintedLetter["verdict"] {
  if (read === undefined) return "unread";
  const isEqual = read.others.length === 0 && read.letters[index]?.report.differences.length === 0;
  return isEqual ? "equal" : "different";
}

/** Lays letters out when their turn comes; one that cannot be is set aside, and the others go on. */
function* layOutAll(
  workshop: Workshop,
  tasks: readonly LetterTask[],
  { letters, setAside }: { readonly letters: VolumeLetter[]; readonly setAside: SetAsideLetter[] },
): Generator<PrintRunLetter> {
  const known: KnownPages = new WeakMap();
  for (const task of tasks) {
    let document: PagedDocument;
    try {
      const { document: own, expected: paragraphs, head } = workshop.printed(task);
      document = onWholeSheets(own, workshop.setup.duplex);
      const places = expectedPages(document, known);
      letters.push({ task, head, paragraphs, places, pages: own.pages.length });
    } catch (cause) {
      const alone = setAsideAlone(task, cause, workshop.setup.project);
      if (alone === undefined) throw cause;
      setAside.push(alone);
      continue;
    }
    yield { document, bookmark: bookmarkOf(task) };
  }
}

/** Reads a volume back from the disk; undefined where nobody asks for it. */
async function readVolume(
  { disk, setup, faces, source }: Workshop,
  path: string,
  {
    letters,
    pageRanges,
  }: { readonly letters: readonly VolumeLetter[]; readonly pageRanges: readonly PageRange[] },
): Promise<ReadRun | undefined> {
  const mustBeRead = letters.some(({ task }) => task.mustBeRead === true);
  if (setup.verify === "none" && !mustBeRead) return undefined;
  const texts = letters.map(({ task, head, paragraphs }, index): PrintedText => {
    const { first = 0, count = 0 } = pageRanges[index] ?? {};
    const { sequence, name } = task;
    const draw = { sequence, template: source.template, record: head.recordSha256 };
    const isWanted =
      setup.verify === "sample" ? isReadBack("sample", sequence) : isDrawn(setup.verify, draw);
    return { name, first, count, paragraphs, isDrawn: isWanted };
  });
  const expected = joinedPages(letters.map(({ places }) => places));
  const bytes = await writing(() => disk.read(join(setup.folder, path)));
  const outlines = new OutlineCheck(faces);
  return readPrintRun(new Uint8Array(bytes), texts, { path, expected, outlines });
}
