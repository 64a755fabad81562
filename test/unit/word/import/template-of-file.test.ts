import { describe, expect, test } from "vitest";
import { templateOfFile } from "../../../../src/ask/template-of-file.ts";
import type { SourceFile } from "../../../../src/base/world.ts";
import { parseLetter } from "../../../../src/markup/parse-letter.ts";
import { recipientOf } from "../../../../src/model/recipient.ts";
import { compileTemplate } from "../../../../src/template/compile-template.ts";
import { bodyOf, made } from "./made.ts";
import { field, nestedField, p, VERTICAL_SECTION, wordFile } from "./word-file.ts";

function refusal(file: SourceFile): readonly string[] {
  const outcome = templateOfFile(file, "手紙");
  return outcome.ok ? [] : outcome.errors.map(({ code }) => code);
}

function text(letter: string): SourceFile {
  return { path: "手紙.txt", bytes: new TextEncoder().encode(letter) };
}

describe("a clerk's Word file without any style", () => {
  const letter = wordFile({
    body: [
      p("拝啓"),
      p("　貴職におかれましては、平素より格別の御協力を賜り、感謝申し上げます。"),
      p("敬具", '<w:jc w:val="right"/>'),
      p("令和四年十二月二十七日", '<w:ind w:leftChars="200" w:left="480"/>'),
      p("総務大臣", '<w:ind w:rightChars="100" w:right="240"/><w:jc w:val="right"/>'),
      p("松本剛明", '<w:ind w:rightChars="100" w:right="240"/><w:jc w:val="right"/>'),
      p("北海道知事　殿"),
    ].join(""),
  });

  test("has its parts known by their words, and the addressee, the date and the sender asked for", () => {
    expect(bodyOf(made(letter))).toEqual([
      "［＃頭語］拝啓",
      "貴職におかれましては、平素より格別の御協力を賜り、感謝申し上げます。",
      "［＃結語］［＃地付き］敬具",
      "［＃日付］{{和暦 日付}}",
      "［＃差出人］{{差出人職名}}",
      "［＃差出人］{{差出人氏名}}",
      "［＃宛名］{{職名}}　{{敬称}}",
    ]);
  });

  test("has Word's grid of 12 points, 608 and 479 read as 35 characters and 28 lines", () => {
    const { text: template } = made(letter);
    expect(template).toContain("用紙: A4横");
    expect(template).toContain("書字方向: 縦書き");
    expect(template).toContain("文字サイズ: 12pt");
    expect(template).toContain("字詰め: 35");
    expect(template).toContain("行数: 28");
    // 479 twips from line to line, 240 of them the characters.
    expect(template).toContain("行間: 11.95pt");
  });

  test("shows every guess with its paragraph", () => {
    const roles = made(letter).guesses.flatMap((guess) =>
      guess.kind === "role" ? [`${guess.paragraph} ${guess.name}`] : [],
    );
    expect(roles).toEqual(["1 頭語", "3 結語", "4 日付", "5 差出人", "6 差出人", "7 宛名"]);
  });

  test("makes the same letter again for the row that it was for", () => {
    expect([...made(letter).row]).toEqual([
      ["職名", "北海道知事"],
      ["敬称", "殿"],
    ]);
  });
});

