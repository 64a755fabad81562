import { type Diagnostic, error } from "../../base/diagnostic.ts";
import type { Difference } from "../../model/verification.ts";

/**
 * Says the differences between a file and its letter as findings, in words that a clerk can look for in the file.
 *
 * Shape: the first few places where the text differs, each kind of look once, and all that is wrong with pages.
 */
export function toldDifferences(
  path: string,
  addressee: string,
  differences: readonly Difference[],
): readonly Diagnostic[] {
  const at = { kind: "file", path } as const;
  const told: Diagnostic[] = [];
  const looks = new Set<string>();
  let texts = 0;
  for (const { paragraph, expected, found, look, fault } of differences) {
    if (fault !== undefined) told.push(fault);
    else if (look === undefined) {
      texts += 1;
      if (texts > SHOWN_TEXTS) continue;
      told.push(error("verify/text-place", at, { path, paragraph, expected, found }));
    } else if (!looks.has(look)) {
      looks.add(look);
      told.push(
        expected === ""
          ? error("verify/look-differs", at, { path, addressee, look, text: found })
          : error("verify/look-other", at, { path, addressee, look, expected, found }),
      );
    }
  }
  return told;
}

/** The others are like these, or the file is another one altogether. */
const SHOWN_TEXTS = 3;
