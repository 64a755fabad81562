import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import type { CellLocation } from "../../base/location.ts";
import { isIdeographicSelector, isStandardizedSelector } from "../../text/variation-selector.ts";
import { RADICAL_KANJI } from "../tables/look-alikes.ts";

/** What a value is checked against. */
export interface CharacterRules {
  /** Whether the value may have several lines; those of the standard columns may not. */
  readonly allowsLines: boolean;
}

/** What can be wrong with a character of a value, by the code that says so. */
type CharacterProblem =
  | "csv/private-use-character"
  | "csv/lone-surrogate"
  | "csv/noncharacter"
  | "csv/replacement-character"
  | "csv/control-character"
  | "csv/bidi-character"
  | "csv/zero-width-character"
  | "csv/look-alike-character"
  | "csv/stray-variation-selector";

/**
 * Tells quickly whether a value needs a closer look; nearly none does.
 *
 * Source: general categories of Unicode: Cc, Cf, Co, Cs, Mn, noncharacters; Zl and Zp.
 */
export function isSuspicious(value: string): boolean {
  return SUSPICIOUS.test(value);
}

// Hangul fillers (U+115F, 1160, 3164, FFA0) are letters that show nothing.
const SUSPICIOUS =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Mn}\p{Noncharacter_Code_Point}\u2028\u2029\u2e80-\u2fdf\uff61-\uffa0\ufffd\u115f\u1160\u3164]|^\s|\s$/u;

/**
 * Says what is wrong with the characters of a value: each kind of character once, at its first place.
 *
 * Errors: `csv/private-use-character`, `csv/lone-surrogate`, `csv/noncharacter`,
 * `csv/replacement-character`, `csv/control-character`, `csv/bidi-character`,
 * `csv/zero-width-character`, `csv/look-alike-character`, `csv/stray-variation-selector`,
 * `csv/line-break-in-value`; warnings `csv/half-width-kana`, `csv/decomposed-character`,
 * `csv/surrounding-space`.
 */
export function checkCharacters(
  value: string,
  at: CellLocation,
  rules: CharacterRules,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  const characters = [...value];
  for (const [index, character] of characters.entries()) {
    if (seen.has(character)) continue;
    const position = index + 1;
    if (character === "\n") {
      if (rules.allowsLines) continue;
      diagnostics.push(error("csv/line-break-in-value", at, { position, value }));
    } else {
      const problem = problemOf(character, characters[index - 1]);
      if (problem === undefined) continue;
      diagnostics.push(toDiagnostic(problem, character, position, value, at));
    }
    seen.add(character);
  }
  return [...diagnostics, ...checkForms(value, at)];
}

/** What is only unwise: the letter would show it, but hardly as it was meant. */
function checkForms(value: string, at: CellLocation): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  if (HALF_WIDTH_KANA.test(value)) {
    const suggestion = value.replaceAll(HALF_WIDTH_KANA_RUN, (run) => run.normalize("NFKC"));
    diagnostics.push(warning("csv/half-width-kana", at, { value, suggestion, count: 1 }));
  }
  if (DECOMPOSED.test(value)) {
    const suggestion = value.replaceAll(DECOMPOSED_PAIR, (pair) => pair.normalize("NFC"));
    diagnostics.push(warning("csv/decomposed-character", at, { value, suggestion }));
  }
  // Lines of one cell stand beside those of others (繰り返し), and a blank one at either end keeps them there.
  const hasLines = value.trim().includes("\n");
  const suggestion = value.replaceAll(hasLines ? SPACE_AROUND_LINES : SURROUNDING_SPACE, "");
  if (suggestion !== value && suggestion !== "")
    diagnostics.push(warning("csv/surrounding-space", at, { value, suggestion }));
  return diagnostics;
}

const SURROUNDING_SPACE = /^[\p{Zs}\n]+|[\p{Zs}\n]+$/gu;
const SPACE_AROUND_LINES = /^\p{Zs}+|\p{Zs}+$/gu;
const HALF_WIDTH_KANA = /[\uff61-\uff9f]/u;
const HALF_WIDTH_KANA_RUN = /[\uff61-\uff9f]+/gu;
const DECOMPOSED = /\u3099|\u309a|[\u0300-\u036f]/u;
const DECOMPOSED_PAIR = /.(?:\u3099|\u309a|[\u0300-\u036f])+/gu;

const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const INVISIBLE = /[\p{Cf}\u115f\u1160\u3164\uffa0]/u;
const IDEOGRAPH = /[\p{Unified_Ideograph}\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u;

function problemOf(character: string, before: string | undefined): CharacterProblem | undefined {
  if (character === "\ufffd") return "csv/replacement-character";
  if (/\p{Noncharacter_Code_Point}/u.test(character)) return "csv/noncharacter";
  if (/\p{Co}/u.test(character)) return "csv/private-use-character";
  if (/\p{Cs}/u.test(character)) return "csv/lone-surrogate";
  if (/[\p{Cc}\u2028\u2029]/u.test(character)) return "csv/control-character";
  if (BIDI.test(character)) return "csv/bidi-character";
  if (INVISIBLE.test(character)) return "csv/zero-width-character";
  if (suggestionFor(character) !== undefined || /[\u2e80-\u2fdf]/u.test(character))
    return "csv/look-alike-character";
  return isStraySelector(character, before) ? "csv/stray-variation-selector" : undefined;
}

function isStraySelector(character: string, before = ""): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  if (isIdeographicSelector(codePoint)) return !IDEOGRAPH.test(before);
  return isStandardizedSelector(codePoint) && !/\S/u.test(before);
}

/** The kanji that a radical was taken for. */
function suggestionFor(character: string): string | undefined {
  if (!/[\u2e80-\u2fdf]/u.test(character)) return undefined;
  const normalized = character.normalize("NFKC");
  return normalized === character ? RADICAL_KANJI.get(character) : normalized;
}

function toDiagnostic(
  problem: CharacterProblem,
  found: string,
  position: number,
  value: string,
  at: CellLocation,
): Diagnostic {
  const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const suggestion = suggestionFor(found);
  const values = { character: `U+${code}`, position, value };
  return suggestion === undefined
    ? error(problem, at, values)
    : error("csv/look-alike-character", at, { ...values, suggestion });
}
