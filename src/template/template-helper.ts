import type { ValueReason } from "../base/messages/template-reasons.ts";
import type { SenderClass } from "../language/honorific.ts";
import type { NumeralStyle } from "../language/kanji-numeral.ts";
import type { LetterKind } from "../model/letter-settings.ts";

/** What the house has decided for a template: how numbers are written, and what kind of document it is. */
export interface HouseStyle {
  readonly numerals: NumeralStyle;
  /** Kanji in vertical lines, 算用数字 in horizontal ones, if the template does not say otherwise. */
  readonly digits: "kanji" | "arabic";
  readonly kind: LetterKind;
  readonly sender: SenderClass;
}

/** What a helper gives: a text, or why it cannot, as a word that the messages have texts for. */
export type HelperResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: ValueReason };

/**
 * A function that a template calls by its Japanese name: `{{和暦 日付}}`.
 *
 * Shape: `run` is pure; its inputs are never empty texts.
 */
export interface TemplateHelper {
  readonly name: string;
  /** What it does, with an example, for `shokan fields`. */
  readonly summary: Readonly<Record<"ja" | "en", string>>;
  /** How it is called, for messages. */
  readonly usage: string;
  /** How many it takes; `areExact`: it counts with the number or day that a cell shows in another dress. */
  readonly inputs: { readonly least: number; readonly most: number; readonly areExact?: true };
  /** Named options with the words they may have; an empty list takes any word. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly run: (
    inputs: readonly string[],
    named: ReadonlyMap<string, string>,
    house: HouseStyle,
  ) => HelperResult;
}
