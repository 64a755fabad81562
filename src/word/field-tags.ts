import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { codeText, type Field, keywordOf } from "./field.ts";
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

/**
 * Gives what a merge field prints, as tags of the template language.
 *
 * Errors: word/field-broken, word/switch-unsupported.
 * Source: ISO/IEC 29500-1, 17.16.5.35 (MERGEFIELD), 17.16.4 (switches); the pictures are those of Word's dialog for dates.
 */
export function mergeFieldTags(field: Field, { at, report }: FieldContext): readonly FieldPiece[] {
  const [, nameToken, ...rest] = codeTokens(field.code);
  const name = tokenText(nameToken).trim();
  const isPlain = nameToken?.parts.every(({ kind }) => kind === "text") === true;
  if (name === "" || !isPlain || nameToken?.isSwitch === true) {
    report(error("word/field-broken", at, { field: codeText(field) }));
    return [];
  }
  const path = nameInBraces(name);
  const switches = switchesOf(rest);
  let tag = `{{${path}}}`;
  for (const { key, value } of switches) {
    const format = formatOf(key, value, path);
    // Of two formats one would be lost.
    const isSecond = format !== "as-it-is" && tag !== `{{${path}}}`;
    if (format === undefined || isSecond) {
      report(error("word/switch-unsupported", at, { name, found: `\\${key} ${value}`.trim() }));
    } else if (format !== "as-it-is") tag = format;
  }
  const argumentOf = (wanted: string): string =>
    switches.find(({ key }) => key === wanted)?.value ?? "";
  const [before, behind] = [argumentOf("b"), argumentOf("f")];
  const isLikeCode = switches.some(
    ({ key, value }) => key === "*" && value.toUpperCase() === "CHARFORMAT",
  );
  const look = isLikeCode ? codeRun(field) : (field.result[0] ?? codeRun(field));
  const piece = (kind: FieldPiece["kind"], text: string): FieldPiece => ({ kind, text, look });
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

/** The tag for a switch; undefined for one that we do not know. */
function formatOf(key: string, value: string, path: string): string | undefined {
  switch (key) {
    case "*": {
      const word = value.toUpperCase();
      if (WITHOUT_EFFECT.has(word)) return "as-it-is";
      const helper = LETTER_FORMS.get(word);
      return helper === undefined ? undefined : `{{${helper} ${path}}}`;
    }
    case "@": {
      const picture = DATE_PICTURES.get(value.replaceAll(/["'\s]/gu, ""));
      return picture?.replace("日付", path);
    }
    case "#":
      return value === "#,##0" ? `{{桁区切り ${path}}}` : undefined;
    // \b and \f: text around it; \m: the field comes of an address block; \v: characters upright, which the file's own look says
    case "b":
    case "f":
    case "m":
    case "v":
      return "as-it-is";
    default:
      return undefined;
  }
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
  const literal = tokenText(right).trim();
  if (column === "" || literal === "") return undefined;
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

/** Formats that change nothing in Japanese, or only the look. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  "MERGEFORMAT",
  "CHARFORMAT",
  "UPPER",
  "LOWER",
  "CAPS",
  "FIRSTCAP",
]);

const LETTER_FORMS: ReadonlyMap<string, string> = new Map([
  ["DBNUM1", "単位語"],
  ["KANJINUM1", "単位語"],
  ["CHINESENUM3", "単位語"],
  ["DBCHAR", "全角"],
  ["SBCHAR", "半角"],
  ["ARABIC", "半角"],
]);

const DATE_PICTURES: ReadonlyMap<string, string> = new Map([
  ["ggge年M月d日", '{{和暦 日付 数字="算用数字"}}'],
  ["ggge年M月", '{{和暦 日付 数字="算用数字" 形="年月"}}'],
  ["gggE年O月A日", '{{和暦 日付 数字="漢数字"}}'],
  ["gggE年O月", '{{和暦 日付 数字="漢数字" 形="年月"}}'],
  ["yyyy年M月d日", '{{西暦 日付 数字="算用数字"}}'],
  ["yyyy年M月", '{{西暦 日付 数字="算用数字" 形="年月"}}'],
  ["EEEE年O月A日", '{{西暦 日付 数字="漢数字"}}'],
  ["aaaa", "{{曜日 日付}}"],
  ["aaa", '{{曜日 日付 形="一字"}}'],
]);
