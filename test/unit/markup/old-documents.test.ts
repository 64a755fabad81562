// What old documents have: readings on the left, and who is honoured.
import { expect, test } from "vitest";
import { blocksOf, problemsOf } from "../../samples/marked-text.ts";

const paragraph = (...inlines: unknown[]): unknown => ({
  type: "paragraph",
  placement: {},
  inlines,
});

test.each<[string, string, unknown]>([
  [
    "a reading on the left",
    "舎密［＃「舎密」の左に「化学」のルビ］を",
    paragraph({ type: "ruby", mode: "group", side: "left", pairs: [["舎密", "化学"]] }, "を"),
  ],
  [
    "a reading on the left in the words of the house",
    "舎密［＃「舎密」の左に「化学」の振り仮名］",
    paragraph({ type: "ruby", mode: "group", side: "left", pairs: [["舎密", "化学"]] }),
  ],
  [
    "a note on the left",
    "舎密［＃「舎密」の左に「蘭語」の注記］",
    paragraph({ type: "editorial-note", note: "蘭語", side: "left", children: ["舎密"] }),
  ],
  [
    "the white before a name that is honoured",
    "建議ハ［＃欠字］上意［＃２字欠字］御上",
    paragraph(
      "建議ハ",
      { type: "honorific-space", cells: 1 },
      "上意",
      { type: "honorific-space", cells: 2 },
      "御上",
    ),
  ],
  [
    "a line that begins with a name that is honoured",
    "［＃平出］御聖断",
    { type: "paragraph", placement: { deference: 0 }, inlines: ["御聖断"] },
  ],
  [
    "a line that is raised",
    "［＃二字擡頭］天皇陛下",
    { type: "paragraph", placement: { deference: 2 }, inlines: ["天皇陛下"] },
  ],
])("%s", (_, source, expected) => {
  expect(blocksOf(source)).toEqual([expected]);
});

test.each(["４字擡頭", "０字擡頭"])("nobody is raised by ［＃%s］", (name) => {
  expect(problemsOf(`［＃${name}］天皇陛下`)).toEqual(["markup/unknown-annotation 1:1"]);
});

const RIGHT = { type: "ruby", mode: "group", pairs: [["舎密", "せいみ"]] };

test.each<[string, string, unknown]>([
  [
    "a reading on each side",
    "｜舎密《せいみ》［＃「舎密」の左に「化学」のルビ］を",
    paragraph({ type: "ruby", mode: "group", side: "left", pairs: [[RIGHT, "化学"]] }, "を"),
  ],
  [
    "a note on the left of a reading",
    "｜舎密《せいみ》［＃「舎密」の左に「蘭語」の注記］",
    paragraph({ type: "editorial-note", note: "蘭語", side: "left", children: [RIGHT] }),
  ],
  [
    "a reading on the left of more than has one on the right",
    "｜舎密《せいみ》開宗［＃「舎密開宗」の左に「化学」のルビ］",
    paragraph({ type: "ruby", mode: "group", side: "left", pairs: [[RIGHT, "開宗", "化学"]] }),
  ],
])("%s", (_, source, expected) => {
  expect(blocksOf(source)).toEqual([expected]);
});

test("what has a reading on both sides has no third one, and no room for marks", () => {
  const both = "｜舎密《せいみ》［＃「舎密」の左に「化学」の振り仮名］";
  expect(problemsOf(`${both}［＃「舎密」の左に「蘭語」の振り仮名］`)).toEqual([
    "markup/not-plain 1:28",
  ]);
  expect(problemsOf(`${both}［＃「舎密」に傍点］`)).toEqual(["markup/not-plain 1:28"]);
  expect(problemsOf(`${both}［＃「舎密」に傍線］`)).toEqual([]);
});
