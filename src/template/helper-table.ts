import { weekday } from "../base/calendar.ts";
import type { ValueReason } from "../base/messages/template-reasons.ts";
import {
  type DateFigures,
  type DatePart,
  eraDate,
  fiscalYear,
  readDate,
  type WrittenDay,
  westernDate,
} from "../language/date.ts";
import { readDatePicture, writeDateByPicture } from "../language/date-picture.ts";
import { type RecipientClass, usualHonorific } from "../language/honorific.ts";
import {
  commaGrouped,
  figureNumeral,
  kanjiNumeral,
  type NumeralStyle,
  positionalKanji,
  readNumber,
  toFullWidth,
  toHalfWidth,
} from "../language/kanji-numeral.ts";
import { inLetterCase, LETTER_CASES } from "../language/letter-case.ts";
import { type Conjunction, joinList } from "../language/listing.ts";
import { readNumberPicture, writeByPicture } from "../language/number-picture.ts";
import { closesOf } from "../language/salutation.ts";
import type { HelperResult, HouseStyle, TemplateHelper } from "./template-helper.ts";

const ONE = { least: 1, most: 1 };
const ONE_EXACT = { ...ONE, areExact: true } as const;
const NONE: ReadonlyMap<string, readonly string[]> = new Map();

const FIGURES: Readonly<Record<string, DateFigures>> = { 漢数字: "kanji", 算用数字: "arabic" };
const PARTS: readonly DatePart[] = ["年月日", "年月", "年", "月日"];
const DATE_OPTIONS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ["数字", Object.keys(FIGURES)],
  ["形", PARTS],
]);

const CONJUNCTIONS: readonly Conjunction[] = ["及び", "並びに", "又は", "若しくは", "と"];

const RECIPIENTS: readonly RecipientClass[] = ["官公署の長", "組織", "個人", "複数"];

/** The word of a list that a text is. */
function oneOf<Word extends string>(
  words: readonly Word[],
  text: string | undefined,
): Word | undefined {
  return words.find((word) => word === text);
}

const said = (text: string): HelperResult => ({ ok: true, text });
const cannot = (reason: ValueReason): HelperResult => ({ ok: false, reason });

type Options = ReadonlyMap<string, string>;

function onDate(
  [text = ""]: readonly string[],
  write: (day: WrittenDay) => { readonly text: string } | ValueReason,
): HelperResult {
  const day = readDate(text);
  if (typeof day === "string") return cannot(day);
  const written = write(day);
  return typeof written === "string" ? cannot(written) : said(written.text);
}

function figures(named: Options, house: HouseStyle): DateFigures {
  return FIGURES[named.get("数字") ?? ""] ?? house.digits;
}

function part(named: Options): DatePart {
  return oneOf(PARTS, named.get("形")) ?? "年月日";
}

function numeral([text = ""]: readonly string[], style: NumeralStyle): HelperResult {
  const number = readNumber(text);
  const kanji = number === undefined ? undefined : kanjiNumeral(number, style);
  return kanji === undefined ? cannot("not-a-number") : said(kanji);
}

function numeralHelper(name: string, example: string, style: NumeralStyle): TemplateHelper {
  return {
    name,
    summary: { ja: `数を漢数字にする（${example}）`, en: `a number as kanji (${example})` },
    usage: `{{${name} 金額}}`,
    inputs: ONE_EXACT,
    options: NONE,
    run: (inputs) => numeral(inputs, style),
  };
}

/** 数箇所 and 三箇所 in kanji, 3か所 in figures. Source: 公用文作成の考え方 Ⅰ-4. */
function places([text = ""]: readonly string[], house: HouseStyle): HelperResult {
  if (/^[数何幾]$/u.test(text)) return said(`${text}箇所`);
  const number = readNumber(text);
  if (number === undefined) return cannot("not-a-number");
  return house.digits === "kanji"
    ? said(`${kanjiNumeral(number, "units") ?? ""}箇所`)
    : said(`${number}か所`);
}

/** A picture of Word that no value can be written by is told with the value. */
function byNumberPicture([text = ""]: readonly string[], named: Options): HelperResult {
  const picture = readNumberPicture(named.get("形") ?? "");
  if (picture === undefined) return cannot("not-a-picture");
  const number = readNumber(text);
  if (number === undefined) return cannot("not-a-number");
  const written = writeByPicture(number, picture);
  return written === undefined ? cannot("not-in-picture") : said(written);
}

