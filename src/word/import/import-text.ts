import { error } from "../../base/diagnostic.ts";
import type { TextLocation } from "../../base/location.ts";
import { failure, type Outcome, success } from "../../base/outcome.ts";
import { guessRoles, type LineRole } from "../../language/line-role.ts";
import type { Text, TextBlock } from "../../model/letter.ts";
import { type ImportedLetter, type ImportedLine, TAG_CHARACTER } from "./imported-letter.ts";
import type { Loss } from "./loss.ts";
import { hasOpenBraces } from "./typed-tags.ts";

/**
 * Reads a letter in plain text: one paragraph a line (テキストの手紙).
 *
 * Shape: every character is a character, those of the notation too; an empty line is one of the letter. A letter with a number,
 * a 記 or a subject and no salutation is a horizontal 通知, all others are vertical.
 * Errors: `import/no-text`, `import/private-character`.
 */
export function importText(path: string, text: string): Outcome<ImportedLetter> {
  const at = { kind: "file", path } as const;
  const lines = text.split(/\r\n|\r|\n/u);
  const words = lines.map((line) => line.trim()).filter((line) => line !== "");
  if (words.length === 0) return failure([error("import/no-text", at, { path })]);
  const places = placesOf(path, text);
  const foreign = words.findIndex((line) => TAG_CHARACTER.test(line));
  if (foreign >= 0) {
    const values = { text: words[foreign] ?? "" };
    return failure([error("import/private-character", places[foreign] ?? at, values)]);
  }
  const roles = guessRoles(
    words.map((line) => ({ text: line, alignment: "start" })),
    new Map(),
  );
  const is = (...wanted: readonly string[]): boolean =>
    roles.some(({ role }) => wanted.includes(role));
  return success({
    isCertificate: false,
    vertical: is("salutation") || !is("document-number", "notes-head", "subject", "heading"),
    lines: linesOf(lines, roles),
    settings: new Map(),
    properties: undefined,
    tags: [],
    notes: new Map(),
    losses: words.flatMap((line, index): readonly Loss[] => {
      const place = { paragraph: index + 1, at: places[index] ?? at };
      return [
        ...(hasOpenBraces(line) ? [{ what: "braces" as const, ...place }] : []),
        // A tab before all text is white like any other.
        ...(line.includes("\t") ? [{ what: "tabs" as const, ...place }] : []),
      ];
    }),
    reading: words.map((line, index) => ({
      text: line,
      at: places[index],
      label: "",
      tagged: undefined,
      carried: undefined,
    })),
  });
}

/** Where the lines with text stand. */
function placesOf(path: string, text: string): readonly TextLocation[] {
  const lines = [...text.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/gu)];
  return lines.flatMap(({ 1: line = "", index: start }, number): readonly TextLocation[] =>
    line.trim() === ""
      ? []
      : [
          {
            kind: "text",
            path,
            span: { start, end: start + line.length },
            line: number + 1,
            column: 1,
          },
        ],
  );
}

function linesOf(lines: readonly string[], roles: readonly LineRole[]): readonly ImportedLine[] {
  const found: ImportedLine[] = [];
  let paragraph = 0;
  for (const line of lines) {
    if (line.trim() === "") {
      const block = { type: "blank-line", origin: undefined } as const;
      found.push({ block, isGuessed: false, paragraph });
      continue;
    }
    const role = roles[paragraph] ?? { role: "paragraph", level: 0 };
    paragraph += 1;
    const isGuessed = role.role !== "paragraph";
    found.push({ block: blockOf(line, role), isGuessed, paragraph });
  }
  const isText = ({ block }: ImportedLine): boolean => block.type !== "blank-line";
  return found.slice(found.findIndex(isText), found.findLastIndex(isText) + 1);
}

function blockOf(line: string, { role, level }: LineRole): TextBlock {
  const spaces = /^　*/u.exec(line)?.[0].length ?? 0;
  const text: Text = { type: "text", text: line.trim(), origin: undefined };
  // One space is the indent of a paragraph, which its style has.
  const isSetDown = role === "paragraph" && spaces > 1;
  const placement = isSetDown ? { indentStart: Math.min(spaces, 99) } : {};
  const base = { inlines: [text], placement, origin: undefined };
  switch (role) {
    case "heading":
      return { ...base, type: role, level: level === 1 || level === 2 ? level : 3 };
    case "list-item": {
      const space = text.text.search(/[ 　]/u) + 1;
      const label: Text = { ...text, text: text.text.slice(0, space) };
      const rest: Text = { ...text, text: text.text.slice(space) };
      return { ...base, type: role, label: [label], inlines: [rest], depth: level };
    }
    default:
      return { ...base, type: role };
  }
}
