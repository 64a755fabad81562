import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { lettersFrom } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const SETTINGS = "表題: 試験\n種別: 通知\n必要な列: [職名, 敬称]";
const FIGURES = "０１２３４５６７８９";

function wide(number: number): string {
  return [...String(number)].map((digit) => FIGURES[Number(digit)]).join("");
}

test("each letter numbers the notes that it has without a gap, and every mark has its note", () => {
  const notes = fc.array(
    fc.record({ isNamed: fc.boolean(), letters: fc.tuple(fc.boolean(), fc.boolean()) }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(notes, (all) => {
      const rows = ([0, 1] as const).map((letter) =>
        recipient({
          職名: `長${letter}`,
          敬称: "殿",
          ...Object.fromEntries(
            all.map(({ letters }, index) => [`列${index}`, letters[letter] ? "する" : ""]),
          ),
        }),
      );
      const body = all.map(
        ({ isNamed }, index) =>
          `{{#もし 列${index}}}\n文${index}［＃注${isNamed ? `「名${index}」` : ""}］注の文${index}。［＃注終わり］です。${isNamed ? `（［＃「名${index}」の番号］）` : ""}\n{{/もし}}\n`,
      );
      const end = "よろしくお願いします。\n［＃宛名］{{職名}}　{{敬称}}\n";
      const { letters, findings } = lettersFrom(SETTINGS, body.join("") + end, rows);
      expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
      for (const letter of [0, 1] as const) {
        const kept = all.flatMap(({ isNamed, letters: has }, index) =>
          has[letter] ? [{ isNamed, index }] : [],
        );
        expect(letters[letter]).toEqual([
          ...kept.map(({ isNamed, index }, at) => {
            const mark = `注${wide(at + 1)}`;
            return `文${index}${mark}です。${isNamed ? `（${mark}）` : ""}`;
          }),
          "よろしくお願いします。",
          `長${letter}　殿`,
          ...kept.map(({ index }, at) => `注${wide(at + 1)}　注の文${index}。`),
        ]);
      }
    }),
    { numRuns: runs(100) },
  );
});
