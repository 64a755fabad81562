import { type MessageLanguage, quote } from "./catalogue.ts";
import { reasonText } from "./system-reasons.ts";

type Words = Readonly<Record<MessageLanguage, string>>;

/** Names a format that a file turned out to have; the value as it is if it has no word. */
export function formatWord(found: string, language: MessageLanguage): string {
  return FORMATS[found]?.[language] ?? found;
}

const FORMATS: Readonly<Record<string, Words>> = {
  "word-97": { ja: "古い形式の Word 文書（doc）", en: "a Word file of the old format (doc)" },
  excel: { ja: " Excel のブック", en: "an Excel workbook" },
  powerpoint: { ja: " PowerPoint の資料", en: "a PowerPoint file" },
  opendocument: { ja: " OpenDocument の文書", en: "an OpenDocument file" },
  ichitaro: { ja: "一太郎の文書", en: "an Ichitaro file" },
  rtf: { ja: "リッチテキスト（RTF）", en: "rich text (RTF)" },
  "web-page": { ja: "ウェブページ（HTML）", en: "a web page (HTML)" },
  picture: { ja: "画像", en: "a picture" },
};

/** Why a file cannot be read; a reason without words in both languages does not compile. */
export type UnreadableReason =
  | "system"
  | "reader-died"
  | "endless"
  | "not-a-package"
  | "package-damaged"
  | "package-encrypted"
  | "package-foreign"
  | "too-many-parts"
  | "package-too-large"
  | "no-document"
  | "original-unknown"
  | "part-broken"
  | "pdf-broken"
  | "html-broken"
  | "tei-broken"
  | "transcript-broken"
  | "not-utf-8";

/** Why a file cannot be read, in words that a clerk can act on. */
const UNREADABLE: Readonly<Record<UnreadableReason, Words>> = {
  system: { ja: "ディスクから読み取れません", en: "the system refused it" },
  "reader-died": {
    ja: "読み取り用のプロセスが止まりました",
    en: "the process that reads it died",
  },
  endless: {
    ja: "メモリーか時間がかかりすぎるため、途中で止めました",
    en: "reading it takes more memory or time than a letter can need",
  },
  "not-a-package": { ja: "Word 文書の形をしていません", en: "it is not a ZIP package" },
  "package-damaged": { ja: "ファイルの途中が壊れています", en: "the ZIP package is damaged" },
  "package-encrypted": { ja: "暗号化されています", en: "the ZIP package is encrypted" },
  "package-foreign": {
    ja: "Word では作られない形です",
    en: "the ZIP package is not as Word writes it",
  },
  "too-many-parts": { ja: "中の部品が多すぎます", en: "the ZIP package holds too many parts" },
  "package-too-large": {
    ja: "広げると大きすぎます",
    en: "the ZIP package is too large when expanded",
  },
  "no-document": {
    ja: "本文がどこにあるか書かれていません",
    en: "the package does not say which part is the document",
  },
  "original-unknown": {
    ja: "元の Word ファイルが分かりません",
    en: "the clerk's file is not known",
  },
  "part-broken": {
    ja: "中の部品が壊れているか、ありません",
    en: "a part of the package is damaged or missing",
  },
  "pdf-broken": { ja: "PDF の構造が壊れています", en: "the PDF's structure is damaged" },
  "tei-broken": {
    ja: "TEI の形が崩れているか、書簡にない要素があります",
    en: "the TEI is not whole, or has what no letter has",
  },
  "transcript-broken": {
    ja: "翻刻の凡例がないか、文字コードが UTF-8 でありません",
    en: "the transcription has no rules, or is not UTF-8",
  },
  "html-broken": { ja: "HTML の形が崩れています", en: "the HTML is not whole" },
  "not-utf-8": {
    ja: "UTF-8 ではない文字が入っています",
    en: "it has characters that are not UTF-8",
  },
};

/** What is said of it in brackets: the system's own reason where it gave one, and in English what a reader says besides. */
export function unreadableText(
  reason: UnreadableReason,
  detail: string,
  language: MessageLanguage,
): string {
  // The page of codes puts 〈 〉 in the reason's place, which no table has.
  const words = Object.hasOwn(UNREADABLE, reason) ? UNREADABLE[reason][language] : reason;
  if (reason === "system") return detail === "" ? words : reasonText(detail, language);
  return language === "ja" || detail === "" || detail === words ? words : `${words}: ${detail}`;
}

/** Says what text there is besides the body, and what became of it. */
export function textBesideJa(what: string, count: number): string {
  return BESIDE_JA[what]?.replace("#", String(count)) ?? what;
}

/** The same in English. */
export function textBesideEn(what: string, count: number): string {
  return BESIDE_EN[what]?.replace("#", String(count)) ?? what;
}

