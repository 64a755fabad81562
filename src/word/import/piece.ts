import type { EmphasisMark, ScriptText, TextLine } from "../../model/letter.ts";

/** What characters have besides their paragraph's style, as far as the template language has a word for it. */
export interface PieceLook {
  readonly emphasis: EmphasisMark | undefined;
  /** Lines beside, through and around them, the outermost first. */
  readonly lines: readonly TextLine[];
  /** Small characters above or below others. */
  readonly script: ScriptText["place"] | undefined;
  /** 縦中横: the number that its runs share, and whether our own style says so, which the house may have set by itself. */
  readonly orientation: { readonly id: string; readonly isOurs: boolean } | undefined;
  /** 割注: the number that its runs share. */
  readonly warichu: string | undefined;
  /** Whether a run of a 割注 belongs to another of its lines than the run before. */
  readonly isNextLine: boolean;
  /** 均等割付: the number that its runs share, and its cells. */
  readonly fit: { readonly id: string; readonly cells: number } | undefined;
  readonly noBreak: boolean;
  /** A reading that goes on the compound word before it (熟語ルビ). */
  readonly continues: boolean;
}

/** A stretch of a paragraph of a Word file. */
export type Piece =
  | { readonly kind: "text"; readonly text: string; readonly look: PieceLook }
  | { readonly kind: "line-break" }
  | { readonly kind: "page-break" }
  | { readonly kind: "note"; readonly mark: ScriptText }
  | {
      readonly kind: "ruby";
      readonly base: string;
      readonly reading: string;
      readonly isGroup: boolean;
      readonly look: PieceLook;
    };

/** A piece that belongs to the text of a line. */
export type LinePiece = Exclude<Piece, { readonly kind: "page-break" }>;
