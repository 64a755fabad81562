import type { ShownPage } from "../../protocol/worker.ts";
import { onlyInEach } from "./only-in-each.ts";

/**
 * Gives the glyphs of two letters that the other has not, in their order of reading.
 *
 * Shape: places among all glyphs of the pages.
 */
export function differences(
  one: readonly ShownPage[],
  other: readonly ShownPage[],
): readonly [ReadonlySet<number>, ReadonlySet<number>] {
  return onlyInEach(textsOf(one), textsOf(other));
}

function textsOf(pages: readonly ShownPage[]): readonly string[] {
  return pages.flatMap(({ glyphs }) => glyphs.map(({ text }) => text));
}
