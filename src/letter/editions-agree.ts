import { type Diagnostic, error } from "../base/diagnostic.ts";
import { printLetter } from "../markup/print-letter.ts";
import { chooseEdition } from "../model/choose-edition.ts";
import type { Edition } from "../model/letter-settings.ts";
import type { WholeLetter } from "./letter-format.ts";

/**
 * Finds whether a letter that was read for both editions has the letter that is issued in it, with every reading and every mark.
 *
 * A note about a passage that was corrected before (［＃「防」に傍点］ after ［＃「豫防」は底本では「豫妨」］) is of one edition only.
 * Errors: `markup/editions-apart`.
 */
export function editionsAgree(
  { letter, bothEditions }: WholeLetter,
  edition: Edition,
): readonly Diagnostic[] {
  const chosen = chooseEdition(bothEditions(), edition);
  const index = letter.blocks.findIndex((block, at) => {
    const other = chosen.blocks[at];
    const [wanted, found] = [block, other].map((one) =>
      one === undefined ? "" : printLetter({ ...letter, blocks: [one] }),
    );
    return wanted !== found;
  });
  const isSame = index === -1 && letter.blocks.length === chosen.blocks.length;
  if (isSame) return [];
  const block = letter.blocks[index] ?? letter.blocks.at(-1);
  const at = block?.origin ?? ({ kind: "file", path: letter.properties.title } as const);
  return [error("markup/editions-apart", at, {})];
}