describe("marks and characters", () => {
  test("signs of the notation in a letter are characters of the template's letters", () => {
    // The proof in `templateOfFile` merges the template and compares with another reader.
    const signs = "甲｜乙《へい》［＃改ページ］※［＃U+0041］{丙|ひのえ} \\ 丁「」";
    expect(refusal(text(`${signs}。\n札幌市長　様\n`))).toEqual([]);
    expect(refusal(wordFile({ body: p(`${signs}。`) + p("札幌市長　様") }))).toEqual([]);
  });

  test("readings, marks beside characters, 縦中横, notes in two lines and spread names stay what they are", () => {
    const ruby =
      '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/></w:rubyPr><w:rt><w:r><w:t>かつらぎ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>葛城</w:t></w:r></w:rubyBase></w:ruby></w:r>';
    const run = (properties: string, words: string): string =>
      `<w:r><w:rPr>${properties}</w:rPr><w:t>${words}</w:t></w:r>`;
    const body = `<w:p>${ruby}${run('<w:em w:val="comma"/>', "まで")}${run('<w:eastAsianLayout w:id="1" w:vert="1"/>', "CIO")}${run('<w:eastAsianLayout w:id="2" w:vert="1"/>', "12")}${run('<w:eastAsianLayout w:id="3" w:combine="1"/>', "三月三十日裁可")}${run('<w:spacing w:val="240"/><w:fitText w:val="1200" w:id="4"/>', "松")}${run('<w:fitText w:val="1200" w:id="4"/>', "本")}<w:r><w:t>です。</w:t></w:r></w:p>`;
    expect(bodyOf(made(wordFile({ body })))).toEqual([
      "［＃０字下げ］｜葛城《かつらぎ》［＃傍点］まで［＃傍点終わり］［＃縦中横］CIO［＃縦中横終わり］12［＃割り注］三月三十日裁可［＃割り注終わり］［＃５字取り］松本［＃字取り終わり］です。",
    ]);
  });

  test("a reading on the left comes back from behind the one on the right (両側ルビ)", () => {
    const ruby = (base: string, reading: string): string =>
      `<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/></w:rubyPr><w:rt><w:r><w:t>${reading}</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>${base}</w:t></w:r></w:rubyBase></w:ruby></w:r>`;
    const run = (words: string): string => `<w:r><w:t>${words}</w:t></w:r>`;
    const named = "（「衆議院議員」の左・代議士）";
    const body = `<w:p>${ruby("舎密", "せいみ（左・化学）")}${run("と前")}${ruby("衆議", "しゅうぎ")}${run("院議")}${ruby("員", `いん${named}`)}${run("、")}${ruby("分析", "ぶんせき（左・（蘭語））")}${run("。国立")}${ruby("図書館", "（「国立図書館」の左・ライブラリー）")}</w:p>`;
    expect(bodyOf(made(wordFile({ body })))).toEqual([
      "［＃０字下げ］｜舎密《せいみ》［＃「舎密」の左に「化学」の振り仮名］と前｜衆議《しゅうぎ》院議｜員《いん》［＃「衆議院議員」の左に「代議士」の振り仮名］、｜分析《ぶんせき》［＃「分析」の左に「蘭語」の注記］。国立図書館［＃「国立図書館」の左に「ライブラリー」の振り仮名］",
    ]);
  });

  test("one that names characters that are not there any more is on the left of its own", () => {
    const body = `<w:p><w:r><w:t>国会</w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>いん（「衆議院議員」の左・代議士）</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>員</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`;
    expect(bodyOf(made(wordFile({ body })))).toEqual([
      "［＃０字下げ］国会｜員《いん》［＃「員」の左に「代議士」の振り仮名］",
    ]);
  });

  test("lines beside, through and around characters stay what they are, around what else their characters have", () => {
    const run = (properties: string, words: string): string =>
      `<w:r><w:rPr>${properties}</w:rPr><w:t>${words}</w:t></w:r>`;
    const body = `<w:p>${run('<w:u w:val="single"/>', "三月")}${run('<w:strike/><w:u w:val="single"/>', "三日")}${run('<w:u w:val="double"/>', "まで")}${run('<w:bdr w:val="single"/><w:em w:val="dot"/>', "至急")}${run('<w:u w:val="single"/><w:eastAsianLayout w:id="1" w:combine="1"/>', "裁可")}${run('<w:u w:val="none"/>', "に")}${run('<w:fitText w:val="1200" w:id="4"/>', "松")}${run('<w:u w:val="single"/><w:fitText w:val="1200" w:id="4"/>', "本")}${run('<w:vertAlign w:val="superscript"/>', "注1")}${run('<w:u w:val="single"/><w:vertAlign w:val="subscript"/>', "2")}<w:r><w:t>です。</w:t></w:r></w:p>`;
    const template = made(wordFile({ body }));
    expect(template.losses).toEqual([]);
    expect(bodyOf(template)).toEqual([
      "［＃０字下げ］［＃傍線］三月［＃傍線終わり］［＃取消線］［＃傍線］三日［＃傍線終わり］［＃取消線終わり］［＃二重傍線］まで［＃二重傍線終わり］［＃罫囲み］［＃丸傍点］至急［＃丸傍点終わり］［＃罫囲み終わり］［＃傍線］［＃割り注］裁可［＃割り注終わり］［＃傍線終わり］に［＃５字取り］松［＃傍線］本［＃傍線終わり］［＃字取り終わり］［＃上付き小文字］注1［＃上付き小文字終わり］［＃傍線］［＃下付き小文字］2［＃下付き小文字終わり］［＃傍線終わり］です。",
    ]);
  });

  test("bold type stays where it is, in a subject, an item's label and a table too, and a face is named for it", () => {
    const run = (properties: string, words: string): string =>
      `<w:r><w:rPr>${properties}</w:rPr><w:t>${words}</w:t></w:r>`;
    const ruby = `<w:r><w:ruby><w:rt>${run("", "かつらぎ")}</w:rt><w:rubyBase>${run("<w:b/>", "葛城")}</w:rubyBase></w:ruby></w:r>`;
    const cell = (content: string): string =>
      `<w:tc><w:tcPr><w:tcBorders/></w:tcPr>${content}</w:tc>`;
    const borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
      .map((side) => `<w:${side} w:val="single"/>`)
      .join("");
    const body = [
      p("札幌市長　様"),
      p("申請について", '<w:jc w:val="center"/>', "<w:b/>"),
      `<w:p>${run("<w:b/>", "　一月末日")}${run('<w:b w:val="0"/>', "までに")}${run("<w:b/><w:strike/>", "必")}${run("<w:b/>", "ず")}${ruby}${run("", "へ。")}</w:p>`,
      p("記", '<w:jc w:val="center"/>'),
      p("１　期限", "", "<w:b/>"),
      `<w:tbl><w:tblPr><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tr>${cell(p("額", "", "<w:b/>"))}${cell(p("年"))}</w:tr><w:tr>${cell(p("三"))}${cell(p("四"))}</w:tr></w:tbl>`,
      p("以上", '<w:jc w:val="right"/>'),
    ].join("");
    const template = made(wordFile({ body }));
    expect(template.losses).toEqual([]);
    expect(template.text).toContain("太字フォント: 'Noto Serif JP Bold'");
    expect(template.text).toContain("件名: 申請について");
    expect(bodyOf(template)).toEqual([
      "［＃宛名］{{職名}}　{{敬称}}",
      "［＃件名］［＃０字下げ］［＃中央揃え］［＃太字］{{件名}}［＃太字終わり］",
      "［＃太字］一月末日［＃太字終わり］までに［＃太字］［＃取消線］必［＃取消線終わり］ず｜葛城《かつらぎ》［＃太字終わり］へ。",
      "［＃記］記",
      "［＃項目］［＃０字下げ］［＃太字］１　［＃太字終わり］［＃太字］期限［＃太字終わり］",
      "［＃ここから表］",
      "| ［＃太字］額［＃太字終わり］ | 年 |",
      "| 三 | 四 |",
      "［＃ここで表終わり］",
      "［＃以上］［＃地付き］以上",
    ]);
  });

  test("a letter without bold type names no face for it", () => {
    expect(made(wordFile({ body: p("太くない。") })).text).not.toContain("太字フォント");
  });

  test("a field of mail merge and a typed one are tags, and what they show is the row", () => {
    const body =
      `<w:p>${field("MERGEFIELD 団体名 \\* MERGEFORMAT", "札幌市")}<w:r><w:t>の取組は</w:t></w:r>${field('MERGEFIELD 期限 \\@ "ggge年M月d日"', "令和5年2月28日")}<w:r><w:t>までです。</w:t></w:r></w:p>` +
      p("｛｛ 備考 ｝｝を添えます。") +
      `<w:p>${field("MERGEFIELD 職名", "札幌市長")}<w:r><w:t>　様</w:t></w:r></w:p>`;
    const template = made(wordFile({ body }));
    expect(bodyOf(template)).toEqual([
      '［＃０字下げ］{{団体名}}の取組は{{和暦 期限 数字="算用数字"}}までです。',
      "［＃０字下げ］{{備考}}を添えます。",
      "［＃宛名］{{職名}}　様",
    ]);
    expect(template.losses).toEqual([]);
    expect(template.row.get("団体名")).toBe("札幌市");
    expect(template.row.get("期限")).toBe("令和5年2月28日");
  });
});

