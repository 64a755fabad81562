import type { WordPlace } from "../base/location.ts";
import { AFTER_NAMES, endingHonorific } from "../language/honorific.ts";
import { guessRoles, type LineRole } from "../language/line-role.ts";
import type { FilledParagraph, FilledRun } from "../model/filled-word.ts";
import { COLUMN_NAMES } from "../model/recipient.ts";

/** A paragraph of a filled Word file with its text in one. */
export interface ShownParagraph extends Pick<FilledParagraph, "place"> {
  readonly runs: readonly Pick<FilledRun, "text" | "origin">[];
  readonly text: string;
}

/**
 * Finds the paragraphs that say whom a filled Word file is to (宛名), by their indexes.
 *
 * Shape: a line that ends in an honorific; or lines that follow one another, as cells of a table do, each with a name of the
 * list and nothing else, of which the last is an honorific alone. In a header, a footer or a note, where a name is often repeated,
 * only a line that says somebody else than the letter does.
 */
export function addresseeLines(paragraphs: readonly ShownParagraph[]): ReadonlySet<number> {
  const roles = guessRoles(
    paragraphs.map(({ text }) => ({ text, alignment: "start" })),
    new Map(),
  );
  const found = new Set<number>();
  for (const [index, paragraph] of paragraphs.entries()) {
    if (!MAY_HOLD.has(paragraph.place)) continue;
    if (roles[index]?.role === "addressee") found.add(index);
    if (!isHonorificAlone(paragraph)) continue;
    for (let before = index - 1; isNameAlone(paragraphs[before], paragraph.place); before -= 1) {
      found.add(before);
      found.add(index);
    }
  }
  for (const index of otherNames(paragraphs, roles, found)) found.add(index);
  return found;
}

/** Lines beside the body that name somebody whom none of the found lines names. */
function otherNames(
  paragraphs: readonly ShownParagraph[],
  roles: readonly LineRole[],
  found: ReadonlySet<number>,
): readonly number[] {
  const named = new Set([...found].map((index) => bare(paragraphs[index])));
  if (named.size === 0) return [];
  return paragraphs.flatMap((paragraph, index) => {
    if (MAY_HOLD.has(paragraph.place) || roles[index]?.role !== "addressee") return [];
    const text = bare(paragraph);
    return ENDS_IN_HONORIFIC.test(text) && !named.has(text) ? [index] : [];
  });
}

function bare(paragraph: ShownParagraph | undefined): string {
  return paragraph?.text.replaceAll(/\s/gu, "") ?? "";
}

const ENDS_IN_HONORIFIC = new RegExp(`(?:${AFTER_NAMES})$`, "u");

const MAY_HOLD: ReadonlySet<WordPlace> = new Set<WordPlace>(["body", "text-box"]);

function isHonorificAlone({ text }: ShownParagraph): boolean {
  return endingHonorific(text) === text.replaceAll(/\s/gu, "");
}

/** A cell of the list that names the addressee, and nothing beside it. */
function isNameAlone(paragraph: ShownParagraph | undefined, place: WordPlace): boolean {
  if (paragraph?.place !== place) return false;
  const seen = paragraph.runs.filter(({ text }) => /\S/u.test(text));
  return (
    seen.length > 0 &&
    seen.every(({ origin }) => origin?.kind === "cell" && NAMING.has(origin.header ?? ""))
  );
}

const NAMING: ReadonlySet<string> = new Set([
  COLUMN_NAMES.name,
  COLUMN_NAMES.title,
  COLUMN_NAMES.person,
]);
