import type { Block, BlockRole, Heading } from "../../model/letter.ts";

/** A paragraph style of the Word file: its id, and the name that a clerk sees (スタイル名). */
export interface ParagraphStyle {
  readonly id: string;
  readonly name: string;
  readonly role: BlockRole;
  /** Level in Word's navigation pane, from 0; undefined for text. */
  readonly outlineLevel: number | undefined;
}

/** The styles of the blocks, one for each role; headings have one for each level. */
export const PARAGRAPH_STYLES: Readonly<
  Record<Exclude<BlockRole, "heading"> | `heading-${Heading["level"]}`, ParagraphStyle>
> = {
  paragraph: style("KobunHonbun", "公文書 本文", "paragraph"),
  salutation: style("KobunTogo", "公文書 頭語", "salutation"),
  "complimentary-close": style("KobunKetsugo", "公文書 結語", "complimentary-close"),
  "date-line": style("KobunHizuke", "公文書 日付", "date-line"),
  sender: style("KobunSashidashinin", "公文書 差出人", "sender"),
  addressee: style("KobunAtena", "公文書 宛名", "addressee"),
  "document-number": style("KobunBunshobango", "公文書 文書番号", "document-number"),
  "heading-1": style("KobunKenmei", "公文書 件名", "heading", 0),
  "heading-2": style("KobunMidashi2", "公文書 見出し２", "heading", 1),
  "heading-3": style("KobunMidashi3", "公文書 見出し３", "heading", 2),
  "notes-head": style("KobunKi", "公文書 記", "notes-head"),
  "notes-end": style("KobunIjo", "公文書 以上", "notes-end"),
  "list-item": style("KobunKomoku", "公文書 項目", "list-item"),
  postscript: style("KobunTsuishin", "公文書 追伸", "postscript"),
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

/** The style of the page number's paragraph. */
export const PAGE_NUMBER_STYLE = { id: "KobunPeji", name: "公文書 頁番号" } as const;

/** Word's own base style; its name is the one that every edition of Word translates. */
export const NORMAL_STYLE = { id: "a", name: "Normal" } as const;

/** Gives the style of a block; an empty line has the style of the body. */
export function paragraphStyle(block: Block): ParagraphStyle {
  if (block.type === "heading") return PARAGRAPH_STYLES[`heading-${block.level}`];
  if (block.type === "page-break" || block.type === "blank-line") return PARAGRAPH_STYLES.paragraph;
  return PARAGRAPH_STYLES[block.type];
}

function style(
  id: string,
  name: string,
  role: BlockRole,
  outlineLevel: number | undefined = undefined,
): ParagraphStyle {
  return { id, name, role, outlineLevel };
}
