import { readDate } from "../language/date.ts";
import { readDatePicture, writeDateByPicture } from "../language/date-picture.ts";
import { inLetterCase, type LetterCase } from "../language/letter-case.ts";
import { readNumberPicture, writeByPicture } from "../language/number-picture.ts";

/** What a switch of a field asks for: a helper of the template language. */
export interface FieldFormat {
  /** The call of the helper, with ○ for the column. */
  readonly call: string;
  /** A value that the helper can print, and how it prints it. */
  readonly sample: { readonly value: string; readonly printed: string };
  /** Whether what the helper has printed is a value that it prints as the same again. */
  readonly takesPrinted: boolean;
  /** Whether it takes any text, what another helper has printed too. */
  readonly takesText: boolean;
}

/**
 * Gives what a switch of a field means: a format, nothing that shows, or undefined for one that we do not know.
 *
 * Source: ISO/IEC 29500-1, 17.16.4. The pictures of Word's dialog for dates have helpers of their own; any other is written by it.
 */
export function formatOfSwitch(key: string, value: string): FieldFormat | "as-it-is" | undefined {
  switch (key) {
    case "*": {
      const word = value.toUpperCase();
      return WITHOUT_EFFECT.has(word) ? "as-it-is" : LETTER_FORMS.get(word);
    }
    case "@":
      return DATE_PICTURES.get(value.replaceAll(PLAIN_LITERAL, "$1")) ?? byDatePicture(value);
    case "#":
      return byNumberPicture(value);
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

/** Formats that change only the look. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set(["MERGEFORMAT", "CHARFORMAT"]);

const IN_KANJI = format("単位語 ○", "12", "十二", false);

const LETTER_FORMS: ReadonlyMap<string, FieldFormat> = new Map([
  ["DBNUM1", IN_KANJI],
  ["KANJINUM1", IN_KANJI],
  ["CHINESENUM3", IN_KANJI],
  ["DBCHAR", format("全角 ○", "12", "１２", true)],
  ["SBCHAR", format("半角 ○", "１２", "12", true)],
  ["ARABIC", format("半角 ○", "１２", "12", true)],
  ["UPPER", inCase("大文字")],
  ["LOWER", inCase("小文字")],
  ["FIRSTCAP", inCase("先頭だけ大文字")],
  ["CAPS", inCase("単語ごとに大文字")],
]);

const DATE_PICTURES: ReadonlyMap<string, FieldFormat> = new Map([
  ["ggge年M月d日", date('和暦 ○ 数字="算用数字"', "令和4年12月27日", true)],
  ["ggge年M月", date('和暦 ○ 数字="算用数字" 形="年月"', "令和4年12月", false)],
  ["gggE年O月A日", date('和暦 ○ 数字="漢数字"', "令和四年十二月二十七日", true)],
  ["gggE年O月", date('和暦 ○ 数字="漢数字" 形="年月"', "令和四年十二月", false)],
  ["yyyy年M月d日", date('西暦 ○ 数字="算用数字"', "2022年12月27日", true)],
  ["yyyy年M月", date('西暦 ○ 数字="算用数字" 形="年月"', "2022年12月", false)],
  ["EEEE年O月A日", date('西暦 ○ 数字="漢数字"', "二〇二二年十二月二十七日", true)],
  ["aaaa", date("曜日 ○", "火曜日", false)],
  ["aaa", date('曜日 ○ 形="一字"', "火", false)],
]);

function date(call: string, printed: string, takesPrinted: boolean): FieldFormat {
  return format(call, "2022-12-27", printed, takesPrinted);
}

function format(call: string, value: string, printed: string, takesPrinted: boolean): FieldFormat {
  const takesText = /^(?:全角|半角|英字) /u.test(call);
  return { call, sample: { value, printed }, takesPrinted, takesText };
}

/** What is written in letters is its own capital form once it was written so. */
function inCase(letterCase: LetterCase): FieldFormat {
  const value = "tokyo PREFECTURE";
  return format(`英字 ○ 形="${letterCase}"`, value, inLetterCase(value, letterCase), true);
}

function byDatePicture(value: string): FieldFormat | undefined {
  const picture = readDatePicture(value);
  const day = readDate("2022-12-27");
  if (picture === undefined || typeof day === "string") return undefined;
  const printed = writeDateByPicture(day, picture);
  if (printed === "before-meiji") return undefined;
  return date(`日付の形 ○ 形="${straight(value)}"`, printed.text, false);
}

function byNumberPicture(value: string): FieldFormat | undefined {
  const picture = readNumberPicture(value);
  const printed = picture && writeByPicture(SAMPLE_NUMBER, picture);
  if (printed === undefined) return undefined;
  const isFiguresOnly = /^[#0,.]*$/u.test(value);
  return format(`数の形 ○ 形="${straight(value)}"`, SAMPLE_NUMBER, printed, isFiguresOnly);
}

/** Word's quotes of either form as the template language has them. */
function straight(picture: string): string {
  return picture.replaceAll(/[\u2018\u2019]/gu, "'");
}

const SAMPLE_NUMBER = "1234.5";
/** Literal text in quotes that would mean the same without them. */
const PLAIN_LITERAL = /'([^'A-Za-z]*)'/gu;
