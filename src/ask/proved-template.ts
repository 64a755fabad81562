import type { Loss } from "../word/import/loss.ts";
import type { Row } from "../word/import/merge-field.ts";
import type { Guess } from "../word/import/template-source.ts";

/** A template that was made of a letter and proved to print it again. */
export interface ProvedTemplate {
  readonly text: string;
  readonly guesses: readonly Guess[];
  readonly losses: readonly Loss[];
  /** The row of a list that makes the letter again. */
  readonly row: Row;
  readonly paragraphCount: number;
  /** Set where the addressee is one of the template's own text: a letter of its own, not one of many. */
  readonly isAddressed?: true;
}
