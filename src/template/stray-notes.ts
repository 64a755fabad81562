import { ANNOTATION_WORDS, ROLE_NAMES } from "../model/annotation-words.ts";

/** What looks like an annotation (注記) and would be printed. Shape: the group `note` is the name that stands in it. */
export interface NoteForm {
  readonly pattern: RegExp;
  /** Whether nothing else can have been meant. */
  readonly isCertain: boolean;
}

/** Stands for a merged value, as in `find-stray-marks`. */
const VALUE = "\ufffc";

// Names of a letter's parts that no letter prints as a label in brackets, and those that one may.
const PARTS = [
  "宛名",
  "頭語",
  "結語",
  "差出人",
  "追伸",
  "大見出し",
  "中見出し",
  "小見出し",
  "細々目",
];
const LABELS = [...ROLE_NAMES.keys()].filter((name) => !PARTS.includes(name));
// What clerks call the parts whose annotation a letter cannot do without.
const OTHER_WORDS = [...ANNOTATION_WORDS].flatMap(([word, name]) =>
  ["宛名", "頭語", "結語", "差出人"].includes(name) ? [word] : [],
);

const anyOf = (words: readonly string[]): string =>
  // The longest first: 宛名人 is not 宛名 with something after it.
  `(?<note>${words.toSorted((left, right) => right.length - left.length).join("|")})`;

// An annotation is at its line's head. The look back is behind the mark, so that lines of blanks cost nothing.
const AT_HEAD = "(?<=(?:^|\\n)[ 　]*.)";
const OPEN = `[［[〔]${AT_HEAD}[ 　]*`;
const CLOSE = "[ 　]*[］\\]〕]";

// Brackets that hold no annotation.
const OTHERS_OPEN = "【(（<＜〈《≪｛「『“‘";
const OTHERS_END = "[ 　]*[】)）>＞〉》≫｝」』”’]";

const COUNT = "[\\d０-９一二三四五六七八九十]{1,3}";
const LAYOUTS = [
  "改ページ",
  "改丁",
  "改行",
  "天付き",
  "地付き",
  `地から${COUNT}字上げ`,
  "中央揃え",
  `${COUNT}字下げ(?:、折り返して${COUNT}字下げ)?`,
  `${COUNT}行(?:空き|アキ)`,
  "ここから(?:表|中央揃え|地付き|[^\\n［］[\\]〔〕]{1,12}字(?:下げ|上げ))",
  "ここで(?:表|字下げ|地付き|字上げ|中央揃え)終わり",
  "(?:字取り|分割禁止|縦中横|割り?注|(?:白ゴマ|丸|白丸)?傍点|(?:二重)?傍線|罫囲み)終わり",
].join("|");
const SPANS = [
  `${COUNT}字取り`,
  "分割禁止",
  "縦中横",
  "割り?注",
  "(?:白ゴマ|丸|白丸)?傍点",
  "(?:二重)?傍線",
  "罫囲み",
].join("|");

const form = (isCertain: boolean, ...parts: readonly string[]): NoteForm => ({
  pattern: new RegExp(parts.join(""), "gu"),
  isCertain,
});

/**
 * Annotations that are not read as such: without their ＃ (［宛名］), without a bracket (＃宛名］, 宛名］), in brackets of another kind
 * (｛＃宛名｝). What has a sign and a name that is no part's is in `find-stray-marks`.
 */
export const NOTE_FORMS: readonly NoteForm[] = [
  form(true, OPEN, anyOf(PARTS), CLOSE),
  // ［項目］　［内容］ is the head of a table; what is merged right behind a label is the part itself.
  form(true, OPEN, anyOf(LABELS), CLOSE, `(?=${VALUE})`),
  form(false, OPEN, anyOf(LABELS), CLOSE, "(?=[^\\s　、。「」［[〔])"),
  form(false, OPEN, anyOf(OTHER_WORDS), CLOSE, `(?=${VALUE})`),
  form(
    false,
    `[【（(<＜〈《≪「『{｛]${AT_HEAD}[ 　]*`,
    anyOf(["宛名", "頭語", "結語"]),
    "[ 　]*[】）)>＞〉》≫」』}｝]",
    `(?=${VALUE})`,
  ),
  form(true, "[［[〔][ 　]*", `(?<note>${LAYOUTS})`, CLOSE),
  form(false, "【[ 　]*", `(?<note>${LAYOUTS})`, "[ 　]*】"),
  form(false, "[［[〔][ 　]*", `(?<note>${SPANS})`, CLOSE),
  form(true, "[［[〔][ 　]*", `(?<note>「[^「」\\n]{1,20}」[にはのを](?:${SPANS}))`, CLOSE),
  // Without its opening bracket, and with or without its ＃.
  form(true, `[#＃♯]${AT_HEAD}[ 　]*`, anyOf([...PARTS, ...LABELS]), "[ 　]*[］\\]〕】]"),
  form(false, `[#＃♯]${AT_HEAD}[ 　]*`, anyOf([...PARTS, ...LABELS]), `(?=[ 　]*${VALUE})`),
  form(true, `(?<=^|\\n)[ 　]{0,8}`, anyOf([...PARTS, ...LABELS]), "[］\\]〕]"),
  // With a sign or a bracket of another kind or width.
  form(
    true,
    "(?:[[〔][ 　]*[#＃♯]|［[ 　]*[#♯]|［[ 　]+＃)[ 　]*",
    anyOf([...PARTS, ...LABELS]),
    CLOSE,
  ),
  form(
    true,
    `[${OTHERS_OPEN}]${AT_HEAD}[ 　]*[#＃♯][ 　]*`,
    anyOf([...PARTS, ...LABELS]),
    OTHERS_END,
  ),
  form(false, `[${OTHERS_OPEN}][ 　]*[#＃♯][ 　]*`, anyOf([...PARTS, ...LABELS]), OTHERS_END),
];
