import { expect, test } from "vitest";
import { showNote } from "../../../src/model/editorial-note.ts";
import type { Inline, Ruby, Text } from "../../../src/model/letter.ts";
import { inlineText } from "../../../src/model/letter-text.ts";

const text = (content: string): Text => ({ type: "text", text: content, origin: undefined });
const over = (base: string, ...readings: string[]): Inline => ({
  type: "ruby",
  mode: "group",
  pairs: [{ base: [text(base)], ruby: readings.map(text) }],
});
const shown = (...children: Inline[]): readonly Inline[] =>
  showNote({ type: "editorial-note", note: "ママ", children });

test("a note stands beside a short passage as a reading does", () => {
  expect(shown(text("ふ"))).toEqual([over("ふ", "（ママ）")]);
});

test("beside a long passage the note stands at its end, so that the passage can be parted", () => {
  expect(shown(text("無之候ふ"))).toEqual([text("無之"), over("候ふ", "（ママ）")]);
});

test("the end of a passage is counted over pieces and in whole characters", () => {
  expect(shown(text("無之"), text("候"), text("葛󠄀"))).toEqual([
    text("無之"),
    {
      type: "ruby",
      mode: "group",
      pairs: [{ base: [text("候"), text("葛󠄀")], ruby: [text("（ママ）")] }],
    },
  ]);
});

test("a passage that ends in a reading has the note behind it", () => {
  expect(shown(text("相"), over("候", "さうらふ"))).toEqual([
    text("相"),
    over("候", "さうらふ", "（ママ）"),
  ]);
});

test("dots and ties go on beside the note", () => {
  const dotted: Inline = { type: "emphasis-dots", mark: "sesame", children: [text("まで")] };
  expect(shown({ type: "no-break", children: [dotted] })).toEqual([
    { type: "no-break", children: [{ ...dotted, children: [over("まで", "（ママ）")] }] },
  ]);
});

test("what cannot carry a note leaves it to the text before, and no text is ever lost", () => {
  const note: Inline = { type: "warichu", children: [text("注")] };
  expect(shown(text("候"), note)).toEqual([over("候", "（ママ）"), note]);
  expect(shown(note)).toEqual([note]);
  expect(shown(text(""))).toEqual([text("")]);
  const mixed = [text("相成"), note, { type: "line-break" } as const, text("候")];
  expect(inlineText(shown(...mixed))).toBe(inlineText(mixed));
});

test("a note over a note shows both", () => {
  const inner: Inline = { type: "editorial-note", note: "虫損", children: [text("候")] };
  expect(shown(inner)).toEqual([over("候", "（虫損）", "（ママ）")]);
});

const left = (base: readonly (Text | Ruby)[], reading: string): Ruby => ({
  type: "ruby",
  mode: "group",
  side: "left",
  pairs: [{ base, ruby: [text(reading)] }],
});

test("a note on the left stands under a reading on the right, and under as much before it as it is long", () => {
  const note = (...children: Inline[]): readonly Inline[] =>
    showNote({ type: "editorial-note", note: "蘭語", side: "left", children });
  const reading = over("術", "じゅつ") as Ruby;
  expect(note(text("此分析"), reading)).toEqual([
    text("此分"),
    left([text("析"), reading], "（蘭語）"),
  ]);
  expect(note(left([text("化学")], "ケミ"))).toEqual([
    { ...left([], ""), pairs: [{ base: [text("化学")], ruby: [text("ケミ"), text("（蘭語）")] }] },
  ]);
});

test("a note on the right stands over characters that have a reading on the left", () => {
  expect(shown(left([text("化学")], "ケミ"))).toEqual([
    left([over("化学", "（ママ）") as Ruby], "ケミ"),
  ]);
});