test("an addressee that was never merged is known by its columns, behind the sender too", () => {
  const sender = p("総務省自治行政局長", '<w:jc w:val="right"/>');
  const body = p("本文です。") + p("令和四年十二月二十七日") + sender + p("{{職名}}　{{敬称}}");
  const template = made(wordFile({ body }));
  expect(bodyOf(template).at(-1)).toBe("［＃宛名］{{職名}}　{{敬称}}");
  const guess = template.guesses.at(-1);
  expect(guess?.kind === "role" && [guess.text, guess.name]).toEqual([
    "{{職名}}　{{敬称}}",
    "宛名",
  ]);
});

test("a field of a date and one of a number are proved with a sample where they were never merged", () => {
  const body = `<w:p>${field('MERGEFIELD 期限 \\@ "ggge年M月d日"', "«期限»")}<w:r><w:t>までに</w:t></w:r>${field('MERGEFIELD 金額 \\# "#,##0"', "«金額»")}<w:r><w:t>円です。</w:t></w:r></w:p>`;
  expect(bodyOf(made(wordFile({ body })))).toEqual([
    '［＃０字下げ］{{和暦 期限 数字="算用数字"}}までに{{数の形 金額 形="#,##0"}}円です。',
  ]);
});

describe("conditions of Word's mail merge", () => {
  const KIND = "{ MERGEFIELD 種別 }";
  const letter = (...parts: readonly string[]): SourceFile =>
    wordFile({ body: `<w:p>${parts.join("")}</w:p>${p("札幌市長　様")}` });
  const text = (words: string): string => `<w:r><w:t>${words}</w:t></w:r>`;

  test("become versions of the letter, and the row is one that the file was merged for", () => {
    const template = made(
      letter(
        text("貴"),
        nestedField(` IF ${KIND} = "都道府県" "都道府県" "市区町村" `, "市区町村"),
        text("におかれては、"),
        nestedField(` IF ${KIND} = "市" "市民" "住民" `, "市民"),
        text("の皆様に。"),
      ),
    );
    expect(template.losses).toEqual([]);
    expect(bodyOf(template)[0]).toBe(
      '［＃０字下げ］貴{{#宛先 "都道府県"}}都道府県{{else}}市区町村{{/宛先}}におかれては、{{#宛先 "市"}}市民{{else}}住民{{/宛先}}の皆様に。',
    );
    expect(template.text).toContain(
      "宛先:\n  都道府県:\n    種別: [都道府県]\n  市:\n    種別: [市]\n  その他:\n    種別: [特別区, 町, 村, 市区町村]\n",
    );
    expect(template.row.get("種別")).toBe("市");
  });

  test("within conditions, and with a column in a branch, are carried with the value that the file shows", () => {
    const template = made(
      letter(
        nestedField(
          ` IF ${KIND} = "都道府県" "知事" "{ IF ${KIND} = "町" "町長" "{ MERGEFIELD 団体名 }の長" }" `,
          "札幌市の長",
        ),
        text("におかれては。"),
      ),
    );
    expect(template.losses).toEqual([]);
    expect(bodyOf(template)[0]).toBe(
      '［＃０字下げ］{{#宛先 "都道府県"}}知事{{else}}{{#宛先 "町"}}町長{{else}}{{団体名}}の長{{/宛先}}{{/宛先}}におかれては。',
    );
    expect(template.row.get("団体名")).toBe("札幌市");
    expect(template.row.get("種別")).toBe("市");
  });

  test("that are all of a paragraph leave none in the versions without it", () => {
    const alone = nestedField(` IF ${KIND} = "市" "追伸です。" "" `, "追伸です。");
    const { text: source } = made(
      wordFile({ body: `${p("本文です。")}<w:p>${alone}</w:p>${p("札幌市長　様")}` }),
    );
    const template = compileTemplate({ path: "手紙.hbs", bytes: new TextEncoder().encode(source) });
    const paragraphsFor = (kind: string): number | undefined => {
      const row = recipientOf({ 種別: kind, 職名: "長", 敬称: "様" });
      const merged = template.ok ? template.value.merge(row) : template;
      const letter =
        merged.ok && template.ok
          ? parseLetter(merged.value, template.value.settings, "corrected")
          : undefined;
      return letter?.ok === true ? letter.value.blocks.length : undefined;
    };
    expect([paragraphsFor("市"), paragraphsFor("町")]).toEqual([3, 2]);
  });

  test("that show what no branch prints any more are carried as their code says", () => {
    const template = made(
      letter(nestedField(` IF ${KIND} = "市" "市民" "住民" `, "古い結果"), text("の皆様に。")),
    );
    expect(bodyOf(template)[0]).toBe(
      '［＃０字下げ］{{#宛先 "市"}}市民{{else}}住民{{/宛先}}の皆様に。',
    );
  });

  test.each([
    ["another column than the kind of body", ' IF { MERGEFIELD 地方 } = "北海道" "道" "府県" '],
    ["a wild card", ` IF ${KIND} = "市*" "市" "町" `],
    ["a size", ` IF ${KIND} > "3" "市" "町" `],
    ["words that are signs of the notation", ` IF ${KIND} = "市" "《市》" "町" `],
    ["a field that changes in a branch", ` IF ${KIND} = "市" "{ DATE }" "町" `],
  ])("are told where no version says them: %s", (_, code) => {
    const { losses } = made(letter(text("貴"), nestedField(code, "道"), text("の皆様。")));
    expect(losses.map(({ what, paragraph }) => [what, paragraph])).toEqual([["field", 1]]);
  });
});

