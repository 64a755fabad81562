import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { verifyRun } from "../../../src/job/verify-run.ts";
import { isDrawn } from "../../../src/model/verify-mode.ts";
import { type OwnPlace, ownPlace } from "../../samples/own-place.ts";

let place: OwnPlace | undefined;
afterEach(() => place?.clear());

const ROWS = [
  ["022012", "青森", "あおもり"],
  ["022021", "弘前", "ひろさき"],
  ["022039", "八戸", "はちのへ"],
].map(([code, name, read]) => `${code},市,青森県,${name}市,${read}し,${name}市長,殿,市民課`);

/** What a run records of who read its files: for each letter and format. */
async function readersOf(verify: "all" | "thorough"): Promise<{
  readonly strict: number | undefined;
  readonly letters: readonly (readonly (string | undefined)[])[];
}> {
  place ??= ownPlace(ROWS);
  await place.run({ formats: ["pdf", "docx"], verify });
  const { ended } = JSON.parse(readFileSync(place.path("out/run.json"), "utf8"));
  const lines = readFileSync(place.path("out/ledger.jsonl"), "utf8").trimEnd().split("\n");
  const letters = lines.map((line) =>
    JSON.parse(line.split("\t")[0] ?? "").files.map(({ readBy }: { readBy?: string }) => readBy),
  );
  expect((await verifyRun(place.path("out"), () => undefined)).problems).toEqual([]);
  return { strict: ended.strict, letters };
}

test("a run records which files the strict reader alone was to read, and a thorough one reads them all once more", async () => {
  const first = await readersOf("all");
  expect(first.letters[0]).toEqual([undefined, undefined]);
  const alone = first.letters.flat().filter((one) => one === "strict").length;
  expect(alone).toBeGreaterThan(0);
  expect(first.strict).toBe(alone);
  const again = await readersOf("thorough");
  expect(again.strict).toBeUndefined();
  expect(again.letters.flat()).toEqual(Array.from({ length: 6 }, () => undefined));
}, 60_000);

test("a hundredth of all letters is drawn, other ones for another template, and the first always", () => {
  const hash = (number: number): string =>
    ((number * 2_654_435_761) >>> 0).toString(16).padStart(8, "0") + "0".repeat(56);
  const drawn = (template: string): readonly number[] =>
    Array.from({ length: 20_000 }, (_, at) => at).filter((at) =>
      isDrawn("all", { sequence: at + 2, template, record: hash(at) }),
    );
  const [one, other] = [drawn(hash(7)), drawn(hash(8))];
  expect(one.length).toBeGreaterThan(140);
  expect(one.length).toBeLessThan(260);
  expect(one.filter((at) => other.includes(at)).length).toBeLessThan(30);
  const never = { template: hash(1), record: "00000001".padEnd(64, "0") };
  expect(isDrawn("all", { sequence: 1, ...never })).toBe(true);
  expect(isDrawn("thorough", { sequence: 2, ...never })).toBe(true);
});
