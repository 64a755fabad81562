import { afterEach, beforeEach, expect, test } from "vitest";
import { writeCff } from "../../src/font/sfnt/write-cff.ts";
import { writeCharstring } from "../../src/font/sfnt/write-charstring.ts";
import { type Desk, newDesk } from "../samples/shokan.ts";
import { TINY, tinyFont } from "../samples/tiny-font.ts";

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
});
afterEach(() => desk.clear());

const SQUARE = writeCharstring([
  { kind: "move", x: 100, y: 0 },
  { kind: "line", x: 900, y: 0 },
  { kind: "line", x: 900, y: 800 },
]);
/** Calls a subroutine of a font that has none. Source: Adobe Technical Note #5177, 4.5. */
const BROKEN = Uint8Array.of(139, 10, 14);

/** The tiny font with CFF outlines, of which one glyph's cannot be followed; its checksums are right. */
function cffFont(broken: number | undefined): Uint8Array {
  const cff = writeCff({
    name: "Tiny",
    unitsPerEm: 1000,
    bounds: [0, -50, 1000, 880],
    charstrings: Array.from({ length: 10 }, (_, gid) => (gid === broken ? BROKEN : SQUARE)),
    defaultWidth: 1000,
  });
  const tables = { "CFF ": [...cff], maxp: [0, 0, 0x50, 0, 0, 10] };
  return tinyFont({ tables, without: ["glyf", "loca"] });
}

function letterIn(font: Uint8Array, text: string): void {
  desk.write("fonts/tiny.otf", font);
  desk.write(
    "kuni.hbs",
    [
      "---\n表題: 試し\n種別: 通知\n日付: 2026-12-01\n差出人: 総務大臣\nフォント: [tiny]",
      `必要な列: [職名, 敬称]\n---\n［＃宛名］{{職名}}　{{敬称}}\n\n　${text}\n`,
    ].join("\n"),
  );
  desk.write(
    "kuni.csv",
    "団体コード,種別,都道府県,団体名,よみ,職名,敬称\n011002,市,北海道,札幌市,さっぽろし,札幌市長,殿\n",
  );
}

test("a character whose glyph is damaged in a CFF font is found by check, by name and place", async () => {
  letterIn(cffFont(TINY.country), "わが国です。");
  const { exit, stderr } = await desk.run("check", "kuni.hbs", "--recipients", "kuni.csv");
  expect(stderr).toContain("kuni.hbs:11:4 エラー typeset/glyph-damaged");
  expect(stderr).toContain("文字「国」（U+56FD）の字形が壊れていて、描けません");
  expect(exit).toBe(1);
});

test("the same font without the damage, and the damage in a character of no letter, pass", async () => {
  letterIn(cffFont(undefined), "わが国です。");
  expect((await desk.run("check", "kuni.hbs", "--recipients", "kuni.csv")).stderr).not.toContain(
    "glyph",
  );
  letterIn(cffFont(TINY.kudzu), "わが国です。");
  expect((await desk.run("check", "kuni.hbs", "--recipients", "kuni.csv")).stderr).not.toContain(
    "glyph",
  );
});