/** What Word's dialog offers in Japanese, what it shows of 27 December 2022 (a Tuesday) or of 12, and the tag. */
const PICTURES: readonly (readonly [string, string, string])[] = [
  ['\\@ "ggge年M月"', "令和4年12月", '{{和暦 値 数字="算用数字" 形="年月"}}'],
  ['\\@ "gggE年O月A日"', "令和四年十二月二十七日", '{{和暦 値 数字="漢数字"}}'],
  ['\\@ "gggE年O月"', "令和四年十二月", '{{和暦 値 数字="漢数字" 形="年月"}}'],
  ['\\@ "yyyy年M月"', "2022年12月", '{{西暦 値 数字="算用数字" 形="年月"}}'],
  ['\\@ "EEEE年O月A日"', "二〇二二年十二月二十七日", '{{西暦 値 数字="漢数字"}}'],
  ['\\@ "aaaa"', "火曜日", "{{曜日 値}}"],
  ['\\@ "aaa"', "火", '{{曜日 値 形="一字"}}'],
  ["\\* DBNUM1", "十二", "{{単位語 値}}"],
  ["\\* KANJINUM1", "十二", "{{単位語 値}}"],
  ["\\* CHINESENUM3", "十二", "{{単位語 値}}"],
  ["\\* Arabic", "12", "{{半角 値}}"],
];

