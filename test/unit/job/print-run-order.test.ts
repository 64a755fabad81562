import { readdirSync, readFileSync, rmSync } from "node:fs";
import { afterEach, beforeEach, expect } from "vitest";
import { oneIn } from "../../samples/extent.ts";
import { type OwnPlace, ownPlace } from "../../samples/own-place.ts";

const test = oneIn(4);

// So many that the ledger is longer than what is read of it at once.
const ROWS = readFileSync("recipients/municipalities.csv", "utf8")
  .split(/\r?\n/u)
  .slice(1, 241)
  .map((line) => [...line.split(",").slice(0, 7), "市民課"].join(","));

let place: OwnPlace;
beforeEach(() => {
  place = ownPlace(ROWS);
});
afterEach(() => place.clear());

test("the print run has the letters in the order of the list, in whatever order they were made", {
  timeout: 60_000,
}, async () => {
  const printed = place.path("out", "print-run.pdf");
  const options = { printRun: true, verify: "none" } as const;
  await place.run(options);
  const whole = readFileSync(printed);
  const letters = readdirSync(place.path("out", "letters")).sort();
  for (const name of letters.slice(0, 200)) rmSync(place.path("out", "letters", name));
  rmSync(printed);
  // The first letters are made again, and their lines are the ledger's last until the run ends.
  expect((await place.run(options)).kind).toBe("done");
  expect(readFileSync(printed).equals(whole)).toBe(true);
});
