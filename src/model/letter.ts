import type { Location } from "../base/location.ts";
import type { Sp } from "../base/units.ts";
import type { NamedPlace, NoteLink } from "./note-link.ts";
import type { Picture } from "./picture.ts";
import type { Running } from "./running.ts";

/** How a ruby run is laid out: each base character its own, one run, or a compound (熟語). */
export type RubyMode = "mono" | "group" | "jukugo";

/** The marks beside emphasised characters (圏点); sesame is the one for vertical lines. */
export type EmphasisMark = "sesame" | "open-sesame" | "dot" | "circle";

/**
 * The line that a stretch of text has: one beside it (傍線), two beside it (二重傍線), one through it (取消線), or one around
 * it (囲み). Beside is to the right of vertical lines and under horizontal ones.
 */
export type DrawnLine = "side" | "double-side" | "strike" | "frame";

/** What a stretch of text is told apart by: a line that is drawn, or the heavier lines of its own characters (太字). */
export type TextLine = DrawnLine | "bold";

/** Characters as the reader shall find them again. */
export interface Text {
  readonly type: "text";
  readonly text: string;
  /** Where the characters came from: the cell or the template span. */
  readonly origin: Location | undefined;
  /** The place that they lead to (前記２(1)); only text that stands in its paragraph by itself has one. */
  readonly to?: NamedPlace;
}

/** Base characters with their reading beside them (ルビ). */
export interface Ruby {
  readonly type: "ruby";
  readonly mode: RubyMode;
  /** On the other side: left of vertical lines, under horizontal ones (左ルビ). */
  readonly side?: "left";
  /** The pairs of base and reading; one pair for a group, one per character for mono and jukugo. */
  readonly pairs: readonly { readonly base: readonly RubyBase[]; readonly ruby: readonly Text[] }[];
}

/** What a reading belongs to: characters, and under a reading on the left also those that have one on the right (両側ルビ). */
export type RubyBase = Text | Ruby;

/** Text with marks beside each character (圏点). */
export interface EmphasisDots {
  readonly type: "emphasis-dots";
  readonly mark: EmphasisMark;
  readonly children: readonly Inline[];
}

/** Text with a line beside, through or around it (傍線・取消線・囲み), or in a bold face (太字). */
export interface LinedText {
  readonly type: "lined-text";
  readonly line: TextLine;
  readonly children: readonly Inline[];
}

/** Small characters above or below those before them, as in m² (上付き・下付き小文字): to their right or left in vertical lines. */
export interface ScriptText {
  readonly type: "script-text";
  readonly place: "above" | "below";
  readonly children: readonly Text[];
  /** The note that they are the mark of. */
  readonly note?: NoteLink;
}

/** A short run set horizontally within a vertical line (縦中横). */
export interface TateChuYoko {
  readonly type: "tate-chu-yoko";
  readonly children: readonly Text[];
}

/** A note set in two small lines within the line (割注). */
export interface Warichu {
  readonly type: "warichu";
  readonly children: readonly Inline[];
}

/** Characters spread evenly over a number of cells (均等割付). */
export interface Jidori {
  readonly type: "jidori";
  /** Length in characters of the surrounding size. */
  readonly cells: number;
  readonly children: readonly Inline[];
}

/** A forced new line within the paragraph. */
export interface LineBreak {
  readonly type: "line-break";
}

/** Text that must not be split over lines (分割禁止). */
export interface NoBreak {
  readonly type: "no-break";
  readonly children: readonly Inline[];
}

/**
 * A passage that is left as in the original although it looks wrong (ママ), or another editor's note.
 *
 * Shape: in a letter that was read for both editions also a passage without a note, where `issued` is what the original has in
 * the place of the children (底本では); a letter of one edition has none.
 */
export interface EditorialNote {
  readonly type: "editorial-note";
  readonly note: string;
  /** The note is left of vertical lines, under horizontal ones (左注). */
  readonly side?: "left";
  readonly issued?: string;
  readonly children: readonly Inline[];
}

/** The white before the name of somebody who is honoured (欠字・闕字). */
export interface HonorificSpace {
  readonly type: "honorific-space";
  /** Length in characters of the surrounding size. */
  readonly cells: number;
}

