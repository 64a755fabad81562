import Handlebars from "handlebars";
import { assert } from "../base/assert.ts";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import { type MistypedTag, mistypedSections, unclosedTag } from "./mistyped-tags.ts";
import { placeIn, type SourceText } from "./source-text.ts";
import { tagsIn, withPlainNames } from "./tags.ts";

/** Where the Handlebars text of a source begins: an offset at a line's head, and that line less one. */
export interface BodyStart {
  readonly offset: number;
  readonly linesBefore: number;
}

/** A range in the lines and columns of Handlebars' parser. */
export interface SyntaxRange {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** UTF-16 offsets of a syntax node in its source. */
export function offsetsOf(
  range: SyntaxRange,
  source: SourceText,
  body: BodyStart,
): { readonly start: number; readonly end: number } {
  const offset = ({ line, column }: SyntaxRange["start"]): number =>
    (source.lineStarts[line - 1 + body.linesBefore] ?? source.text.length) + column;
  return { start: offset(range.start), end: offset(range.end) };
}

// The first version whose parser takes strings only (a syntax tree given as a template ran code before).
const OLDEST = [4, 7, 10] as const;

/**
 * Parses a body by Handlebars' own grammar, with an instance of our own; nothing is registered in it.
 *
 * Errors: template/syntax, template/wide-sign, template/mistyped-tag, template/unclosed-block, template/output-limit.
 * Source: Handlebars language 4.7.
 */
export function parseBody(source: SourceText, body: BodyStart): Outcome<hbs.AST.Program> {
  const [major = 0, minor = 0, patch = 0] = Handlebars.VERSION.split(".").map(Number);
  assert(
    major === OLDEST[0] && minor >= OLDEST[1] && (minor > OLDEST[1] || patch >= OLDEST[2]),
    "handlebars is 4.7.10 or newer",
  );
  // The parser takes a NUL for the end; that there is one is reported elsewhere.
  const text = source.text.slice(body.offset).replaceAll("\0", " ");
  if (text.length > LONGEST_BODY) {
    const at = placeIn(source, body.offset, body.offset + 1);
    return failure([error("template/output-limit", at, { limit: LONGEST_BODY })]);
  }
  const wide = wideSigns(text);
  if (wide.length > 0) {
    return failure(
      wide.map(({ offset, found }) => {
        const start = body.offset + offset;
        return error("template/wide-sign", placeIn(source, start, start + 1), { found });
      }),
    );
  }
  const mistyped = mistypedSections(text);
  if (mistyped.length > 0) return failure(mistyped.map((one) => mistypedTag(one, source, body)));
  const unclosed = unclosedBlock(text);
  if (unclosed !== undefined) {
    const start = body.offset + unclosed.offset;
    const at = placeIn(source, start, start + unclosed.length);
    if (unclosed.isTooDeep)
      return failure([error("template/output-limit", at, { limit: DEEPEST })]);
    return failure([
      error("template/unclosed-block", at, { open: unclosed.name, close: unclosed.close }),
    ]);
  }
  try {
    return success(Handlebars.create().parse(withPlainNames(text)));
  } catch (cause) {
    const open = unclosedTag(text);
    if (open !== undefined) return failure([mistypedTag(open, source, body)]);
    const problem = syntaxProblem(text, cause);
    // What ends too early is shown where it begins.
    const opening = text.lastIndexOf("{{");
    const isOpen = problem.found === "" && opening > text.lastIndexOf("}}");
    const { offset, found } = isOpen ? { offset: opening, found: "{{" } : problem;
    const start = body.offset + offset;
    return failure([
      error("template/syntax", placeIn(source, start, start + Math.max(found.length, 1)), {
        found,
      }),
    ]);
  }
}

function mistypedTag(
  { offset, found, instead, slip }: MistypedTag,
  source: SourceText,
  body: BodyStart,
): Diagnostic {
  const start = body.offset + offset;
  const at = placeIn(source, start, start + found.length);
  return error("template/mistyped-tag", at, { found, instead, slip });
}

/**
 * Finds the first section that is not closed by its own name; Handlebars reports such a one at the end
 * of the file, or at the wrong line.
 */
function unclosedBlock(text: string):
  | {
      readonly name: string;
      readonly close: string;
      readonly offset: number;
      readonly length: number;
      readonly isTooDeep: boolean;
    }
  | undefined {
  const open: { name: string; offset: number; length: number }[] = [];
  for (const { offset, length } of tagsIn(text)) {
    const tag = SECTION_TAG.exec(text.slice(offset, offset + Math.min(length, LONGEST_NAME)));
    const { mark, name } = tag?.groups ?? {};
    // {{^}} alone is another way to write {{else}}
    if (mark === undefined || name === undefined) continue;
    if (mark !== "/") {
      open.push({ name, offset, length });
      if (open.length > DEEPEST) return { name, offset, length, close: "", isTooDeep: true };
      continue;
    }
    const opened = open.pop();
    if (opened === undefined) return undefined; // the parser says it better
    if (opened.name !== name) return { ...opened, close: name, isTooDeep: false };
  }
  const last = open.at(-1);
  return last === undefined ? undefined : { ...last, close: "", isTooDeep: false };
}

/** Signs after our braces that were typed in full width: {{＃宛先 "市長"}} is neither a section nor anything else. */
function wideSigns(text: string): readonly { readonly offset: number; readonly found: string }[] {
  return tagsIn(text).flatMap(({ offset }) => {
    const { before = "", found } = WIDE_SIGN.exec(text.slice(offset, offset + 8))?.groups ?? {};
    return found === undefined ? [] : [{ offset: offset + before.length, found }];
  });
}

const WIDE_SIGN = /^(?<before>\{\{~?[ \t　]*)(?<found>[＃♯／＾＞！])/u;

const SECTION_TAG = /^\{\{~?(?<mark>[#^/])[>*]?[ \t]*(?<name>[^\s}~]+)/u;
const LONGEST_NAME = 200;

/** Deepest nesting of sections. */
export const DEEPEST = 32;

/** Most UTF-16 code units of a template's or partial's text. */
const LONGEST_BODY = 1_000_000;

/** Finds the place in what jison's parser says: `Parse error on line 3:`, the text around, and `---^`. */
function syntaxProblem(
  text: string,
  cause: unknown,
): { readonly offset: number; readonly found: string } {
  const lines = cause instanceof Error ? cause.message.split("\n") : [];
  const line = Number(/line (?<line>\d+)/u.exec(lines[0] ?? "")?.groups?.["line"] ?? 1);
  const around = lines[1] ?? "";
  const caret = (lines[2] ?? "").indexOf("^");
  const before = around.slice(0, Math.max(caret, 0)).replace(/^\.\.\./u, "");
  const after = around.slice(Math.max(caret, 0)).replace(/\.\.\.$/u, "");
  // The parser leaves the line breaks out of what it shows.
  const kept: number[] = [];
  for (let at = 0; at < text.length; at += 1) if (text[at] !== "\n") kept.push(at);
  const flat = text.replaceAll("\n", "");
  const lineStart = text.split("\n", Math.max(line - 1, 0)).join("").length;
  const near = Math.max(lineStart - before.length, 0);
  const hit = flat.indexOf(before + after, near);
  const place = hit === -1 ? lineStart : hit + before.length;
  return {
    offset: kept[place] ?? text.length,
    found: after === "" ? "" : (/^(?:[{}~#/^&]+|[^\s{}]+)/u.exec(after)?.[0] ?? after.slice(0, 1)),
  };
}

/** Distinguishes the kinds of Handlebars' statements and expressions. */
export const is = {
  content: (node: hbs.AST.Node): node is hbs.AST.ContentStatement =>
    node.type === "ContentStatement",
  comment: (node: hbs.AST.Node): node is hbs.AST.CommentStatement =>
    node.type === "CommentStatement",
  mustache: (node: hbs.AST.Node): node is hbs.AST.MustacheStatement =>
    node.type === "MustacheStatement",
  block: (node: hbs.AST.Node): node is hbs.AST.BlockStatement => node.type === "BlockStatement",
  partial: (node: hbs.AST.Node): node is hbs.AST.PartialStatement =>
    node.type === "PartialStatement",
  path: (node: hbs.AST.Node): node is hbs.AST.PathExpression => node.type === "PathExpression",
  call: (node: hbs.AST.Node): node is hbs.AST.SubExpression => node.type === "SubExpression",
  string: (node: hbs.AST.Node): node is hbs.AST.StringLiteral => node.type === "StringLiteral",
  number: (node: hbs.AST.Node): node is hbs.AST.NumberLiteral => node.type === "NumberLiteral",
} as const;
