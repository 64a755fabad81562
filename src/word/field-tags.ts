import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { codeText, type Field, keywordOf } from "./field.ts";
import { type FieldFormat, formatOfSwitch } from "./field-formats.ts";
import { type CodeToken, codeTokens, tokenText } from "./field-instruction.ts";
import type { IfCondition, IfVersions } from "./if-versions.ts";
import type { XmlElement } from "./xml-tree.ts";

/** What stands in a field's place: a tag or a text, with the run whose look it takes. */
export interface FieldPiece {
  readonly kind: "tag" | "text";
  readonly text: string;
  readonly look: XmlElement | undefined;
  /** Of a text, as `XmlText` has it. */
  readonly from?: number | undefined;
}

/** What is needed to say what a field means. */
export interface FieldContext {
  readonly versions: IfVersions;
  readonly at: Location;
  readonly report: (found: Diagnostic) => void;
}

/** What the code of a merge field says. */
export interface MergeField {
  readonly name: string;
  /** The name as a tag has it. */
  readonly path: string;
  /** What stands around the value, unless it is empty (\b, \f). */
  readonly before: string;
  readonly behind: string;
  readonly format: FieldFormat | undefined;
  /** The switches that no helper does, or of which one would be lost, each with the tag that does as much as can be done. */
  readonly unknown: readonly UnknownSwitch[];
  /** Whether its look is that of its code (\* CHARFORMAT). */
  readonly isLikeCode: boolean;
}

/** A switch with the tag to type instead; `form` is lost where that prints the value as the list has it. */
interface UnknownSwitch {
  readonly found: string;
  readonly instead: string;
  readonly form: "kept" | "lost";
}

/**
 * Reads the code of a merge field, or of a formula that only gives one a numeric picture; undefined if it names no column.
 *
 * Source: ISO/IEC 29500-1, 17.16.5.35 (MERGEFIELD), 17.16.3 (formulas), 17.16.4.2.
 */
export function readMergeField(field: Field): MergeField | undefined {
  const [keyword, nameToken, ...rest] = codeTokens(field.code);
  if (tokenText(keyword) === "=") return readFormula(nameToken, rest);
  const name = tokenText(nameToken).trim();
  const isPlain = nameToken?.parts.every(({ kind }) => kind === "text") === true;
  if (name === "" || !isPlain || nameToken?.isSwitch === true) return undefined;
  return { name, path: nameInBraces(name), ...formatOf(nameInBraces(name), switchesOf(rest)) };
}

/** Whether a field is a formula that only gives a merge field its picture. */
export function isPicturedFormula(field: Field): boolean {
  return keywordOf(field) === "=" && readMergeField(field) !== undefined;
}

/** Reads `{ = { MERGEFIELD 金額 } \# "#,##0" }`; a formula that reckons, or of a field with switches of its own, is none. */
function readFormula(
  operand: CodeToken<Field> | undefined,
  rest: readonly CodeToken<Field>[],
): MergeField | undefined {
  const [only] = operand?.parts ?? [];
  if (operand?.parts.length !== 1 || only?.kind !== "field") return undefined;
  const read = keywordOf(only.field) === "MERGEFIELD" ? readMergeField(only.field) : undefined;
  if (read === undefined) return undefined;
  const { before, behind, format, unknown, path } = read;
  const isPlain = before + behind === "" && format === undefined && unknown.length === 0;
  const switches = switchesOf(rest);
  const isPictured = rest[0]?.isSwitch === true && switches.some(({ key }) => key === "#");
  return isPlain && isPictured ? { ...read, ...formatOf(path, switches) } : undefined;
}

function formatOf(path: string, switches: readonly Switch[]): Omit<MergeField, "name" | "path"> {
  let format: FieldFormat | undefined;
  const unknown: UnknownSwitch[] = [];
  for (const one of switches) {
    const { key, value, stray } = one;
    const asked = stray === "" ? formatOfSwitch(key, value) : undefined;
    if (asked === "as-it-is") continue;
    if (asked !== undefined && format === undefined) format = asked;
    else {
      const instead = asked === undefined ? nearestTag(path, one) : callBoth(path, format, asked);
      unknown.push(unknownSwitch(path, one, instead));
    }
  }
  const argumentOf = (wanted: string): string =>
    switches.find(({ key }) => key === wanted)?.value ?? "";
  const isLikeCode = switches.some(
    ({ key, value }) => key === "*" && value.toUpperCase() === "CHARFORMAT",
  );
  return { before: argumentOf("b"), behind: argumentOf("f"), format, unknown, isLikeCode };
}

