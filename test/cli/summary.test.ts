import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, newDesk } from "../samples/shokan.ts";

let desk: Desk;
beforeAll(() => {
  desk = newDesk();
});
afterAll(() => desk.clear());

const TO_HOKKAIDO = ["--recipients", "recipients/prefectures.csv", "--where", "都道府県=北海道"];

/** What is printed of a run after its findings, in both languages. */
async function summaries(...args: readonly string[]): Promise<readonly [string, string]> {
  const ja = await desk.run(...args, "--restart");
  const en = await desk.run(...args, "--restart", "--lang", "en");
  expect([ja.exit, en.exit]).toEqual([0, 0]);
  // The second begins anew beside the first, and says where that is now.
  expect(en.stdout).toMatch(BEFORE);
  return [ja.stdout, en.stdout.replace(BEFORE, "")];
}

const BEFORE =
  /^the letters of before are in .*\.1\/; keep them if it was those that were sent\n/mu;

test.each<[string, readonly string[], readonly string[]]>([
  [
    "a run",
    ["merge", "templates/notice.hbs", ...TO_HOKKAIDO, "--out", "out/a"],
    [
      "1 letter (",
      "written: 1 letter (PDF and Word)",
      "read back: 2 of 2 files, 2 equal",
      "all written and verified; see out/a/照合証明.pdf and 発送台帳.pdf",
    ],
  ],
  [
    "a run that is not read back",
    ["merge", "templates/notice.hbs", ...TO_HOKKAIDO, "--out", "out/b", "--verify", "none"],
    ["read back: none", "all written; 2 files not read back"],
  ],
  [
    "letters from a Word file",
    ["merge", "templates/annai.docx", ...TO_HOKKAIDO, "--out", "out/c"],
    ["written: 1 letter (Word)", "letters from a Word file have no PDF"],
  ],
])(
  "the English summary of %s says line by line what the Japanese one says",
  async (_, args, said) => {
    const [ja, en] = await summaries(...args);
    expect(en.split("\n")).toHaveLength(ja.split("\n").length);
    for (const words of said) expect(en).toContain(words);
    expect(en).not.toMatch(/　/u);
  },
);

test("a run that changes nothing is told in English as in Japanese", async () => {
  const args = ["merge", "templates/notice.hbs", ...TO_HOKKAIDO, "--out", "out/d"];
  await desk.run(...args);
  const [ja, en] = [await desk.run(...args), await desk.run(...args, "--lang", "en")];
  expect(ja.stdout).toContain("すでに1通すべてできており");
  expect(en.stdout).toContain("1 letter of 1 already there and unchanged; nothing was written");
  expect(en.stdout.split("\n")).toHaveLength(ja.stdout.split("\n").length);
});

test("a warning is shown once: a run that changes nothing counts it, and says where it is recorded", async () => {
  const head = "団体コード,種別,都道府県,団体名,よみ,職名,敬称";
  desk.write("w.csv", `${head}\n292028,市,奈良県,大和高田市,ﾔﾏﾄﾀｶﾀﾞｼ,大和高田市長,様\n`);
  const args = ["merge", "templates/notice.hbs", "--recipients", "w.csv", "--out", "out/w"];
  const first = await desk.run(...args);
  expect(first.stderr).toContain("csv/half-width-kana");
  expect(first.stdout).toContain("注意　　　　1件（csv/half-width-kana 1件）");
  const again = await desk.run(...args);
  expect(again.stderr).not.toContain("csv/half-width-kana");
  expect(again.stdout).toContain(
    "注意　　　　1件（csv/half-width-kana 1件）。照合証明.pdf と run.json に記録してあります",
  );
  const forProgram = await desk.run(...args, "--json");
  expect(forProgram.stdout).toContain('"code":"csv/half-width-kana"');
  desk.write("out/w/letters/memo.pdf", "%PDF-1.7");
  const moved = await desk.run(...args);
  expect(moved.stderr).toContain("job/moved-aside");
});
