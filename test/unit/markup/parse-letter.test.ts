import { describe, expect, test } from "vitest";
import { blocksOf, parsed, problemsOf } from "../../samples/marked-text.ts";

const paragraph = (...inlines: unknown[]): unknown => ({
  type: "paragraph",
  placement: {},
  inlines,
});

const cases: readonly [string, string, unknown][] = [
  [
    "ruby over the characters after ｜",
    "｜漢字《かんじ》です",
    paragraph({ type: "ruby", mode: "group", pairs: [["漢字", "かんじ"]] }, "です"),
  ],
  [
    "ruby over the run of kanji without ｜",
    "その漢字《かんじ》",
    paragraph("その", { type: "ruby", mode: "group", pairs: [["漢字", "かんじ"]] }),
  ],
  [
    "ruby over one character",
    "｜葛󠄀《かつ》",
    paragraph({ type: "ruby", mode: "mono", pairs: [["葛󠄀", "かつ"]] }),
  ],
  [
    "ruby parted character by character",
    "｜東京《とう｜きょう》",
    paragraph({
      type: "ruby",
      mode: "jukugo",
      pairs: [
        ["東", "とう"],
        ["京", "きょう"],
      ],
    }),
  ],
  [
    "ruby as e-book notations write it",
    "{東京|とう.きょう}へ",
    paragraph(
      {
        type: "ruby",
        mode: "jukugo",
        pairs: [
          ["東", "とう"],
          ["京", "きょう"],
        ],
      },
      "へ",
    ),
  ],
  [
    "ruby over a value with a value as its reading",
    "｜〔葛󠄀城市〕《〔かつらぎし〕》",
    paragraph({ type: "ruby", mode: "group", pairs: [["葛󠄀城市", "かつらぎし"]] }),
  ],
  [
    "縦中横 between annotations",
    "第［＃縦中横］12［＃縦中横終わり］号",
    paragraph("第", { type: "tate-chu-yoko", children: ["12"] }, "号"),
  ],
  [
    "縦中横 by naming what stands before",
    "第12［＃「12」は縦中横］号",
    paragraph("第", { type: "tate-chu-yoko", children: ["12"] }, "号"),
  ],
  [
    "emphasis by naming what stands before",
    "必ず守る［＃「守る」に傍点］こと",
    paragraph("必ず", { type: "emphasis-dots", mark: "sesame", children: ["守る"] }, "こと"),
  ],
  [
    "emphasis of another mark over ruby",
    "｜必《かなら》ず［＃「必ず」に白丸傍点］",
    paragraph({
      type: "emphasis-dots",
      mark: "circle",
      children: [{ type: "ruby", mode: "mono", pairs: [["必", "かなら"]] }, "ず"],
    }),
  ],
  [
    "a line beside what is named, by both of its names",
    "期限は三日［＃「三日」に傍線］と四日［＃「四日」は下線］",
    paragraph("期限は", { type: "lined-text", line: "side", children: ["三日"] }, "と", {
      type: "lined-text",
      line: "side",
      children: ["四日"],
    }),
  ],
  [
    "two lines beside text and one through it, the one in the other",
    "［＃二重傍線］額は［＃取り消し線］五［＃取り消し線終わり］六［＃二重傍線終わり］",
    paragraph({
      type: "lined-text",
      line: "double-side",
      children: ["額は", { type: "lined-text", line: "strike", children: ["五"] }, "六"],
    }),
  ],
  [
    "a frame around a reading",
    "［＃罫囲み］｜写《うつし》［＃罫囲み終わり］案［＃「案」に囲み］",
    paragraph(
      {
        type: "lined-text",
        line: "frame",
        children: [{ type: "ruby", mode: "mono", pairs: [["写", "うつし"]] }],
      },
      { type: "lined-text", line: "frame", children: ["案"] },
    ),
  ],
  [
    "small characters above and below, by what they are called for either direction",
    "面積10m2［＃「2」は上付き小文字］と［＃下付き］注1［＃下付き終わり］（二）［＃「（二）」は行右小書き］",
    paragraph(
      "面積10m",
      { type: "script-text", place: "above", children: ["2"] },
      "と",
      { type: "script-text", place: "below", children: ["注1"] },
      { type: "script-text", place: "above", children: ["（二）"] },
    ),
  ],
  [
    "a note in two lines",
    "官吏［＃割り注］判任以上［＃改行］傭ヲ除ク［＃割り注終わり］",
    paragraph("官吏", {
      type: "warichu",
      children: ["判任以上", { type: "line-break" }, "傭ヲ除ク"],
    }),
  ],
  [
    "an editor's ママ",
    "思ひ［＃「ひ」はママ］ます",
    paragraph("思", { type: "editorial-note", note: "ママ", children: ["ひ"] }, "ます"),
  ],
  [
    "an editor's note of other words",
    "御署名［＃「御署名」に「原本は闕」の注記］",
    paragraph({ type: "editorial-note", note: "原本は闕", children: ["御署名"] }),
  ],
  [
    "characters spread over cells",
    "［＃５字取り］松本剛明［＃字取り終わり］",
    paragraph({ type: "jidori", cells: 5, children: ["松本剛明"] }),
  ],
  [
    "what must not be parted",
    "［＃分割禁止］二〇〇［＃分割禁止終わり］",
    paragraph({ type: "no-break", children: ["二〇〇"] }),
  ],
  [
    "a character by its code points",
    "※［＃「葛」の異体字、U+845B U+E0100］城市",
    paragraph("葛󠄀城市"),
  ],
  [
    "a character by its position in JIS X 0213",
    "※［＃「特のへん＋廴＋聿」、第3水準1-87-71］",
    paragraph("犍"),
  ],
  ["a kana that Unicode writes with two code points", "※［＃「か゜」、1-4-87］", paragraph("か゚")],
  ["a character of plane 2", "※［＃第4水準2-1-1］", paragraph("𠂉")],
  // U+FF5F and U+FF60 have a form for vertical lines; U+2985 and U+2986 lie in them (UAX #50, Tr and R).
  [
    "white brackets that stand in vertical lines",
    "※［＃始め二重パーレン、1-2-54］甲※［＃終わり二重パーレン、1-2-55］",
    paragraph("｟甲｠"),
  ],
  [
    "marks as characters",
    "※［＃始め二重山括弧、1-1-52］重要※［＃終わり二重山括弧、1-1-53］",
    paragraph("《重要》"),
  ],
  ["braces that are no ruby", "{これ}と{}", paragraph("{これ}と{}")],
  ["the leading space that writers put is not set twice", "　さて、", paragraph("さて、")],
];

