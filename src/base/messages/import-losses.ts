/** What a Word file may have and a template cannot say, by the word that a clerk uses for it. */
const LOSS_NAMES = {
  header: { ja: "ヘッダー", en: "header" },
  footer: { ja: "フッター", en: "footer" },
  "text-box": { ja: "テキストボックス", en: "text box" },
  frame: { ja: "レイアウト枠", en: "frame" },
  picture: { ja: "図", en: "picture" },
  object: { ja: "埋め込みオブジェクト", en: "embedded object" },
  formula: { ja: "数式", en: "formula" },
  table: { ja: "表", en: "table" },
  footnote: { ja: "脚注", en: "footnote or endnote" },
  comment: { ja: "コメント", en: "comment" },
  columns: { ja: "段組み", en: "columns" },
  sections: { ja: "セクション区切り", en: "more than one section" },
  paper: { ja: "用紙の大きさ", en: "size of the paper" },
  grid: { ja: "グリッドのない行間", en: "line spacing without a grid" },
  "page-colour": { ja: "ページの色", en: "page colour" },
  "line-numbers": { ja: "行番号", en: "line numbers" },
  "page-alignment": { ja: "ページの中での垂直方向の配置", en: "vertical alignment on the page" },
  "page-border": { ja: "ページ罫線", en: "page border" },
  bold: { ja: "太字", en: "bold" },
  italic: { ja: "斜体", en: "italic" },
  underline: { ja: "傍線・下線", en: "underline" },
  strike: { ja: "取り消し線", en: "struck through" },
  effect: { ja: "文字の飾り", en: "text effect" },
  colour: { ja: "文字の色", en: "colour" },
  size: { ja: "文字の大きさ", en: "character size" },
  font: { ja: "フォント", en: "font" },
  border: { ja: "囲み線", en: "border" },
  shading: { ja: "網かけ", en: "shading" },
  highlight: { ja: "蛍光ペン", en: "highlight" },
  hidden: { ja: "隠し文字", en: "hidden text" },
  raised: { ja: "上付き・下付き", en: "superscript or subscript" },
  spacing: { ja: "文字の間隔と幅", en: "character spacing and width" },
  mark: { ja: "ひな形にない傍点", en: "an emphasis mark that templates do not have" },
  reading: { ja: "振り仮名の書式", en: "formatting within a reading" },
  indent: { ja: "字下げの端数", en: "fractions of an indent" },
  distributed: { ja: "段落の均等割り付け", en: "distributed paragraph" },
  gap: { ja: "段落の前後の空きと行間", en: "space around paragraphs and between lines" },
  tabs: { ja: "タブ位置", en: "tab stops" },
  "column-break": { ja: "段区切り", en: "column break" },
  numbering: { ja: "自動の番号", en: "automatic numbering" },
  hyperlink: { ja: "リンク", en: "hyperlink" },
  field: { ja: "フィールド", en: "field" },
  braces: { ja: "差込みの印", en: "merge mark {{ that stays as characters" },
  control: { ja: "コンテンツ コントロール", en: "content control" },
  tracked: { ja: "変更履歴", en: "tracked changes" },
  symbol: { ja: "記号フォントの文字", en: "character of a symbol font" },
} as const;

/** One kind of what a template cannot say. */
export type LossKind = keyof typeof LOSS_NAMES;

/** The kinds whose characters do not reach the template either: what the receiver of the Word file read is missing. */
export const WITHOUT_TEXT: ReadonlySet<LossKind> = new Set<LossKind>([
  "header",
  "footer",
  "text-box",
  "frame",
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

const WORDS: ReadonlyMap<string, Readonly<Record<"ja" | "en", string>>> = new Map(
  Object.entries(LOSS_NAMES),
);
