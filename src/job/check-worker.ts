import { exit } from "node:process";
import { checkFiles } from "./check-files.ts";
import type { CheckRequest } from "./check-letters.ts";

// A child process that reads letters back for `shokan verify`; it ends with the one that asks. What it cannot
// answer kills it, and the one that asks takes that for the answer.
process.on("disconnect", () => exit(0));

process.on("message", ({ folder, entries }: CheckRequest) => {
  checkFiles(folder, entries).then(
    (problems) => process.send?.(problems),
    () => exit(1),
  );
});
