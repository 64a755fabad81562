import type { MessageLanguage } from "../../base/messages/catalogue.ts";
import { quote } from "../../base/messages/catalogue.ts";
import type { Fix, FixKind } from "../../data/fix/fix.ts";

/** Says what a correction does: 頭の0を補う：10006 → 010006. */
export function fixWords(fix: Fix, language: MessageLanguage): string {
  const { was, value } = fix;
  const empty = language === "ja" ? "空欄" : "empty";
  const sign = language === "ja" ? "：" : ": ";
  return `${fixReason(fix, language)}${sign}${was === "" ? empty : shown(was)} → ${shown(value)}`;
}

/** The same without the values, for a table that has them. */
export function fixReason({ kind }: Fix, language: MessageLanguage): string {
  return (language === "ja" ? JA : EN)[kind];
}

/** A value in a line of words, shortened; with its ends marked where they cannot be seen. */
function shown(value: string): string {
  const short = quote(value).slice(1, -1);
  return /^\s|\s$/u.test(value) ? `「${short}」` : short;
}

const JA: Readonly<Record<FixKind, string>> = {
  zero: "頭の0を補う",
  "check-digit": "検査数字（6桁目）を正す",
  "code-of-name": "団体名の団体コードにする",
  "official-name": "公式の表記にする",
  "lost-character": "失われた文字を戻す",
  "near-name": "団体コードの団体の名前にする",
  "by-code": "団体コードと団体名に合わせる",
  reading: "団体の読みにする",
  honorific: "ほかの行と同じ敬称にする",
  doubled: "重なった敬称を除く",
  blank: "前後の空白を除く",
  kana: "全角のカナにする",
  composed: "分かれた濁点などを一つの文字にする",
  kanji: "漢字にする",
  invisible: "見えない文字を除く",
  entity: "元の文字に戻す",
  heading: "見出しを正す",
};

const EN: Readonly<Record<FixKind, string>> = {
  zero: "put the zero back in front",
  "check-digit": "correct the sixth digit",
  "code-of-name": "take the code of the name",
  "official-name": "take the official form",
  "lost-character": "put the lost character back",
  "near-name": "take the name of the code's body",
  "by-code": "agree with code and name",
  reading: "take the official reading",
  honorific: "take the honorific of the other rows",
  doubled: "remove the second honorific",
  blank: "remove the spaces around it",
  kana: "write full-width kana",
  composed: "join the mark to its letter",
  kanji: "write the kanji",
  invisible: "remove what is invisible",
  entity: "write the character itself",
  heading: "correct the heading",
};
