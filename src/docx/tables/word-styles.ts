import { type StyleName, styleName } from "../../model/block-style.ts";
import type { BlankLine, PageBreak, TextPart } from "../../model/letter.ts";
import { isFootNote } from "../../model/note-link.ts";

/** A paragraph style of the Word file: its id, and the name that a clerk sees (スタイル名). */
export interface ParagraphStyle {
  readonly id: string;
  readonly name: string;
  /** Whether Word has a style of the name itself, which it shows in its own language (見出し 1). */
  readonly isBuiltIn: boolean;
  /** Level in Word's navigation pane, from 0; undefined for text. */
  readonly outlineLevel: number | undefined;
}

/**
 * The styles of the blocks, one for each role, level of headings and depth of a list. Headings are Word's own, on which its
 * navigation, its tables of contents and its check for accessibility go by name.
 *
 * Source: [MS-OI29500] 17.7.4.9 (built-in names).
 */
export const PARAGRAPH_STYLES: Readonly<Record<StyleName, ParagraphStyle>> = {
  paragraph: style("KobunHonbun", "公文書 本文"),
  salutation: style("KobunTogo", "公文書 頭語"),
  "complimentary-close": style("KobunKetsugo", "公文書 結語"),
  "date-line": style("KobunHizuke", "公文書 日付"),
  sender: style("KobunSashidashinin", "公文書 差出人"),
  addressee: style("KobunAtena", "公文書 宛名"),
  "document-number": style("KobunBunshobango", "公文書 文書番号"),
  subject: style("KobunKenmei", "公文書 件名", 0),
  "heading-1": { ...style("KobunMidashi1", "heading 1", 0), isBuiltIn: true },
  "heading-2": { ...style("KobunMidashi2", "heading 2", 1), isBuiltIn: true },
  "heading-3": { ...style("KobunMidashi3", "heading 3", 2), isBuiltIn: true },
  "notes-head": style("KobunKi", "公文書 記"),
  "notes-end": style("KobunIjo", "公文書 以上"),
  "list-item-0": style("KobunKomoku", "公文書 項目"),
  "list-item-1": style("KobunSaimoku", "公文書 細目"),
  "list-item-2": style("KobunSaisaimoku", "公文書 細々目"),
  "numbered-item-0": style("KobunBango1", "公文書 番号１"),
  "numbered-item-1": style("KobunBango2", "公文書 番号２"),
  "numbered-item-2": style("KobunBango3", "公文書 番号３"),
  "numbered-item-3": style("KobunBango4", "公文書 番号４"),
  "numbered-item-4": style("KobunBango5", "公文書 番号５"),
  "numbered-item-5": style("KobunBango6", "公文書 番号６"),
  "numbered-item-6": style("KobunBango7", "公文書 番号７"),
  postscript: style("KobunTsuishin", "公文書 追伸"),
  "corner-mark": style("KobunMigikata", "公文書 右肩"),
  figure: style("KobunZu", "公文書 図"),
  "figure-caption": style("KobunZudai", "公文書 図の題"),
  "table-caption": style("KobunHyodai", "公文書 表題"),
  "table-head": style("KobunHyoMidashi", "公文書 表の見出し"),
  "table-cell": style("KobunHyo", "公文書 表"),
};

/** Word's own style for notes at the foot of pages (脚注文字列); a clerk who adds one gets it. Only letters with footnotes have it. */
export const FOOT_STYLE: ParagraphStyle = {
  ...style("FootnoteText", "footnote text"),
  isBuiltIn: true,
};

/** The character styles: what a run of a paragraph is, apart from its looks. */
export const CHARACTER_STYLES = {
  tateChuYoko: { id: "KobunTatechuyoko", name: "公文書 縦中横" },
  emphasis: { id: "KobunKenten", name: "公文書 圏点" },
  warichu: { id: "KobunWarichu", name: "公文書 割注" },
  jidori: { id: "KobunJidori", name: "公文書 均等割付" },
  noBreak: { id: "KobunBunkatsukinshi", name: "公文書 分割禁止" },
  ruby: { id: "KobunRubi", name: "公文書 ルビ" },
} as const;

/**
 * The character styles that only letters with what they say have: a reading that goes on the compound word before it, and a note
 * in two lines after its break. Word shows both alike without them; a letter that comes back keeps them.
 */
export const SPECIAL_CHARACTER_STYLES = {
  compound: { id: "KobunJukugoRubi", name: "公文書 熟語ルビ" },
  secondLine: { id: "KobunWarichuKaigyo", name: "公文書 割注改行" },
} as const;

/** Word's own style for the marks of notes. */
export const NOTE_MARK_STYLES = {
  footMark: { id: "FootnoteReference", name: "footnote reference" },
} as const;

/** Gives the style that the blocks of a 別紙 with pages of its own have; `of` is its number among them, from 1. */
export function partStyle(style: ParagraphStyle, of: number, name: string): ParagraphStyle {
  const own = style.isBuiltIn ? ownName(style) : style.name;
  return {
    ...style,
    id: `${style.id}B${of}`,
    name: `${own}（${name === "" ? "別紙" : name}）`,
    isBuiltIn: false,
  };
}

/** What a style that Word has itself is called in a 別紙, where it is none of Word's. */
function ownName({ id, name }: ParagraphStyle): string {
  return id === FOOT_STYLE.id ? "公文書 脚注" : `公文書 見出し${name.slice(-1)}`;
}

/** The style of the page number's paragraph. */
export const PAGE_NUMBER_STYLE = { id: "KobunPeji", name: "公文書 頁番号" } as const;

/** The style of what stands at the head and the foot of pages (柱). */
export const RUNNING_STYLE = { id: "KobunHashira", name: "公文書 柱" } as const;

/** Word's own base style; its name is the one that every edition of Word translates. */
export const NORMAL_STYLE = { id: "a", name: "Normal" } as const;

/** Gives the style of a block; an empty line has the style of the body. */
export function paragraphStyle(block: TextPart | PageBreak | BlankLine): ParagraphStyle {
  const isEmpty = block.type === "page-break" || block.type === "blank-line";
  if (isFootNote(block)) return FOOT_STYLE;
  return PARAGRAPH_STYLES[isEmpty ? "paragraph" : styleName(block)];
}

function style(
  id: string,
  name: string,
  outlineLevel: number | undefined = undefined,
): ParagraphStyle {
  return { id, name, outlineLevel, isBuiltIn: false };
}
