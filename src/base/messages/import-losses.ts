/** What a Word file may have and a template cannot say, by the word that a clerk uses for it, with what it is and what becomes of it. */
const LOSS_NAMES = {
  header: {
    ja: "ヘッダー",
    en: "header",
    is: {
      ja: "ページの上の余白に繰り返すものです（1行の文とページ番号だけなら移ります）",
      en: "what is repeated at the head of every page; one line of words and page numbers is carried",
    },
  },
  footer: {
    ja: "フッター",
    en: "footer",
    is: {
      ja: "ページの下の余白に繰り返すものです（1行の文とページ番号だけなら移ります）",
      en: "what is repeated at the foot of every page; one line of words and page numbers is carried",
    },
  },
  "text-box": {
    ja: "テキストボックス",
    en: "text box",
    is: { ja: "本文の上に置いた、文字の入る四角です", en: "a box with text, laid over the page" },
  },
  frame: {
    ja: "レイアウト枠",
    en: "frame",
    is: {
      ja: "段落を本文の流れから外して置く枠です。段落は、ふつうの段落になります",
      en: "a frame that takes a paragraph out of the text; it becomes a paragraph like the others",
    },
  },
  picture: {
    ja: "図",
    en: "picture",
    is: { ja: "写真、印影、図形、線などです", en: "a photograph, a seal, a shape or a line" },
  },
  object: {
    ja: "埋め込みオブジェクト",
    en: "embedded object",
    is: {
      ja: "Excel の表など、ほかのソフトのものをはめ込んだ部分です",
      en: "something of another program, such as a sheet of Excel",
    },
  },
  formula: {
    ja: "数式",
    en: "formula",
    is: { ja: "「数式」で入れた式です", en: "a formula made with Word's equations" },
  },
  table: {
    ja: "表",
    en: "table",
    is: {
      ja: "罫線のない表、結合したセルのある表、一つのセルに段落がいくつもある表です",
      en: "a table without rules, with joined cells, or with several paragraphs in a cell",
    },
  },
  footnote: {
    ja: "脚注",
    en: "footnote or endnote",
    is: {
      ja: "段落のいくつもある注、フィールドのある注、番号でない印の注です（ほかの脚注と文末脚注は移ります）",
      en: "a note of several paragraphs, with a field, or with a mark that is not a number; other footnotes and endnotes are carried",
    },
  },
  comment: {
    ja: "コメント",
    en: "comment",
    is: {
      ja: "校閲のコメントです。書簡の文ではありません",
      en: "a reviewer's comment, not a part of the letter",
    },
  },
  columns: {
    ja: "段組み",
    en: "columns",
    is: {
      ja: "文を二段、三段に分ける設定です。一段になります",
      en: "text set in two or three columns; it is set in one",
    },
  },
  sections: {
    ja: "セクション区切り",
    en: "more than one section",
    is: {
      ja: "同じページの途中で余白や段を変える区切りです。最後の設定だけを使います",
      en: "a break at which margins or columns change within a page; the last ones are used throughout",
    },
  },
  "part-numbers": {
    ja: "通しのページ番号",
    en: "page numbers that go on",
    is: {
      ja: "区切りの後も続くページ番号です。別紙になり、番号は別紙ごとに1から始まります",
      en: "page numbers that go on after a section; it becomes a part, whose pages are numbered from one",
    },
  },
  paper: {
    ja: "用紙の大きさ",
    en: "size of the paper",
    is: {
      ja: "ひな形にない大きさの用紙です。近い大きさになります",
      en: "a size of paper that templates do not have; a near one is used",
    },
  },
  grid: {
    ja: "グリッドのない行間",
    en: "line spacing without a grid",
    is: {
      ja: "1ページの行数を決めていない文書です。行の間は、文字の大きさの半分になります",
      en: "the file does not say how many lines a page has; the space between lines is half a character",
    },
  },
  "page-colour": {
    ja: "ページの色",
    en: "page colour",
    is: {
      ja: "ページ全体の背景の色です。白になります",
      en: "a background colour of the pages; they are white",
    },
  },
  "line-numbers": {
    ja: "行番号",
    en: "line numbers",
    is: { ja: "行ごとに余白に付く番号です", en: "numbers in the margin, one for each line" },
  },
  "page-alignment": {
    ja: "ページの中での垂直方向の配置",
    en: "vertical alignment on the page",
    is: {
      ja: "文をページの中央や端に寄せる設定です。ページの始めから書きます",
      en: "text centred or set to the end of the page; it begins at its start",
    },
  },
  "page-border": {
    ja: "ページ罫線",
    en: "page border",
    is: { ja: "ページの周りの線です", en: "lines around the page" },
  },
  bold: {
    ja: "太字",
    en: "bold",
    is: { ja: "ふつうの太さになります", en: "it is set in ordinary weight" },
  },
  italic: {
    ja: "斜体",
    en: "italic",
    is: { ja: "まっすぐな字になります", en: "it is set upright" },
  },
  underline: {
    ja: "傍線・下線",
    en: "underline",
    is: {
      ja: "文字の脇や下の線です。線はなくなります",
      en: "a line beside or under characters; it goes",
    },
  },
  strike: {
    ja: "取り消し線",
    en: "struck through",
    is: {
      ja: "文字の上の線です。消したはずの文が、そのまま読めるようになります",
      en: "a line through characters; what was struck out is read as text",
    },
  },
  effect: {
    ja: "文字の飾り",
    en: "text effect",
    is: {
      ja: "影、中抜き、小文字を大文字で見せるなどの飾りです",
      en: "shadow, outline, small letters shown as capitals and the like",
    },
  },
  colour: {
    ja: "文字の色",
    en: "colour",
    is: { ja: "黒になります", en: "it is printed in black" },
  },
  size: {
    ja: "文字の大きさ",
    en: "character size",
    is: {
      ja: "周りと違う大きさです。役割（本文、宛名など）ごとの大きさになります",
      en: "a size unlike that around it; it gets that of its role",
    },
  },
  font: {
    ja: "フォント",
    en: "font",
    is: {
      ja: "周りと違うフォント（明朝とゴシック）です。一つのフォントになります",
      en: "a font unlike that of the letter; one is used throughout",
    },
  },
  border: {
    ja: "囲み線",
    en: "border",
    is: {
      ja: "文字や段落を囲む線です。線はなくなります",
      en: "lines around characters or a paragraph; they go",
    },
  },
  shading: {
    ja: "網かけ",
    en: "shading",
    is: { ja: "文字や段落の背景の色や網です", en: "a tint behind characters or a paragraph" },
  },
  highlight: {
    ja: "蛍光ペン",
    en: "highlight",
    is: { ja: "文字に引いた蛍光の色です", en: "a colour as of a marker pen" },
  },
  hidden: {
    ja: "隠し文字",
    en: "hidden text",
    is: { ja: "画面や紙に出さない設定の文字です", en: "text that is set not to show" },
  },
  raised: {
    ja: "上付き・下付き",
    en: "superscript or subscript",
    is: {
      ja: "小さく上や下に寄せた字です。ふつうの字になります",
      en: "small characters set high or low; they become ordinary ones",
    },
  },
  spacing: {
    ja: "文字の間隔と幅",
    en: "character spacing and width",
    is: {
      ja: "字の間を広げたり、字を細くしたりした設定です。ふつうの字送りになります",
      en: "characters set apart or narrowed; they are set as the others",
    },
  },
  mark: {
    ja: "ひな形にない傍点",
    en: "an emphasis mark that templates do not have",
    is: {
      ja: "ひな形の傍点にない印です。印はなくなります",
      en: "a mark beside characters that templates do not have; it goes",
    },
  },
  reading: {
    ja: "振り仮名の書式",
    en: "formatting within a reading",
    is: {
      ja: "振り仮名の字に付けた太字や傍点などです。振り仮名そのものは移ります",
      en: "looks of a reading's characters; the reading itself is carried",
    },
  },
  indent: {
    ja: "字下げの端数",
    en: "fractions of an indent",
    is: {
      ja: "1字に満たない字下げです。近い字数になります",
      en: "part of a character in an indent; the nearest whole number is used",
    },
  },
  distributed: {
    ja: "段落の均等割り付け",
    en: "distributed paragraph",
    is: {
      ja: "行の端から端まで字を広げる設定です。ふつうの段落になります",
      en: "characters spread from end to end of the line; it becomes an ordinary paragraph",
    },
  },
  gap: {
    ja: "段落の前後の空きと行間",
    en: "space around paragraphs and between lines",
    is: {
      ja: "段落の前後や行の間を、行数によらずに空ける設定です。ひな形の行送りになります",
      en: "space around paragraphs or between lines that is not in whole lines; the template's own is used",
    },
  },
  tabs: {
    ja: "タブ位置",
    en: "tab stops",
    is: {
      ja: "タブで空けたところと、タブで止まる位置の設定です。空けたところは、空白一つになります",
      en: "tabs and where they stop; each becomes one space",
    },
  },
  "column-break": {
    ja: "段区切り",
    en: "column break",
    is: {
      ja: "段やページを途中で変える印です",
      en: "a mark that goes on in the next column or page",
    },
  },
  numbering: {
    ja: "自動の番号",
    en: "automatic numbering",
    is: {
      ja: "Word が自動で付ける番号のうち、文字にできないものです",
      en: "an automatic number that cannot be written as characters",
    },
  },
  hyperlink: {
    ja: "リンク",
    en: "hyperlink",
    is: {
      ja: "押すとほかの場所が開く文字です。通常の文字になります",
      en: "text that opens another place; it becomes ordinary text",
    },
  },
  field: {
    ja: "フィールド",
    en: "field",
    is: {
      ja: "Word が計算して出す文字（日付、参照など）です",
      en: "text that Word calculates, such as dates and references",
    },
  },
  braces: {
    ja: "差込みの印",
    en: "merge mark {{ that stays as characters",
    is: {
      ja: "{{ }} の書き方に合わない波括弧です。差し込まれず、文字のまま印刷されます",
      en: "braces that are no tag of ours; they are printed as characters",
    },
  },
  control: {
    ja: "コンテンツ コントロール",
    en: "content control",
    is: { ja: "文字を入れる枠です。枠がなくなります", en: "a box to fill in; the box goes" },
  },
  tracked: {
    ja: "変更履歴",
    en: "tracked changes",
    is: {
      ja: "承諾も取り消しもしていない直しです。足した文は移り、消した文は移りません",
      en: "a change that was neither accepted nor rejected; what was added is carried, what was deleted is not",
    },
  },
  symbol: {
    ja: "記号フォントの文字",
    en: "character of a symbol font",
    is: {
      ja: "Wingdings などの、文字ではない記号です",
      en: "a sign of Wingdings or the like, not a character",
    },
  },
} as const;

