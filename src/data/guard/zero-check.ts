import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { type Cell, COLUMN_NAMES, type Recipient } from "../../model/recipient.ts";
import { holdsPostalCodes, holdsTelephones } from "../column-use.ts";
import type { ListCheck } from "./list-check.ts";

/** What a column's values can have lost a zero of. */
type NumberKind = "postal" | "telephone";

/** A column of one file: how many values look like telephone numbers, and those that seem to have lost a zero. */
interface Column {
  /** What the heading says it holds; undefined where only the values can show it. */
  readonly kind: NumberKind | undefined;
  filled: number;
  telephones: number;
  readonly lost: Diagnostic[];
  /** Values of figures alone in a column of numbers that a zero can begin, with the length of the others. */
  readonly numbers: Cell[];
}

/**
 * Finds telephone numbers and postal codes whose leading zero Excel took (112112111), and shorter ones of a column of numbers (会員番号). Telephone numbers are looked for
 * in every column that is called so or that holds little else.
 *
 * Errors: `csv/lost-zero`.
 */
export function zeroCheck(): ListCheck {
  const files = new Map<string, ReadonlyMap<string, Column>>();
  return {
    see: (recipient) => {
      const columns = files.get(recipient.path) ?? columnsOf(recipient);
      files.set(recipient.path, columns);
      for (const [name, column] of columns) {
        const cell = recipient.fields.get(name);
        if (cell !== undefined) count(cell, column);
      }
    },
    findings: () =>
      [...files.values()]
        .flatMap((columns) => [...columns.values()])
        .filter(({ kind, filled, telephones }) => kind !== undefined || telephones > filled / 2)
        .flatMap(({ lost }) => lost)
        .concat(
          [...files.values()].flatMap((columns) => [...columns.values()].flatMap(shorterOnes)),
        ),
  };
}

function columnsOf({ fields }: Recipient): ReadonlyMap<string, Column> {
  return new Map(
    [...new Set(Array.from(fields.values(), ({ at }) => at.header ?? ""))]
      .filter((name) => name !== COLUMN_NAMES.code)
      .map((name) => [
        name,
        { kind: kindOf(name), filled: 0, telephones: 0, lost: [], numbers: [] },
      ]),
  );
}

/**
 * Numbers that have lost zeros: in a column 会員番号 whose values have one length, of which some begin with a zero, those that are
 * shorter and begin with none.
 */
function shorterOnes({ kind, filled, numbers }: Column): readonly Diagnostic[] {
  if (kind !== undefined || filled < ENOUGH_NUMBERS || numbers.length !== filled) return [];
  const texts = numbers.map(({ value }) => value.normalize("NFKC").trim());
  const length = Math.max(...texts.map((text) => text.length));
  const shorter = numbers.filter((_, index) => (texts[index] ?? "").length < length);
  const isOfOneLength =
    shorter.length > 0 &&
    shorter.length * 2 < filled &&
    texts.some((text) => text.length === length && text.startsWith("0")) &&
    texts.every((text) => text.length === length || !text.startsWith("0"));
  return isOfOneLength ? shorter.map((cell) => lostZero(cell, length)) : [];
}

const ENOUGH_NUMBERS = 3;

function lostZero({ value, at }: Cell, length: number): Diagnostic {
  const expected = value.normalize("NFKC").trim().padStart(length, "0");
  return error("csv/lost-zero", at, { value, expected, column: at.header ?? "" });
}

/** Headings of numbers whose zeros count; a 番号 alone may be 1, 2, 3. */
const NUMBERS =
  /(?:会員|組合員|職員|社員|学籍|学生|生徒|登録|許可|認定|認可|承認|免許|法人|事業者|事業所|施設|医療機関|学校|顧客|受付|整理|管理|契約|口座|証券|被保険者|利用者)(?:番号|コード|No\.?|ID)$/iu;

function kindOf(heading: string): NumberKind | undefined {
  if (holdsPostalCodes(heading)) return "postal";
  return holdsTelephones(heading) ? "telephone" : undefined;
}

/** Takes note of a value: of nothing that is longer than a few numbers. */
function count({ value, at }: Cell, column: Column): void {
  if (value === "" || value.length > LONGEST) return;
  column.filled += 1;
  if (NUMBERS.test(at.written ?? at.header ?? "") && /^[\d０-９]+$/u.test(value.trim()))
    column.numbers.push({ value, at });
  if (!/[\d０-９]/u.test(value)) return;
  const plain = value.normalize("NFKC").trim();
  if (TELEPHONE.test(plain.replaceAll(/[\s()ー‐–—−-]/gu, ""))) column.telephones += 1;
  const expected = column.kind === "postal" ? postalWithZero(plain) : telephoneWithZero(plain);
  if (expected !== undefined)
    column.lost.push(error("csv/lost-zero", at, { value, expected, column: at.header ?? "" }));
}

const LONGEST = 60;
const TELEPHONE = /^0\d{9,10}$/u;

/** 608611 → 0608611, 60-8611 → 060-8611; codes in 00 lose two. Undefined for what has not lost any. */
export function postalWithZero(plain: string): string | undefined {
  const code = plain.replace(/^〒\s*/u, "");
  if (/^\d{5,6}$/u.test(code)) return code.padStart(7, "0");
  return /^\d{1,2}-\d{4}$/u.test(code) ? code.padStart(8, "0") : undefined;
}

/** 112112111 → 0112112111, for every number of a value (112112111、112112222). */
function telephoneWithZero(plain: string): string | undefined {
  if (plain.includes("@") || !LOST.test(plain)) return undefined;
  return plain.replaceAll(new RegExp(LOST, "gu"), "0$&");
}

/**
 * Nine digits, or ten of a mobile telephone, that begin with no zero and are no part of a longer number.
 *
 * Source: 総務省「電気通信番号計画」: with the leading 0, telephone numbers have ten digits, those in 0X0 eleven.
 */
const LOST =
  /(?<!\d[-()]{0,2})(?<![+.])(?:[1-9](?:[-()]{0,2}\d){8}|[5-9]0(?:[-()]{0,2}\d){8})(?![-()]{0,2}\d)/u;
