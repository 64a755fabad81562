import { type Catalogue, type MessageText, quote, say } from "./catalogue.ts";

/** Where a character is: `character` is its code point, `position` counts characters from 1. */
type Place = { character: string; position: number; value: string };

/** Codes for characters that a letter cannot carry as they are meant. */
export type CsvCharacterCodes = {
  "csv/private-use-character": Place;
  "csv/lone-surrogate": Place;
  "csv/noncharacter": Place;
  "csv/replacement-character": Place;
  "csv/control-character": Place;
  "csv/bidi-character": Place;
  "csv/zero-width-character": Place;
  "csv/look-alike-character": Place & { suggestion?: string };
  "csv/stray-variation-selector": Place;
  "csv/line-break-in-value": { position: number; value: string };
  "csv/half-width-kana": { value: string; suggestion: string; count: number };
  "csv/decomposed-character": { value: string; suggestion: string };
  "csv/surrounding-space": { value: string; suggestion: string };
  "csv/not-a-private-use-character": { value: string };
  "csv/empty-character": { character: string };
};

/** A value as a message shows it, with a sign that people know for each line break. */
const onOneLine = (value: string): string => value.replaceAll(/\r\n|[\r\n]/gu, "↵");

const sayJa = (place: Place, what: string, ...hints: [string, ...string[]]): MessageText =>
  say(
    `${quote(place.value)} の${place.position}文字目が${what}（${place.character}）です`,
    ...hints,
  );

const sayEn = (place: Place, what: string, ...hints: [string, ...string[]]): MessageText =>
  say(
    `character ${place.position} of ${quote(place.value)} is ${what} (${place.character})`,
    ...hints,
  );

/** The texts for characters that a letter cannot carry as they are meant. */
export const csvCharacterMessages: Catalogue<CsvCharacterCodes> = {
  "csv/private-use-character": {
    ja: (place) =>
      sayJa(
        place,
        "外字（私用領域の文字）",
        "字形の近い、標準の文字に書き換えてください",
        "外字対応表（列「外字」「文字」のCSV）を `--characters` で指定すると、まとめて置き換えられます",
      ),
    en: (place) =>
      sayEn(
        place,
        "a private-use character",
        "write the standard character instead",
        "or give a table of your own characters (a CSV file with the columns 外字 and 文字) with `--characters`",
      ),
  },
  "csv/lone-surrogate": {
    ja: (place) => sayJa(place, "半分に切れた文字", "その文字を入力し直してください"),
    en: (place) => sayEn(place, "half of a character", "enter the character again"),
  },
  "csv/noncharacter": {
    ja: (place) => sayJa(place, "文字ではない符号", "その文字を削除してください"),
    en: (place) => sayEn(place, "not a character", "delete it"),
  },
  "csv/replacement-character": {
    ja: (place) =>
      sayJa(
        place,
        "読めなかった文字の印",
        "前の変換で失われた文字です。元の宛名簿を見て書き直してください",
      ),
    en: (place) =>
      sayEn(
        place,
        "the mark of a character that was lost in an earlier conversion",
        "write the character again from the original list",
      ),
  },
  "csv/control-character": {
    ja: (place) => sayJa(place, "制御文字", "セルの中身を入力し直してください"),
    en: (place) => sayEn(place, "a control character", "enter the value again"),
  },
  "csv/bidi-character": {
    ja: (place) =>
      sayJa(place, "文字の向きを変える見えない文字", "セルの中身を入力し直してください"),
    en: (place) =>
      sayEn(place, "an invisible sign that turns the writing direction", "enter the value again"),
  },
  "csv/zero-width-character": {
    ja: (place) => sayJa(place, "見えない文字", "セルの中身を入力し直してください"),
    en: (place) => sayEn(place, "invisible", "enter the value again"),
  },
  "csv/look-alike-character": {
    ja: (place) =>
      sayJa(
        place,
        "漢字に見えて漢字ではない部首の記号",
        place.suggestion === undefined
          ? "漢字で入力し直してください"
          : `漢字の「${place.suggestion}」に書き換えてください`,
      ),
    en: (place) =>
      sayEn(
        place,
        "a radical sign that only looks like a kanji",
        place.suggestion === undefined
          ? "enter the kanji"
          : `write the kanji ${quote(place.suggestion)} instead`,
      ),
  },
  "csv/stray-variation-selector": {
    ja: (place) =>
      sayJa(
        place,
        "漢字に続いていない異体字セレクター",
        "その前の文字とともに入力し直してください",
      ),
    en: (place) =>
      sayEn(
        place,
        "a variation selector that follows no kanji",
        "enter it again together with the character before it",
      ),
  },
  "csv/line-break-in-value": {
    ja: ({ position, value }) =>
      say(
        `${quote(onOneLine(value))} の${position}文字目に改行があります。この列は1行で書きます`,
        "セルの中の改行を、削除するか全角の空白に替えてください。2行に分けて印刷するなら、2つの列に分けてください",
      ),
    en: ({ position, value }) =>
      say(
        `${quote(onOneLine(value))} has a line break at character ${position}; this column has one line`,
        "delete the line break in the cell or put a wide space for it; for two lines in print make two columns",
      ),
  },
  "csv/half-width-kana": {
    ja: ({ value, suggestion, count }) =>
      say(
        `${quote(value)} に半角カナがあります（この列に${count}セル）。差し込むときは、そのまま印刷します`,
        `全角なら ${quote(suggestion)} に書き換えてください`,
      ),
    en: ({ value, suggestion, count }) =>
      say(
        `${quote(value)} has half-width kana, as ${count} cells of the column do; where it is merged it is printed so`,
        `write ${quote(suggestion)} if full width is meant`,
      ),
  },
  "csv/decomposed-character": {
    ja: ({ value, suggestion }) =>
      say(
        `${quote(value)} に、濁点などが分かれた文字があります`,
        `${quote(suggestion)} を入力し直してください`,
      ),
    en: ({ value, suggestion }) =>
      say(
        `${quote(value)} has a mark that is coded apart from its letter`,
        `enter ${quote(suggestion)} again`,
      ),
  },
  "csv/surrounding-space": {
    ja: ({ value, suggestion }) =>
      say(
        `値 ${quote(value)} の前か後ろに空白があります。この列を差し込むと、空白も印刷します`,
        `空白が不要なら ${quote(suggestion)} に書き換えてください`,
      ),
    en: ({ value, suggestion }) =>
      say(
        `${quote(value)} begins or ends with a space, which is printed where the column is merged`,
        `write ${quote(suggestion)} if the space is not meant`,
      ),
  },
  "csv/not-a-private-use-character": {
    ja: ({ value }) =>
      say(
        `${quote(value)} は外字ではありません`,
        "列「外字」には、外字そのものか、U+E000 のような符号位置を一つ書いてください",
      ),
    en: ({ value }) =>
      say(
        `${quote(value)} is not a private-use character`,
        "write one such character, or its code point as U+E000",
      ),
  },
  "csv/empty-character": {
    ja: ({ character }) =>
      say(`外字 ${character} に代わる文字がありません`, "列「文字」に文字を書いてください"),
    en: ({ character }) =>
      say(`nothing is given for ${character}`, "write the character in the column 文字"),
  },
};
