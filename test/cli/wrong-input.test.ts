import { existsSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Answer, type Desk, newDesk } from "./shokan.ts";

const HEADER = "団体コード,種別,都道府県,団体名,よみ,職名,敬称";
const GOVERNOR = "010006,都道府県,北海道,北海道,ほっかいどう,北海道知事,殿";

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
});
afterEach(() => desk.clear());

function merge(template: string, list: string): Answer {
  return desk.run("merge", template, "--recipients", list);
}

/** Exit 1, one message with the code and the place, and nothing written. */
function expectRefused(answer: Answer, code: string, place: string): void {
  expect(answer.stderr).toContain(code);
  expect(answer.stderr).toContain(place);
  expect(answer.stderr).not.toContain("    at "); // no stack trace
  expect(answer.exit).toBe(1);
  expect(existsSync(desk.path("out"))).toBe(false);
}

test("a field that no list has is refused with its line and the nearest name", () => {
  desk.write(
    "templates/a.hbs",
    "---\n表題: 試し\n種別: 書簡\n---\n［＃宛名］{{職めい}} {{敬称}}\n",
  );
  desk.write("recipients/a.csv", `${HEADER}\n${GOVERNOR}\n`);
  const answer = merge("templates/a.hbs", "recipients/a.csv");
  expectRefused(answer, "template/", "templates/a.hbs:5:");
  expect(answer.stderr).toContain("職名");
});

test("an empty honorific is refused with its row and column", () => {
  desk.write("recipients/a.csv", `${HEADER}\n${GOVERNOR.replace(/殿$/u, "")}\n`);
  expectRefused(
    merge("templates/dx-jinzai.hbs", "recipients/a.csv"),
    "recipients/a.csv 2行目『敬称』列",
    "敬称",
  );
});

test("a missing column is refused by name", () => {
  desk.write(
    "recipients/a.csv",
    "団体コード,種別,都道府県,団体名,よみ,職名\n010006,都道府県,北海道,北海道,ほっかいどう,北海道知事\n",
  );
  expectRefused(merge("templates/dx-jinzai.hbs", "recipients/a.csv"), "敬称", "recipients/a.csv");
});

test("a character that the font lacks is refused with cell and code point", () => {
  desk.write("recipients/a.csv", `${HEADER}\n${GOVERNOR.replace("北海道知事", "北海道𓀀知事")}\n`);
  const answer = merge("templates/dx-jinzai.hbs", "recipients/a.csv");
  expectRefused(answer, "U+13000", "recipients/a.csv 2行目『職名』列");
});

test("a list that is neither UTF-8 nor CP932 is refused with the byte", () => {
  const bytes = new Uint8Array([
    ...new TextEncoder().encode(`${HEADER}\n`),
    0x81,
    0x20,
    0xff,
    0x0a,
  ]);
  desk.write("recipients/a.csv", bytes);
  expectRefused(merge("templates/dx-jinzai.hbs", "recipients/a.csv"), "csv/", "recipients/a.csv");
});

test("a font file that cannot be read is refused by name", () => {
  desk.write("fonts/broken.ttf", new Uint8Array([0, 1, 0, 0, 0, 9, 1, 2, 3]));
  desk.write(
    "templates/a.hbs",
    "---\n表題: 試し\n種別: 書簡\nフォント: [broken]\n---\n［＃宛名］{{職名}} {{敬称}}\n",
  );
  desk.write("recipients/a.csv", `${HEADER}\n${GOVERNOR}\n`);
  expectRefused(merge("templates/a.hbs", "recipients/a.csv"), "font/", "fonts/broken.ttf");
});

test("a file that does not exist is refused, and all such files are named at once", () => {
  const answer = merge("templates/none.hbs", "recipients/none.csv");
  expectRefused(answer, "job/file-not-found", "templates/none.hbs");
  expect(answer.stderr).toContain("recipients/none.csv");
});

test("an unknown option is wrong usage", () => {
  const answer = desk.run("merge", "templates/dx-jinzai.hbs", "--recipient", "x.csv");
  expect(answer.exit).toBe(2);
});

test("a misspelt column in --where is refused with the nearest name", () => {
  const answer = desk.run(
    "merge",
    "templates/dx-jinzai.hbs",
    "--recipients",
    "recipients/prefectures.csv",
    "--where",
    "都道府件=北海道",
  );
  expectRefused(answer, "option/unknown-column", "都道府県");
});

test("--json puts only JSON lines on stdout", () => {
  desk.write("recipients/a.csv", `${HEADER}\n${GOVERNOR.replace(/殿$/u, "")}\n`);
  const { stdout, exit } = desk.run(
    "check",
    "templates/dx-jinzai.hbs",
    "--recipients",
    "recipients/a.csv",
    "--json",
  );
  expect(exit).toBe(1);
  const kinds = stdout
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
  expect(kinds).toContainEqual(expect.objectContaining({ kind: "diagnostic", severity: "error" }));
});
