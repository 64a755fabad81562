import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { check } from "../../../src/job/check.ts";

const folder = mkdtempSync(join(tmpdir(), "shokan-honorific-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a check says of a list without 敬称, with the letters that it would make. */
async function saidOf(
  setting: string,
  set: ReadonlyMap<string, string> = new Map(),
  to = "{{氏名}}　{{敬称}}",
) {
  const template = join(folder, "お知らせ.hbs");
  const list = join(folder, "名簿.csv");
  writeFileSync(
    template,
    `---\n表題: お知らせ\n種別: 通知\n日付: 2026-12-01\n差出人: 総務大臣\n${setting}---\n［＃宛名］${to}\n\n　会議を開きますので、お知らせします。\n`,
  );
  writeFileSync(list, "氏名,住所\n甲野一郎,奈良市\n乙山花子,生駒市\n");
  const { diagnostics, prepared } = await check({ template, recipients: [list], jobs: 0, set });
  return { said: diagnostics.map(({ code }) => code), letters: prepared?.tasks.length };
}

test("a list needs no 敬称 where the settings, or the command, give everybody one", async () => {
  expect(await saidOf("敬称: 様\n")).toEqual({ said: [], letters: 2 });
  expect(await saidOf("", new Map([["敬称", "様"]]))).toEqual({ said: [], letters: 2 });
  expect((await saidOf("")).said).toContain("csv/missing-column");
});

test("nor where something else is wrong with the template that gives it", async () => {
  const broken = "{{氏名}　{{敬称}}";
  expect((await saidOf("敬称: 様\n", new Map(), broken)).said).toEqual(["template/mistyped-tag"]);
  const { said } = await saidOf("", new Map([["敬称", "様"]]), broken);
  expect(said).not.toContain("csv/missing-column");
  expect((await saidOf("", new Map(), broken)).said).toContain("csv/missing-column");
});
