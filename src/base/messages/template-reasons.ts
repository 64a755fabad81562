import { nearestName } from "../nearest-name.ts";
import type { MessageLanguage } from "./catalogue.ts";

type BothLanguages = readonly [ja: string, en: string];

/** Why a value cannot be taken. */
export type ValueReason =
  | "not-a-date"
  | "no-such-day"
  | "outside-era"
  | "dropped-days"
  | "before-meiji"
  | "not-a-number"
  | "not-a-picture"
  | "not-in-picture"
  | "not-a-salutation"
  | "not-a-class";

const WHY: Readonly<Record<ValueReason, BothLanguages>> = {
  "not-a-date": ["日付の形ではありません", "it is not written as a date"],
  "no-such-day": ["その日はありません", "there is no such day"],
  "outside-era": ["その年号の期間の外です", "it lies outside that era"],
  "dropped-days": [
    "明治五年は十二月二日で終わり、その翌日が明治六年一月一日です",
    "明治五年 ends with 十二月二日; the next day is 明治六年一月一日",
  ],
  "before-meiji": ["明治より前は扱いません", "days before 明治 are not covered"],
  "not-a-number": ["数ではありません", "it is not a number"],
  "not-a-picture": ["形に書かれた書式を読めません", "the picture in 形 cannot be read"],
  "not-in-picture": [
    "形に書かれた書式では、負の数か0の書き方が決まりません",
    "the picture in 形 does not say how a negative number, or 0, is written",
  ],
  "not-a-salutation": ["一覧にない頭語です", "it is not in the list of salutations"],
  "not-a-class": ["相手の区分ではありません", "it is not a class of recipients"],
};

const A_DAY: BothLanguages = [
  "「2022-12-27」か「令和4年12月27日」のように、実際にある日を書いてください",
  "write a day that exists, as `2022-12-27` or `令和4年12月27日`",
];

const HINTS: Readonly<Record<ValueReason, BothLanguages>> = {
  "not-a-date": A_DAY,
  "no-such-day": A_DAY,
  "outside-era": A_DAY,
  "dropped-days": A_DAY,
  "before-meiji": A_DAY,
  "not-a-number": [
    "「2000」「2,000」「二千億」のように数だけを書いてください。「円」「金」「約」などは、ひな形の文に書きます",
    "write a number alone, such as 2000, 2,000 or 二千億; words such as 円 and 金 belong in the template",
  ],
  "not-a-picture": [
    '数は 形="#,##0円"、日付は 形="M月d日" のように書いてください',
    'write it as 形="#,##0円" for numbers, 形="M月d日" for dates',
  ],
  "not-in-picture": [
    "「;」で区切って、負の数と0の書き方も書いてください（#,##0円;△#,##0円;0円）",
    "say them too, with `;` between: #,##0円;△#,##0円;0円",
  ],
  "not-a-salutation": [
    "「拝啓」「謹啓」「前略」などの頭語を書くか、結語を直接書いてください",
    "write a salutation such as 拝啓, or the close itself",
  ],
  "not-a-class": [
    "官公署の長、組織、個人、複数のどれかを書いてください",
    "write one of 官公署の長, 組織, 個人, 複数",
  ],
};

/** Says why a value cannot be taken. */
export function reasonText(reason: ValueReason, language: MessageLanguage): string {
  return textOf(WHY, reason, language);
}

/** Says what to write instead of a value that cannot be taken. */
export function reasonHint(reason: ValueReason, language: MessageLanguage): string {
  return textOf(HINTS, reason, language);
}

/** What to write instead of what Handlebars has and we do not allow. */
export type Instead =
  | "nothing"
  | "field"
  | "partial"
  | "empty-section"
  | "loop"
  | "loop-outside"
  | "loop-inside"
  | "rows-inside"
  | "item-number"
  | "value";

