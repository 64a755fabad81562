import fc from "fast-check";
import { expect, test } from "vitest";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { runs } from "../../samples/extent.ts";
import { lettersFrom } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const COLUMNS = ["会社名", "部署名", "担当者名"] as const;
const SETTINGS = `表題: 試し\n種別: 書簡\n任意の列: [${COLUMNS.join(", ")}]`;
const cell = fc.constantFrom("", "", "青葉商会", "総務部", "営業課");
const blank = fc.constantFrom("　", " ");

const row = (cells: Readonly<Record<string, string>>) =>
  recipient({ 職名: "青葉商会会長", 敬称: "様", ...cells }, 2);
/** The columns in a line of this mark, and nothing but them and blanks before its last word. */
const lineOf = (mark: string, between: string): string =>
  `${mark}${COLUMNS.map((name) => `{{${name}}}`).join(between)}${between}印`;
const filled = fc.tuple(cell, cell, cell).map(([会社名, 部署名, 担当者名]) => ({
  会社名,
  部署名,
  担当者名,
}));

test("an optional cell without a value takes one of the blanks around it along in the line of an addressee or a sender", () => {
  fc.assert(
    fc.property(filled, blank, (cells, between) => {
      const words = Object.values(cells).filter((word) => word !== "");
      const to = `［＃宛名］${COLUMNS.map((name) => `{{${name}}}`).join(between)}${between}{{職名}}　{{敬称}}`;
      const text = `本文です。\n${lineOf("［＃差出人］", between)}\n${to}`;
      const { findings, letters } = lettersFrom(SETTINGS, text, [row(cells)]);
      expect(findings).toEqual([]);
      expect(letters[0]?.slice(1)).toEqual([
        [...words, "印"].join(between),
        [...words, "青葉商会会長　様"].join(between),
      ]);
    }),
    { numRuns: runs(60) },
  );
});

test("in any other line it is told, between blanks too", () => {
  const others = ["", "　", "［＃右肩］", "［＃件名］", "１　", "宛名　", "　差出人　"];
  fc.assert(
    fc.property(filled, blank, fc.constantFrom(...others), (cells, between, mark) => {
      const text = `本文です。\n［＃宛名］{{職名}}　{{敬称}}\n${lineOf(mark, between)}\n本文です。`;
      const { findings } = lettersFrom(SETTINGS, text, [row(cells)]);
      const bare = findings.filter(({ code }) => code === "template/optional-bare");
      expect(bare.map(({ values }) => values["column"])).toEqual(
        COLUMNS.filter((name) => cells[name] === ""),
      );
    }),
    { numRuns: runs(60) },
  );
});

test("what is around it keeps its place in the template", () => {
  const source = `---\n${SETTINGS}\n---\n本文です。\n［＃宛名］会長　{{会社名}}　{{部署名}}　{{担当者名}}　{{敬称}}\n［＃差出人］{{部署名}}　{{会社名}}　以上\n次の行です。\n`;
  const template = compileTemplate({ path: "t.hbs", bytes: new TextEncoder().encode(source) });
  if (!template.ok) throw new Error(JSON.stringify(template.errors));
  fc.assert(
    fc.property(fc.tuple(cell, cell, cell), ([one, two, three]) => {
      const cells = { 会社名: one, 部署名: two, 担当者名: three, 敬称: "様" };
      const merged = template.value.merge(recipient(cells, 2));
      if (!merged.ok) throw new Error(JSON.stringify(merged.errors));
      const { text, origins } = merged.value;
      let end = 0;
      for (const origin of origins) {
        expect(origin.start).toBe(end);
        end = origin.end;
        if (origin.at.kind !== "text" || !origin.verbatim) continue;
        const { start } = origin.at.span;
        const words = text.slice(origin.start, origin.end);
        expect(source.slice(start, start + words.length)).toBe(words);
      }
      expect(end).toBe(text.length);
    }),
    { numRuns: runs(60) },
  );
});

test("within a sentence the hole is told", () => {
  for (const line of [
    "担当は{{部署名}}です。",
    "（{{部署名}}）",
    "{{部署名}}、総務部",
    "２　会費　{{部署名}}　円",
    "１　場所　{{部署名}}",
    "　{{部署名}}　において開催します。",
    "１　提出期限　{{和暦 部署名}}　必着",
    "［＃差出人］総務{{部署名}}課",
  ]) {
    const { findings } = lettersFrom(
      SETTINGS,
      `本文です。\n［＃宛名］{{職名}}　{{敬称}}\n${line}`,
      [recipient({ 職名: "青葉商会会長", 敬称: "様", 部署名: "" }, 2)],
    );
    expect(findings.map(({ code }) => code)).toContain("template/optional-bare");
  }
});