/** What a picture is for: a figure of its own (図), the seal over the sender's name (公印), a character that no font has (外字). */
export type PictureUse = "figure" | "seal" | "character";

/** A picture in the text. It says in words what is to be seen on it, and has no characters. */
export interface PlacedPicture {
  readonly type: "picture";
  readonly use: PictureUse;
  readonly picture: Picture;
  /** What is to be seen on it, for who does not see it (代替文). */
  readonly alt: string;
  /** Across and down on the paper; undefined for a character, which has its frame. */
  readonly size: PictureSize | undefined;
  readonly origin: Location | undefined;
}

/** The size of a picture on the paper. */
export interface PictureSize {
  readonly width: Sp;
  readonly height: Sp;
}

/** A part of a paragraph. */
export type Inline =
  | Text
  | Ruby
  | EmphasisDots
  | LinedText
  | ScriptText
  | TateChuYoko
  | Warichu
  | Jidori
  | LineBreak
  | NoBreak
  | HonorificSpace
  | EditorialNote
  | PlacedPicture;

/**
 * What an annotation says about a block's place, over the style of its role.
 *
 * Units: ems of the body's character size; `characterSize` in sp. Undefined leaves the role's style as it is.
 */
export interface BlockPlacement {
  readonly indentStart?: number;
  readonly indentEnd?: number;
  readonly firstLineIndent?: number;
  readonly alignment?: "start" | "center" | "end";
  /** The size of its characters (文字サイズ). */
  readonly characterSize?: Sp;
  /**
   * Begins with somebody who is honoured, and therefore on a line of its own: so many characters above the head of the text
   * (擡頭), or at its head (平出) for 0. The lines after the first begin at the head.
   */
  readonly deference?: number;
}

interface BlockBase {
  readonly inlines: readonly Inline[];
  /** Its number among the places that sentences lead to, if any does. */
  readonly place?: number;
  readonly placement: BlockPlacement;
  readonly origin: Location | undefined;
}

/** 頭語: 拝啓. */
export interface Salutation extends BlockBase {
  readonly type: "salutation";
}

/** 段落: a paragraph of the body. */
export interface Paragraph extends BlockBase {
  readonly type: "paragraph";
}

/** 結語: 敬具. */
export interface ComplimentaryClose extends BlockBase {
  readonly type: "complimentary-close";
}

/** 日付. */
export interface DateLine extends BlockBase {
  readonly type: "date-line";
}

/** 差出人: one line of it, the office or the name. */
export interface Sender extends BlockBase {
  readonly type: "sender";
}

/** 宛名: the addressee's title and honorific. */
export interface Addressee extends BlockBase {
  readonly type: "addressee";
}

/** 文書番号. */
export interface DocumentNumber extends BlockBase {
  readonly type: "document-number";
}

/** 件名: what the letter is about. */
export interface Subject extends BlockBase {
  readonly type: "subject";
}

/** 見出し: a heading within the text; 1 is 大見出し, 3 is 小見出し. */
export interface Heading extends BlockBase {
  readonly type: "heading";
  readonly level: 1 | 2 | 3;
}

/** 記: the word alone on its line before the items of a 通知. */
export interface NotesHead extends BlockBase {
  readonly type: "notes-head";
}

/** 以上: the word at the foot that ends the items. */
export interface NotesEnd extends BlockBase {
  readonly type: "notes-end";
}

/** The levels of items that are numbered by themselves, from 第１ to (ａ). */
export type ItemLevel = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** One item of a list (記 の 項目): its label comes before the hanging text. */
export interface ListItem extends BlockBase {
  readonly type: "list-item";
  readonly label: readonly Inline[];
  /** 0 for the outermost list. */
  readonly depth: number;
  /** The series that its number is of, if it was numbered by itself; its depth is then that of the levels that its letter uses. */
  readonly level?: ItemLevel;
  /** What leads to it, if it is a note: its label is the mark again. */
  readonly note?: NoteLink;
}

/** 追伸. */
export interface Postscript extends BlockBase {
  readonly type: "postscript";
}

