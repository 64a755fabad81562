import {
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type Scalar,
} from "yaml";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import type { YamlProblem } from "../base/messages/template-reasons.ts";
import { type Outcome, outcomeOf } from "../base/outcome.ts";
import type { SourceFile } from "../base/world.ts";
import { invisibleIn } from "./check-source.ts";
import {
  flowToMend,
  lineToQuote,
  lostIndent,
  quotedLine,
  quotedWithin,
  typingSlips,
  withFlow,
} from "./mistyped-settings.ts";
import { decodeSource, placeIn, type SourceText } from "./source-text.ts";

/** A text in the settings. `verbatim`: it is in the source exactly so. */
export interface FrontText {
  readonly kind: "text";
  readonly value: string;
  readonly at: Location;
  readonly verbatim: boolean;
}

/** A list in the settings. */
export interface FrontList {
  readonly kind: "list";
  readonly items: readonly FrontNode[];
  readonly at: Location;
}

/** Named settings; names are unique. */
export interface FrontMap {
  readonly kind: "map";
  readonly entries: readonly FrontEntry[];
  readonly at: Location;
}

/** One named setting. */
export interface FrontEntry {
  readonly key: string;
  readonly keyAt: Location;
  readonly value: FrontNode;
}

/** A value in the settings at a template's head (front matter); every scalar is a text. */
export type FrontNode = FrontText | FrontList | FrontMap;

/** A template's settings, and where its body begins. */
export interface FrontMatter {
  readonly settings: FrontMap;
  /** UTF-16 offset of the body's first character; always at a line's head. */
  readonly bodyStart: number;
}

/**
 * Parts a template's settings from its body and reads them as YAML in which every value is a text.
 *
 * Errors: template/front-matter-missing, template/front-matter-open, template/yaml,
 * template/invisible-character.
 * Source: YAML 1.2.2, failsafe schema; anchors, aliases and tags are refused.
 */
export function readFrontMatter(
  source: SourceText,
  report: (found: Diagnostic) => void,
): FrontMatter {
  const nothing: FrontMap = { kind: "map", entries: [], at: { kind: "file", path: source.path } };
  if (!/^---[ \t]*(?:\n|$)/u.test(source.text)) {
    report(missingSettings(source));
    return { settings: nothing, bodyStart: 0 };
  }
  const start = source.lineStarts[1] ?? source.text.length;
  const close = /^---[ \t]*$/gmu;
  close.lastIndex = start;
  const end = close.exec(source.text);
  if (end === null) {
    report(openSettings(source, start));
    return { settings: nothing, bodyStart: source.text.length };
  }
  const bodyStart = Math.min(end.index + end[0].length + 1, source.text.length);
  return { settings: readYaml(source, start, end.index, report) ?? nothing, bodyStart };
}

/** Settings that do not begin: behind blank lines, or at a line that only looks as it should (ーーー). */
function missingSettings(source: SourceText): Diagnostic {
  const blank = /^(?:[ \t　]*\n)+[ \t　]*(?=---)|^[ \t　]+(?=---)/u.exec(source.text);
  if (blank !== null) {
    const at = placeIn(source, 0, blank[0].length);
    return error("template/front-matter-missing", at, { instead: "no-blank" });
  }
  const dashes = DASHES.exec(source.text);
  if (dashes?.index === 0) {
    const at = placeIn(source, 0, dashes[0].length);
    return error("template/front-matter-missing", at, { instead: "dashes" });
  }
  const firstLine = source.text.indexOf("\n");
  return error("template/front-matter-missing", placeIn(source, 0, Math.max(firstLine, 0)), {});
}

