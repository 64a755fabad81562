import type { Outcome } from "../../src/base/outcome.ts";
import { parseLetter } from "../../src/markup/parse-letter.ts";
import type { Block, Inline, Letter, TableRow, TableText } from "../../src/model/letter.ts";
import type { EditionRead, LetterSettings } from "../../src/model/letter-settings.ts";
import type { Manuscript } from "../../src/model/manuscript.ts";
import type { WritingMode } from "../../src/model/page-format.ts";
import { PAGE_FORMATS } from "../../src/model/page-formats.ts";

const format = PAGE_FORMATS.get("26x27");
if (format === undefined) throw new Error("no format 26x27");

const settings: LetterSettings = {
  title: "試験",
  kind: "letter",
  format,
  fonts: [],
  docxFonts: "subset",
  date: undefined,
  author: undefined,
  subject: undefined,
};

/** A manuscript of template text in which 〔…〕 stands for a value from a list. */
export function manuscriptOf(marked: string): Manuscript {
  let text = "";
  const origins: Manuscript["origins"][number][] = [];
  let line = 1;
  for (const part of marked.split(/(?<=\n)|(?=〔)|(?<=〕)/u)) {
    const isValue = part.startsWith("〔");
    const words = isValue ? part.slice(1, -1).replaceAll("⏎", "\n") : part;
    const start = text.length;
    text += words;
    const visible = part.endsWith("\n") ? words.length - 1 : words.length;
    const column = start - Math.max(text.lastIndexOf("\n", start - 1), -1);
    origins.push({
      start,
      end: text.length,
      at: isValue
        ? { kind: "cell", path: "list.csv", row: 2, column: 1, header: "値", line: 2 }
        : { kind: "text", path: "t.hbs", span: { start, end: start + visible }, line, column },
      verbatim: true,
      markup: !isValue,
    });
    if (part.endsWith("\n")) line += 1;
  }
  return { text, origins };
}

/** What parsing a marked text gives, in vertical lines if nothing else is said. */
export function parsed(
  marked: string,
  edition: EditionRead = "corrected",
  writingMode: WritingMode = "vertical-rl",
): Outcome<Letter> {
  const format = { ...settings.format, writingMode };
  return parseLetter(manuscriptOf(marked), { ...settings, format }, edition);
}

/** What parsing a marked text gives in horizontal lines, whose 別紙「条件」 alone has vertical ones. */
export function parsedWithVerticalPart(marked: string): Outcome<Letter> {
  const vertical = { ...settings.format, writingMode: "vertical-rl" } as const;
  const format = {
    ...settings.format,
    writingMode: "horizontal-tb",
    parts: { 条件: vertical },
  } as const;
  return parseLetter(manuscriptOf(marked), { ...settings, format }, "corrected");
}

/** The blocks of a marked text that has no problems, origins left out and neighbouring texts joined. */
export function blocksOf(marked: string, edition: EditionRead = "corrected"): readonly unknown[] {
  const outcome = parsed(marked, edition);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value.blocks.map(withoutOrigins);
}

/** The codes with the lines and columns of what is wrong with a marked text. */
export function problemsOf(marked: string, writingMode?: WritingMode): readonly string[] {
  const outcome = parsed(marked, "corrected", writingMode);
  if (outcome.ok) return [];
  return outcome.errors.map(({ code, at }) =>
    at.kind === "text" ? `${code} ${at.line}:${at.column}` : `${code} ${at.kind}`,
  );
}

/** A block without its places, neighbouring texts joined. */
export function withoutOrigins(block: Block): unknown {
  const { origin: _, ...rest } = block;
  if (rest.type === "table") {
    const row = ({ cells }: TableRow): unknown => cells.map(partWithoutOrigins);
    const { caption, head, rows } = rest;
    const named = caption === undefined ? undefined : partWithoutOrigins(caption);
    return { ...rest, caption: named, head: head.map(row), rows: rows.map(row) };
  }
  if (!("inlines" in rest)) return rest;
  const inlines = plain(rest.inlines);
  return rest.type === "list-item"
    ? { ...rest, label: plain(rest.label), inlines }
    : { ...rest, inlines };
}

function partWithoutOrigins({ origin: _, ...rest }: TableText): unknown {
  return { ...rest, inlines: plain(rest.inlines) };
}

function plain(inlines: readonly Inline[]): readonly unknown[] {
  const found: unknown[] = [];
  let text = "";
  for (const inline of inlines) {
    if (inline.type === "text") {
      text += inline.text;
      continue;
    }
    if (text !== "") found.push(text);
    text = "";
    found.push(plainInline(inline));
  }
  if (text !== "") found.push(text);
  return found;
}

function plainInline(inline: Exclude<Inline, { readonly type: "text" }>): unknown {
  if (inline.type === "line-break" || inline.type === "honorific-space") return inline;
  if (inline.type === "picture") return inline;
  if (inline.type === "ruby") {
    const pairs = inline.pairs.map(({ base, ruby }) => [...plain(base), ...plain(ruby)]);
    const side = inline.side === undefined ? {} : { side: inline.side };
    return { type: "ruby", mode: inline.mode, ...side, pairs };
  }
  return { ...inline, children: plain(inline.children) };
}
