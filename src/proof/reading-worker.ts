import { exit } from "node:process";
import { watchMemory } from "../process/memory-watch.ts";
import { serveRun } from "../process/serve-run.ts";
import { loadPdfReader } from "../verify/open-pdf.ts";
import { type Forget, type ReadingRequest, readerOfLetters } from "./answer-reading.ts";

// A child process that reads letters back.

/** More than any letter needs, and a print run of thousands of pages. */
const MEMORY_BYTES = 2 * 1024 ** 3;

let answerReading = readerOfLetters();
let isWatched = false;

serveRun(async (request: ReadingRequest | Forget, stepDone) => {
  if (request.kind === "forget") {
    answerReading = readerOfLetters();
    return undefined;
  }
  // Letters were made by this program; a file whose text is asked for may come from anywhere.
  if (request.kind === "text" && !isWatched) {
    isWatched = true;
    watchMemory(MEMORY_BYTES);
  }
  // What it cannot answer kills it, and the one that asks takes that for the answer.
  return answerReading(request, stepDone).catch(() => exit(1));
});

// It takes a tenth of a second, in which the first letter is made.
await loadPdfReader();