const INSTEAD: Readonly<Record<Instead, BothLanguages>> = {
  nothing: ["この部分を消してください", "remove this part"],
  field: [
    "{{列名}} のように列か設定の名前を書いてください",
    "write the name of a column or setting, as in {{列名}}",
  ],
  partial: ["部品は {{> 部品名}} の形で書いてください", "write a partial as {{> name}}"],
  "empty-section": [
    "値がないときの文は {{#空なら 列名}}…{{/空なら}} で書いてください",
    "write text for an empty value as {{#空なら 列名}}…{{/空なら}}",
  ],
  loop: [
    "{{#繰り返し 列名}} と {{要素}} で書いてください",
    "write {{#繰り返し 列名}} with {{要素}}",
  ],
  "loop-outside": [
    "繰り返しは一重だけです。外側の繰り返しを先に閉じてください",
    "close the outer loop first; loops do not nest",
  ],
  "rows-inside": [
    "{{#繰り返し 列名 列名}} の中では、その行の値を列の名前で {{列名}} と書いてください",
    "inside {{#繰り返し 列名 列名}}, write the row's values by their columns, as {{列名}}",
  ],
  "loop-inside": ["{{#繰り返し 列名}} の中で使ってください", "use it inside {{#繰り返し 列名}}"],
  "item-number": ["何番目かは {{番号}} で書いてください", "write {{番号}} for the item's number"],
  value: [
    '"文字"、数、列名のどれかを書いてください',
    'write a "text", a number or the name of a column',
  ],
};

/** Says what to write instead of something that is not supported. */
export function insteadText(instead: Instead, language: MessageLanguage): string {
  return textOf(INSTEAD, instead, language);
}

/** What is wrong with a tag of which it can be said how it should be written. */
export type TagSlip =
  | "blank"
  | "hash"
  | "slash"
  | "brace"
  | "order"
  | "compare"
  | "else"
  | "else-twice";

const SLIPS: Readonly<Record<TagSlip, BothLanguages>> = {
  blank: ["に、空白が足りません", "needs a space"],
  hash: ["に、区切りの始まりを示す # がありません", "needs a # before the name of the section"],
  slash: ["は、区切りの終わりの書き方になっていません", "is not how a section ends"],
  brace: ["の波括弧が足りません", "needs another brace"],
  compare: [
    "では、列と語の間に記号があります。空白だけで並べます",
    "needs no sign between the column and the word",
  ],
  else: ["は、残りの場合の始まりの書き方になっていません", "is not how the other case begins"],
  "else-twice": ["が、一つの区切りの中に二つあります", "stands twice in one section"],
  order: ["では、機能の名前が列や設定の名前の後にあります", "has its helper's name last"],
};

/** Says what is wrong with a tag, after the tag. */
export function slipText(slip: TagSlip, language: MessageLanguage): string {
  return textOf(SLIPS, slip, language);
}

/** What a setting's value should be, where no example says it. */
export type ExpectedWord =
  | "text"
  | "texts"
  | "length"
  | "count"
  | "number"
  | "fits"
  | "paper"
  | "one-margin"
  | "seal"
  | "joint"
  | "joint-room"
  | "joint-header"
  | "running";

/** What a setting's value should be: a word, choices separated by `|`, or an example of a list or a map. */
export type Expected = ExpectedWord | `${string}|${string}` | `[${string}]` | `{${string}}`;

