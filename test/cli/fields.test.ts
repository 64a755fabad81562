import { afterEach, beforeEach, expect, test } from "vitest";
import { type Desk, newDesk } from "../samples/shokan.ts";

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
});
afterEach(() => desk.clear());

const SETTINGS = "---\n表題: 研修会\n種別: 書簡\n";

test("what a template has none of has no heading", async () => {
  desk.write("a.hbs", `${SETTINGS}---\n本文です。\n［＃宛名］{{職名}}　{{敬称}}\n`);
  const { stdout } = await desk.run("fields", "a.hbs");
  const lines = stdout.trimEnd().split("\n");
  expect(lines).not.toContain("区分ごとに異なるところ");
  expect(lines).not.toContain("機能");
  // Each line without an indent but the title is a heading, with something under it.
  const bare = lines
    .slice(1)
    .flatMap((line, index, all) =>
      line.startsWith(" ") || all[index + 1]?.startsWith("  ") === true ? [] : [line],
    );
  expect(bare).toEqual([]);
});

test("what differs by version is shown where something does", async () => {
  const versions = "宛先:\n  市長: { 種別: 市 }\n  知事: { 種別: 都道府県 }\n---\n";
  const body =
    '{{#宛先 "市長"}}貴市{{else}}貴県{{/宛先}}の皆様。{{和暦 日付}}\n［＃宛名］{{職名}}　{{敬称}}\n';
  desk.write("b.hbs", `${SETTINGS}日付: 2026-12-01\n${versions}${body}`);
  const { stdout } = await desk.run("fields", "b.hbs");
  expect(stdout).toMatch(/\n区分ごとに異なるところ\n {2}市長: 貴市\n {2}知事: 貴県\n/u);
  expect(stdout).toMatch(/\n機能\n {2}和暦 {2}/u);
});
