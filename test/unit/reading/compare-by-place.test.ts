import { expect, test } from "vitest";
import type { WordPlace } from "../../../src/base/location.ts";
import type { WordText } from "../../../src/model/word-text.ts";
import { compareByPlace, type WordShown } from "../../../src/reading/compare-by-place.ts";
import type { WordMark } from "../../../src/reading/marked-text.ts";
import { numberPattern } from "../../../src/reading/number-labels.ts";
import type { Stretch } from "../../../src/reading/text-by-place.ts";

/** A part of a Word file with a paragraph for each text. */
function part(name: string, place: WordPlace, ...texts: readonly string[]): WordText[number] {
  return {
    name: `word/${name}.xml`,
    paragraphs: texts.map((text, index) => ({ place, number: index + 1, text })),
    descriptions: [],
  };
}

const body = (...texts: readonly string[]): WordText[number] => part("document", "body", ...texts);

/** A page of lines; in a line `|` stands between what is side by side. */
function page(number: number, ...lines: readonly string[]): readonly Stretch[] {
  return lines.flatMap((text, line) =>
    text.split("|").map((cell, index) => ({
      page: number,
      line,
      text: cell,
      from: index * 200,
      to: index * 200 + 100,
      isReading: false,
    })),
  );
}

const reading = (text: string): Stretch => ({
  page: 1,
  line: 99,
  text,
  from: 0,
  to: 20,
  isReading: true,
});

const says = (text: WordText, ...readings: readonly string[]): WordShown => ({
  text,
  readings,
  marks: [],
  isEmphasised: false,
  counted: [],
});

const LETTER = [body("拝啓", "　時下ますます御清栄のこととお喜び申し上げます。", "敬具")];

test.each<[string, WordText, readonly (readonly Stretch[])[]]>([
  [
    "a paragraph over two lines",
    LETTER,
    [page(1, "拝啓", "時下ますます御清栄の", "こととお喜び申し上げます。", "敬具")],
  ],
  [
    "and over two pages",
    LETTER,
    [page(1, "拝啓", "時下ますます御清栄の"), page(2, "こととお喜び申し上げます。", "敬具")],
  ],
  [
    "head and foot of each page, with its number",
    [...LETTER, part("header1", "header", "総務省"), part("footer1", "footer", "1 / 2")],
    [
      page(1, "総務省", "拝啓", "時下ますます御清栄の", "1/2"),
      page(2, "総務省", "こととお喜び申し上げます。", "敬具", "2/2"),
    ],
  ],
  [
    "a hyphen that keeps its words together, painted as the other one or as itself",
    [body("A\u2011", "B\u2011 1")],
    [page(1, "A-", "B\u20111")],
  ],
  [
    "cells of a table, row by row",
    [body("金額の内訳", "一億円", "備考")],
    [page(1, "金額の|一億円", "内訳|備考")],
  ],
  [
    "cells that begin alike",
    [body("外", "北海道知事殿", "北海道")],
    [page(1, "外|北海道", "北海道知事殿")],
  ],
])("nothing is said of %s", (_, text, pages) => {
  expect(compareByPlace(says(text), pages)).toEqual([]);
});

test.each<[string, readonly string[], unknown]>([
  [
    "a lost line",
    ["拝啓", "こととお喜び申し上げます。", "敬具"],
    { paragraph: 2, expected: "時下ますます御清栄の", found: "" },
  ],
  [
    "a lost last line",
    ["拝啓", "時下ますます御清栄の", "こととお喜び申し上げます。"],
    { paragraph: 3, expected: "敬具", found: "" },
  ],
  [
    "a changed character",
    ["拝啓", "時下ますます御清栄の", "こととお喜び申し上けます。", "敬具"],
    { paragraph: 2, expected: "こととお喜び申し上げます。", found: "こととお喜び申し上けます。" },
  ],
  [
    "a doubled character",
    ["拝啓", "時下ますます御清栄のの", "こととお喜び申し上げます。", "敬具"],
    { paragraph: 2, expected: "時下ますます御清栄の", found: "時下ますます御清栄のの" },
  ],
  [
    "a line shown twice",
    ["拝啓", "時下ますます御清栄の", "こととお喜び申し上げます。", "敬具", "敬具"],
    { paragraph: 0, expected: "", found: "敬具" },
  ],
  [
    "text of another letter",
    ["拝啓", "時下ますます御清栄の", "こととお喜び申し上げます。", "敬具", "札幌市長"],
    { paragraph: 0, expected: "", found: "札幌市長" },
  ],
])("%s is named with its paragraph", (_, lines, difference) => {
  expect(compareByPlace(says(LETTER), [page(1, ...lines)])).toEqual([
    expect.objectContaining(difference),
  ]);
});

