import { COLUMN_WORDS, wordsOf } from "../data/column-words.ts";

/** A column that the program knows, and the other headings that are read as it. */
export interface KnownColumn {
  readonly name: string;
  readonly words: readonly string[];
}

/** The columns that the program knows by what they say, for people. */
export function knownColumns(): readonly KnownColumn[] {
  return COLUMN_WORDS.map((row) => ({ name: row.name, words: wordsOf(row) }));
}
