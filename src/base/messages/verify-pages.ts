import { type Catalogue, quote, quotePath, say } from "./catalogue.ts";

/** Codes of the area `verify/` about what is seen on a file's pages, with what their messages are made of. */
export type VerifyPageCodes = {
  "verify/file-foreign": { path: string; entries: string };
  "verify/page-count": { path: string; pages: number; expected: number };
  "verify/page-text": OnPage & { units: number; expected: number };
  "verify/page-places": OnPage;
  "verify/page-rules": OnPage;
  "verify/page-pictures": OnPage;
  "verify/page-empty": OnPage;
  "verify/page-turned": OnPage & { degrees: number };
  "verify/page-size": OnPage;
  "verify/page-annotated": OnPage;
  "verify/page-foreign": OnPage & { entries: string };
  "verify/drawing-foreign": OnPage & { operators: string };
  "verify/text-invisible": TextOnPage;
  "verify/text-coloured": TextOnPage;
  "verify/text-size": TextOnPage & { points: number };
  "verify/text-moved": TextOnPage;
  "verify/text-outside": TextOnPage;
  "verify/text-covered": TextOnPage;
  "verify/text-foreign": TextOnPage;
  "verify/text-outline": TextOnPage;
  "verify/running-differs": OnPage & { expected: string; found: string };
};

type OnPage = { path: string; page: number };
type TextOnPage = OnPage & { text: string };

// Nobody made such a page by writing letters: the file was changed afterwards, or the program is at fault.
/** What to do with a file that is not as its letter wants it. */
export const UNFIT_JA: string =
  "この書簡は使わず、作り直してください。作成した後に変わったファイルなら同じコマンドを、そうでなければ `--restart` を付けたコマンドを実行してください";
/** The same in English. */
export const UNFIT_EN: string =
  "do not use this letter: merge again with the same command if the file has changed since it was written, otherwise start over with `--restart`";

function placeJa({ path, page }: OnPage): string {
  return `${quotePath(path)} の${page}ページ`;
}

function placeEn({ path, page }: OnPage): string {
  return `page ${page} of ${quotePath(path)}`;
}

