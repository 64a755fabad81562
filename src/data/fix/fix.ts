import type { CellLocation } from "../../base/location.ts";

/** What a correction does, in one word. */
export type FixKind =
  | "zero"
  | "check-digit"
  | "code-of-name"
  | "official-name"
  | "lost-character"
  | "near-name"
  | "by-code"
  | "reading"
  | "honorific"
  | "doubled"
  | "blank"
  | "kana"
  | "composed"
  | "kanji"
  | "invisible"
  | "entity"
  | "heading";

/** A correction of one cell that is certain: the cell says `value` from then on. */
export interface Fix {
  readonly kind: FixKind;
  readonly at: CellLocation;
  /** What the list has there. */
  readonly was: string;
  readonly value: string;
}
