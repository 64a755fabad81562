import type { Size } from "../base/geometry.ts";
import type { Sp } from "../base/units.ts";
import type { LatinPolicy } from "../text/latin-tokens.ts";

/** Direction of lines: 縦組 or 横組. */
export type WritingMode = "vertical-rl" | "horizontal-tb";

/** Which characters may not begin or end a line (禁則のレベル). Source: JLReq C.3; CSS Text 3 §5.3. */
export type KinsokuLevel =
  | "very-strict"
  | "strict"
  | "loose"
  | "very-loose"
  | "css-strict"
  | "css-normal"
  | "css-loose";

/** What gives way first when a line does not fit. Source: JLReq 3.8; jlreq-d 行への文字の配置. */
export type AdjustmentPolicy = "solid" | "compromise" | "expand-only";

/** The space between Japanese and Western characters, as a part of the em. */
export type JaLatinGap = "0" | "1/8" | "1/6" | "1/4";

/** The rules of composition that a house may choose. */
export interface LayoutPolicy {
  readonly adjustment: AdjustmentPolicy;
  readonly kinsoku: KinsokuLevel;
  /** ぶら下げ: whether 、 and 。 may hang past the line end. */
  readonly hanging: boolean;
  readonly jaLatinGap: JaLatinGap;
  readonly latin: LatinPolicy;
}

/** The four margins of the page as the paper lies (天・地・のど・小口, here physical sides). */
export interface Margins {
  readonly top: Sp;
  readonly bottom: Sp;
  readonly left: Sp;
  readonly right: Sp;
}

/**
 * How the blocks of a letter are arranged: as those of a letter or a notice, or as those of a certificate (賞状), in the middle of
 * its one sheet.
 */
export type Arrangement = "letter" | "certificate";

/** What begins no line of a certificate, besides what begins none of any text. */
export const PARTICLES: ReadonlySet<string> = new Set(["は", "を", "へ"]);

/** A frame of rules around the whole page (飾り枠の代わりの罫): one line, two lines, or a thick one outside of a thin one (子持ち罫). */
export type PageFrame = "single" | "double" | "thick-and-thin";

/**
 * A place for a seal that is half on this sheet and half on another: over the edge at which the sheets of a letter are bound (とじ目),
 * or over the head of its first sheet, which was laid on the draft that it was compared with (上辺).
 */
export interface SealJoint {
  readonly place: "binding" | "top";
  /** The side of the seal. */
  readonly size: Sp;
}

/**
 * The grid that pages are designed on (基本版面), with the rules of composition.
 *
 * Shape: the lines and characters fill the area inside the margins exactly:
 * charactersPerLine × characterSize along the line, and
 * linesPerPage × characterSize + (linesPerPage − 1) × lineGap across the lines.
 */
export interface PageFormat {
  readonly name: string;
  readonly trimSize: Size;
  readonly writingMode: WritingMode;
  readonly characterSize: Sp;
  /** 字詰め. */
  readonly charactersPerLine: number;
  /** 行数. */
  readonly linesPerPage: number;
  /** 行間: white between the character frames of neighbouring lines. */
  readonly lineGap: Sp;
  readonly margins: Margins;
  readonly policy: LayoutPolicy;
  /** ノンブル: 十一, 11 or ― 11 ―. */
  readonly pageNumber: "none" | "kanji" | "arabic" | "dashed";
  /** Absent for a letter. */
  readonly arrangement?: Arrangement;
  /** Absent for pages without one. */
  readonly frame?: PageFrame;
  /** 公印: the side of the seal beside the sender's name; absent where no room is left for one. */
  readonly seal?: Sp;
  /** 契印・割印: places for seals that are half on a sheet and half on another; absent where none are marked. */
  readonly joints?: readonly SealJoint[];
  /** The pages of 別紙 by their names; of one without a name by the empty text. Undefined where all pages are alike. */
  readonly parts?: Readonly<Record<string, PageFormat>>;
}