/** Their texts. */
export const verifyPageMessages: Catalogue<VerifyPageCodes> = {
  "verify/file-foreign": {
    ja: ({ path, entries }) =>
      say(`${quotePath(path)} に、書簡にはない指定（${quote(entries)}）があります`, UNFIT_JA),
    en: ({ path, entries }) =>
      say(`${quotePath(path)} has entries that no letter has: ${quote(entries)}`, UNFIT_EN),
  },
  "verify/page-count": {
    ja: ({ path, pages, expected }) =>
      say(
        `${quotePath(path)} は${pages}ページあります（レイアウトしたのは${expected}ページです）`,
        UNFIT_JA,
      ),
    en: ({ path, pages, expected }) =>
      say(`${quotePath(path)} has ${pages} pages, but ${expected} were laid out`, UNFIT_EN),
  },
  "verify/page-text": {
    ja: (values) =>
      say(
        `${placeJa(values)}の文字の数が、組んだときと違います（組んだのは${values.expected}、あるのは${values.units}。振り仮名とページ番号を含みます）`,
        UNFIT_JA,
      ),
    en: (values) =>
      say(
        `${placeEn(values)} has ${values.units} pieces of text, but ${values.expected} were laid out`,
        UNFIT_EN,
      ),
  },
  "verify/page-places": {
    ja: (values) => say(`${placeJa(values)}の文字の位置が、組んだときと違います`, UNFIT_JA),
    en: (values) => say(`the text on ${placeEn(values)} is not where it was laid out`, UNFIT_EN),
  },
  "verify/page-rules": {
    ja: (values) =>
      say(
        `${placeJa(values)}の線（罫線・傍線・取消線・囲み）か画像が、組んだときと違います`,
        UNFIT_JA,
      ),
    en: (values) =>
      say(
        `the rules or pictures on ${placeEn(values)} are not those that it was laid out with`,
        UNFIT_EN,
      ),
  },
  "verify/page-pictures": {
    ja: (values) => say(`${placeJa(values)}の画像が、組んだときと違います`, UNFIT_JA),
    en: (values) =>
      say(`the pictures on ${placeEn(values)} are not those that it was laid out with`, UNFIT_EN),
  },
  "verify/page-empty": {
    ja: (values) => say(`${placeJa(values)}に文字がありません`, UNFIT_JA),
    en: (values) => say(`there is no text on ${placeEn(values)}`, UNFIT_EN),
  },
  "verify/page-turned": {
    ja: (values) => say(`${placeJa(values)}が${values.degrees}度回っています`, UNFIT_JA),
    en: (values) => say(`${placeEn(values)} is turned by ${values.degrees} degrees`, UNFIT_EN),
  },
  "verify/page-size": {
    ja: (values) => say(`${placeJa(values)}の紙の大きさが、組んだ大きさと違います`, UNFIT_JA),
    en: (values) => say(`${placeEn(values)} is not of the size it was laid out for`, UNFIT_EN),
  },
  "verify/page-annotated": {
    ja: (values) => say(`${placeJa(values)}に、注釈（付箋や書き込み）があります`, UNFIT_JA),
    en: (values) => say(`there is an annotation on ${placeEn(values)}`, UNFIT_EN),
  },
  "verify/page-foreign": {
    ja: (values) =>
      say(`${placeJa(values)}に、書簡にはない指定（${quote(values.entries)}）があります`, UNFIT_JA),
    en: (values) =>
      say(`${placeEn(values)} has entries that no letter has: ${quote(values.entries)}`, UNFIT_EN),
  },
  "verify/drawing-foreign": {
    ja: (values) =>
      say(
        `${placeJa(values)}に、書簡にはない図、線、文字の変形などがあります（${quote(values.operators)}）`,
        UNFIT_JA,
      ),
    en: (values) =>
      say(
        `there are drawings or changed text on ${placeEn(values)} that no letter has (${quote(values.operators)})`,
        UNFIT_EN,
      ),
  },
  "verify/text-invisible": {
    ja: (values) =>
      say(`${placeJa(values)}の ${quote(values.text)} が見えません（透明な文字です）`, UNFIT_JA),
    en: (values) =>
      say(
        `${quote(values.text)} on ${placeEn(values)} cannot be seen: it is painted invisibly`,
        UNFIT_EN,
      ),
  },
  "verify/text-coloured": {
    ja: (values) =>
      say(
        `${placeJa(values)}の ${quote(values.text)} が黒い文字ではありません（白い文字は紙では見えません）`,
        UNFIT_JA,
      ),
    en: (values) =>
      say(
        `${quote(values.text)} on ${placeEn(values)} is not black; white text cannot be seen on paper`,
        UNFIT_EN,
      ),
  },
  "verify/text-size": {
    ja: (values) =>
      say(
        `${placeJa(values)}の ${quote(values.text)} の文字の大きさ（${values.points}ポイント）は、書簡にはない大きさです`,
        UNFIT_JA,
      ),
    en: (values) =>
      say(
        `${quote(values.text)} on ${placeEn(values)} has a size that no text of the letter has: ${values.points} pt`,
        UNFIT_EN,
      ),
  },
  "verify/text-moved": {
    ja: (values) =>
      say(`${placeJa(values)}の ${quote(values.text)} が、組んだ位置や大きさと違います`, UNFIT_JA),
    en: (values) =>
      say(
        `${quote(values.text)} on ${placeEn(values)} is not where, or not in the size in which, it was laid out`,
        UNFIT_EN,
      ),
  },
  "verify/text-outside": {
    ja: (values) =>
      say(`${placeJa(values)}の ${quote(values.text)} が紙からはみ出しています`, UNFIT_JA),
    en: (values) => say(`${quote(values.text)} on ${placeEn(values)} goes off the paper`, UNFIT_EN),
  },
  "verify/text-covered": {
    ja: (values) =>
      say(`${placeJa(values)}の ${quote(values.text)} が重なっていて読めません`, UNFIT_JA),
    en: (values) =>
      say(
        `${quote(values.text)} on ${placeEn(values)} lies over one another and cannot be read`,
        UNFIT_EN,
      ),
  },
  "verify/text-outline": {
    ja: (values) =>
      say(`${placeJa(values)}の ${quote(values.text)} が、別の文字の形で描かれています`, UNFIT_JA),
    en: (values) =>
      say(
        `${quote(values.text)} on ${placeEn(values)} is drawn with the outline of another character`,
        UNFIT_EN,
      ),
  },
  "verify/text-foreign": {
    ja: (values) =>
      say(
        `${placeJa(values)}の ${quote(values.text)} は、原稿にない文字です（読み上げや検索には出ません）`,
        UNFIT_JA,
      ),
    en: (values) =>
      say(
        `${quote(values.text)} on ${placeEn(values)} is not part of the letter, and is hidden from screen readers and search`,
        UNFIT_EN,
      ),
  },
  "verify/running-differs": {
    ja: (values) =>
      say(
        `${placeJa(values)}のヘッダー・フッターは ${quote(values.found)} ですが、正しくは ${quote(values.expected)} です`,
        UNFIT_JA,
      ),
    en: (values) =>
      say(
        `the head and foot of ${placeEn(values)} say ${quote(values.found)}, not ${quote(values.expected)}`,
        UNFIT_EN,
      ),
  },
};