/** One kind of what a template cannot say. */
export type LossKind = keyof typeof LOSS_NAMES;

/** The kinds whose characters do not reach the template either: what the receiver of the Word file read is missing. */
export const WITHOUT_TEXT: ReadonlySet<LossKind> = new Set<LossKind>([
  "header",
  "footer",
  "text-box",
  "picture",
  "object",
  "formula",
  "table",
  "footnote",
  "comment",
  "numbering",
  "symbol",
  "hidden",
]);

/** All kinds. */
export const LOSS_KINDS: readonly LossKind[] = Object.keys(LOSS_NAMES).filter(isKind);

function isKind(name: string): name is LossKind {
  return name in LOSS_NAMES;
}

/** The word for a kind of loss; a word that is no kind is itself. */
export function lossWord(kind: string, language: "ja" | "en"): string {
  return WORDS.get(kind)?.[language] ?? kind;
}

/** What a kind of loss is and what becomes of it, in one plain sentence without its stop; nothing for a word that is no kind. */
export function lossMeaning(kind: string, language: "ja" | "en"): string {
  return WORDS.get(kind)?.is[language] ?? "";
}

type InBoth = Readonly<Record<"ja" | "en", string>>;

const WORDS: ReadonlyMap<string, InBoth & { readonly is: InBoth }> = new Map(
  Object.entries(LOSS_NAMES),
);
