import type { Diagnostic } from "../../base/diagnostic.ts";
import { codeObjects, type Field, keywordOf } from "../field.ts";
import type { CodeToken } from "../field-instruction.ts";
import { ifTags, mergeFieldTags, readIf, readMergeField } from "../field-tags.ts";
import { type IfVersions, KIND_COLUMN, KINDS } from "../if-versions.ts";

/** Values of columns: a row of a list, as far as a tag asks for it. */
export type Row = ReadonlyMap<string, string>;

/** A tag of the template language that stands for a field of the Word file. */
export interface FieldTag {
  /** As it is written in the template. */
  readonly tag: string;
  /** The columns that it asks for, with whether the cell may be empty. */
  readonly columns: ReadonlyMap<string, { readonly isOptional: boolean }>;
  /** The rows for which it prints what the Word file shows; none if there is none, or it cannot be known. */
  readonly rowsFor: (shown: string) => readonly Row[];
  /** Values that it can print, whatever the file shows. */
  readonly sample: Row;
  /** What it prints for a row; undefined if that cannot be known. */
  readonly print: (row: Row) => string | undefined;
}

/** What a field means: a tag, or the word that it is called by if it is none of ours. */
export type FieldMeaning = FieldTag | { readonly keyword: string };

/** The tag that prints a column as it is. */
export function columnTag(column: string): FieldTag {
  return {
    tag: `{{${column}}}`,
    columns: new Map([[column, { isOptional: false }]]),
    rowsFor: (shown) => (isNameOnly(shown) ? [] : [new Map([[column, shown]])]),
    sample: new Map([[column, usualWord(column)]]),
    print: (row) => row.get(column),
  };
}