test("a field with any other picture is the helper that writes it, proved with a sample", () => {
  const letter = (code: string): SourceFile =>
    wordFile({ body: `<w:p>${field(code, "前の値")}<w:r><w:t>です。</w:t></w:r></w:p>` });
  const body = (code: string): readonly string[] => bodyOf(made(letter(code)));
  expect(body('MERGEFIELD 金額 \\# "#,##0円;△#,##0円"')).toEqual([
    '［＃０字下げ］{{数の形 金額 形="#,##0円;△#,##0円"}}です。',
  ]);
  expect(body("MERGEFIELD 日付 \\@ \"M月'd'日\"")).toEqual([
    "［＃０字下げ］{{日付の形 日付 形=\"M月'd'日\"}}です。",
  ]);
  expect(body("MERGEFIELD 名称 \\* Upper")).toEqual([
    '［＃０字下げ］{{英字 名称 形="大文字"}}です。',
  ]);
});

test.each(PICTURES)("a field shown as %s is the tag that prints %s", (picture, shown, tag) => {
  for (const result of [shown, "«値»"]) {
    // The same words stand beside the field: they are not taken for it.
    const body = `<w:p><w:r><w:t>火災十二件、</w:t></w:r>${field(`MERGEFIELD 値 ${picture}`, result)}<w:r><w:t>です。</w:t></w:r></w:p>`;
    const template = made(wordFile({ body }));
    expect(bodyOf(template)).toEqual([`［＃０字下げ］火災十二件、${tag}です。`]);
    expect(template.losses).toEqual([]);
  }
});