function byDatePicture(inputs: readonly string[], named: Options): HelperResult {
  const picture = readDatePicture(named.get("形") ?? "");
  if (picture === undefined) return cannot("not-a-picture");
  return onDate(inputs, (day) => writeDateByPicture(day, picture));
}

const DATE_HELPERS: readonly TemplateHelper[] = [
  {
    name: "和暦",
    summary: {
      ja: "日付を年号で書く（令和四年十二月二十七日、横書きでは令和4年12月27日）",
      en: "a date by the era (令和四年十二月二十七日; in horizontal text 令和4年12月27日)",
    },
    usage: '{{和暦 日付}}、{{和暦 日付 数字="算用数字" 形="年月"}}',
    inputs: ONE_EXACT,
    options: DATE_OPTIONS,
    run: (inputs, named, house) =>
      onDate(inputs, (day) => eraDate(day, figures(named, house), part(named))),
  },
  {
    name: "西暦",
    summary: {
      ja: "日付を西暦で書く（二〇二二年十二月二十七日、横書きでは2022年12月27日）",
      en: "a date by the Western year (二〇二二年十二月二十七日; in horizontal text 2022年12月27日)",
    },
    usage: "{{西暦 日付}}",
    inputs: ONE_EXACT,
    options: DATE_OPTIONS,
    run: (inputs, named, house) =>
      onDate(inputs, (day) => ({ text: westernDate(day, figures(named, house), part(named)) })),
  },
  {
    name: "年度",
    summary: {
      ja: "日付の会計年度を書く（令和四年度）",
      en: "the fiscal year of a date (令和四年度)",
    },
    usage: "{{年度 日付}}",
    inputs: ONE_EXACT,
    options: new Map([["数字", Object.keys(FIGURES)]]),
    run: (inputs, named, house) => onDate(inputs, (day) => fiscalYear(day, figures(named, house))),
  },
  {
    name: "曜日",
    summary: { ja: "日付の曜日を書く（火曜日）", en: "the day of the week of a date (火曜日)" },
    usage: '{{曜日 日付}}、{{曜日 日付 形="一字"}}',
    inputs: ONE_EXACT,
    options: new Map([["形", ["一字"]]]),
    run: (inputs, named) =>
      onDate(inputs, (day) => ({ text: weekday(day) + (named.has("形") ? "" : "曜日") })),
  },
];

/** What Word's merge fields ask for by their switches. */
const PICTURE_HELPERS: readonly TemplateHelper[] = [
  {
    name: "数の形",
    summary: {
      ja: "数を Word の書式で書く（1,235円、0012、△5）",
      en: "a number by Word’s picture (1,235円, 0012, △5)",
    },
    usage: '{{数の形 金額 形="#,##0円"}}',
    inputs: ONE_EXACT,
    options: new Map([["形", []]]),
    run: byNumberPicture,
  },
  {
    name: "日付の形",
    summary: {
      ja: "日付を Word の書式で書く（12月27日、R4.12.27）",
      en: "a date by Word’s picture (12月27日, R4.12.27)",
    },
    usage: '{{日付の形 日付 形="M月d日"}}',
    inputs: ONE_EXACT,
    options: new Map([["形", []]]),
    run: byDatePicture,
  },
  {
    name: "英字",
    summary: {
      ja: "英字を大文字や小文字にする（TOKYO）",
      en: "Latin letters as capitals or small ones (TOKYO)",
    },
    usage: '{{英字 名称 形="大文字"}}',
    inputs: ONE,
    options: new Map([["形", LETTER_CASES]]),
    run: ([text = ""], named) => {
      const letterCase = oneOf(LETTER_CASES, named.get("形"));
      return said(inLetterCase(text, letterCase ?? "大文字"));
    },
  },
];