/** 右肩の表示: 別紙, 写, 案 or 取扱注意, at the right of the head of what it is about. */
export interface CornerMark extends BlockBase {
  readonly type: "corner-mark";
}

/** 図: a picture on lines of its own. It has no characters. */
export interface Figure extends BlockBase {
  readonly type: "figure";
}

/** 図の題: what a figure is called, with its number. */
export interface FigureCaption extends BlockBase {
  readonly type: "figure-caption";
}

/** 改ページ: what follows begins on a new page. It carries no text. */
export interface PageBreak {
  readonly type: "page-break";
  readonly origin: Location | undefined;
}

/** 別紙: what follows is a part on pages of its own, in the page format of this name. It carries no text. */
export interface PartBreak {
  readonly type: "part-break";
  readonly name: string;
  readonly origin: Location | undefined;
}

/** An empty line that the template asks for. It carries no text. */
export interface BlankLine {
  readonly type: "blank-line";
  readonly origin: Location | undefined;
}

/** A block that carries text: what a reader finds as one paragraph. */
export type TextBlock =
  | Salutation
  | Paragraph
  | ComplimentaryClose
  | DateLine
  | Sender
  | Addressee
  | DocumentNumber
  | Subject
  | Heading
  | NotesHead
  | NotesEnd
  | ListItem
  | Postscript
  | CornerMark
  | Figure
  | FigureCaption;

/** 表題: what a table is called, before its rows. */
export interface TableCaption extends BlockBase {
  readonly type: "table-caption";
}

/** 見出し: a cell that says what its column or its row holds. */
export interface TableHead extends BlockBase {
  readonly type: "table-head";
  readonly scope: "column" | "row";
}

/** 升目: a cell of a table; it may be empty. */
export interface TableCell extends BlockBase {
  readonly type: "table-cell";
}

/** A part of a table that a reader finds as a paragraph of its own. */
export type TableText = TableCaption | TableHead | TableCell;

/** 行: its cells, one for each column, in the order of reading. */
export interface TableRow {
  readonly cells: readonly (TableHead | TableCell)[];
  readonly origin: Location | undefined;
}

/**
 * 列: how wide it is, and where the text in its cells stands; undefined where the cells' contents decide.
 *
 * Units: `width` in characters of the body, without the white beside the rules.
 */
export interface TableColumn {
  readonly width: number | undefined;
  readonly alignment: "start" | "center" | "end" | "decimal" | undefined;
  readonly isHead: boolean;
}

/** 表: rows of cells between rules. The rows of its head stand again where the table goes on over pages. */
export interface Table {
  readonly type: "table";
  readonly caption: TableCaption | undefined;
  readonly columns: readonly TableColumn[];
  readonly head: readonly TableRow[];
  readonly rows: readonly TableRow[];
  readonly origin: Location | undefined;
}

/** A part of a letter. */
export type Block = TextBlock | Table | PageBreak | PartBreak | BlankLine;

/** What a reader finds as one paragraph: a block that carries text, or a part of a table. */
export type TextPart = TextBlock | TableText;

/** The role of a block that carries text. */
export type BlockRole = TextBlock["type"];

/** The role of whatever carries text. */
export type TextRole = TextPart["type"];

/** What is in the properties of a file made from the letter. */
export interface LetterProperties {
  readonly title: string;
  readonly subject: string | undefined;
  /** The sender as one line. */
  readonly author: string | undefined;
  /** Date of the letter as ISO 8601 (`2022-12-27`), the only date that reaches a file. */
  readonly date: string | undefined;
}

/** A part of running text: words, the number of the page, or how many pages its part has. */
export type RunningPiece = Text | RunningNumber;

/** The number of the page, or how many pages its part has; both are counted by whoever shows the pages. */
export interface RunningNumber {
  readonly type: "page-number" | "page-count";
}

/** The running text of a merged letter. */
export type LetterRunning = Running<readonly RunningPiece[]>;

/** A letter (書簡): what is said, in the order of reading, without a word on where it is placed. */
export interface Letter {
  readonly lang: string;
  readonly properties: LetterProperties;
  readonly blocks: readonly Block[];
  /** What stands at the head and the foot of its pages (柱); absent for nothing. */
  readonly running?: LetterRunning;
}
