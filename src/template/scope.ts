import type { Diagnostic } from "../base/diagnostic.ts";
import type { Location, TextLocation } from "../base/location.ts";
import type { SourceFile } from "../base/world.ts";
import { type BodyStart, offsetsOf, type SyntaxRange } from "./parse-body.ts";
import type { TemplateSettings } from "./read-settings.ts";
import { placeIn, type SourceText } from "./source-text.ts";
import type { HouseStyle } from "./template-helper.ts";
import type { Comparison, VersionedText } from "./template-text.ts";

/** What compiling a body finds out besides the passages; filled while the tree is walked. */
export interface Findings {
  readonly report: (found: Diagnostic) => void;
  /** Every place that names a column. */
  readonly columns: Map<string, TextLocation[]>;
  readonly helpers: Set<string>;
  readonly partials: Set<string>;
  /** Settings and own values that the text names. */
  readonly values: Set<string>;
  /** The template and its partials, each with the offset where its text begins. */
  readonly sources: Map<string, { readonly source: SourceText; readonly offset: number }>;
  /** Words that conditions compare a column's cells with. */
  readonly comparisons: Comparison[];
  /** Columns of which a condition asks whether they have a value. */
  readonly conditions: Set<string>;
  /** Columns that a condition asks for a yes or a no. */
  readonly questions: Set<string>;
  /** Settings that the text names and that ask for the letter's number. */
  readonly numberedAt: Location[];
  readonly texts: VersionedText[];
  /** Nodes compiled so far, partials counted each time they are included. */
  count: number;
  /** Whether the limit has been reported; it is said once. */
  isOverLimit: boolean;
}

/** Where in the template the walk is. */
export interface Scope {
  readonly source: SourceText;
  readonly body: BodyStart;
  readonly settings: TemplateSettings;
  readonly house: HouseStyle;
  readonly partials: ReadonlyMap<string, SourceFile>;
  /** The versions whose letters contain this part. */
  readonly active: readonly string[];
  readonly inLoop: boolean;
  /** Whether the loop is over the lines of several columns, which have names and no 要素. */
  readonly inRows?: boolean;
  /** Partials around this part, the outermost first. */
  readonly including: readonly string[];
  readonly findings: Findings;
}

/** Gives a syntax node's place in the source. */
export function place(range: SyntaxRange, scope: Scope): TextLocation {
  const { start, end } = offsetsOf(range, scope.source, scope.body);
  return placeIn(scope.source, start, end);
}
