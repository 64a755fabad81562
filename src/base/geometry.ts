import type { Sp } from "./units.ts";

/** A place on the physical page: from its top left corner, y downwards. */
export interface Point {
  readonly x: Sp;
  readonly y: Sp;
}

/** A box on the physical page: its top left corner and its extent. */
export interface Rect extends Point {
  readonly width: Sp;
  readonly height: Sp;
}

/** The extent of a sheet. */
export interface Size {
  readonly width: Sp;
  readonly height: Sp;
}
