import { headAnnotations } from "./head-annotations.ts";
import type { ManuscriptLine } from "./manuscript-line.ts";
import { trimmedLine } from "./trimmed-line.ts";

/** What the 別紙 of a letter are called by their marks (右肩): by the lines of these, and by the names of the 別紙. */
export interface PartMarks {
  readonly byLine: ReadonlyMap<ManuscriptLine, string>;
  readonly byName: ReadonlyMap<string, string>;
}

/**
 * Finds the marks of the 別紙 that the sentences of a letter lead to (［＃「様式」の番号］): the first text of each, which says 別紙１.
 *
 * Shape: a name that two 別紙 have is nobody's, and neither is one whose mark is more than plain text.
 */
export function partMarks(
  lines: readonly ManuscriptLine[],
  taken: ReadonlyMap<string, string>,
): PartMarks {
  const begun = lines.flatMap((line, index) =>
    partsBegun(line).map((name) => ({ name, lines: lines.slice(index) })),
  );
  const count = (name: string): number => begun.filter((one) => one.name === name).length;
  const marks = begun
    .filter(({ name }) => count(name) === 1 && !taken.has(name) && isLedTo(name, lines))
    .flatMap(({ name, lines: own }) => {
      const [first, ...rest] = own;
      const next = rest.findIndex((one) => partsBegun(one).length > 0);
      const within = [first, ...(next < 0 ? rest : rest.slice(0, next))];
      const line = within.find((one) => one !== undefined && hasText(one));
      const text = line && markOf(line);
      return line === undefined || text === undefined ? [] : [{ name, line, text }];
    });
  return {
    byLine: new Map(marks.map(({ line, name }) => [line, name])),
    byName: new Map(marks.map(({ name, text }) => [name, text])),
  };
}

/** The number of the place that a line is as the mark of a 別紙. */
export function placeOfMark(
  line: ManuscriptLine,
  { byLine }: PartMarks,
  places: ReadonlyMap<string, number>,
): number | undefined {
  const name = byLine.get(line);
  return name === undefined ? undefined : places.get(name);
}

function partsBegun(line: ManuscriptLine): readonly string[] {
  return headAnnotations(line).flatMap(({ annotation }) =>
    annotation.kind === "part" ? annotation.name : [],
  );
}

function textOf(line: ManuscriptLine): string {
  const { start, end } = trimmedLine(line, headAnnotations(line).at(-1)?.end ?? 0);
  return line.text.slice(start, end);
}

function hasText(line: ManuscriptLine): boolean {
  return textOf(line) !== "";
}

/** What a mark says; undefined for another line, and for one that is not plain text. */
function markOf(line: ManuscriptLine): string | undefined {
  const isMark = headAnnotations(line).some(({ name }) => name === "右肩");
  const text = textOf(line);
  return isMark && !MARKUP.test(text) ? text : undefined;
}

/** Few letters have references, and a name that none says decides nothing. */
function isLedTo(name: string, lines: readonly ManuscriptLine[]): boolean {
  return name !== "" && lines.some(({ text }) => text.includes(`［＃「${name}」の番号］`));
}

const MARKUP = /［＃|[《》｜{}]/u;
