// What stands within the lines of a drawn letter: markup as somebody writes it, and the words that everybody must then read.
import fc from "fast-check";

/** Markup, and the words that each reader must find of it, in one piece but for white space. */
export interface Piece {
  readonly markup: string;
  readonly words: readonly string[];
}

/** What a piece may lean on. */
export interface Surroundings {
  readonly isVertical: boolean;
  readonly edition: "corrected" | "as-issued";
  /** Whether the letter is written as plain text too, which refuses what it cannot tell. */
  readonly isPlain: boolean;
  /** Names that sentences may lead to, each of which the letter has once. */
  readonly names: readonly string[];
}

const NOUNS = [
  "葛󠄀城市の学校施設",
  "𠮷野家の跡地",
  "飛驒市の窓口",
  "辻󠄀元資料",
  "改修工事の概要",
  "補助金の交付額",
  "百二十三人の受講者",
  "DX推進計画",
  "Society 5.0の取組",
  "AI・RPA等の利用",
  "第3回検討会議",
  "令和8年度予算",
  "令和八年度予算",
  "5Gの基地局",
  "10km以内の区域",
  "Microsoft Excelの様式",
  "㈱見本の担当者",
  "個人情報の取扱い",
  "「骨太の方針」",
  "『白書』の第2章",
  "地方自治法（昭和22年法律第67号）第245条の4第1項",
  "地方自治法（昭和二十二年法律第六十七号）第二百四十五条の四第一項",
  "12月31日",
  "A4判",
  "3,456千円",
  "三、四五六千円",
  "25°C以上の室温",
  "50％の補助率",
  "（別記様式第１号）",
  "□の欄",
  "①の書類",
  "（ア）の要件",
  "老朽化――とりわけ外壁――の状況",
  "いわゆる“見える化”",
  "二十～三十人の参加者",
  "サーバー・ネットワーク等の更改",
  "https://www.example.go.jp/shisetsu/r8/kaishu/index.html?id=12345&lang=ja#youshiki-2",
  "info@example.go.jp",
  "電話〇三―五二五三―五一一一",
  "電話03-5253-5111（内線2345）",
] as const;

const ENDS = [
  "を確認します。",
  "について御協力をお願いします。",
  "を添えて提出してください。",
  "は、別に定めるところによります。",
  "が必要となりますので、御承知おきください。",
  "の件ですが、なお検討中です。",
] as const;

/** Words that a look may lie on: without white space at their ends, and not an address, which is no word. */
const SHORT = [
  "必ず",
  "改修",
  "三日以内",
  "葛󠄀城",
  "𠮷野",
  "12月",
  "DX",
  "提出期限",
  "「案」",
  "（原則）",
  "２",
  "CIO",
  "校舎、体育館",
] as const;

const short = fc.constantFrom(...SHORT);
const noun = fc.constantFrom(...NOUNS);

const plain = (text: string): Piece => ({ markup: text, words: [text] });
const joined = (pieces: readonly Piece[]): Piece => ({
  markup: pieces.map(({ markup }) => markup).join(""),
  words: pieces.flatMap(({ words }) => words),
});
/** Markup of which no reader need find words in one piece. */
const only = (markup: string): Piece => ({ markup, words: [] });

const READINGS: readonly Piece[] = [
  { markup: "｜葛󠄀城《かつらぎ》", words: [] },
  { markup: "改修《かいしゅう》", words: [] },
  { markup: "｜東京《とう｜きょう》", words: [] },
  { markup: "{飛驒|ひ.だ}", words: [] },
  { markup: "｜提出期限《ていしゅつきげん》", words: [] },
  { markup: "｜承《うけたまわ》る", words: [] },
  { markup: "百学［＃「百学」の左に「サイエンス」の振り仮名］", words: ["百学"] },
  { markup: "｜舎密《せいみ》［＃「舎密」の左に「化学」の振り仮名］", words: [] },
];

const reading = fc.constantFrom(...READINGS);
const beside = (word: string, what: string): Piece => ({
  markup: `${word}［＃「${word}」${what}］`,
  words: [word],
});

/** What may lie within another look. */
const simple = (isVertical: boolean): fc.Arbitrary<Piece> =>
  fc.oneof(
    { weight: 4, arbitrary: short.map(plain) },
    reading,
    fc.constantFrom(
      ...(isVertical
        ? [
            only("［＃縦中横］12［＃縦中横終わり］"),
            only("29［＃「29」は縦中横］"),
            only("［＃縦中横］!?［＃縦中横終わり］"),
          ]
        : [plain("12")]),
      only("120m2［＃「2」は上付き小文字］"),
      only("CO2［＃「2」は下付き小文字］"),
      only("※［＃「葛」の異体字、U+845B U+E0100］"),
      only("※［＃「弓＋享」、画像「l.png」］"),
    ),
  );

const SPANS = [
  "傍点",
  "白ゴマ傍点",
  "丸傍点",
  "白丸傍点",
  "傍線",
  "二重傍線",
  "取消線",
  "罫囲み",
  "太字",
  "分割禁止",
] as const;

