/** A tag of the template language that stands for a field of the Word file. */
export interface FieldTag {
  /** As it is written in the template. */
  readonly tag: string;
  readonly column: string;
  /** Whether the cell may be empty. */
  readonly isOptional: boolean;
  /** A value that its helper can print, and how it prints it; undefined for a tag without a helper. */
  readonly sample: Sample | undefined;
  /** What the cell must hold for the tag to print what the Word file shows; undefined if that cannot be known. */
  readonly valueFor: (shown: string) => string | undefined;
}

/** A value with what a helper makes of it. */
export interface Sample {
  readonly value: string;
  readonly printed: string;
}

/** What a field's instruction says: a tag, or the word that the field is called by if it is none of ours. */
export type FieldMeaning = FieldTag | { readonly keyword: string };

/**
 * Reads the instruction of a field.
 *
 * Shape: `MERGEFIELD` with \b \f, and with the pictures that the template language has; every other field, and every other
 * switch, gives the keyword.
 * Source: ISO/IEC 29500-1, 17.16.1 (syntax), 17.16.4 (switches), 17.16.5.35 (MERGEFIELD).
 */
export function meaningOfField(instruction: string): FieldMeaning {
  const [first = "", name = "", ...rest] = wordsOf(instruction);
  const keyword = first.toUpperCase();
  const column = name.trim();
  const isColumn = keyword === "MERGEFIELD" && /^[\p{L}\p{N}_・]+$/u.test(column);
  const switches = isColumn ? switchesOf(rest) : undefined;
  if (switches === undefined) return { keyword };
  const { before, after, helper } = switches;
  // What is around the value is text of the template, which has its own signs.
  if (/[《》｜※［{\\\n]/u.test(before + after)) return { keyword };
  const print = `{{${helper?.call.replace("○", column) ?? column}}}`;
  const isOptional = before + after !== "";
  return {
    tag: isOptional ? `{{#もし ${column}}}${before}${print}${after}{{/もし}}` : print,
    column,
    isOptional,
    sample: helper?.sample,
    valueFor: (shown) => {
      if (shown === "" && isOptional) return "";
      if (!(shown.startsWith(before) && shown.endsWith(after))) return undefined;
      const value = shown.slice(before.length, shown.length - after.length);
      return helper !== undefined && value.startsWith("«") ? undefined : value;
    },
  };
}

/** What the switches of a merge field ask for. */
interface Switches {
  readonly before: string;
  readonly after: string;
  /** The helper that writes the value so, with ○ for the column. */
  readonly helper: Helper | undefined;
}

/** Reads the switches; undefined if one of them asks for what no helper does. */
function switchesOf(words: readonly string[]): Switches | undefined {
  let [before, after] = ["", ""];
  let helper: Helper | undefined;
  for (let at = 0; at < words.length; at += 1) {
    const name = (words[at] ?? "").toLowerCase();
    if (ALONE.has(name)) continue;
    at += 1;
    const value = words[at] ?? "";
    if (name === "\\b") before = value;
    else if (name === "\\f") after = value;
    else if (name !== "\\*" || !LOOKS.has(value.toUpperCase())) {
      helper = HELPERS.get(`${name} ${value}`);
      if (helper === undefined) return undefined;
    }
  }
  return { before, after, helper };
}

function wordsOf(instruction: string): readonly string[] {
  return [...instruction.matchAll(/"((?:\\.|[^"\\])*)"|“([^”]*)”|(\S+)/gu)].map(
    ([, straight, curly, bare]) => straight?.replaceAll(/\\(.)/gu, "$1") ?? curly ?? bare ?? "",
  );
}

/** Switches without a value: \m and \v say how Word maps and turns, which our rules do. */
const ALONE: ReadonlySet<string> = new Set(["\\m", "\\v"]);

/** Formats that change nothing of Japanese text. */
const LOOKS: ReadonlySet<string> = new Set([
  "MERGEFORMAT",
  "CHARFORMAT",
  "UPPER",
  "LOWER",
  "CAPS",
  "FIRSTCAP",
]);

/** A call of a helper, with ○ for the column. */
interface Helper {
  readonly call: string;
  readonly sample: Sample;
}

const HELPERS: ReadonlyMap<string, Helper> = new Map([
  [
    "\\@ ggge年M月d日",
    {
      call: '和暦 ○ 数字="算用数字"',
      sample: { value: "2022-12-27", printed: "令和4年12月27日" },
    },
  ],
  [
    "\\@ yyyy年M月d日",
    {
      call: '西暦 ○ 数字="算用数字"',
      sample: { value: "2022-12-27", printed: "2022年12月27日" },
    },
  ],
  ["\\# #,##0", { call: "桁区切り ○", sample: { value: "1234", printed: "1,234" } }],
  ["\\* DBCHAR", { call: "全角 ○", sample: { value: "12", printed: "１２" } }],
  ["\\* SBCHAR", { call: "半角 ○", sample: { value: "１２", printed: "12" } }],
]);
