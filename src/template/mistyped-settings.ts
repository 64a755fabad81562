import { parseDocument } from "yaml";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { YamlProblem } from "../base/messages/template-reasons.ts";
import { placeIn, type SourceText } from "./source-text.ts";

/** What was typed for `name: value`, and how the line is written instead where no more of it is wrong. */
const SLIPS: readonly {
  readonly problem: YamlProblem;
  readonly pattern: RegExp;
  readonly mend?: (line: string) => string;
}[] = [
  { problem: "TAB_AS_INDENT", pattern: /^ *\t[ \t]*(?=\S)/u },
  { problem: "WIDE_INDENT", pattern: /^[ \t]*　+/u },
  {
    problem: "WIDE_COLON",
    pattern: /^[ \t]*[^\s:：#"'[{-][^\s:：]{0,30}[ 　]*：/u,
    mend: (line) => withFlow(line.replace(/[ 　]*：[ 　]*/u, ": ")),
  },
  {
    problem: "NO_SPACE",
    pattern: /^[ \t]*[^\s:：#"'[{-][^\s:：]{0,30}:(?=[^\s/]|　)/u,
    mend: (line) => line.replace(/:　*/u, ": "),
  },
  {
    problem: "WIDE_BRACKET",
    pattern: /(?<=:[ \t]+)[｛［](?=[^＃])/u,
    mend: withFlow,
  },
];

/**
 * The line with its value in brackets as YAML has them: `市長: ｛種別：市、名称：奈良市｝` as `市長: { 種別: 市, 名称: 奈良市 }`. A value that is
 * no list or map in brackets of any width stays as it is.
 */
export function withFlow(line: string): string {
  const { name, inner } = FLOW.exec(line)?.groups ?? {};
  if (name === undefined || inner === undefined) return line;
  const isMap = /[{｛]$/u.test(name);
  const mended = inner
    .replaceAll(/[ 　]*：[ 　]*/gu, ": ")
    .replaceAll(/[ 　]*[、，,][ 　]*/gu, ", ")
    .replaceAll("［", "[")
    .replaceAll("］", "]")
    .trim();
  if (isMap && !/^[^:,]+: [^:]+(?:, [^:,]+: [^:]+)*$/u.test(mended)) return line;
  const head = name.slice(0, -1);
  return isMap ? `${head}{ ${mended} }` : `${head}[${mended}]`;
}

const FLOW =
  /^(?<name>[ ]*[^\s:：#"'[{-][^\s:：]{0,30}: +[{｛[［])(?<inner>[^"'{}｛｝]+)[}｝\]］][ 　]*$/u;

/** A line with a list or map in brackets, or names in a column, that was typed with signs of another width; undefined if it was not. */
export function flowToMend(yaml: string, at: number): QuotedLine | undefined {
  const start = yaml.lastIndexOf("\n", at - 1) + 1;
  const end = lineEnd(yaml, at);
  const line = yaml.slice(start, end);
  const instead = withFlow(line);
  if (instead === line || faultCount(instead.trim()) > 0) return undefined;
  const bare = instead.trimStart();
  return { start: start + line.length - line.trimStart().length, end, instead: bare };
}

/**
 * The first line of those below a name that lost its blanks: 差出人: / 職名: 総務大臣 / （two blanks）氏名: 総務太郎. Undefined where that is
 * not what is wrong.
 */
export function lostIndent(yaml: string, at: number): QuotedLine | undefined {
  const start = yaml.lastIndexOf("\n", at - 1) + 1;
  const end = lineEnd(yaml, at);
  if (start === 0) return undefined;
  const above = yaml.slice(yaml.lastIndexOf("\n", start - 2) + 1, start - 1);
  const isBelow = /^[^\s:：#]+:[ ]*$/u.test(above) && /^[^\s:：#]+: /u.test(yaml.slice(start, end));
  const mended = `${yaml.slice(0, start)}  ${yaml.slice(start)}`;
  if (!isBelow || faultCount(mended) >= faultCount(yaml)) return undefined;
  return { start, end, instead: `  ${yaml.slice(start, end)}` };
}

/** What a Japanese keyboard makes of `name: value`: a colon, a blank or a bracket in full width, or no blank. */
export function typingSlips(source: SourceText, start: number, end: number): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  let at = start;
  for (const line of source.text.slice(start, end).split("\n")) {
    const slip = SLIPS.find(({ pattern }) => pattern.test(line));
    const match = slip?.pattern.exec(line);
    if (slip !== undefined && match !== undefined && match !== null) {
      const from = at + match.index;
      const to = from + match[0].length;
      const mended = slip.mend?.(line).trim();
      const instead =
        mended === undefined || mended === line.trim() || /[：［｛]/u.test(mended)
          ? {}
          : { instead: mended };
      const values = { problem: slip.problem, ...instead };
      found.push(error("template/yaml", placeIn(source, from, to), values));
    }
    if (found.length >= MOST_FAULTS) return found;
    at += line.length + 1;
  }
  return found;
}

/** More faults than these say nothing new. */
const MOST_FAULTS = 20;

/** A line of the settings that YAML takes otherwise than it was meant, and how it should be written. */
export interface QuotedLine {
  /** UTF-16 offsets of what should be written otherwise, in the settings' text. */
  readonly start: number;
  readonly end: number;
  readonly instead: string;
}

/**
 * Gives the line `name: value` at which YAML fails and would not if the value stood in quotation marks: 表題: [案]研修会,
 * 表題: 研修会: 開催, 値: @東京. Undefined where that is not what is wrong.
 *
 * Cost: each of a few lines before the fault is tried by parsing the settings anew.
 */
export function lineToQuote(yaml: string, at: number): QuotedLine | undefined {
  const faultsBefore = faultCount(yaml);
  // A map in quotation marks would be printed as it is written: what stands in it comes first.
  for (const lineAt of [quotedWithin, quotedLine]) {
    let end = lineEnd(yaml, at);
    for (let tried = 0; tried < LINES_TRIED && end >= 0; tried += 1) {
      const start = yaml.lastIndexOf("\n", end - 1) + 1;
      const line = lineAt(yaml, start);
      if (line !== undefined) {
        const mended = yaml.slice(0, line.start) + line.instead + yaml.slice(line.end);
        if (faultCount(mended) < faultsBefore) return line;
      }
      end = start - 1;
    }
  }
  return undefined;
}

/**
 * The line of an offset whose value is a list or map in brackets, with what has {{…}} in it in quotation marks:
 * ヘッダー: { 左: {{団体名}}, 右: 取扱注意 }. Undefined for another line.
 */
export function quotedWithin(yaml: string, at: number): QuotedLine | undefined {
  const start = yaml.lastIndexOf("\n", at - 1) + 1;
  const end = lineEnd(yaml, at);
  const line = yaml.slice(start, end);
  const bare = line.trimStart();
  if (!IN_BRACKETS.test(bare)) return undefined;
  const instead = bare.replaceAll(WITH_FIELD, (text) => {
    const value = text.trimEnd();
    return quotedValue(value) + text.slice(value.length);
  });
  if (instead === bare) return undefined;
  return { start: start + line.length - bare.length, end, instead };
}

const IN_BRACKETS = /^[^\s:"'[\]{}#][^:\n]{0,40}: +[{[]/u;

/** A value within brackets that has {{…}} and stands in no quotation marks. */
const WITH_FIELD =
  /(?<=[:,[{] +)(?:[^\s"',:[\]{}][^"',:[\]{}]*)?(?:\{\{[^{}"']*\}\}[^"',:[\]{}]*)+/gu;

/** The line of an offset with its value in quotation marks; undefined for one that is no name with a value. */
export function quotedLine(yaml: string, at: number): QuotedLine | undefined {
  const start = yaml.lastIndexOf("\n", at - 1) + 1;
  const end = lineEnd(yaml, at);
  const { name, value } = LINE.exec(yaml.slice(start, end))?.groups ?? {};
  if (name === undefined || value === undefined) return undefined;
  const bare = name.trimStart();
  return {
    start: start + name.length - bare.length,
    end,
    instead: `${bare}${quotedValue(value)}`,
  };
}

/** A name with a value after it that is neither quoted nor a block of lines. */
const LINE = /^(?<name>[ ]*(?:- )?[^\s:"'[\]{}#][^:\n]{0,40}: +)(?<value>[^\s"'|>].*?)[ \t]*$/u;

/** Lines before a fault at which its cause is looked for. */
const LINES_TRIED = 3;

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

function quotedValue(value: string): string {
  return value.includes('"') || value.includes("\\")
    ? `'${value.replaceAll("'", "''")}'`
    : `"${value}"`;
}

function faultCount(yaml: string): number {
  const { errors, warnings } = parseDocument(yaml, {
    schema: "failsafe",
    prettyErrors: false,
    uniqueKeys: false,
  });
  return errors.length + warnings.length;
}
