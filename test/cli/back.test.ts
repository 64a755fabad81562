import { readFileSync } from "node:fs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, newDesk } from "../samples/shokan.ts";

const RUN = "out/直し";
const LETTER = `${RUN}/letters/012025-函館市長.docx`;
const LIST = "recipients/municipalities.csv";

let desk: Desk;
beforeAll(async () => {
  desk = newDesk();
  const made = await desk.run(
    ...["merge", "templates/dx-jinzai.hbs", "--recipients", LIST, "--only", "011002,012025"],
    ...["--format", "docx", "--out", RUN],
  );
  expect(made.exit).toBe(0);
}, 120_000);
afterAll(() => desk.clear());

/** Types into the letter where it lies. */
function type(from: string, to: string): void {
  const parts = unzipSync(readFileSync(desk.path(LETTER)));
  const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  expect(xml).toContain(from);
  parts["word/document.xml"] = strToU8(xml.replace(from, to));
  desk.write(LETTER, zipSync(parts));
}

test("a letter that nobody edited is said to be so", async () => {
  const { exit, stdout } = await desk.run("back", LETTER, "--run", RUN);
  expect(exit).toBe(0);
  expect(stdout).toContain("函館市長 殿");
  expect(stdout).toContain("文に修正はありません");
});

test("an edit is shown with its line, its versions and the other letters, and written when it is asked for", async () => {
  type("極めて重要です", "大変重要です");
  const shown = await desk.run("back", LETTER, "--run", RUN);
  expect(shown.exit).toBe(0);
  expect(shown.stdout).toContain("templates/dx-jinzai.hbs:20:118（知事、市区町村長）");
  expect(shown.stdout).toContain("【極めて → 大変】重要です。");
  expect(shown.stdout).toContain("ほかに1通の文も変わります: 札幌市長 殿");
  expect(shown.stdout).toContain("修正した書簡と同じ文になることを確かめました");
  expect(desk.list("templates")).not.toContain("dx-jinzai-修正.hbs");
  const applied = await desk.run("back", LETTER, "--run", RUN, "--apply");
  expect(applied.exit).toBe(0);
  expect(applied.stdout).toContain("templates/dx-jinzai-修正.hbs を作成しました");
  const before = readFileSync(desk.path("templates/dx-jinzai.hbs"), "utf8");
  expect(readFileSync(desk.path("templates/dx-jinzai-修正.hbs"), "utf8")).toBe(
    before.replace("極めて重要です", "大変重要です"),
  );
});

test("an edit that is asked about stops with the place, a program is told all", async () => {
  type("令和四年十二月二十七日", "令和四年十二月二十八日");
  const { exit, stdout, stderr } = await desk.run("back", LETTER, "--run", RUN);
  expect(exit).toBe(1);
  expect(stderr).toContain("templates/dx-jinzai.hbs:5:5 エラー back/made");
  expect(stdout).toContain("ほかに、決められない修正があります");
  const json = await desk.run("back", LETTER, "--run", RUN, "--json");
  const lines = json.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.at(-1)).toMatchObject({
    kind: "result",
    exit: 1,
    letter: { id: "012025" },
    edits: [{ was: "極めて", now: "大変", versions: ["知事", "市区町村長"] }],
    isProved: false,
  });
});

test("back without a run says which option is missing", async () => {
  const { exit, stderr } = await desk.run("back", LETTER);
  expect(exit).toBe(2);
  expect(stderr).toContain("--run");
});
