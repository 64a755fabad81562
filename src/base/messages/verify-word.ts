import { type Catalogue, quote, quotePath, say, textOf } from "./catalogue.ts";
import { differsEn, differsJa } from "./verify-words.ts";

/** Codes of the area `verify/` about letters filled from a clerk's Word file. */
export type VerifyWordCodes = {
  "verify/word-text": { expected: string; found: string };
  "verify/word-described": { name: string; expected: string; found: string };
  "verify/word-branches": { name: string; expected: string; found: string };
  "verify/word-part": { name: string; seen: "missing" | "extra" | "changed" };
};

const KEEP_JA =
  "この書簡は発送しないでください。同じコマンドでもう一度差し込むと、この書簡だけ作り直します";
const KEEP_EN =
  "do not send this letter; merge again with the same command: only this letter is regenerated";

/** Their texts. */
export const verifyWordMessages: Catalogue<VerifyWordCodes> = {
  "verify/word-text": {
    ja: ({ expected, found }) => say(differsJa(expected, found), KEEP_JA),
    en: ({ expected, found }) => say(differsEn(expected, found), KEEP_EN),
  },
  "verify/word-described": {
    ja: ({ name, expected, found }) =>
      say(
        `図の代替テキストかプロパティ（${quotePath(name)}）が違います。${differsJa(expected, found)}`,
        KEEP_JA,
      ),
    en: ({ name, expected, found }) =>
      say(
        `an alternative text or a property in ${quotePath(name)}: ${differsEn(expected, found)}`,
        KEEP_EN,
      ),
  },
  "verify/word-branches": {
    ja: ({ expected, found }) =>
      say(
        `図形の文字が、新しい Word では${quote(expected)}、古い Word では${quote(found)}と表示されます`,
        KEEP_JA,
      ),
    en: ({ name, expected, found }) =>
      say(
        `a drawing in ${quotePath(name)} shows ${quote(expected)} in newer versions of Word and ${quote(found)} in older ones`,
        KEEP_EN,
      ),
  },
  "verify/word-part": {
    ja: ({ name, seen }) =>
      say(`Word ファイルの部品 ${quotePath(name)} ${textOf(SEEN_JA, seen)}`, KEEP_JA),
    en: ({ name, seen }) =>
      say(`part ${quotePath(name)} of the Word file ${textOf(SEEN_EN, seen)}`, KEEP_EN),
  },
};

const SEEN_JA = {
  missing: "がなくなっています",
  extra: "は、元のファイルにありません",
  changed: "が、元のファイルと違っています",
} as const;

const SEEN_EN = {
  missing: "is missing",
  extra: "is not in the original file",
  changed: "is not as in the original file",
} as const;
