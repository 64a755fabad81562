import type { PageFormat } from "../model/page-format.ts";
import type { PagedPart } from "../model/paged-parts.ts";

/** The room that raised characters (擡頭) need before the heads of lines. */
export interface RaisedRoom {
  /** Of the letter and of all its 別紙 whose lines run as its own. Units: ems of the letter. */
  readonly letter: number;
  /** Of the 別紙 whose lines run in the other direction, by their pages. Units: ems of the part. */
  readonly parts: ReadonlyMap<PageFormat, number>;
}

/**
 * Gives how far the characters that are raised the most stand before the heads of their lines: a browser cuts off what a printed page
 * has in its margin, so that this much of the margin is to be white within the page.
 */
export function raisedRoom(paged: readonly PagedPart[], letter: PageFormat): RaisedRoom {
  let own = 0;
  const parts = new Map<PageFormat, number>();
  for (const { blocks, format } of paged) {
    const raised = Math.max(
      0,
      ...blocks.map((block) => ("placement" in block ? (block.placement.deference ?? 0) : 0)),
    );
    if (format.writingMode === letter.writingMode) {
      own = Math.max(own, (raised * format.characterSize) / letter.characterSize);
    } else if (raised > 0) parts.set(format, Math.max(raised, parts.get(format) ?? 0));
  }
  return { letter: own, parts };
}
