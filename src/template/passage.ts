import type { Location, TextLocation } from "../base/location.ts";
import type { TemplateHelper } from "./template-helper.ts";

/** A text with the place it came from. `verbatim`: it is there exactly so; `exact`: see `Cell`. */
export interface Value {
  readonly text: string;
  readonly exact?: string;
  readonly at: Location;
  readonly verbatim: boolean;
}

/** What gives one text, or several for a list. */
export type Expression =
  | { readonly kind: "constant"; readonly values: readonly Value[]; readonly isList: boolean }
  | { readonly kind: "column"; readonly name: string; readonly at: TextLocation }
  /** One text made of several: a setting with the letter's number in it. */
  | { readonly kind: "joined"; readonly parts: readonly Expression[] }
  | { readonly kind: "item" }
  | { readonly kind: "item-number"; readonly at: TextLocation }
  | {
      readonly kind: "call";
      readonly helper: TemplateHelper;
      readonly inputs: readonly Expression[];
      readonly named: ReadonlyMap<string, string>;
      readonly at: TextLocation;
    };

/** What a column says. */
export type ColumnExpression = Expression & { readonly kind: "column" };

/** A piece of the template's own text: at most one line, its line end included. */
export interface TextPiece {
  readonly text: string;
  readonly at: TextLocation;
}

/** A template's body, checked: everything it names exists. */
export type Passage =
  | { readonly kind: "text"; readonly pieces: readonly TextPiece[] }
  | { readonly kind: "output"; readonly expression: Expression }
  | {
      readonly kind: "versions";
      readonly branches: ReadonlyMap<string, readonly Passage[]>;
    }
  | {
      readonly kind: "condition";
      readonly expression: Expression;
      /** Words to compare with; without any, the condition asks whether there is a value that is not いいえ. */
      readonly words: readonly string[];
      /** Whether the value is only asked about and not printed where it is found. */
      readonly isQuestion: boolean;
      readonly filled: readonly Passage[];
      readonly empty: readonly Passage[];
    }
  /** Columns whose cells have a line for each row: what is in `body` is written for each of them, its columns' lines alone. */
  | {
      readonly kind: "rows";
      readonly columns: readonly ColumnExpression[];
      readonly body: readonly Passage[];
      readonly none: readonly Passage[];
    }
  | {
      readonly kind: "loop";
      readonly over: Expression;
      readonly body: readonly Passage[];
      readonly none: readonly Passage[];
    };
