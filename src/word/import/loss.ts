import type { LossKind } from "../../base/messages/import-losses.ts";

/** Something of the Word file that the template cannot say. */
export interface Loss {
  readonly what: LossKind;
  /** The paragraph that it is in, from 1 on, empty ones not counted; 0 for what belongs to the pages. */
  readonly paragraph: number;
  /** The words around it. */
  readonly around: string;
}

/** Takes a loss of the paragraph that is being read. */
export type Lose = (what: LossKind) => void;

/** Gives what takes the losses of a paragraph; 0 for what belongs to the pages. `around` are its words. */
export type LoseAt = (paragraph: number, around: string) => Lose;
