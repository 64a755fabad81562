import { exit } from "node:process";
import { loadPdfReader } from "../../verify/open-pdf.ts";
import { watchMemory } from "../process/memory-watch.ts";
import { tellRun } from "../process/tell-run.ts";
import { readerOfLetters } from "./answer-reading.ts";
import type { ReadingQuestion, ReadingReply } from "./reading-process.ts";

// A child process that reads letters back; it ends with the one that asks. What it cannot answer kills it, and the one
// that asks takes that for the answer. A signal from the terminal reaches the whole group, and only the coordinator
// decides what it means.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);
process.on("disconnect", () => exit(0));

/** More than any letter needs, and a print run of thousands of pages. */
const MEMORY_BYTES = 2 * 1024 ** 3;

const say = (reply: ReadingReply): void => tellRun(reply);

// Who dies after this died of what it was asked.
const goesOn = (): void => say({ number: 0, answer: undefined });
goesOn();

const answerReading = readerOfLetters(goesOn);
let isWatched = false;

process.on("message", ({ number, request }: ReadingQuestion) => {
  // Letters were made by this program; a file whose text is asked for may come from anywhere.
  if (request.kind === "text" && !isWatched) {
    isWatched = true;
    watchMemory(MEMORY_BYTES);
  }
  answerReading(request).then(
    (answer) => say({ number, answer }),
    () => exit(1),
  );
});

// It takes a tenth of a second, in which the first letter is made.
await loadPdfReader();