test.each(cases)("%s", (_, marked, expected) => {
  expect(blocksOf(marked)).toEqual([expected]);
});

const roles: readonly [string, unknown][] = [
  ["［＃頭語］拝啓", { type: "salutation", placement: {}, inlines: ["拝啓"] }],
  [
    "［＃結語］［＃地から２字上げ］敬具",
    {
      type: "complimentary-close",
      placement: { indentEnd: 2, alignment: "end" },
      inlines: ["敬具"],
    },
  ],
  [
    "［＃日付］［＃３字下げ］令和",
    { type: "date-line", placement: { indentStart: 3 }, inlines: ["令和"] },
  ],
  [
    "［＃差出人］［＃地付き］大臣",
    { type: "sender", placement: { indentEnd: 0, alignment: "end" }, inlines: ["大臣"] },
  ],
  ["［＃宛名］知事　殿", { type: "addressee", placement: {}, inlines: ["知事　殿"] }],
  ["［＃文書番号］総行第一号", { type: "document-number", placement: {}, inlines: ["総行第一号"] }],
  ["［＃件名］…について", { type: "subject", placement: {}, inlines: ["…について"] }],
  [
    "［＃中見出し］一　総則［＃中見出し終わり］",
    { type: "heading", level: 2, placement: {}, inlines: ["一　総則"] },
  ],
  ["［＃記］記", { type: "notes-head", placement: {}, inlines: ["記"] }],
  [
    "［＃項目］１　趣旨　は",
    { type: "list-item", depth: 0, placement: {}, label: ["１　"], inlines: ["趣旨　は"] },
  ],
  [
    "［＃細目］（１）　対象",
    { type: "list-item", depth: 1, placement: {}, label: ["（１）　"], inlines: ["対象"] },
  ],
  ["［＃以上］以上", { type: "notes-end", placement: {}, inlines: ["以上"] }],
  ["［＃追伸］追って", { type: "postscript", placement: {}, inlines: ["追って"] }],
  ["［＃天付き］本文", { type: "paragraph", placement: { indentStart: 0 }, inlines: ["本文"] }],
  [
    "［＃中央揃え］本文",
    { type: "paragraph", placement: { alignment: "center" }, inlines: ["本文"] },
  ],
  [
    "［＃２字下げ、折り返して三字下げ］本文",
    { type: "paragraph", placement: { indentStart: 3, firstLineIndent: -1 }, inlines: ["本文"] },
  ],
];

