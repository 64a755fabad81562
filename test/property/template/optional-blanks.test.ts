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

test("an optional cell without a value takes one of the blanks around it along, wherever in the line", () => {
  fc.assert(
    fc.property(fc.tuple(cell, cell, cell), blank, ([one, two, three], between) => {
      const cells = { 会社名: one, 部署名: two, 担当者名: three };
      const line = COLUMNS.map((name) => `{{${name}}}`).join(between);
      const { findings, letters } = lettersFrom(
        SETTINGS,
        `本文です。\n［＃宛名］{{職名}}　{{敬称}}\n［＃右肩］${line}${between}印`,
        [recipient({ 職名: "青葉商会会長", 敬称: "様", ...cells }, 2)],
      );
      expect(findings).toEqual([]);
      const expected = [one, two, three, "印"].filter((word) => word !== "").join(between);
      expect(letters[0]?.at(-1)).toBe(expected);
    }),
    { numRuns: runs(60) },
  );
});

test("what is around it keeps its place in the template", () => {
  const source = `---\n${SETTINGS}\n---\n本文です。\n［＃宛名］会長　{{会社名}}　{{部署名}}　{{担当者名}}　{{敬称}}\n［＃右肩］{{部署名}}　{{会社名}}　以上\n次の行です。\n`;
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
  for (const line of ["担当は{{部署名}}です。", "（{{部署名}}）", "{{部署名}}、総務部"]) {
    const { findings } = lettersFrom(
      SETTINGS,
      `本文です。\n［＃宛名］{{職名}}　{{敬称}}\n${line}`,
      [recipient({ 職名: "青葉商会会長", 敬称: "様", 部署名: "" }, 2)],
    );
    expect(findings.map(({ code }) => code)).toContain("template/optional-bare");
  }
});
