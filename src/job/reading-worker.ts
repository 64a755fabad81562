import { exit } from "node:process";
import { KnownStreams } from "../verify/known-streams.ts";
import { loadPdfReader } from "../verify/open-pdf.ts";
import { checkFiles } from "./check-files.ts";
import { readBack } from "./read-back.ts";
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
    : { kind: "read-back", report: await readBack(request.file, known) };
}

// It takes a tenth of a second, in which the first letter is made.
await loadPdfReader();
