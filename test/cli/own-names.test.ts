import { mkdirSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Desk, newDesk } from "../samples/shokan.ts";

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
});
afterEach(() => desk.clear());

const LISTS = ["--recipients", "recipients/prefectures.csv"];
const NFD = "NFD"; // が as か and a mark, as names come from a Mac

function template(settings: string, body = "", name = "a"): string {
  const path = `templates/${name}.hbs`;
  desk.write(
    path,
    `---\n表題: 試し\n種別: 書簡\n${settings}---\n［＃頭語］拝啓\n本文です。\n${body}［＃結語］敬具\n［＃宛名］{{職名}}　{{敬称}}\n`,
  );
  return path;
}

test("a partial is found by its name, in whichever way the name is composed on the disk and in the template", async () => {
  mkdirSync(desk.path("templates/partials"), { recursive: true });
  desk.write(`templates/partials/${"担当ガイド".normalize(NFD)}.hbs`, "担当は総務課です。\n");
  for (const name of ["担当ガイド", "担当ガイド".normalize(NFD)]) {
    const { exit, stderr } = await desk.run("check", template("", `{{> ${name}}}\n`), ...LISTS);
    expect(stderr).not.toContain("エラー");
    expect(exit).toBe(0);
  }
});

test("a font for the web is named as such where it is named, and disturbs nobody else", async () => {
  desk.write("fonts/Shippori.woff2", "wOF2 and what follows");
  const fonts = await desk.run("fonts");
  expect(fonts.stdout).toContain("Noto Serif JP");
  expect(fonts.stderr).toContain("fonts/Shippori.woff2");
  expect(fonts.stderr).toContain("WOFF2");
  const named = await desk.run("check", template("フォント: [Shippori]\n"), ...LISTS);
  expect(named.exit).toBe(1);
  expect(named.stderr).toContain("WOFF2");
  expect(named.stderr).toContain(".ttf");
  const other = await desk.run("check", template("フォント: [Noto Serif JP]\n"), ...LISTS);
  expect(other.exit).toBe(0);
  expect(other.stderr).not.toContain("WOFF2");
});

test("what nobody sees is refused in the settings, whatever the format and however it is written", async () => {
  const path = template('件名: "\\e[31m赤\\u202e"\n');
  for (const [more, place] of [
    [[path], "templates/a.hbs:4:5 エラー template/invisible-character"],
    [
      [template("", "", "b"), "--set", "表題=\u001b[31m赤"],
      "--set 表題 エラー template/invisible-character",
    ],
  ] as const) {
    const { exit, stderr } = await desk.run("check", ...more, ...LISTS, "--format", "pdf");
    expect(exit).toBe(1);
    expect(stderr).toContain(place);
    expect(stderr).toContain("U+001B");
  }
});