/** Where Word writes something by itself: `pattern` at a place of the paragraph that is the `number`th. */
function mark(number: number, at: number, pattern: string, place: WordPlace = "body"): WordMark {
  return { place, number, at, pattern };
}

const NOTED = [
  body("本文の説明について、", "10人が出席します。"),
  part("footnotes", "footnote", "補足です。"),
];
const NOTE_MARKS = [
  mark(1, 5, numberPattern(1, 1)),
  mark(2, 3, numberPattern(2, 2)),
  mark(1, 0, numberPattern(1, 2), "footnote"),
];

test.each<[string, readonly string[]]>([
  ["1", ["本文の説明1について、", "10人2が出席します。", "1補足です。"]],
  ["i", ["本文の説明iについて、", "10人iiが出席します。", "i補足です。"]],
  ["一", ["本文の説明一について、", "10人二が出席します。", "一補足です。"]],
  ["*", ["本文の説明*について、", "10人†が出席します。", "*補足です。"]],
  ["①", ["本文の説明①について、", "10人②が出席します。", "①補足です。"]],
  ["none", ["本文の説明について、", "10人が出席します。", "補足です。"]],
  ["stretches of their own", ["本文の説明|1|について、", "10人|2|が出席します。", "1|補足です。"]],
  [
    "the head of the next line",
    ["本文の説明", "1について、", "10人", "2が出席します。", "1補足です。"],
  ],
])("marks of notes are no difference, written as %s", (_, lines) => {
  expect(compareByPlace({ ...says(NOTED), marks: NOTE_MARKS }, [page(1, ...lines)])).toEqual([]);
});

test.each<[string, readonly string[]]>([
  ["at another place", ["本文の1説明について、", "10人2が出席します。", "1補足です。"]],
  ["with another number", ["本文の説明7について、", "10人2が出席します。", "1補足です。"]],
  ["twice", ["本文の説明11について、", "10人2が出席します。", "1補足です。"]],
  [
    "in place of what the text says",
    ["本文の説明1について、", "0人2が出席します。", "1補足です。"],
  ],
  ["and a word beside it lost", ["本文の説明1、", "10人2が出席します。", "1補足です。"]],
  ["and a line left over", ["本文の説明1について、", "10人2が出席します。", "1補足です。", "12"]],
])("a mark %s is a difference", (_, lines) => {
  expect(compareByPlace({ ...says(NOTED), marks: NOTE_MARKS }, [page(1, ...lines)])).not.toEqual(
    [],
  );
});

const LIST = [body("記", "日時　令和九年", "場所　札幌市", "区分", "金額", "以上")];
const ITEM = String.raw`${numberPattern(1, 9)}\.`;
const LIST_MARKS = [mark(2, 0, ITEM), mark(3, 0, ITEM)];

test.each<[string, readonly string[]]>([
  ["before their items", ["記", "1.日時令和九年", "2.場所札幌市", "区分|金額", "以上"]],
  ["apart from them", ["記", "1.|日時|令和九年", "2.|場所|札幌市", "区分|金額", "以上"]],
  ["in another script", ["記", "一.|日時|令和九年", "二.|場所|札幌市", "区分|金額", "以上"]],
])(
  "numbers that Word writes %s are no difference at numbered paragraphs, and one elsewhere",
  (_, lines) => {
    const shown = [page(1, ...lines)];
    expect(compareByPlace({ ...says(LIST), marks: LIST_MARKS }, shown)).toEqual([]);
    expect(compareByPlace({ ...says(LIST), marks: LIST_MARKS.slice(1) }, shown)).not.toEqual([]);
  },
);