function unknownSwitch(
  path: string,
  { key, value, stray }: Switch,
  instead: string,
): UnknownSwitch {
  const form = key === "*" && instead === `{{${path}}}` ? "lost" : "kept";
  return { found: `\\${key} ${value}${stray}`.trim(), instead, form };
}

/** The tag that comes nearest to what a switch asks for. */
function nearestTag(path: string, { key, value, stray }: Switch): string {
  const quoted = [value + stray, value.replaceAll(/[-+]/gu, "'$&'")].map((picture) =>
    formatOfSwitch(key, picture),
  );
  const format = quoted.find((one) => typeof one === "object");
  if (format !== undefined && key !== "*") return tagOf(path, format);
  if (key === "*" && value.toUpperCase() === "JIS") return `{{全角 ${path}}}`;
  if (key === "@") return `{{和暦 ${path} 数字="算用数字"}}`;
  return key === "#" ? `{{桁区切り ${path}}}` : `{{${path}}}`;
}

/** The tag of two helpers, the later one around the earlier; the first alone where the second counts with its value. */
function callBoth(path: string, inner: FieldFormat | undefined, outer: FieldFormat): string {
  // A date in the numerals of \* DBNUM1 has a form of its own.
  if (outer.call.startsWith("単位語 ") && inner?.call.startsWith("和暦 ") === true) {
    return tagOf(path, inner).replace('数字="算用数字"', '数字="漢数字"');
  }
  if (inner === undefined || !outer.takesText) return tagOf(path, inner);
  return tagOf(`(${callOf(path, inner)})`, outer);
}

/** The tag that prints a column in a form. */
function tagOf(path: string, format: FieldFormat | undefined): string {
  return `{{${callOf(path, format)}}}`;
}

function callOf(path: string, format: FieldFormat | undefined): string {
  return format?.call.replace("○", () => path) ?? path;
}

/**
 * Gives what a merge field prints, as tags of the template language.
 *
 * Errors: word/field-broken, word/switch-unsupported.
 */
export function mergeFieldTags(field: Field, { at, report }: FieldContext): readonly FieldPiece[] {
  const read = readMergeField(field);
  if (read === undefined) {
    report(error("word/field-broken", at, { field: codeText(field) }));
    return [];
  }
  const { name, path, before, behind, format, unknown } = read;
  for (const one of unknown) report(error("word/switch-unsupported", at, { name, ...one }));
  const look = read.isLikeCode ? codeRun(field) : (field.result[0] ?? codeRun(field));
  const piece = (kind: FieldPiece["kind"], text: string): FieldPiece => ({ kind, text, look });
  const tag = tagOf(path, format);
  if (before === "" && behind === "") return [piece("tag", tag)];
  return [
    piece("tag", `{{#もし ${path}}}`),
    ...(before === "" ? [] : [piece("text", before)]),
    piece("tag", tag),
    ...(behind === "" ? [] : [piece("text", behind)]),
    piece("tag", "{{/もし}}"),
  ];
}

/** The first run of a field's code, whose look counts where there is no result. */
function codeRun(field: Field): XmlElement | undefined {
  const first = field.code.find((item) => item.kind === "text");
  return first?.kind === "text" ? first.run : undefined;
}

function nameInBraces(name: string): string {
  return PLAIN_NAME.test(name) ? name : `[${name.replaceAll(/[[\]]/gu, "")}]`;
}

interface Switch {
  readonly key: string;
  readonly value: string;
  /** What stands behind the value of a picture and belongs to nothing: `\# "#,##0" 円`. */
  readonly stray: string;
}

function switchesOf(tokens: readonly CodeToken<Field>[]): readonly Switch[] {
  return tokens.flatMap((token, index) => {
    if (!token.isSwitch) return [];
    const key = tokenText(token).toLowerCase();
    const behind = tokens.slice(index + 1);
    const next = behind.findIndex(({ isSwitch }) => isSwitch);
    const [value, ...others] = (next === -1 ? behind : behind.slice(0, next)).map(tokenText);
    const stray = PICTURES.has(key) ? others.filter((text) => text !== "") : [];
    const asOne = stray.map((text) => (key === "#" ? `'${text}'` : ` ${text}`)).join("");
    return [{ key, value: value ?? "", stray: asOne }];
  });
}

const PICTURES: ReadonlySet<string> = new Set(["#", "@"]);

/**
 * Gives what an IF field prints, as sections for the versions of the letter.
 *
 * Errors: word/if-unsupported, word/if-column, those of `mergeFieldTags`.
 * Source: ISO/IEC 29500-1, 17.16.5.22.
 */
