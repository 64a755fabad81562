import { type Catalogue, quote, say } from "./catalogue.ts";

/** Codes for what other programs leave in a value instead of what was meant. */
export type CsvDamageCodes = {
  "csv/overflowed-cell": { value: string };
  "csv/exponent": { value: string };
  "csv/program-word": { value: string };
  "csv/formula-text": { value: string };
  "csv/zero-date": { value: string };
  /** `position` counts characters from 1. */
  "csv/lost-mark": { value: string; character: string; position: number };
  "csv/not-a-name": { value: string; column: string };
  "csv/escaped-character": { value: string };
  "csv/backslash": { value: string };
};

/** What stands for the option that lets a value pass; who says it puts the column and the value in. */
export const ALLOWED = "--allow 列=値";

/** How a clerk says that a value is meant as it stands. */
const MEANT_JA = `このまま印刷するなら、\`${ALLOWED}\` で許してください`;
const MEANT_EN = `give \`${ALLOWED}\` if it is meant and is to be printed`;

/** The texts for damage that is in a list as text. */
export const csvDamageMessages: Catalogue<CsvDamageCodes> = {
  "csv/overflowed-cell": {
    ja: ({ value }) =>
      say(
        `${quote(value)} は、列の幅が足りないときのExcelの表示です。元の値が失われています`,
        "元の表で列の幅を広げてから保存し直すか、正しい値を書いてください",
        MEANT_JA,
      ),
    en: ({ value }) =>
      say(
        `${quote(value)} is what Excel shows in a column too narrow; the value is lost`,
        "widen the column in the original and save again, or write the value",
        MEANT_EN,
      ),
  },
  "csv/exponent": {
    ja: ({ value }) =>
      say(
        `${quote(value)} は、Excelが大きな数を縮めた形です。下の桁が失われています`,
        "元の表でその列を「文字列」にして書き直すか、正しい数字を書いてください",
        MEANT_JA,
      ),
    en: ({ value }) =>
      say(
        `${quote(value)} is a large number as Excel shortens it; its last digits are lost`,
        "format the column as text in the original, or write the digits",
        MEANT_EN,
      ),
  },
  "csv/program-word": {
    ja: ({ value }) =>
      say(
        `${quote(value)} は、プログラムが空欄の代わりに書く語か、それがつながった値です`,
        "空欄のことなら消し、値があるなら書いてください",
        MEANT_JA,
      ),
    en: ({ value }) =>
      say(
        `${quote(value)} is a word that programs write for nothing, or has one in it`,
        "delete it, or write the value",
        MEANT_EN,
      ),
  },
  "csv/formula-text": {
    ja: ({ value }) =>
      say(
        `数式 ${quote(value)} が、計算されずに文字として入っています`,
        "Excelで「数式の表示」をやめて保存し直すか、正しい値を書いてください",
        MEANT_JA,
      ),
    en: ({ value }) =>
      say(
        `the formula ${quote(value)} is in the cell as text, without its result`,
        "switch off the display of formulas in Excel and save again, or write the value",
        MEANT_EN,
      ),
  },
  "csv/zero-date": {
    ja: ({ value }) =>
      say(
        `${quote(value)} は、空のセルを参照した数式の日付です`,
        "正しい日付を書くか、空欄にしてください",
        MEANT_JA,
      ),
    en: ({ value }) =>
      say(
        `${quote(value)} is the date that a formula gives for a blank cell`,
        "write the date, or leave the cell blank",
        MEANT_EN,
      ),
  },
  "csv/lost-mark": {
    ja: ({ value, character, position }) =>
      say(
        `${quote(value)} の${position}文字目の「${character}」は、保存や変換のときに失われた文字の跡のようです`,
        "元の宛名簿から書き直してください。「CSV UTF-8（コンマ区切り）」かExcelブック（.xlsx）で保存すると、文字は失われません",
        MEANT_JA,
      ),
    en: ({ value, character, position }) =>
      say(
        `${quote(character)}, character ${position} of ${quote(value)}, seems to stand for a character lost in saving`,
        "write it again from the original list; CSV UTF-8 and workbooks lose no character",
        MEANT_EN,
      ),
  },
  "csv/not-a-name": {
    ja: ({ value, column }) =>
      say(
        `列「${column}」の値 ${quote(value)} は名前ではありません`,
        `正しい値を書くか、空欄にしてください${/^[0０]$/u.test(value.trim()) ? "。0 は、空のセルを参照した数式の値です" : ""}`,
        MEANT_JA,
      ),
    en: ({ value, column }) =>
      say(
        `${quote(value)} in the column ${quote(column)} is not a name`,
        `write the name or leave the cell blank${/^[0０]$/u.test(value.trim()) ? "; 0 is what a formula gives for a blank cell" : ""}`,
        MEANT_EN,
      ),
  },
  "csv/escaped-character": {
    ja: ({ value }) =>
      say(
        `${quote(value)} に、ほかのプログラムで別の書き方に変わった文字（&amp; など）や文字化けがあります`,
        "元の宛名簿から書き直してください",
        MEANT_JA,
      ),
    en: ({ value }) =>
      say(
        `${quote(value)} has characters that another program wrote otherwise, such as &amp;`,
        "write it again from the original list",
        MEANT_EN,
      ),
  },
  "csv/backslash": {
    ja: ({ value }) =>
      say(
        `${quote(value)} に「\\」（画面では「¥」に見えることがあります）があります。「\\」のまま印刷します`,
        "円の記号なら、全角の「￥」か「円」に書き換えてください",
        MEANT_JA,
      ),
    en: ({ value }) =>
      say(
        `${quote(value)} has a backslash, which Japanese screens show as ¥; it is printed as a backslash`,
        "write ￥ or 円 for the yen",
        MEANT_EN,
      ),
  },
};
