import { join } from "node:path";
import { type Diagnostic, error } from "../../base/diagnostic.ts";
import type { UnjoinableReason } from "../../base/messages/unjoinable.ts";
import type { VerificationReport } from "../../model/verification.ts";
import { writePartsDurably } from "../../outside/durable-file.ts";
import { nodeWorld } from "../../outside/node-world.ts";
import { OutputFailure, writing } from "../../outside/output-failure.ts";
import { type JoinedPages, LetterJoiner } from "../../pdf/joining/letter-joiner.ts";
import { UnjoinablePdf } from "../../pdf/joining/unjoinable-pdf.ts";
import type { OfficeEngine } from "../../process/office-engine.ts";
import { readJoinedLetters } from "../../proof/read-joined-letters.ts";
import { unreadable } from "../../proof/unreadable.ts";
import { withFaults } from "../../verify/compare.ts";
import { UnreadableFile } from "../../verify/unreadable-file.ts";
import { letterPath } from "../keep/run-layout.ts";
import { makeRoom } from "../keep/strangers.ts";
import type { LetterTask } from "../plan/letter-task.ts";
import { bookmarkOf } from "./bookmark-of.ts";
import type { PrintPlace, PrintRunResult } from "./protocol.ts";
import type { Workshop } from "./workshop.ts";

/** A file of the print run, and its letters. */
interface JoinedRun {
  readonly tasks: readonly LetterTask[];
  readonly place: PrintPlace;
}

/**
 * Joins the PDFs of letters that another program made of their Word files into one, the print run or a volume of it, and reads
 * every page of it back by what each letter must show. Those that lie in the run's folder are taken, with the bytes that the
 * ledger records: the same letters could not be had a second time.
 *
 * Shape: the file is written as it is made; no more than one letter is held, until all is read.
 * Errors: throws `OutputFailure`, with `office/not-joined` for a letter whose PDF cannot be put in.
 */
export async function joinPrintRun(
  workshop: Workshop,
  office: OfficeEngine,
  run: JoinedRun,
  letterDone: () => void,
): Promise<PrintRunResult> {
  const { tasks, place } = run;
  const { path, known } = place;
  const places: JoinedPages[] = [];
  const absolute = join(workshop.setup.folder, path);
  const parts = joinedParts(workshop, office, run, places);
  let isRoomMade = false;
  const folder = { disk: workshop.disk, path: workshop.setup.folder };
  const room = async (sha256: string): Promise<void> => {
    isRoomMade = await makeRoom(folder, path, async () => sha256, known);
  };
  const written = await writing(() => writePartsDurably(workshop.disk, absolute, parts, room));
  const pages = places.reduce((sum, { count, hasBack }) => sum + count + (hasBack ? 1 : 0), 0);
  const counts = places.map(({ count }) => count);
  const file = { path, ...written, pages, letters: tasks.length, counts };
  const whole = new Uint8Array(await writing(() => workshop.disk.read(absolute)));
  const differences: VerificationReport[] = [];
  const letters = tasks.map((task, index) => ({
    // The ledger knows how many pages were read of the letter's own file.
    pages: task.converted?.pages ?? places[index]?.count ?? 0,
    hasBack: places[index]?.hasBack === true,
    shown: () => workshop.shown(task),
  }));
  const report = (about: string, faults: readonly Diagnostic[]): void => {
    if (faults.length > 0) differences.push(withFaults({ path: about, differences: [] }, faults));
  };
  try {
    const others = await readJoinedLetters(path, whole, letters, (faults, index) => {
      report(`${path} (${tasks[index]?.name})`, faults);
      letterDone();
    });
    report(path, others);
  } catch (cause) {
    if (!(cause instanceof UnreadableFile)) throw cause;
    differences.push(unreadable(path, { paragraphs: [] }, cause));
  }
  return { file, differences, isRoomMade };
}

async function* joinedParts(
  workshop: Workshop,
  office: OfficeEngine,
  { tasks, place: { path } }: JoinedRun,
  places: JoinedPages[],
): AsyncIterable<Uint8Array> {
  const { properties, source, setup } = workshop;
  const about = {
    lang: "ja",
    properties,
    tool: source.tool,
    creator: office.name,
    source,
  };
  const joiner = new LetterJoiner(about, nodeWorld);
  for (const task of tasks) {
    const pdf = await letterPdf(workshop, task, path);
    try {
      places.push(joiner.add(pdf, bookmarkOf(task), setup.duplex));
    } catch (cause) {
      if (!(cause instanceof UnjoinablePdf)) throw cause;
      throw notJoined(path, task, cause.reason, cause);
    }
    yield* joiner.taken();
  }
  joiner.finish();
  yield* joiner.taken();
}

/** A letter's PDF as it lies in the folder, if it is the one that the ledger records. */
async function letterPdf(
  { disk, setup }: Workshop,
  task: LetterTask,
  path: string,
): Promise<Uint8Array> {
  const { converted } = task;
  if (converted === undefined) throw notJoined(path, task, "missing");
  const read = await disk
    .read(join(setup.folder, converted.path))
    .catch((cause: unknown) => Promise.reject(notJoined(path, task, "missing", cause)));
  const pdf = new Uint8Array(read);
  if (nodeWorld.sha256(pdf) !== converted.sha256) throw notJoined(path, task, "changed");
  return pdf;
}

function notJoined(
  path: string,
  task: LetterTask,
  why: UnjoinableReason,
  cause?: unknown,
): OutputFailure {
  const letter = task.converted?.path ?? letterPath(task, "pdf");
  const diagnostic = error("office/not-joined", { kind: "file", path: letter }, { path, why });
  return new OutputFailure("EINVAL", `${letter} cannot be put into ${path}`, { cause, diagnostic });
}