const EXPECTED: Readonly<Record<ExpectedWord, BothLanguages>> = {
  text: ["値を一つ書いてください", "write one value"],
  texts: ["値を一つか、[値, 値] の形で書いてください", "write one value, or [value, value]"],
  length: ["「10.5pt」か「20mm」のように書いてください", "write `10.5pt` or `20mm`"],
  seal: [
    "「24mm」のように、10mmから60mmまでの長さを書いてください",
    "write a length from `10mm` to `60mm`",
  ],
  joint: [
    "印の位置を「とじ目」（2枚目からの紙と、前の紙との継ぎ目）か「上辺」（1枚目の上の端）で書いてください。契印と割印は、役所により逆の意味で使われます",
    "say where it is: とじ目 (over the edge at which each sheet from the second on is bound) or 上辺 (over the head of the first)",
  ],
  "joint-room": [
    "印の半分が余白に入るように、大きさを小さくするか、余白を広くしてください",
    "make it smaller or the margin wider, so that half of it is within the margin",
  ],
  "joint-header": [
    "ヘッダーを左か右に移してください。上辺の中央は印の位置です",
    "move the header to the left or the right: the middle of the head is the place of the seal",
  ],
  running: [
    "改行と ［＃…］、《》、｜ を除いた、1行の文を書いてください",
    "write one line of text without annotations, 《》 and ｜",
  ],
  count: ["4以上の整数を書いてください", "write a whole number of 4 or more"],
  number: [
    "始めの番号を「101」か、桁をそろえるなら「0101」のように書いてください",
    "write the first number, as in `101`, or `0101` for four digits",
  ],
  paper: [
    "用紙は、「体裁: { 用紙: A4縦 }」のように「用紙」に書いてください",
    "write the paper as 用紙, as in `体裁: { 用紙: A4縦 }`",
  ],
  fits: [
    "用紙に収まるように、字詰め・行数を減らすか、文字サイズ・行間を小さくしてください。用紙をA4縦に変えるだけなら、横書きの「体裁: 40x36」も使えます",
    "lower the counts, or make the size or the line gap smaller, so that the grid fits the sheet; for A4 upright there is `体裁: 40x36`, which is horizontal",
  ],
  "one-margin": [
    "天か地、左か右のどちらか一方ずつを、用紙に収まる長さで書いてください",
    "give one margin in each direction, no longer than the sheet allows",
  ],
};

/**
 * Says what a setting should be: a word of `EXPECTED`, choices separated by `|`, or an example.
 *
 * Shape: the nearest choice comes first, if one is near to what was found.
 */
export function expectedHints(
  expected: Expected,
  found: string,
  language: MessageLanguage,
): [string, ...string[]] {
  if (isWord(expected)) return [pick(EXPECTED[expected], language)];
  if (!expected.includes("|")) {
    return [
      language === "ja" ? `「${expected}」のように書いてください` : `write it as \`${expected}\``,
    ];
  }
  const choices = expected.split("|").filter((choice) => choice !== "");
  const nearest = nearestName(found, choices);
  const all =
    language === "ja"
      ? `${choices.join("、")} のどれかを書いてください`
      : `write one of ${choices.join(", ")}`;
  if (nearest === undefined) return [all];
  return [
    language === "ja" ? `「${nearest}」の誤りではありませんか` : `did you mean \`${nearest}\`?`,
    all,
  ];
}

function isWord(expected: Expected): expected is ExpectedWord {
  return Object.hasOwn(EXPECTED, expected);
}

/** What is wrong with the settings' YAML. */
export type YamlProblem =
  | "DUPLICATE_KEY"
  | "BAD_INDENT"
  | "TAB_AS_INDENT"
  | "MISSING_CHAR"
  | "MULTILINE_IMPLICIT_KEY"
  | "BLOCK_AS_IMPLICIT_KEY"
  | "BAD_SCALAR_START"
  | "UNEXPECTED_TOKEN"
  | "ALIAS"
  | "COMMENT"
  | "NULL"
  | "WIDE_INDENT"
  | "LOST_INDENT"
  | "WIDE_COLON"
  | "NO_SPACE"
  | "WIDE_BRACKET"
  | "SIGN"
  | "BAD_DQ_ESCAPE"
  | "NOT_A_MAP"
  | "OTHER";

