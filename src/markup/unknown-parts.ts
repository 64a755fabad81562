import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { nearestName } from "../base/nearest-name.ts";
import type { Block } from "../model/letter.ts";
import type { PageFormat } from "../model/page-format.ts";

/** A 別紙 has pages that the settings say, or those of the letter if it has no name. */
export function unknownParts(
  blocks: readonly Block[],
  { parts = {} }: PageFormat,
): readonly Diagnostic[] {
  return blocks.flatMap((block) => {
    if (block.type !== "part-break" || block.name === "" || Object.hasOwn(parts, block.name)) {
      return [];
    }
    const nearest = nearestName(block.name, Object.keys(parts)) ?? "";
    return [error("markup/part-unknown", block.origin ?? NOWHERE, { name: block.name, nearest })];
  });
}

const NOWHERE: Location = { kind: "option", name: "別紙" };
