import { guessRoles, type LineRole, type UnnamedLine } from "../../language/line-role.ts";
import { type PlacedTag, TAG_CHARACTER } from "./imported-letter.ts";
import type { ReadLine } from "./read-paragraph.ts";

/** What each line with text is: what its style says, else what its words and place are taken for (役割). */
export function rolesOfLines(
  lines: readonly ReadLine[],
  tags: readonly PlacedTag[],
  isOurs: boolean,
): ReadonlyMap<ReadLine, LineRole> {
  const words = new Map(tags.map((tag) => [tag.character, wordFor(tag)]));
  const named = lines.filter(({ text }) => isThere(text));
  const known = new Map<number, LineRole>();
  const unnamed = named.map(({ text, place, role }, index): UnnamedLine => {
    if (role !== undefined) known.set(index, role);
    const { alignment } = place;
    const said = text.replaceAll(EACH_TAG, (tag) => words.get(tag) ?? tag);
    return {
      text: said,
      alignment: alignment === "center" || alignment === "end" ? alignment : "start",
    };
  });
  const roles = guessRoles(unnamed, withOneSubject(known, isOurs));
  return new Map(named.map((line, index) => [line, roles[index] ?? PARAGRAPH]));
}

/**
 * A letter has one subject. Earlier files of ours have 大見出し in its style too, and in others' the only heading of the first
 * level is the subject.
 */
function withOneSubject(
  known: ReadonlyMap<number, LineRole>,
  isOurs: boolean,
): ReadonlyMap<number, LineRole> {
  const subjects = [...known].filter(([, { role }]) => role === "subject");
  const highest = [...known].filter(([, { role, level }]) => role === "heading" && level === 1);
  const [only, ...others] = highest;
  if (subjects.length === 0 && only !== undefined && others.length === 0 && !isOurs) {
    return new Map([...known, [only[0], SUBJECT]]);
  }
  return new Map([...known, ...subjects.slice(1).map(([at]) => [at, HEADING] as const)]);
}

const SUBJECT: LineRole = { role: "subject", level: 0 };
const HEADING: LineRole = { role: "heading", level: 1 };

const EACH_TAG = new RegExp(TAG_CHARACTER.source, "gu");

/** What a tag may print, to know its line by. */
function wordFor({ columns, shown, rowsFor, sample }: PlacedTag): string {
  const [column = ""] = columns.keys();
  return rowsFor(shown).length > 0 ? shown : (sample.get(column) ?? shown);
}

const PARAGRAPH: LineRole = { role: "paragraph", level: 0 };

function isThere(text: string): boolean {
  return /\S/u.test(text);
}
