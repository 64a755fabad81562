import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Answer, type Desk, hashesOf, newDesk } from "../samples/shokan.ts";

// U+E000 is a character of the office itself, and the table says that it is 𠮷.
const LIST = `団体コード,種別,都道府県,団体名,よみ,職名,敬称,氏名
010006,都道府県,北海道,北海道,ほっかいどう,北海道知事,殿,\ue000田 太郎
`;
const TABLE = "外字,文字\nU+E000,𠮷\n";
const TEMPLATE =
  "---\n表題: 試し\n種別: 書簡\n---\n［＃宛名］{{職名}} {{敬称}}\n\n{{氏名}}様にお知らせします。\n";

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
  desk.write("templates/a.hbs", TEMPLATE);
  desk.write("recipients/a.csv", LIST);
  desk.write("recipients/外字.csv", TABLE);
});
afterEach(() => desk.clear());

function merge(...more: readonly string[]): Promise<Answer> {
  const fixed = ["--recipients", "recipients/a.csv", "--out", "out/run"];
  return desk.run("merge", "templates/a.hbs", ...fixed, ...more);
}

/** What `run.json` says that the run was made from. */
function recordedOptions(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(desk.path("out/run/run.json"), "utf8")).inputs.options;
}

test("without a table an office's own character is refused, and nothing is written", async () => {
  const { exit, stderr } = await merge();
  expect(exit).toBe(1);
  expect(stderr).toContain("csv/private-use-character");
  expect(stderr).toContain("U+E000");
  expect(desk.list(".")).not.toContain("out");
});

test("with a table the letter has its character, and the run records the table with its hash", async () => {
  expect((await merge("--characters", "recipients/外字.csv")).exit).toBe(0);
  const letter = await desk.run("text", "out/run/letters/010006-北海道知事.pdf");
  expect(letter.stdout).toContain("𠮷田 太郎様にお知らせします。");
  expect(recordedOptions()).toMatchObject({
    "characters recipients/外字.csv": createHash("sha256").update(TABLE).digest("hex"),
  });
});

test("a run goes on with the same table and is refused with 65 once the table says something else", async () => {
  const withTable = ["--characters", "recipients/外字.csv"];
  expect((await merge(...withTable)).exit).toBe(0);
  const whole = hashesOf(desk.path("out/run"));
  expect((await merge(...withTable)).exit).toBe(0);
  desk.write("recipients/外字.csv", TABLE.replace("𠮷", "吉"));
  const { exit, stderr } = await merge(...withTable);
  expect(exit).toBe(65);
  expect(stderr).toContain("job/inputs-changed");
  expect(stderr).toContain("recipients/外字.csv");
  expect(stderr).toContain("--restart");
  expect(hashesOf(desk.path("out/run"))).toEqual(whole);
});
