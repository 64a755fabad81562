import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import type { CellLocation } from "../../base/location.ts";
import type { ColumnUse } from "../column-use.ts";

/**
 * Tells quickly whether a value needs a closer look for damage; nearly none does.
 *
 * Shape: a value that needs none is sound in every column but those of names, which `isNoName` asks about.
 */
export function mayBeDamaged(value: string): boolean {
  return SIGNS.test(value);
}

const SIGNS =
  /[#＃?？〓□■&=＝\\]|[eEｅＥ][+\-＋－]|[\u00c2-\u00ef][\u0080-\u00ff\u0152-\u2122]|[縺繧繝]|null|nan|undefined|^\s*(?:-2146826|err:|\(null|none|nat|nil|<na|\[object|1900|1899|明治33)/iu;

/**
 * Says what other programs have left in a value instead of what was meant: errors of a spreadsheet, signs of a column
 * too narrow, rounded numbers, words for nothing, signs in the place of lost characters. Each kind once.
 *
 * Errors: `csv/cell-error`, `csv/overflowed-cell`, `csv/exponent`, `csv/program-word`, `csv/formula-text`,
 * `csv/zero-date`, `csv/lost-mark`; warnings `csv/escaped-character`, `csv/backslash`, and `csv/lost-mark` where a
 * question may be meant.
 */
export function checkDamage(
  value: string,
  at: CellLocation,
  use: ColumnUse,
): readonly Diagnostic[] {
  const plain = value.normalize("NFKC").trim();
  const whole = WHOLE.find(({ pattern }) => pattern.test(plain));
  if (whole !== undefined) return [error(whole.code, at, { value })];
  const found: Diagnostic[] = [];
  if (EXCEL_ERROR.test(plain)) return [error("csv/cell-error", at, { value })];
  const word = WORD_WITHIN.exec(plain)?.[0];
  if (word !== undefined) {
    // A remark may speak of such a word; in a name or an amount another program has joined it to the rest.
    const say = use === "remark" ? warning : error;
    found.push(say("csv/program-word", at, { value }));
  }
  if (ENTITY.test(value) || MOJIBAKE.test(value))
    found.push(warning("csv/escaped-character", at, { value }));
  if (value.includes("\\")) found.push(warning("csv/backslash", at, { value }));
  const position = lostMark([...value], use);
  if (position !== undefined) {
    const character = [...value][position - 1] ?? "";
    const say = use === "name" || use === "place" ? error : warning;
    found.push(say("csv/lost-mark", at, { value, character, position }));
  }
  return found;
}

// Source: Excel's error values, https://support.microsoft.com/office/error-type-function-10958677-7c8d-44f7-ae77-b9a9ee6eefaa,
// those that Office Scripts and Google Sheets add, and the numbers that VBA's CVErr writes for them.
const EXCEL_ERROR =
  /#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|EXTERNAL!|PYTHON!|TIMEOUT!|ERROR!)/iu;

const WHOLE: readonly {
  readonly code:
    | "csv/cell-error"
    | "csv/overflowed-cell"
    | "csv/exponent"
    | "csv/program-word"
    | "csv/formula-text"
    | "csv/zero-date";
  readonly pattern: RegExp;
}[] = [
  // LibreOffice writes Err:502, VBA -2146826246 for #N/A.
  { code: "csv/cell-error", pattern: /^(?:Err:\d{3}|-21468262\d\d)$/iu },
  { code: "csv/overflowed-cell", pattern: /^#{2,}$/u },
  { code: "csv/exponent", pattern: /^[+-]?\d{1,3}(?:\.\d+)?E[+-]\d{1,3}$/iu },
  {
    code: "csv/program-word",
    pattern: /^(?:null|\(null\)|none|nan|nat|nil|undefined|<na>|\[object Object\]|\\N)$/iu,
  },
  // =VLOOKUP(A2,…), =A1, =Sheet1!B2, as a sheet that shows its formulas is saved
  {
    code: "csv/formula-text",
    pattern: /^=(?:[A-Z][A-Z0-9.]*\(|\$?[A-Z]{1,3}\$?\d+(?:\b|$)|[^=\s]*!\$?[A-Z])/u,
  },
  // The day 0 of Excel and of LibreOffice: a reference to a blank cell in a date's format.
  {
    code: "csv/zero-date",
    pattern: /^(?:1900[-/.]0?1[-/.]0?0|1900年1月0日|明治33年1月0日|1899[-/.]12[-/.]30)(?:\s|$)/u,
  },
];

/** 「null様」, 「奈良県null」: a word for nothing that was joined to a text. */
const WORD_WITHIN = /(?<![A-Za-z\d_])(?:null|NULL|undefined|NaN)(?![A-Za-z\d_])/u;

const ENTITY = /&(?:#\d{2,7}|#x[\da-f]{2,6}|amp|lt|gt|quot|apos|nbsp);/iu;
/**
 * UTF-8 that was read as Western European, where three such letters in a row occur in no name; or as CP932, where
 * the two bytes that all kana begin with are the kanji 縺, 繧 and 繝.
 */
const MOJIBAKE =
  /[\u00e3-\u00e9][\u0080-\u00bf\u0152-\u2122][\u0080-\u00bf\u0152-\u2122]|[縺繧繝].{0,2}[縺繧繝]|[縺繧繝][ゅ≠√▲ｱ-ﾝ]/u;

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆ヶ]/u;
const HIRAGANA = /[\p{Script=Hiragana}ー]/u;
const CLOSING = /[\s」』）)\]】。、！!?？…]/u;

/** The place of a sign that stands for a character lost in a conversion, counted from 1. */
function lostMark(characters: readonly string[], use: ColumnUse): number | undefined {
  const isOnlyMarks = characters.every((character) => /[?？〓\s]/u.test(character));
  const index = characters.findIndex((character, place) => {
    if (!/[?？〓□■]/u.test(character)) return false;
    const [before = "", after = ""] = [characters[place - 1], characters[place + 1]];
    const isBeside = JAPANESE.test(before) || JAPANESE.test(after);
    if (character === "□" || character === "■") return use === "name" && isBeside;
    if (character === "〓" || use === "name" || use === "place") return isBeside || isOnlyMarks;
    if (isOnlyMarks) return use === "other" && character === "?";
    return isBeside && !isQuestion({ character, before, after }, use);
  });
  return index === -1 ? undefined : index + 1;
}

/** Whether a question mark ends a sentence: 「出席ですか？」, and in a remark 「要確認？」. */
function isQuestion(
  { character, before, after }: Readonly<Record<"character" | "before" | "after", string>>,
  use: ColumnUse,
): boolean {
  if (before === "" || CLOSING.test(before)) return character === "？" && use === "remark";
  if (after === "" || CLOSING.test(after))
    return use === "remark" || character === "？" || HIRAGANA.test(before);
  return use === "remark" ? HIRAGANA.test(before) : before === "か";
}

/** Tells whether a value cannot be a name, a title or a reading, because it has no letter: 0, -, ○○. */
export function isNoName(value: string): boolean {
  return value.trim() !== "" && !/\p{L}/u.test(value);
}

/**
 * Says that a column of names holds something else. Zero is what a formula gives for a blank cell.
 *
 * Errors: `csv/not-a-name`, as a warning unless it is zero.
 */
export function notAName(value: string, at: CellLocation, column: string): Diagnostic {
  const say = /^[0.]+$/u.test(value.normalize("NFKC").trim()) ? error : warning;
  return say("csv/not-a-name", at, { value, column });
}