/** Whether a file shows the name of a column, as where it was never merged. */
function isNameOnly(shown: string): boolean {
  return /^(?:«|\{\{|｛｛)/u.test(shown);
}

/** A word that a column may have: of those by which an addressee's line is known, one of the kind; of others, the name. */
function usualWord(column: string): string {
  return USUAL_WORDS.get(column) ?? column;
}

const USUAL_WORDS: ReadonlyMap<string, string> = new Map([
  ["職名", "市長"],
  ["敬称", "殿"],
  ["日付", "令和四年十二月二十七日"],
]);

/**
 * Says what a field of a Word file means in a template.
 *
 * Shape: `MERGEFIELD` (in a formula that gives it a picture as well), and `IF` as far as it divides the letter into versions, as they are merged; every other field, and every
 * other switch, gives the keyword.
 */
export function meaningOfField(field: Field, versions: IfVersions): FieldMeaning {
  const keyword = keywordOf(field);
  switch (keyword) {
    case "MERGEFIELD":
    case "=":
      return mergeFieldTag(field, versions) ?? { keyword };
    case "IF":
      return ifTag(field, versions) ?? { keyword };
    default:
      return { keyword };
  }
}

function mergeFieldTag(field: Field, versions: IfVersions): FieldTag | undefined {
  const read = readMergeField(field);
  const tag = tagText(field, versions, mergeFieldTags);
  if (read === undefined || tag === undefined) return undefined;
  const { name, before, behind, format } = read;
  const isOptional = before + behind !== "";
  const around = (value: string): string => `${before}${value}${behind}`;
  return {
    tag,
    columns: new Map([[name, { isOptional }]]),
    rowsFor: (shown) => {
      if (shown === "" && isOptional) return [new Map([[name, ""]])];
      if (!(shown.startsWith(before) && shown.endsWith(behind))) return [];
      const value = shown.slice(before.length, shown.length - behind.length);
      const isValue = format === undefined || format.takesPrinted;
      return isValue && !isNameOnly(value) ? [new Map([[name, value]])] : [];
    },
    sample: new Map([[name, format?.sample.value ?? usualWord(name)]]),
    print: (row) => {
      const value = row.get(name);
      if (value === undefined) return undefined;
      if (format === undefined) return value === "" && isOptional ? "" : around(value);
      return value === format.sample.value ? around(format.sample.printed) : undefined;
    },
  };
}

/** What is written for a field; undefined if a part of it cannot be said. */
function tagText(field: Field, versions: IfVersions, write: typeof ifTags): string | undefined {
  const problems: Diagnostic[] = [];
  const at = { kind: "file", path: "" } as const;
  const pieces = write(field, { versions, at, report: (found) => problems.push(found) });
  const isPlain = pieces.every(({ kind, text }) => kind === "tag" || !SIGNS.test(text));
  const text = pieces.map((piece) => piece.text).join("");
  return problems.length === 0 && isPlain && text !== "" && codeObjects(field).length === 0
    ? text
    : undefined;
}

/** What is around a value is text of the template, which has its own signs. */
const SIGNS = /[《》｜※［{\\\n\t]/u;

/** A part of what a branch of an IF prints: a text, or the value of a column. */
type BranchPart = string | { readonly column: string };

function ifTag(field: Field, versions: IfVersions): FieldTag | undefined {
  const tag = tagText(field, versions, ifTags);
  const branches = KINDS.map((kind) => ({ kind, parts: branchFor(field, kind) }));
  const parts = branches.flatMap((branch) => branch.parts ?? []);
  if (tag === undefined || branches.some((branch) => branch.parts === undefined)) return undefined;
  const columns = parts.flatMap((part) => (typeof part === "string" ? [] : [part.column]));
  const asked = [KIND_COLUMN, ...columns].map((name) => [name, { isOptional: false }] as const);
  return {
    tag,
    columns: new Map(asked),
    rowsFor: (shown) =>
      branches.flatMap((branch) => {
        const values = valuesIn(shown, branch.parts ?? []);
        return values === undefined ? [] : [new Map([[KIND_COLUMN, branch.kind], ...values])];
      }),
    sample: new Map([
      [KIND_COLUMN, KINDS[0]],
      ...columns.map((name) => [name, usualWord(name)] as const),
    ]),
    print: (row) => {
      const branch = branches.find(({ kind }) => kind === row.get(KIND_COLUMN));
      return branch?.parts
        ?.map((part) => (typeof part === "string" ? part : (row.get(part.column) ?? "")))
        .join("");
    },
  };
}

/** What an IF field prints for a kind of body; undefined where that is more than texts and columns as they are. */
function branchFor(field: Field, kind: string): readonly BranchPart[] | undefined {
  const read = readIf(field);
  if (read === undefined || read.literal === "") return undefined;
  const branch: CodeToken<Field> | undefined = read.literal === kind ? read.filled : read.others;
  const parts = (branch?.parts ?? []).map((part): readonly BranchPart[] | undefined => {
    if (part.kind === "text") return [part.text];
    if (keywordOf(part.field) === "IF") return branchFor(part.field, kind);
    const merged = readMergeField(part.field);
    const isPlain = merged !== undefined && merged.format === undefined;
    return isPlain && merged.before + merged.behind === "" ? [{ column: merged.name }] : undefined;
  });
  return parts.some((one) => one === undefined) ? undefined : parts.flatMap((one) => one ?? []);
}

/** The values of the columns for which a branch prints what is shown; undefined if it prints something else. */
function valuesIn(
  shown: string,
  parts: readonly BranchPart[],
): readonly (readonly [string, string])[] | undefined {
  const pattern = parts
    .map((part) =>
      typeof part === "string" ? part.replaceAll(/[$()*+.?[\\\]^{|}]/gu, "\\$&") : "(.+?)",
    )
    .join("");
  const found = new RegExp(`^${pattern}$`, "su").exec(shown);
  if (found === null) return undefined;
  const columns = parts.flatMap((part) => (typeof part === "string" ? [] : [part.column]));
  return columns.map((column, index) => [column, found[index + 1] ?? ""]);
}
