import type { Diagnostic } from "../../base/diagnostic.ts";
import { checkCharacters } from "../characters/check-characters.ts";
import { checkDamage } from "../characters/check-damage.ts";
import { columnUse } from "../column-use.ts";
import { RADICAL_KANJI } from "../tables/look-alikes.ts";
import type { Fix, FixKind } from "./fix.ts";

/** A value that is corrected by itself, whatever else its row says. */
type Corrected = { readonly kind: FixKind; readonly value: string } | undefined;

/**
 * Corrects how a value is written: spaces around it, half-width kana, marks apart from their letters, radicals for kanji, signs
 * that show nothing, `&amp;` for &.
 *
 * Shape: `raw` is what the cell has. Undefined for findings of other kinds, and where something else would be wrong afterwards.
 */
export function fixText(diagnostic: Diagnostic, raw: string): Fix | undefined {
  const { at, code } = diagnostic;
  const corrected = correctedText(diagnostic, raw);
  if (corrected === undefined || at.kind !== "cell" || corrected.value === raw) return undefined;
  const use = columnUse(at.header ?? "");
  const codesOf = (value: string): readonly string[] =>
    [...checkCharacters(value, at, { allowsLines: false }), ...checkDamage(value, at, use)].map(
      (one) => one.code,
    );
  const before = codesOf(raw);
  const isClean = codesOf(corrected.value).every((one) => one !== code && before.includes(one));
  return isClean ? { ...corrected, at, was: raw } : undefined;
}

/** The findings of which some are corrected so. */
export const FIXED_TEXTS: readonly Diagnostic["code"][] = [
  "csv/surrounding-space",
  "csv/line-break-in-value",
  "csv/half-width-kana",
  "csv/decomposed-character",
  "csv/look-alike-character",
  "csv/zero-width-character",
  "csv/bidi-character",
  "csv/escaped-character",
];

function correctedText({ code, values }: Diagnostic, raw: string): Corrected {
  switch (code) {
    case "csv/surrounding-space":
    case "csv/line-break-in-value":
      return { kind: "blank", value: raw.replaceAll(AROUND, "") };
    case "csv/half-width-kana":
      return { kind: "kana", value: raw.replaceAll(HALF_KANA, (run) => run.normalize("NFKC")) };
    case "csv/decomposed-character":
      return { kind: "composed", value: raw.replaceAll(PAIR, (pair) => pair.normalize("NFC")) };
    case "csv/look-alike-character":
      return { kind: "kanji", value: raw.replaceAll(RADICALS, kanjiOf) };
    case "csv/zero-width-character":
    case "csv/bidi-character":
      return INVISIBLE.has(String(values["character"]))
        ? { kind: "invisible", value: raw.replaceAll(SHOWS_NOTHING, "") }
        : undefined;
    case "csv/escaped-character":
      return { kind: "entity", value: raw.replaceAll(ENTITY, characterOf) };
    default:
      return undefined;
  }
}

const AROUND = /^[\p{Zs}\r\n]+|[\p{Zs}\r\n]+$/gu;
const HALF_KANA = /[\uff61-\uff9f]+/gu;
const PAIR = /.(?:\u3099|\u309a|[\u0300-\u036f])+/gu;
const RADICALS = /[\u2e80-\u2fdf]/gu;

function kanjiOf(radical: string): string {
  const plain = radical.normalize("NFKC");
  return plain === radical ? (RADICAL_KANJI.get(radical) ?? radical) : plain;
}

/** Without them the same is read: breaks and marks of no width. Those that turn or join what stands around them are somebody's to judge. */
const SHOWS_NOTHING = /[\u00ad\u200b\u200e\u2060\ufeff]/gu;
const INVISIBLE: ReadonlySet<string> = new Set(["U+00AD", "U+200B", "U+200E", "U+2060", "U+FEFF"]);

const ENTITY = /&(?:#(?<decimal>\d{2,7})|#x(?<hex>[\da-f]{2,6})|(?<name>amp|lt|gt|quot|apos));/giu;
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

function characterOf(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
  const codePoint = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
  return codePoint > 0x1f && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
}