test.each(roles)(
  "the head of the line says what it is and where it stands: %s",
  (marked, expected) => {
    expect(blocksOf(marked)).toEqual([expected]);
  },
);

test("a placement holds from one annotation to its end, and a page break and empty lines are blocks", () => {
  expect(
    blocksOf(
      "［＃ここから２字下げ］\n一\n二\n［＃ここで字下げ終わり］\n三\n\n［＃改ページ］\n［＃２行空き］四",
    ),
  ).toEqual([
    { type: "paragraph", placement: { indentStart: 2 }, inlines: ["一"] },
    { type: "paragraph", placement: { indentStart: 2 }, inlines: ["二"] },
    paragraph("三"),
    { type: "page-break" },
    { type: "blank-line" },
    { type: "blank-line" },
    paragraph("四"),
  ]);
});

test("each edition takes its own text of a passage with a note of the original", () => {
  const marked =
    "利活用［＃「利活用」は底本では「活用」］特別分、お願い［＃「い」は底本では「ひ」］申し";
  expect(blocksOf(marked, "corrected")).toEqual([paragraph("利活用特別分、お願い申し")]);
  expect(blocksOf(marked, "as-issued")).toEqual([paragraph("活用特別分、お願ひ申し")]);
});

test("brackets within a note of the original pair up", () => {
  const marked = "「甲」［＃「「甲」」は底本では「「乙」「丙」」］";
  expect(blocksOf(marked, "as-issued")).toEqual([paragraph("「乙」「丙」")]);
});

test("slashes for a repeated word are its marks in the template's text alone", () => {
  expect(blocksOf("いよ／＼〔いよ／＼〕みな／″＼［＃「みな／″＼」に傍点］")).toEqual([
    {
      type: "paragraph",
      placement: {},
      inlines: [
        "いよ〳〵いよ／＼",
        { type: "emphasis-dots", mark: "sesame", children: ["みな〴〵"] },
      ],
    },
  ]);
});

test("a value is never markup, whatever it says", () => {
  const value = "［＃改ページ］｜漢字《かんじ》※［＃U+0041］{東|とう}［＃「東」に傍点］";
  expect(blocksOf(`宛先〔${value}〕です`)).toEqual([paragraph(`宛先${value}です`)]);
  expect(blocksOf("〔［＃宛名］〕北海道")).toEqual([paragraph("［＃宛名］北海道")]);
});

test("a line break within a value stays in its paragraph", () => {
  expect(blocksOf("住所〔一丁目⏎二番〕です")).toEqual([
    paragraph("住所一丁目", { type: "line-break" }, "二番です"),
  ]);
});