test("a tag that is not closed in a plain text is told, since every letter would show it", () => {
  const template = made(text("はじめです。\n{{職名} におかれては。\n"));
  expect(template.losses.map(({ what, paragraph }) => [what, paragraph])).toEqual([["braces", 2]]);
});

describe("what makes no template", () => {
  test("a file that is no Word file of the usual kind", () => {
    const strict = wordFile({ body: p("本文です。") });
    const bytes = strict.bytes.slice(0, strict.bytes.length - 40);
    expect(refusal({ ...strict, bytes })).toEqual(["word/file"]);
  });

  test("a file with merge fields that LibreOffice saved, of which it drops switches and conditions", () => {
    const body = `<w:p>${field("MERGEFIELD 職名", "札幌市長")}<w:r><w:t>　様</w:t></w:r></w:p>`;
    const app = "<Properties><Application>LibreOffice/7.4.7.2</Application></Properties>";
    expect(refusal(wordFile({ body, parts: { "docProps/app.xml": app } }))).toEqual(["word/file"]);
    expect(refusal(wordFile({ body }))).toEqual([]);
  });

  test("a file without text", () => {
    expect(refusal(wordFile({ body: "<w:p/>" }))).toEqual(["import/no-text"]);
    expect(refusal(text(" \n\n"))).toEqual(["import/no-text"]);
  });

  test("a letter with a private-use character, which could be taken for a tag", () => {
    expect(refusal(text("外字\u{f0001}です。"))).toEqual(["import/private-character"]);
    expect(refusal(wordFile({ body: p("外字\u{f0001}です。") }))).toEqual([
      "import/private-character",
    ]);
  });

  test("a letter in which the other reader finds a paragraph that this one does not", () => {
    const hidden = `<w:moreText>${p("知らない要素の中の段落です。")}</w:moreText>`;
    expect(refusal(wordFile({ body: p("本文です。") + hidden }))).toEqual(["import/differs"]);
  });

  test("a letter whose own words no template may have", () => {
    expect(refusal(text("«団体名»におかれては。"))).toEqual([
      "template/stray-mark",
      "import/not-a-template",
    ]);
  });
});

describe("a Word file of several sections", () => {
  const ACROSS =
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1713" w:bottom="1701" w:left="1713" w:header="851" w:footer="992" w:gutter="0"/><w:docGrid w:type="linesAndChars" w:linePitch="479" w:charSpace="608"/>';
  const end = (section: string): string =>
    `<w:p><w:pPr><w:sectPr>${section}</w:sectPr></w:pPr></w:p>`;
  const letter = wordFile({
    body: [
      p("別紙のとおり通知します。"),
      end(VERTICAL_SECTION),
      p("一つ目の別紙です。"),
      end(ACROSS),
      p("二つ目の別紙です。"),
      p("", `<w:sectPr>${VERTICAL_SECTION}</w:sectPr>`),
      p("三つ目の別紙です。"),
    ].join(""),
    section: ACROSS,
  });

  test("becomes a letter with its 別紙, those on pages alike by one name, in the direction of each", () => {
    const template = made(letter);
    expect(template.losses).toEqual([]);
    expect(bodyOf(template)).toEqual([
      "［＃０字下げ］別紙のとおり通知します。",
      "［＃別紙「別紙１」］",
      "［＃０字下げ］一つ目の別紙です。",
      "［＃別紙］",
      "［＃０字下げ］二つ目の別紙です。",
      "［＃別紙「別紙１」］",
      "［＃０字下げ］三つ目の別紙です。",
    ]);
    const [letters = "", parts = ""] = template.text.split("別紙の体裁:\n");
    expect(letters).toContain("書字方向: 縦書き");
    expect(parts).toContain("  別紙１:\n    用紙: A4縦\n    書字方向: 横書き\n");
    expect(parts).not.toContain("別紙２");
  });
});