/** A look over some characters, over others with looks of their own, or over another look. */
function looked({ isVertical, isPlain }: Surroundings): fc.Arbitrary<Piece> {
  const spans = isPlain ? SPANS.filter((name) => name !== "取消線") : SPANS;
  const inner = fc.array(simple(isVertical), { minLength: 1, maxLength: 3 }).map(joined);
  const spanned = fc
    .tuple(fc.constantFrom(...spans), inner)
    .map(([name, { markup, words }]): Piece => ({ markup: span(name, markup), words }));
  return fc.oneof(
    { weight: 3, arbitrary: spanned },
    fc.tuple(fc.constantFrom(...spans), spanned).map(([name, { markup, words }]) => ({
      markup: markup.includes(`［＃${name}］`) ? markup : span(name, markup),
      words,
    })),
    fc
      .tuple(
        short,
        fc.constantFrom(
          "に傍点",
          "に白丸傍点",
          "に傍線",
          "に二重傍線",
          isPlain ? "に白ゴマ傍点" : "に取消線",
          "は太字",
          "は罫囲み",
        ),
      )
      .map(([word, what]) => beside(word, what)),
    fc
      .tuple(short, fc.integer({ min: 4, max: 12 }))
      .map(([word, cells]) => only(`［＃${cells}字取り］${word}［＃字取り終わり］`)),
  );
}

function span(name: string, markup: string): string {
  // Readings on both sides leave no place for marks beside the characters.
  if (name.endsWith("傍点") && markup.includes("舎密")) return markup;
  return `［＃${name}］${markup}［＃${name}終わり］`;
}

const NOTES = ["注", "脚注", "※"] as const;

/** Each has its place among others; no other piece is within. */
function rare({ edition, isPlain, names }: Surroundings): fc.Arbitrary<Piece> {
  const note = fc
    .tuple(fc.constantFrom(...NOTES), noun, fc.constantFrom("", "　詳しくは、｜別途《べっと》。"))
    .map(
      ([kind, text, more]): Piece => ({
        markup: `${text}［＃${kind}］${text}に限る。${more}［＃${kind}終わり］`,
        words: [text, `${text}に限る。`],
      }),
    );
  const inTwoLines = fc
    .tuple(noun, noun, fc.boolean())
    .map(
      ([first, second, isParted]): Piece =>
        only(
          `対象［＃割り注］${first}${isParted ? "［＃改行］" : "、"}${second}［＃割り注終わり］`,
        ),
    );
  const inEditions = fc.constantFrom<Piece>(
    {
      markup: "予防［＃「予防」は底本では「予妨」］の措置",
      words: [edition === "corrected" ? "予防の措置" : "予妨の措置"],
    },
    {
      markup: "御取計［＃「取計」は底本では「取許」］のほど",
      words: [edition === "corrected" ? "御取計のほど" : "御取許のほど"],
    },
  );
  const ofOld = fc.constantFrom<Piece>(
    only("いよ／＼御清栄"),
    only("みな／″＼様"),
    only("候ふ［＃「ふ」はママ］ところ"),
    only("御指示［＃「御指示」に「原本は虫損」の注記］"),
    only("書状［＃「書状」の左に「控」の注記］"),
    only("建議ハ［＃欠字］上意ヲ"),
    only("謹テ［＃２字欠字］勅旨ヲ"),
    only("次の行［＃改行］に続く文"),
    only(
      isPlain
        ? "次の行［＃改行］に続く語"
        : "※［＃始め二重山括弧、1-1-52］注※［＃終わり二重山括弧、1-1-53］",
    ),
  );
  const leading =
    names.length === 0
      ? []
      : [fc.constantFrom(...names).map((name) => only(`前記の［＃「${name}」の番号］のとおり`))];
  return fc.oneof(note, inTwoLines, inEditions, ofOld, ...leading);
}

const ofRow = fc.constantFrom<Piece>(
  { markup: "{{団体名}}の実情", words: ["{{団体名}}の実情"] },
  { markup: "{{都道府県}}内の{{団体名}}", words: ["{{都道府県}}内の{{団体名}}"] },
  { markup: "［＃傍線］{{団体名}}［＃傍線終わり］", words: ["{{団体名}}"] },
  { markup: "［＃太字］{{配分額}}千円［＃太字終わり］", words: [] },
  { markup: "{{桁区切り 配分額}}千円", words: [] },
  { markup: "{{漢数字 配分額}}千円", words: [] },
  { markup: "{{和暦 期限}}まで", words: [] },
  { markup: '{{日付の形 期限 形="M月d日(aaa)"}}', words: [] },
  { markup: "{{#もし 氏名}}{{氏名}}様{{else}}御担当者{{/もし}}", words: [] },
);

/** A few words of a cell, a head or a sentence's middle. */
export function someWords(surroundings: Surroundings): fc.Arbitrary<Piece> {
  return fc.oneof(
    { weight: 4, arbitrary: noun.map(plain) },
    { weight: 2, arbitrary: short.map(plain) },
    simple(surroundings.isVertical),
    looked(surroundings),
    ofRow,
  );
}

/** A paragraph's text: some sentences, most of them plain. */
export function sentences(surroundings: Surroundings): fc.Arbitrary<Piece> {
  const { isVertical } = surroundings;
  const middle = fc.oneof(
    { weight: 5, arbitrary: noun.map(plain) },
    { weight: 2, arbitrary: simple(isVertical) },
    { weight: 3, arbitrary: looked(surroundings) },
    { weight: 2, arbitrary: rare(surroundings) },
    { weight: 1, arbitrary: ofRow },
  );
  const sentence = fc
    .tuple(middle, fc.option(middle, { nil: undefined, freq: 2 }), fc.constantFrom(...ENDS))
    .map(([first, second, end]) =>
      joined(
        second === undefined ? [first, plain(end)] : [first, plain("及び"), second, plain(end)],
      ),
    );
  return fc.array(sentence, { minLength: 1, maxLength: 4 }).map(joined);
}