const BESIDE_JA: Readonly<Record<string, string>> = {
  header: "ヘッダーの文字が#段落あり、本文の後に示しました",
  footer: "フッターの文字が#段落あり、本文の後に示しました",
  footnote: "脚注が#段落あり、本文の後に示しました",
  endnote: "文末脚注が#段落あり、本文の後に示しました",
  comment: "コメントが#段落あり、本文の後に示しました",
  numbering: "自動で付く番号（第一条など）のある段落が#あり、番号は示していません",
  embedded: "埋め込まれた別の文書や表が#個あり、その文字は示していません",
  deleted: "変更履歴で削除された文字が#字あり、示していません",
  symbol: "記号フォントの文字が#字あり、正しく示せません",
  formula: "数式の文字が#字あり、示していません",
  drawing: "図形・グラフ・飾り文字の中の文字が#字あり、示していません",
  hidden: "隠し文字が#字あり、ほかの文字と同じに示しました",
  artifact: "欄外（ヘッダー、フッター、ページ番号など）の文字が#字あり、示していません",
};

const BESIDE_EN: Readonly<Record<string, string>> = {
  header: "# paragraphs of headers, shown after the body",
  footer: "# paragraphs of footers, shown after the body",
  footnote: "# paragraphs of footnotes, shown after the body",
  endnote: "# paragraphs of endnotes, shown after the body",
  comment: "# paragraphs of comments, shown after the body",
  numbering: "# paragraphs with automatic numbers, which are not shown",
  embedded: "# other documents or tables within it, whose text is not shown",
  deleted: "# characters deleted under change tracking, which are not shown",
  symbol: "# signs of a symbol font, which cannot be shown as they look",
  formula: "# characters in formulas, which are not shown",
  drawing: "# characters in drawings, charts or WordArt, which are not shown",
  hidden: "# characters of hidden text, shown like the rest",
  artifact: "# characters in margins (headers, footers, page numbers), which are not shown",
};

interface Sides {
  readonly expected: string;
  readonly found: string;
}

/** Says what the letter has and what the file has instead. */
export function sidesJa({ expected, found }: Sides): string {
  return `書簡は${sideText(expected, "ja")}、ファイルは${sideText(found, "ja")}です`;
}

/** The same in English. */
export function sidesEn({ expected, found }: Sides): string {
  return `the letter has ${sideText(expected, "en")}, the file ${sideText(found, "en")}`;
}

function sideText(text: string, language: MessageLanguage): string {
  if (text === "") return language === "ja" ? "なし" : "nothing";
  const word = SIDES.get(text)?.[language];
  return word ?? (language === "ja" ? ` ${quote(text)} ` : quote(text));
}

/** Directions of lines and the roles of paragraphs, as a person calls them. */
const SIDES: ReadonlyMap<string, Words> = new Map([
  ["vertical-rl", { ja: "縦書き", en: "vertical lines" }],
  ["horizontal-tb", { ja: "横書き", en: "horizontal lines" }],
  ["paragraph", { ja: "本文", en: "body text" }],
  ["salutation", { ja: "頭語", en: "the salutation" }],
  ["complimentary-close", { ja: "結語", en: "the close" }],
  ["date-line", { ja: "日付", en: "the date" }],
  ["sender", { ja: "差出人", en: "the sender" }],
  ["addressee", { ja: "宛名", en: "the addressee" }],
  ["document-number", { ja: "文書番号", en: "the document's number" }],
  ["subject", { ja: "件名", en: "the subject" }],
  ["heading-1", { ja: "大見出し", en: "a heading of the first level" }],
  ["heading-2", { ja: "中見出し", en: "a heading of the second level" }],
  ["heading-3", { ja: "小見出し", en: "a heading of the third level" }],
  ["notes-head", { ja: "「記」", en: "the head of the notes" }],
  ["notes-end", { ja: "「以上」", en: "the end of the notes" }],
  ["list-item", { ja: "項目", en: "a list item" }],
  ["figure", { ja: "図", en: "a figure" }],
  ["figure-caption", { ja: "図の題", en: "the caption of a figure" }],
  ["corner-mark", { ja: "右肩の表示", en: "the mark in the corner" }],
  ["postscript", { ja: "追伸", en: "the postscript" }],
]);

/** Says which paragraph it is; 0 is a reading. */
export function paragraphJa(paragraph: number | string): string {
  return paragraph === 0 ? "振り仮名" : `第${paragraph}段落`;
}

/** The same in English. */
export function paragraphEn(paragraph: number | string): string {
  return paragraph === 0 ? "readings" : `paragraph ${paragraph}`;
}

/** Says what a Word file says and what is there instead. */
export function differsJa(expected: string, found: string): string {
  if (found === "") return `${quote(expected)}がありません`;
  if (expected === "") return `余分な${quote(found)}があります`;
  return `${quote(expected)}となるはずのところが、${quote(found)}となっています`;
}

/** The same in English. */
export function differsEn(expected: string, found: string): string {
  if (found === "") return `${quote(expected)} is missing`;
  if (expected === "") return `${quote(found)} is there and should not be`;
  return `${quote(found)} is there instead of ${quote(expected)}`;
}
