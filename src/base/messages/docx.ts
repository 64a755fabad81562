import { type Catalogue, quote, say, textOf } from "./catalogue.ts";

/** Why a face is not embedded: its outlines, or its licence bits. */
export type NotEmbeddedReason = "cff" | "permission" | "subsetting";

/** Codes of the area `docx/` with what their messages are made of. */
export type DocxCodes = {
  /** `place` is the beginning of the text around the character, or the name of a property. */
  "docx/unwritable-character": { character: string; place: string };
  "docx/font-not-embedded": { font: string; replacement: string; reason: NotEmbeddedReason };
  "docx/full-width-in-tate-chu-yoko": { text: string };
  "docx/open-sesame-replaced": { text: string; count: number };
  "docx/left-reading-behind": { text: string; count: number };
  "docx/left-reading-moved": { text: string; count: number };
};

/** A text, or the first of several. */
function several(text: string, count: number, language: "ja" | "en"): string {
  if (count < 2) return quote(text);
  return language === "ja"
    ? `${quote(text)} など${count}か所`
    : `${quote(text)} and elsewhere (${count} places)`;
}

const REASON_JA: Readonly<Record<NotEmbeddedReason, string>> = {
  cff: "Word はこの形式（CFF）のフォントを埋め込めません",
  permission: "フォントの使用許諾が埋め込みを認めていません",
  subsetting: "フォントの使用許諾が一部の文字だけの埋め込みを認めていません",
};

const REASON_EN: Readonly<Record<NotEmbeddedReason, string>> = {
  cff: "Word cannot embed fonts with CFF outlines",
  permission: "the font's licence bits do not allow embedding",
  subsetting: "the font's licence bits do not allow embedding a part of it",
};

/** The texts of the area `docx/`. */
export const docxMessages: Catalogue<DocxCodes> = {
  "docx/unwritable-character": {
    ja: ({ character, place }) =>
      say(
        `Word の文書に書けない文字 ${character} が ${quote(place)} にあります`,
        "その文字を消すか、正しい文字に置き換えてください",
      ),
    en: ({ character, place }) =>
      say(
        `${quote(place)} contains ${character}, which a Word file cannot hold`,
        "delete the character, or replace it by the right one",
      ),
  },
  "docx/font-not-embedded": {
    ja: ({ font, replacement, reason }) =>
      say(
        `フォント ${quote(font)} を Word の文書に埋め込まず、${quote(replacement)} で表示します。${textOf(REASON_JA, reason)}`,
        "同じ見た目が必要なときは、埋め込みのできる TrueType フォントを選んでください",
      ),
    en: ({ font, replacement, reason }) =>
      say(
        `font ${quote(font)} is not embedded in the Word file, which names ${quote(replacement)} instead: ${textOf(REASON_EN, reason)}`,
        "choose a TrueType font that may be embedded if the letter must look the same everywhere",
      ),
  },
  "docx/full-width-in-tate-chu-yoko": {
    ja: ({ text }) =>
      say(
        `縦中横の ${quote(text)} に全角文字があるので、Word の文書では縦に並べます`,
        "縦中横にする文字は半角で入力してください",
      ),
    en: ({ text }) =>
      say(
        `縦中横 ${quote(text)} contains full-width characters; the Word file sets them one below the other`,
        "type what is in 縦中横 in half-width characters",
      ),
  },
  "docx/open-sesame-replaced": {
    ja: ({ text, count }) =>
      say(
        `Word には白ゴマの傍点がないので、${several(text, count, "ja")}には白丸を付けます`,
        "Word の文書でも同じ印が必要なときは、ゴマか丸の傍点にしてください",
      ),
    en: ({ text, count }) =>
      say(
        `Word has no open sesame; beside ${several(text, count, "en")} it has open circles`,
        "choose sesame or circles if the Word file must show the same mark",
      ),
  },
  "docx/left-reading-behind": {
    ja: ({ text, count }) =>
      say(
        `Word では文字の両側に振り仮名を置けないので、${several(text, count, "ja")}の左側の振り仮名や注は、右側の振り仮名の後ろに「（左・…）」と入れます`,
        "左側に置いた形で渡すときは、PDF を使ってください",
      ),
    en: ({ text, count }) =>
      say(
        `Word has readings on one side only; what is on the left of ${several(text, count, "en")} stands behind the reading on the right, in （左・…）`,
        "give away the PDF where its place matters",
      ),
  },
  "docx/left-reading-moved": {
    ja: ({ text, count }) =>
      say(
        `Word では文字の左側に振り仮名を置けないので、${several(text, count, "ja")}の左側の振り仮名や注は、右側（横書きでは上）に付けます`,
        "左側に置いた形で渡すときは、PDF を使ってください",
      ),
    en: ({ text, count }) =>
      say(
        `Word has no reading on the left; what is on the left of ${several(text, count, "en")} is on the right in the Word file`,
        "give away the PDF where its place matters",
      ),
  },
};
