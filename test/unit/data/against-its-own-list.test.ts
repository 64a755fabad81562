import { expect, test } from "vitest";
import { findingsOf, lineOf } from "../../samples/read-list.ts";

/** Lists that are right but for one cell, which the rest of the list or of its row says: each with all that is told of it. */
const CASES: readonly (readonly [what: string, rows: readonly string[], found: string])[] = [
  [
    "川西町, which 山形県 has too, where all others are of 奈良県",
    [
      "市町村名,首長名,敬称",
      "奈良市,甲野　一郎,様",
      "生駒市,乙山　花子,様",
      "三郷町,丙川　三郎,様",
      "川西町,丁田　四郎,様",
    ],
    "warning csv/name-by-others row 5 column 1 line 5",
  ],
  [
    "a person who follows upon himself",
    [
      "団体名,職名,氏名,前任者,敬称",
      "青葉協会,理事長,甲野　一郎,甲野 一郎,様",
      "若葉協会,理事長,乙山　花子,丙川　三郎,様",
    ],
    "warning csv/own-predecessor row 2 column 3 line 2",
  ],
  [
    "the mayor in the place of the council's chair",
    [
      "市町村名,職名,氏名,敬称,市長名",
      "奈良市,奈良市議会議長,甲野　一郎,様,甲野　一郎",
      "生駒市,生駒市議会議長,乙山　花子,様,丙川　三郎",
    ],
    "warning csv/person-of-other-office row 2 column 3 line 2",
  ],
  [
    "a town that is none beside a school",
    [
      "市町村名,学校名,校長名,敬称",
      "大和高田市,第一小学校,甲野　一郎,様",
      "大和郡出市,第二小学校,乙山　花子,様",
    ],
    "warning csv/place-unknown row 3 column 1 line 3",
  ],
  [
    "教育委貝会 below 教育委員会名",
    [
      "教育委員会名,氏名,敬称",
      "奈良市教育委員会,甲野　一郎,様",
      "生駒市教育委員会,乙山　花子,様",
      "天理市教育委貝会,丙川　三郎,様",
    ],
    "warning csv/word-mistyped row 4 column 1 line 4",
  ],
];

test.each(CASES)("%s is told, and nothing else", (_, rows, found) => {
  expect(findingsOf(rows.map((row) => `${row}\n`).join("")).map(lineOf)).toEqual([found]);
});