export function ifTags(field: Field, context: FieldContext): readonly FieldPiece[] {
  const { at, report, versions } = context;
  const read = readIf(field);
  if (read === undefined) {
    report(error("word/if-unsupported", at, { found: codeText(field) }));
    return [];
  }
  if (read.literal === "") return blankTags(read, context);
  const names = versions.namesOf(read);
  if (names === undefined) {
    report(error("word/if-column", at, { column: read.column, found: read.literal }));
    return [];
  }
  const filled = branchTags(read.filled, context);
  const others = branchTags(read.others, context);
  if (filled.length === 0 && others.length === 0) return [];
  const listed = (all: readonly string[]): string => all.map((name) => `"${name}"`).join(" ");
  const tag = (text: string): FieldPiece => ({ kind: "tag", text, look: undefined });
  // A branch without text leaves nothing: said so, no version is forgotten.
  if (others.length === 0) {
    return [tag(`{{#宛先のみ ${listed(names.holding)}}}`), ...filled, tag("{{/宛先のみ}}")];
  }
  if (filled.length === 0) {
    return [tag(`{{#宛先のみ ${listed(names.others)}}}`), ...others, tag("{{/宛先のみ}}")];
  }
  return [
    tag(`{{#宛先 ${listed(names.holding)}}}`),
    ...filled,
    tag("{{else}}"),
    ...others,
    tag("{{/宛先}}"),
  ];
}

/** What prints one text where a column is empty (`= ""`) and another where it is not: no version of the letter, a condition. */
function blankTags(
  { column, filled, others }: IfField,
  context: FieldContext,
): readonly FieldPiece[] {
  const blank = branchTags(filled, context);
  const said = branchTags(others, context);
  const path = nameInBraces(column);
  const tag = (text: string): FieldPiece => ({ kind: "tag", text, look: undefined });
  if (blank.length === 0 && said.length === 0) return [];
  if (said.length === 0) return [tag(`{{#空なら ${path}}}`), ...blank, tag("{{/空なら}}")];
  const otherwise = blank.length === 0 ? [] : [tag("{{else}}"), ...blank];
  return [tag(`{{#もし ${path}}}`), ...said, ...otherwise, tag("{{/もし}}")];
}

/** An IF field that compares one column with one text, which is empty where it asks whether the column is. */
export interface IfField extends IfCondition {
  readonly filled: CodeToken<Field> | undefined;
  readonly others: CodeToken<Field> | undefined;
}

/** Reads an IF field; undefined if it compares anything else. `<>` is told by its branches, which then change places. */
export function readIf(field: Field): IfField | undefined {
  const [, left, operator, right, first, second, ...rest] = codeTokens(field.code);
  const [only] = left?.parts ?? [];
  const sign = tokenText(operator);
  const isSimple =
    left?.parts.length === 1 &&
    only?.kind === "field" &&
    keywordOf(only.field) === "MERGEFIELD" &&
    right?.parts.every(({ kind }) => kind === "text") === true &&
    right.isSwitch === false &&
    !/[*?]/u.test(tokenText(right)) &&
    rest.every((token, index) => token.isSwitch || rest[index - 1]?.isSwitch === true) &&
    first?.isSwitch !== true;
  if (!isSimple || only?.kind !== "field" || !(sign === "=" || sign === "<>")) return undefined;
  const column = tokenText(codeTokens(only.field.code)[1]).trim();
  const literal = tokenText(right);
  // With blanks at its ends Word would find nothing that is like it.
  if (column === "" || right === undefined || literal !== literal.trim()) return undefined;
  const isSwitch = second?.isSwitch === true;
  const branches = [first, isSwitch ? undefined : second] as const;
  const [filled, others] = sign === "=" ? branches : [branches[1], branches[0]];
  return { column, literal, filled, others };
}

function branchTags(
  branch: CodeToken<Field> | undefined,
  context: FieldContext,
): readonly FieldPiece[] {
  return (branch?.parts ?? []).flatMap((part): readonly FieldPiece[] => {
    if (part.kind === "text")
      return [{ kind: "text", text: part.text, look: part.run, from: part.from }];
    const keyword = keywordOf(part.field);
    if (keyword === "IF") return ifTags(part.field, context);
    if (keyword === "MERGEFIELD" || isPicturedFormula(part.field)) {
      return mergeFieldTags(part.field, context);
    }
    context.report(error("word/field-in-field", context.at, { field: "IF", inner: keyword }));
    return [];
  });
}

/** What Handlebars takes for a name without brackets. */
const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_ー]*$/u;