/** Settings that do not end: at a line that only looks as if it ended them, else before what cannot be a setting. */
function openSettings(source: SourceText, start: number): Diagnostic {
  const dashes = new RegExp(DASHES.source, "gmu");
  dashes.lastIndex = start;
  const like = dashes.exec(source.text);
  if (like !== null) {
    const at = placeIn(source, like.index, like.index + like[0].length);
    return error("template/front-matter-open", at, { instead: "dashes" });
  }
  const body = /^[ 　]*(?:［|\[[#＃]|\{\{).*$/gmu;
  body.lastIndex = start;
  const first = body.exec(source.text);
  if (first === null) return error("template/front-matter-open", placeIn(source, 0, 3), {});
  const at = placeIn(source, first.index, first.index + first[0].length);
  return error("template/front-matter-open", at, { instead: "before" });
}

/** A line of what looks like `---` in any width and number, or has a blank before it. */
const DASHES = /^[ \t　]*[-－‐‑–—―─ーｰ−_＿]{2,20}[ \t　]*$/mu;

/** Settings in a file of their own, with the text that their places are in. */
export interface SettingsFile {
  readonly text: SourceText;
  readonly map: FrontMap;
}

/**
 * Reads settings that stand beside a Word file, with or without the lines `---` around them.
 *
 * Errors: template/encoding, template/yaml, template/invisible-character.
 */
export function readSettingsFile(file: SourceFile): Outcome<SettingsFile> {
  const decoded = decodeSource(file);
  if (!decoded.ok) return decoded;
  const text = decoded.value;
  const problems: Diagnostic[] = [];
  const start = /^---[ \t]*\n/u.exec(text.text)?.[0].length ?? 0;
  const end = /\n---[ \t]*\n?$/u.exec(text.text)?.index ?? text.text.length;
  const map = readYaml(text, start, Math.max(start, end), (found) => problems.push(found));
  const nothing: FrontMap = { kind: "map", entries: [], at: { kind: "file", path: file.path } };
  return outcomeOf({ text, map: map ?? nothing }, problems);
}

function readYaml(
  source: SourceText,
  start: number,
  end: number,
  report: (found: Diagnostic) => void,
): FrontMap | undefined {
  if (source.text.slice(start, end).trim() === "") return undefined;
  const document = parseDocument(source.text.slice(start, end), {
    schema: "failsafe",
    prettyErrors: false,
    // Comparing each name with all others takes minutes for a long list of them; `read` asks a set.
    uniqueKeys: false,
  });
  const place = (range: readonly number[] | null | undefined): Location =>
    placeIn(source, start + (range?.[0] ?? 0), start + (range?.[1] ?? 0));
  const yaml = source.text.slice(start, end);
  const faults = faultsOf(document, yaml, place);
  if (faults.length > 0) {
    // What a clerk types and YAML does not support says more than what YAML makes of it.
    const typed = typingSlips(source, start, end);
    for (const found of typed.length > 0 ? typed : faults) report(found);
    return undefined;
  }

  const reportQuotable = ({ range }: Pick<Node, "range">, problem: YamlProblem): void => {
    // ~ is more often a line too many than a text.
    const line = problem === "NULL" ? undefined : quotedLine(yaml, range?.[0] ?? 0);
    const instead = line === undefined ? {} : { instead: line.instead };
    report(error("template/yaml", place(range), { problem, ...instead }));
  };
  const readScalar = (node: Scalar): FrontText => {
    const value = String(node.value ?? "");
    for (const problem of lossesIn(node)) reportQuotable(node, problem);
    for (const found of wideBracketIn(value, yaml, node, place)) report(found);
    const [from, to] = [start + (node.range?.[0] ?? 0), start + (node.range?.[1] ?? 0)];
    // Written as an escape, such as "\e": the characters of the file itself are looked at by themselves.
    const code = invisibleIn(value);
    if (code !== undefined && invisibleIn(source.text.slice(from, to)) === undefined) {
      report(error("template/invisible-character", placeIn(source, from, to), { code }));
    }
    return {
      kind: "text",
      value,
      at: placeIn(source, from, to),
      verbatim: source.text.slice(from, to) === value,
    };
  };

  const read = (node: unknown): FrontNode => {
    if (isNode(node) && !isAlias(node) && isMarked(node)) reportQuotable(node, "SIGN");
    if (isMap(node)) {
      const entries = node.items.map(({ key, value }): FrontEntry => {
        const keyAt = place((isScalar(key) ? key : node).range);
        const problem = problemOfKey(key);
        if (problem !== undefined) report(keyFault(problem, key, { yaml, place, keyAt }));
        const empty: FrontText = { kind: "text", value: "", at: keyAt, verbatim: false };
        return { key: nameOf(key), keyAt, value: value === null ? empty : read(value) };
      });
      checkKeys(entries, source, report);
      return { kind: "map", entries, at: place(node.range) };
    }
    if (isSeq(node)) return { kind: "list", items: node.items.map(read), at: place(node.range) };
    if (isScalar(node)) return readScalar(node);
    if (isAlias(node)) reportQuotable(node, "ALIAS");
    else report(error("template/yaml", place(undefined), { problem: "ALIAS" }));
    return { kind: "text", value: "", at: place(undefined), verbatim: false };
  };

  const root = read(document.contents);
  if (root.kind === "map") return root;
  const typed = typingSlips(source, start, end);
  for (const found of typed) report(found);
  if (typed.length === 0) report(error("template/yaml", root.at, { problem: "NOT_A_MAP" }));
  return undefined;
}

/** {{団体名}} without quotation marks is a map within a map to YAML. */
function keyFault(
  problem: YamlProblem,
  key: unknown,
  {
    yaml,
    place,
    keyAt,
  }: {
    readonly yaml: string;
    readonly place: (range: readonly number[]) => Location;
    readonly keyAt: Location;
  },
): Diagnostic {
  const line = isNode(key) ? quotedWithin(yaml, key.range?.[0] ?? 0) : undefined;
  if (line === undefined) return error("template/yaml", keyAt, { problem });
  const values = { problem, instead: line.instead };
  return error("template/yaml", place([line.start, line.end]), values);
}

/** What the parser says, once for each line that is to be written otherwise. */
function faultsOf(
  { errors, warnings }: Pick<Document, "errors" | "warnings">,
  yaml: string,
  place: (range: readonly number[]) => Location,
): readonly Diagnostic[] {
  const faults = [...errors, ...warnings].slice(0, MOST_FAULTS).map(({ code, pos }) => {
    // `!至急` is to the parser a tag `!` with no blank after it; what to do about it is the same.
    const isSign = /\s[&*!]\S$/u.test(yaml.slice(0, pos[0] + 1));
    const problem = isSign ? "SIGN" : PARSER_PROBLEMS[code];
    const flow = flowToMend(yaml, pos[0]);
    if (flow !== undefined) {
      const values = { problem: "WIDE_BRACKET" as const, instead: flow.instead };
      return error("template/yaml", place([flow.start, flow.end]), values);
    }
    const lost = lostIndent(yaml, pos[0]);
    if (lost !== undefined) {
      return error("template/yaml", place([lost.start, lost.end]), { problem: "LOST_INDENT" });
    }
    const line = lineToQuote(yaml, pos[0]);
    return line === undefined
      ? error("template/yaml", place(pos), { problem })
      : error("template/yaml", place([line.start, line.end]), { problem, instead: line.instead });
  });
  const once = new Map(faults.toReversed().map((one) => [JSON.stringify(one.at), one]));
  return [...once.values()].reverse();
}

/** ｛種別：市｝ is a text to YAML. */
function wideBracketIn(
  value: string,
  yaml: string,
  { range }: Pick<Node, "range">,
  place: (range: readonly number[]) => Location,
): readonly Diagnostic[] {
  const flow = WIDE_MAP.test(value) ? flowToMend(yaml, range?.[0] ?? 0) : undefined;
  if (flow === undefined) return [];
  const values = { problem: "WIDE_BRACKET" as const, instead: flow.instead };
  return [error("template/yaml", place([flow.start, flow.end]), values)];
}

/** A map in brackets of another width. */
const WIDE_MAP = /^｛[^｛｝：:]+[：:][^｛｝]+[｝}]$/u;

/** `{ 種別：市 }` is one name to YAML, without a value. */
function wideColonIn(source: SourceText, at: Location): Diagnostic {
  const line =
    at.kind === "text" ? source.text.slice(source.lineStarts[at.line - 1]).split("\n")[0] : "";
  const flow = withFlow(line ?? "");
  const instead = flow.replaceAll(/[ 　]*：[ 　]*/gu, ": ").trim();
  return error("template/yaml", at, { problem: "WIDE_COLON", instead });
}

function checkKeys(
  entries: readonly FrontEntry[],
  source: SourceText,
  report: (found: Diagnostic) => void,
): void {
  const names = new Set<string>();
  for (const { key, keyAt } of entries) {
    if (names.has(key)) report(error("template/yaml", keyAt, { problem: "DUPLICATE_KEY" }));
    names.add(key);
    // YAML takes a full-width blank for a letter of the name.
    if (key.startsWith("　")) report(error("template/yaml", keyAt, { problem: "WIDE_INDENT" }));
    if (/[^：]：[^：]/u.test(key)) report(wideColonIn(source, keyAt));
  }
}

/** What YAML would leave out of a value, or somebody meant to: `総行第1号 #2` would lose its end (an explanation has a space after its #). */
function lossesIn({ comment, type, value }: Scalar): readonly YamlProblem[] {
  if (type === "PLAIN" && NULLS.has(String(value))) return ["NULL"];
  return /^\S/u.test(comment ?? "") ? ["COMMENT"] : [];
}

/** What stands for no value in YAML, and would be printed here. Source: YAML 1.2.2, 10.2.1.1. */
const NULLS: ReadonlySet<string> = new Set(["~", "null", "Null", "NULL"]);

/** Whether there is something before a value that YAML takes for a name or a kind of it: `値: &重要 本文`, `値: ! 至急`. */
function isMarked(node: Pick<Node, "tag"> & { readonly anchor?: string }): boolean {
  return node.anchor !== undefined || node.tag !== undefined;
}

function nameOf(key: unknown): string {
  return isScalar(key) ? String(key.value ?? "") : "";
}

/** `*名前 : 値` and `? [名前]` are not names that anybody meant; `&名前 値: x` would lose a part of one. */
function problemOfKey(key: unknown): YamlProblem | undefined {
  if (!isScalar(key)) return "OTHER";
  return isMarked(key) ? "SIGN" : undefined;
}

/** The message for the clerk, by the parser's code. */
const PARSER_PROBLEMS: Readonly<Record<ErrorCode, YamlProblem>> = {
  ALIAS_PROPS: "SIGN",
  BAD_ALIAS: "SIGN",
  BAD_COLLECTION_TYPE: "SIGN",
  BAD_DIRECTIVE: "OTHER",
  BAD_DQ_ESCAPE: "BAD_DQ_ESCAPE",
  BAD_INDENT: "BAD_INDENT",
  BAD_PROP_ORDER: "SIGN",
  BAD_SCALAR_START: "BAD_SCALAR_START",
  BLOCK_AS_IMPLICIT_KEY: "BLOCK_AS_IMPLICIT_KEY",
  BLOCK_IN_FLOW: "OTHER",
  DUPLICATE_KEY: "DUPLICATE_KEY",
  IMPOSSIBLE: "OTHER",
  KEY_OVER_1024_CHARS: "OTHER",
  MISSING_CHAR: "MISSING_CHAR",
  MULTILINE_IMPLICIT_KEY: "MULTILINE_IMPLICIT_KEY",
  MULTIPLE_ANCHORS: "SIGN",
  MULTIPLE_DOCS: "OTHER",
  MULTIPLE_TAGS: "SIGN",
  NON_STRING_KEY: "OTHER",
  RESOURCE_EXHAUSTION: "OTHER",
  TAB_AS_INDENT: "TAB_AS_INDENT",
  TAG_RESOLVE_FAILED: "SIGN",
  UNEXPECTED_TOKEN: "UNEXPECTED_TOKEN",
};

/** More faults than these say nothing new. */
const MOST_FAULTS = 20;
