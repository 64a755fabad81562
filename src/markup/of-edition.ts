import type { Location } from "../base/location.ts";
import type { Inline } from "../model/letter.ts";
import type { EditionRead } from "../model/letter-settings.ts";

/** Gives a passage that the edition has in place of another, as the edition that is read has it (底本では). */
export function ofEdition(
  edition: EditionRead,
  children: readonly Inline[],
  issued: string,
  origin: Location,
): readonly Inline[] {
  if (edition === "both") return [{ type: "editorial-note", note: "", issued, children }];
  if (edition === "corrected") return children;
  return issued === "" ? [] : [{ type: "text", text: issued, origin }];
}