const YAML_PROBLEMS: Readonly<Record<YamlProblem, BothLanguages>> = {
  DUPLICATE_KEY: ["同じ名前が2度書かれています", "a name is written twice"],
  BAD_INDENT: ["字下げがそろっていません", "the indentation is uneven"],
  TAB_AS_INDENT: [
    "行頭がタブで下げられています。半角の空白2つにしてください",
    "a line is indented by a tab; use two half-width spaces",
  ],
  LOST_INDENT: [
    "この行は上の「名前:」の続きなので、行頭を半角の空白2つで下げてください",
    "this line belongs to the name above it; indent it by two half-width spaces",
  ],
  MISSING_CHAR: ["閉じる記号が足りません", "a closing mark is missing"],
  MULTILINE_IMPLICIT_KEY: ["名前の後の「:」がありません", "a name has no `:` after it"],
  BLOCK_AS_IMPLICIT_KEY: ["1行に「名前:」が二つあります", "a line has two names"],
  BAD_SCALAR_START: [
    "値の最初の記号を使うには引用符が必要です",
    "a value that begins with this mark needs quotes",
  ],
  UNEXPECTED_TOKEN: ["ここにあってはならない記号です", "this mark does not belong here"],
  ALIAS: ["「*」は使えません", "`*` may not be used"],
  COMMENT: [
    '空白の後の「#」から先は説明とみなされ、値に入りません。値の一部なら値全体を引用符 " で囲み、説明なら「#」の後に空白を入れてください',
    'text after a space and `#` is a comment and not part of the value; put the whole value in quotes ", or write a space after the `#` if it is a comment',
  ],
  NULL: [
    '「~」や「null」は空の値にならず、文字のまま印刷されます。値がないならこの行を消し、文字なら引用符 " で囲んでください',
    '`~` and `null` stand for no value in YAML, and would be printed here as they are; remove the line, or put the text in quotes "',
  ],
  WIDE_INDENT: [
    "行頭が全角の空白で下げられています。半角の空白2つにしてください",
    "a line is indented by a full-width space; use two half-width ones",
  ],
  WIDE_COLON: [
    "名前の後の「：」が全角です。半角の「:」と半角の空白にしてください",
    "the colon after the name is full-width; write `: `",
  ],
  NO_SPACE: [
    "名前の後の「:」のすぐ後に半角の空白が必要です",
    "a half-width space is needed right after the `:`",
  ],
  WIDE_BRACKET: [
    "括弧が全角です。半角の [ ] か { } と、半角の「, 」で書いてください",
    "the brackets are full-width; write [ ] or { } and `, `",
  ],
  SIGN: [
    '値が記号「&」「*」「!」で始まっています。値全体を引用符 " で囲んでください',
    'the value begins with `&`, `*` or `!`; put it in quotes "',
  ],
  BAD_DQ_ESCAPE: [
    "引用符 \" の中に「\\」があります。引用符を ' に替えるか、「\\」を消してください",
    "there is a backslash within quotes; use ' for the quotes, or remove it",
  ],
  NOT_A_MAP: ["「名前: 値」の並びではありません", "it is not a list of `name: value`"],
  OTHER: [
    "この行か前の行の記号（: # [ ] { } \" '）の書き方が違います",
    "a mark on this line or the one before (: # [ ] { } \" ') is misplaced",
  ],
};

/** Says what is wrong with the settings' YAML. */
export function yamlText(problem: YamlProblem, language: MessageLanguage): string {
  return textOf(YAML_PROBLEMS, problem, language);
}

/** A word's text; the page of codes puts 〈 〉 where a value goes, which no table has. */
function textOf<Word extends string>(
  texts: Readonly<Record<Word, BothLanguages>>,
  word: Word,
  language: MessageLanguage,
): string {
  return Object.hasOwn(texts, word) ? pick(texts[word], language) : word;
}

function pick([ja, en]: BothLanguages, language: MessageLanguage): string {
  return language === "ja" ? ja : en;
}

/** The hint in Japanese: the nearest name, or what else to do. */
export function didYouMean(nearest: string, otherwise: string): [string] {
  return [nearest === "" ? otherwise : `「${nearest}」の誤りではありませんか`];
}

/** The hint in English: the nearest name, or what else to do. */
export function meant(nearest: string, otherwise: string): [string] {
  return [nearest === "" ? otherwise : `did you mean \`${nearest}\`?`];
}
