import { headAnnotations } from "./head-annotations.ts";
import type { ManuscriptLine } from "./manuscript-line.ts";

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
  const byLine = new Map<ManuscriptLine, string>();
  const byName = new Map<string, string>();
  const known = new Set(taken.keys());
  let open = "";
  for (const line of lines) {
    const heads = headAnnotations(line);
    const begun = heads.find(({ annotation }) => annotation.kind === "part")?.annotation;
    if (begun?.kind === "part") {
      open = known.has(begun.name) ? "" : begun.name;
      byName.delete(begun.name);
      known.add(begun.name);
    }
    const text = line.text.slice(heads.at(-1)?.end ?? 0).trim();
    if (text === "") continue;
    const isMark = heads.some(({ name }) => name === "右肩") && !MARKUP.test(text);
    if (isMark && isLedTo(open, lines)) {
      byLine.set(line, open);
      byName.set(open, text);
    }
    open = "";
  }
  return { byLine, byName };
}

/** Few letters have references, and a name that none says decides nothing. */
function isLedTo(name: string, lines: readonly ManuscriptLine[]): boolean {
  return name !== "" && lines.some(({ text }) => text.includes(`［＃「${name}」の番号］`));
}

const MARKUP = /［＃|[《》｜{}]/u;
