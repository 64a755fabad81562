/** What of a letter's look may differ, although its text is the same. */
export type LookKind =
  | "hidden"
  | "struck"
  | "line"
  | "setting"
  | "colour"
  | "size"
  | "format"
  | "font"
  | "style"
  | "direction"
  | "paper"
  | "frame"
  | "page-break"
  | "revision"
  | "comment"
  | "picture"
  | "field"
  | "table"
  | "header-footer"
  | "note"
  | "reference"
  | "title"
  | "space"
  | "element";

/** Gives the word by which a person calls it. */
export function lookWord(kind: LookKind, language: "ja" | "en"): string {
  // The page of codes shows a name in the place of every value.
  return new Map<string, Words>(Object.entries(LOOK_WORDS)).get(kind)?.[language] ?? kind;
}

interface Words {
  readonly ja: string;
  readonly en: string;
}

/** How a person calls it. */
export const LOOK_WORDS: Readonly<Record<LookKind, { readonly ja: string; readonly en: string }>> =
  {
    hidden: { ja: "隠し文字", en: "hidden text" },
    struck: { ja: "取り消し線", en: "text struck through" },
    line: {
      ja: "傍線・取消線・囲み・小文字",
      en: "lines beside, through or around text, small characters",
    },
    setting: {
      ja: "割り注・字取り・縦中横・分割禁止・傍点の種類",
      en: "how characters are set: small notes, spread, side by side, kept together, kind of marks",
    },
    colour: { ja: "文字の色・網かけ", en: "coloured or shaded text" },
    size: { ja: "文字の大きさ・間隔", en: "size or spacing of characters" },
    format: { ja: "書簡にない書式", en: "a format that letters do not have" },
    font: { ja: "書簡にないフォント", en: "a font that the letter does not have" },
    style: { ja: "書簡にないスタイル", en: "a style that letters do not have" },
    direction: { ja: "文字の方向（縦書き・横書き）", en: "direction of the text" },
    paper: { ja: "用紙の大きさ", en: "size of the paper" },
    frame: {
      ja: "用紙の枠・契印と割印の位置",
      en: "frame around the page, places of seals at its edges",
    },
    "page-break": { ja: "改ページ", en: "page break" },
    revision: { ja: "変更履歴", en: "tracked change" },
    comment: { ja: "コメント", en: "comment" },
    picture: { ja: "図・テキストボックス", en: "picture or text box" },
    field: { ja: "フィールド・リンク", en: "field or link" },
    table: { ja: "表", en: "table" },
    "header-footer": { ja: "ヘッダー・フッター", en: "header or footer" },
    note: { ja: "脚注", en: "note" },
    reference: { ja: "番号が指す先", en: "where a reference leads" },
    title: { ja: "文書のタイトル", en: "the document's title" },
    space: { ja: "空白・改行・空行", en: "white space or empty lines" },
    element: { ja: "書簡にないもの", en: "something that letters do not have" },
  };
