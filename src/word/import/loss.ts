import type { Location } from "../../base/location.ts";
import type { LossKind } from "../../base/messages/import-losses.ts";

/** Where something of a file stands. */
export interface LossPlace {
  readonly at: Location;
  /** The paragraph of the body, numbered as in `WordLocation`; 0 for what belongs to the pages. */
  readonly paragraph: number;
}

/** Something of the Word file that the template cannot say. */
export interface Loss extends LossPlace {
  readonly what: LossKind;
}

/** Takes a loss of the paragraph that is being read. */
export type Lose = (what: LossKind) => void;

/** Gives what takes the losses of a place. */
export type LoseAt = (place: LossPlace) => Lose;
