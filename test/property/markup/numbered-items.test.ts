import fc from "fast-check";
import { expect, test } from "vitest";
import { itemNumber } from "../../../src/language/item-number.ts";
import type { ItemLevel } from "../../../src/model/letter.ts";
import { runs } from "../../samples/extent.ts";
import { lettersFrom } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const MARKS = ["第１", "１", "(1)", "ア", "(ア)", "ａ", "(ａ)"];
const SETTINGS = "表題: 試験\n種別: 通知\n必要な列: [職名, 敬称]";

/** An item counts those of its level since the last item of any level above. */
function numberAt(levels: readonly number[], at: number): number {
  const level = levels[at] ?? 0;
  const above = levels.slice(0, at).findLastIndex((other) => other < level);
  return 1 + levels.slice(above + 1, at).filter((other) => other === level).length;
}

test("each letter numbers the items that it has, whatever the letters before it had", () => {
  const items = fc.array(
    fc.record({
      level: fc.integer({ min: 1, max: 7 }),
      letters: fc.tuple(fc.boolean(), fc.boolean()),
    }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(items, (all) => {
      const column = (index: number, letter: 0 | 1): string =>
        all[index]?.letters[letter] === true ? "する" : "";
      const rows = ([0, 1] as const).map((letter) =>
        recipient({
          職名: `長${letter}`,
          敬称: "殿",
          ...Object.fromEntries(all.map((_, index) => [`列${index}`, column(index, letter)])),
        }),
      );
      const body = all.map(
        ({ level }, index) =>
          `{{#もし 列${index}}}\n［＃${MARKS[level - 1]}］項${index}\n{{/もし}}\n`,
      );
      const end = "よろしくお願いします。\n［＃宛名］{{職名}}　{{敬称}}\n";
      const { letters, findings } = lettersFrom(SETTINGS, body.join("") + end, rows);
      expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
      for (const letter of [0, 1] as const) {
        const kept = all.flatMap(({ level, letters: has }, index) =>
          has[letter] ? [{ level, index }] : [],
        );
        const levels = kept.map(({ level }) => level);
        const expected = kept.map(({ level, index }, at) => {
          const number = itemNumber(level as ItemLevel, numberAt(levels, at), "horizontal-tb");
          return `${number}　項${index}`;
        });
        expect(letters[letter]?.slice(0, expected.length)).toEqual(expected);
      }
    }),
    { numRuns: runs(100) },
  );
});
