import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { blockAnnotation } from "./annotations.ts";
import type { LetterPart } from "./letter-part.ts";
import { isTemplateText, type ManuscriptLine, placeBetween } from "./manuscript-line.ts";
import { noteEnd } from "./parse-inlines.ts";

/**
 * Parts the lines of a letter into those of its tables and all others.
 *
 * Errors: markup/table-open at a table that is not closed, whose lines are still read as its rows; markup/outside-table at what
 * only a table has; markup/table-line where more stands on the line that opens or closes a table.
 */
export function tablesApart(
  lines: readonly ManuscriptLine[],
  report: (found: Diagnostic) => void,
): readonly LetterPart[] {
  const parts: LetterPart[] = [];
  let open: OpenTable | undefined;
  for (const line of lines) {
    const word = wordOf(line);
    if (word?.isAlone === false) {
      report(error("markup/table-line", word.at, { annotation: word.name }));
    }
    if (open !== undefined && word?.kind === "table-end") {
      parts.push({ kind: "table", ...open });
      open = undefined;
    } else if (open !== undefined) open.lines.push(line);
    else if (word === undefined) parts.push({ kind: "line", line });
    else if (word.kind === "table") open = { lines: [], origin: word.at };
    else report(error("markup/outside-table", word.at, { annotation: word.name }));
  }
  if (open !== undefined) {
    report(error("markup/table-open", open.origin, {}));
    parts.push({ kind: "table", ...open });
  }
  return parts;
}

interface OpenTable {
  readonly lines: ManuscriptLine[];
  readonly origin: Location;
}

/** What a line says about a table. */
interface TableWord {
  readonly kind: string;
  readonly name: string;
  readonly at: Location;
  /** Whether nothing else stands on the line, where nothing else may. */
  readonly isAlone: boolean;
}

function wordOf(line: ManuscriptLine): TableWord | undefined {
  const { text } = line;
  if (!text.includes("［＃")) return undefined;
  const start = text.search(/[^ \t　]/u);
  const close = text.startsWith("［＃", start) ? noteEnd(line, start, text.length) : undefined;
  if (close === undefined || !isTemplateText(line, start, close + 1)) return undefined;
  const name = text.slice(start + "［＃".length, close);
  const kind = blockAnnotation(name)?.kind;
  if (kind?.startsWith("table") !== true) return undefined;
  const at = placeBetween(line, start, close + 1);
  const isBound = kind === "table" || kind === "table-end";
  const isAlone = !isBound || text.slice(close + 1).trim() === "";
  return { kind, name, at, isAlone };
}
