import { guessRoles, type LineRole, type UnnamedLine } from "../../language/line-role.ts";
import { type PlacedTag, TAG_CHARACTER } from "./imported-letter.ts";
import type { ReadLine } from "./read-paragraph.ts";
import { areEarlierHeadings } from "./role-styles.ts";

/**
 * What each line with text is: what its style says, else what its words and place are taken for (役割). `ourStyles` are the styles of a
 * file of ours.
 */
export function rolesOfLines(
  lines: readonly ReadLine[],
  tags: readonly PlacedTag[],
  ourStyles: readonly string[] | undefined,
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
  const roles = guessRoles(unnamed, withOneSubject(known, ourStyles));
  return new Map(named.map((line, index) => [line, roles[index] ?? PARAGRAPH]));
}

/**
 * A letter of others has one subject, which the only heading of the first level is if nothing else is. Ours have one in each 別紙; only
 * those of a time that had styles of its own for the lower headings have 大見出し in the style of the subject too.
 */
function withOneSubject(
  known: ReadonlyMap<number, LineRole>,
  ourStyles: readonly string[] | undefined,
): ReadonlyMap<number, LineRole> {
  const subjects = [...known].filter(([, { role }]) => role === "subject");
  const highest = [...known].filter(([, { role, level }]) => role === "heading" && level === 1);
  const [only, ...others] = highest;
  if (ourStyles !== undefined && !areEarlierHeadings(ourStyles)) return known;
  if (subjects.length === 0 && only !== undefined && others.length === 0 && !ourStyles) {
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
