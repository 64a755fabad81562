import { exit } from "node:process";
import { wholeKey } from "../base/whole-value.ts";
import type { VerificationReport } from "../model/verification.ts";
import { KnownStreams } from "../verify/known-streams.ts";
import { loadPdfReader } from "../verify/open-pdf.ts";
import { OutlineCheck } from "../verify/outline-check.ts";
import { checkFiles } from "./check-files.ts";
import { openFaces } from "./find-fonts.ts";
import { readBack, type WrittenFile } from "./read-back.ts";
import type { ReadingAnswer, ReadingQuestion, ReadingRequest } from "./reading-process.ts";

// A child process that reads letters back; it ends with the one that asks. What it cannot answer kills it, and the one
// that asks takes that for the answer. A signal from the terminal reaches the whole group, and only the coordinator
// decides what it means.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);
process.on("disconnect", () => exit(0));

process.on("message", ({ number, request }: ReadingQuestion) => {
  answerTo(request).then(
    (answer) => process.send?.({ number, answer }),
    () => exit(1),
  );
});

const known = new KnownStreams();

async function answerTo(request: ReadingRequest): Promise<ReadingAnswer> {
  return request.kind === "check"
    ? { kind: "checked", problems: await checkFiles(request.folder, request.entries) }
    : { kind: "read-back", report: await readBackHere(request.file) };
}

/** The faces of a run are opened once, by their names. */
const opened = new Map<string, Promise<OutlineCheck | undefined>>();

async function readBackHere(file: WrittenFile): Promise<VerificationReport> {
  const key = wholeKey(file.fonts);
  const outlines = opened.get(key) ?? outlinesOf(file.fonts);
  opened.set(key, outlines);
  const found = await outlines;
  return readBack(file, { known, ...(found && { outlines: found }) });
}

/** Whoever makes the letters says what is wrong with a face. */
async function outlinesOf(fonts: readonly string[]): Promise<OutlineCheck | undefined> {
  const faces = await openFaces(fonts);
  return faces.ok ? new OutlineCheck(faces.value) : undefined;
}

// It takes a tenth of a second, in which the first letter is made.
await loadPdfReader();