const hostile: readonly [string, string][] = [
  ["\n第［＃立中横］12", "markup/unknown-annotation 2:2"],
  ["第［＃縦中横］12", "markup/unclosed 1:2"],
  ["第12［＃縦中横終わり］", "markup/nothing-to-close 1:4"],
  ["第12［＃縦中", "markup/unclosed 1:4"],
  ["本文［＃改ページ］", "markup/not-at-line-start 1:3"],
  ["守る［＃「守れ」に傍点］", "markup/target-not-found 1:3"],
  ["｜東京《とうきょう》［＃「京」に傍点］", "markup/target-not-found 1:11"],
  ["［＃縦中横］｜1《いち》［＃縦中横終わり］", "markup/not-plain 1:13"],
  ["［＃割り注］｜注《ちゆう》［＃割り注終わり］", "markup/not-plain 1:14"],
  ["［＃割り注］ふ［＃「ふ」に傍線］［＃割り注終わり］", "markup/not-plain 1:17"],
  ["［＃上付き小文字］｜注《ちゅう》［＃上付き小文字終わり］", "markup/not-plain 1:17"],
  ["期限［＃傍線終わり］", "markup/nothing-to-close 1:3"],
  ["［＃割り注］ふ［＃「ふ」はママ］［＃割り注終わり］", "markup/not-plain 1:17"],
  ["［＃「〔守〕」に傍点］", "markup/value-in-annotation 1:1"],
  ["《かんじ》", "markup/ruby-base 1:1"],
  ["漢字《かんじ", "markup/ruby-open 1:3"],
  ["漢字》", "markup/ruby-open 1:3"],
  ["｜漢字", "markup/ruby-open 1:1"],
  ["｜東京都《とう｜きょう》", "markup/ruby-count 1:5"],
  ["※［＃「口＋亞」］", "markup/unknown-character 1:1"],
  ["※［＃U+D800］", "markup/unknown-character 1:1"],
  ["※［＃U+202E］", "markup/unknown-character 1:1"],
  ["※［＃U+110000］", "markup/unknown-character 1:1"],
  ["※［＃第3水準1-95-1］", "markup/unknown-character 1:1"],
  ["［＃宛名］　", "markup/empty-block 1:6"],
  ["［＃宛名］［＃頭語］殿", "markup/role-twice 1:6"],
];

test.each(hostile)("what cannot be read is reported where it stands: %s", (marked, expected) => {
  expect(problemsOf(marked)).toEqual([expected]);
});

test("all of a letter's problems are reported in one pass", () => {
  expect(problemsOf("《あ》\n［＃無］い\n［＃縦中横］う")).toHaveLength(3);
});

test("every character leads back to its line and column or to its cell", () => {
  const outcome = parsed("葛󠄀の｜字《じ》と〔北海道〕の第12［＃「12」は縦中横］号");
  if (!outcome.ok) throw new Error("not parsed");
  const [block] = outcome.value.blocks;
  const places: string[] = [];
  for (const inline of block !== undefined && "inlines" in block ? block.inlines : []) {
    const texts = inline.type === "tate-chu-yoko" ? inline.children : [inline];
    for (const one of texts) {
      if (one.type !== "text") continue;
      const { origin } = one;
      places.push(
        `${one.text} ${origin?.kind === "text" ? `${origin.line}:${origin.column}` : origin?.kind}`,
      );
    }
  }
  expect(places).toEqual(["葛󠄀の 1:1", "と 1:8", "北海道 cell", "の第 1:14", "12 1:16", "号 1:29"]);
});

describe("a size of characters", () => {
  test.each([
    ["［＃２４ポイント］本文", 24],
    ["［＃24ポイント］本文", 24],
    ["［＃１０．５ポイント］本文", 10.5],
    ["［＃36pt］本文", 36],
  ])("%s", (marked, points) => {
    expect(blocksOf(`${marked}\n`)).toMatchObject([
      { placement: { characterSize: points * 65_536 } },
    ]);
  });

  test("holds for many lines, until it ends", () => {
    const blocks = blocksOf(
      "［＃ここから１４ポイント］一\n［＃宛名］二　様\n［＃ここで文字サイズ終わり］三\n",
    );
    expect(blocks).toMatchObject([
      { placement: { characterSize: 14 * 65_536 } },
      { type: "addressee", placement: { characterSize: 14 * 65_536 } },
      { placement: {} },
    ]);
  });

  test.each(["［＃４ポイント］", "［＃３０１ポイント］", "［＃10.3ポイント］"])(
    "that nobody could read or print is none: %s",
    (marked) => {
      expect(problemsOf(`${marked}本文\n`)).toEqual(["markup/unknown-annotation 1:1"]);
    },
  );
});