test.each<[string, readonly string[]]>([
  ["a lost word", ["記", "1.|日時|令和九年", "2.|場所", "区分|金額", "以上"]],
  ["a lost item", ["記", "1.|日時|令和九年", "区分|金額", "以上"]],
  ["a number too much", ["記", "1.|日時|令和九年", "2.|場所|札幌市", "3.", "区分|金額", "以上"]],
  ["a number with other signs", ["記", "(1)|日時|令和九年", "2.|場所|札幌市", "区分|金額", "以上"]],
  [
    "figures that no list reaches",
    ["記", "10.|日時|令和九年", "2.|場所|札幌市", "区分|金額", "以上"],
  ],
])("%s beside numbers of Word is a difference", (_, lines) => {
  const shown = [page(1, ...lines)];
  expect(compareByPlace({ ...says(LIST), marks: LIST_MARKS }, shown)).not.toEqual([]);
});

test("lines in another order are a difference, although all are there", () => {
  const lines = ["拝啓", "こととお喜び申し上げます。", "時下ますます御清栄の", "敬具"];
  expect(compareByPlace(says(LETTER), [page(1, ...lines)])).not.toEqual([]);
});

test("a head that a later page lacks is named", () => {
  const text = [body("拝啓", "敬具"), part("header1", "header", "総務省")];
  expect(compareByPlace(says(text), [page(1, "総務省", "拝啓"), page(2, "敬具")])).toEqual([
    { place: "header", paragraph: 1, expected: "総務省", found: "" },
  ]);
});

test("a lost note is named", () => {
  const text = [body("本文"), part("footnotes", "footnote", "注 北海道")];
  const marks = [mark(1, 2, numberPattern(1, 1))];
  expect(compareByPlace({ ...says(text), marks }, [page(1, "本文1")])).toEqual([
    { place: "footnote", paragraph: 1, expected: "注北海道", found: "" },
  ]);
});

test("readings stand apart, and one that is lost or changed is a difference", () => {
  const lines = page(1, "葛城市長");
  const text = [body("葛城市長")];
  expect(compareByPlace(says(text, "かつらぎ"), [[...lines, reading("かつらぎ")]])).toEqual([]);
  expect(compareByPlace(says(text, "かつらぎ"), [lines])).toMatchObject([{ expected: "かつらぎ" }]);
  expect(compareByPlace(says(text), [[...lines, reading("かつらき")]])).toMatchObject([
    { found: "かつらき" },
  ]);
});

/** A letter with a box of two paragraphs, anchored at its end. */
const BOXED: WordText = [
  {
    name: "word/document.xml",
    descriptions: [],
    paragraphs: [
      { place: "body", number: 1, text: "北海道知事　殿" },
      { place: "body", number: 2, text: "お願いいたします。" },
      { place: "text-box", number: 1, text: "取扱注意" },
      { place: "text-box", number: 2, text: "照会先　総務省自治行政局" },
    ],
  },
];

test.each<[string, readonly string[]]>([
  [
    "above the body",
    ["取扱注意", "照会先　総務省", "自治行政局", "北海道知事殿", "お願いいたします。"],
  ],
  [
    "between its lines",
    ["北海道知事殿", "取扱注意", "照会先　総務省自治行政局", "お願いいたします。"],
  ],
  ["beside them", ["北海道知事殿|取扱注意", "お願いいたします。|照会先　総務省自治行政局"]],
])("a text box may stand %s", (_, lines) => {
  const solid = lines.map((line) => line.replaceAll("　", ""));
  expect(compareByPlace(says(BOXED), [page(1, ...solid)])).toEqual([]);
});

test("of a text box that is cut off, what is lost is told with its paragraph, and nothing else", () => {
  const lines = ["取扱注意", "照会先総務省", "北海道知事殿", "お願いいたします。"];
  expect(compareByPlace(says(BOXED), [page(1, ...lines)])).toEqual([
    { place: "text-box", paragraph: 2, expected: "自治行政局", found: "" },
  ]);
});