const TEXT_HELPERS: readonly TemplateHelper[] = [
  {
    name: "漢数字",
    summary: {
      ja: "数を設定「漢数字」の書き方で書く（二、〇〇〇億）",
      en: "a number as the setting 漢数字 says (二、〇〇〇億)",
    },
    usage: "{{漢数字 金額}}",
    inputs: ONE_EXACT,
    options: NONE,
    run: (inputs, _named, house) => numeral(inputs, house.numerals),
  },
  numeralHelper("位取り", "二、〇〇〇億", "grouped"),
  numeralHelper("単位語", "二千億", "units"),
  numeralHelper("万億", "五億二〇〇〇万", "myriads"),
  {
    name: "算用数字",
    summary: {
      ja: "数を算用数字と億・万で書く（2,000億、5億2,000万）",
      en: "a number in figures with 億 and 万 (2,000億, 5億2,000万)",
    },
    usage: "{{算用数字 金額}}",
    inputs: ONE_EXACT,
    options: NONE,
    run: ([text = ""]) => {
      const number = readNumber(text);
      const figure = number === undefined ? undefined : figureNumeral(number);
      return figure === undefined ? cannot("not-a-number") : said(figure);
    },
  },
  {
    name: "桁区切り",
    summary: {
      ja: "数を算用数字で3桁ごとに区切る（1,234,567）",
      en: "a number in figures, grouped by thousands (1,234,567)",
    },
    usage: "{{桁区切り 金額}}",
    inputs: ONE_EXACT,
    options: NONE,
    run: ([text = ""]) => {
      const number = readNumber(text);
      return number === undefined ? cannot("not-a-number") : said(commaGrouped(number));
    },
  },
  {
    name: "一字ずつ",
    summary: {
      ja: "数字を一字ずつ漢数字にする（二〇二二、〇三―五二五三）",
      en: "digits as kanji, one by one (二〇二二, 〇三―五二五三)",
    },
    usage: "{{一字ずつ 電話番号}}",
    inputs: ONE,
    options: NONE,
    run: ([text = ""]) => said(positionalKanji(text)),
  },
  {
    name: "全角",
    summary: { ja: "英数字を全角にする", en: "Latin letters and digits in full width" },
    usage: "{{全角 番号}}",
    inputs: ONE,
    options: NONE,
    run: ([text = ""]) => said(toFullWidth(text)),
  },
  {
    name: "半角",
    summary: { ja: "英数字を半角にする", en: "Latin letters and digits in half width" },
    usage: "{{半角 番号}}",
    inputs: ONE,
    options: NONE,
    run: ([text = ""]) => said(toHalfWidth(text)),
  },
  {
    name: "箇所",
    summary: {
      ja: "数に箇所を付ける（三箇所、数箇所、横書きでは3か所）",
      en: "a number of places (三箇所, 数箇所; in horizontal text 3か所)",
    },
    usage: "{{箇所 数}}",
    inputs: ONE_EXACT,
    options: NONE,
    run: (inputs, _named, house) => places(inputs, house),
  },
  {
    name: "並べ",
    summary: { ja: "複数の値をつなぐ（A、B及びC）", en: "several values joined (A、B及びC)" },
    usage: '{{並べ 値1 値2 語="又は"}}',
    inputs: { least: 1, most: 99 },
    options: new Map([["語", CONJUNCTIONS]]),
    run: (inputs, named) => said(joinList(inputs, oneOf(CONJUNCTIONS, named.get("語")) ?? "及び")),
  },
  {
    name: "結語",
    summary: {
      ja: "頭語に合う結語を書く（拝啓には敬具）",
      en: "the close that goes with the salutation (敬具 for 拝啓)",
    },
    usage: '{{結語 "拝啓"}}',
    inputs: ONE,
    options: NONE,
    run: ([text = ""]) => {
      const [close] = closesOf(text) ?? [];
      return close === undefined ? cannot("not-a-salutation") : said(close);
    },
  },
  {
    name: "標準敬称",
    summary: {
      ja: "差出人の区分と相手の区分から敬称を選ぶ（殿、様、御中、各位）",
      en: "the honorific by the kinds of sender and addressee (殿, 様, 御中, 各位)",
    },
    usage: '{{標準敬称 "官公署の長"}}',
    inputs: ONE,
    options: NONE,
    run: ([text = ""], _named, house) => {
      const recipient = oneOf(RECIPIENTS, text);
      return recipient === undefined
        ? cannot("not-a-class")
        : said(usualHonorific(house.sender, recipient));
    },
  },
];

/** All helpers by the name that templates call them by. */
export const HELPERS: ReadonlyMap<string, TemplateHelper> = new Map(
  [...DATE_HELPERS, ...TEXT_HELPERS, ...PICTURE_HELPERS].map((helper) => [helper.name, helper]),
);
