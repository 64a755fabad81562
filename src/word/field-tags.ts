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
  /** The switches that no helper does, or of which one would be lost. */
  readonly unknown: readonly string[];
  /** Whether its look is that of its code (\* CHARFORMAT). */
  readonly isLikeCode: boolean;
}

/**
 * Reads the code of a merge field; undefined if it names no column.
 *
 * Source: ISO/IEC 29500-1, 17.16.5.35 (MERGEFIELD).
 */
export function readMergeField(field: Field): MergeField | undefined {
  const [, nameToken, ...rest] = codeTokens(field.code);
  const name = tokenText(nameToken).trim();
  const isPlain = nameToken?.parts.every(({ kind }) => kind === "text") === true;
  if (name === "" || !isPlain || nameToken?.isSwitch === true) return undefined;
  const switches = switchesOf(rest);
  let format: FieldFormat | undefined;
  const unknown: string[] = [];
  for (const { key, value } of switches) {
    const one = formatOfSwitch(key, value);
    if (one === "as-it-is") continue;
    if (one === undefined || format !== undefined) unknown.push(`\\${key} ${value}`.trim());
    else format = one;
  }
  const argumentOf = (wanted: string): string =>
    switches.find(({ key }) => key === wanted)?.value ?? "";
  return {
    name,
    path: nameInBraces(name),
    before: argumentOf("b"),
    behind: argumentOf("f"),
    format,
    unknown,
    isLikeCode: switches.some(
      ({ key, value }) => key === "*" && value.toUpperCase() === "CHARFORMAT",
    ),
  };
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
  for (const found of unknown) report(error("word/switch-unsupported", at, { name, found }));
  const look = read.isLikeCode ? codeRun(field) : (field.result[0] ?? codeRun(field));
  const piece = (kind: FieldPiece["kind"], text: string): FieldPiece => ({ kind, text, look });
  const tag = `{{${format?.call.replace("○", path) ?? path}}}`;
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

function switchesOf(
  tokens: readonly CodeToken<Field>[],
): readonly { readonly key: string; readonly value: string }[] {
  return tokens.flatMap((token, index) => {
    if (!token.isSwitch) return [];
    const next = tokens[index + 1];
    return [
      {
        key: tokenText(token).toLowerCase(),
        value: next?.isSwitch === true ? "" : tokenText(next),
      },
    ];
  });
}

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

/** An IF field that compares one column with one text. */
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
  if (column === "" || literal === "" || literal !== literal.trim()) return undefined;
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
    if (part.kind === "text") return [{ kind: "text", text: part.text, look: part.run }];
    const keyword = keywordOf(part.field);
    if (keyword === "MERGEFIELD") return mergeFieldTags(part.field, context);
    if (keyword === "IF") return ifTags(part.field, context);
    context.report(error("word/field-in-field", context.at, { field: "IF", inner: keyword }));
    return [];
  });
}

/** What Handlebars takes for a name without brackets. */
const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_ー]*$/u;
