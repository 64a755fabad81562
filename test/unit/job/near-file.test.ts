import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { lookedFor } from "../../../src/outside/input-files.ts";

const folder = mkdtempSync(join(tmpdir(), "near-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
for (const name of [
  "a.hbs",
  "14.csv",
  "oshirase.hbs.txt",
  "宛名簿.xlsx",
  "annai.hbs",
  "annai.csv",
  "送付先 一覧.csv",
]) {
  writeFileSync(join(folder, name), "");
}

test.each([
  ["o.hbs", ""],
  ["74.csv", ""],
  ["1.csv", ""],
  ["oshirase.hbs", "oshirase.hbs.txt"],
  ["宛名簿.csv", "宛名簿.xlsx"],
  ["anai.hbs", "annai.hbs"],
  ["anai.csv", "annai.csv"],
  // What is left of a name with a blank that was typed without quotation marks.
  ["送付先", "送付先 一覧.csv"],
  ["一覧.csv", "送付先 一覧.csv"],
  ["先", ""],
  ["覧.csv", ""],
])("for %s the file meant may be %j", (wanted, near) => {
  expect(lookedFor(join(folder, wanted)).near).toBe(near);
});
