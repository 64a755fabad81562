// What is drawn: a template with its lists.
import type { DrawnRow } from "./rows.ts";

/** A template with its lists, and what each of its letters must say. */
export interface DrawnLetters {
  readonly template: string;
  readonly list: string;
  /** The second list, empty where the template has none. */
  readonly details: string;
  readonly edition: "corrected" | "as-issued";
  /** The formats that the letters are written in. */
  readonly formats: readonly string[];
  readonly rows: readonly DrawnRow[];
  /** Words that every reader must find in each letter; {{列}} stands for the row's cell. */
  readonly words: readonly string[];
}

/** Formats that refuse no letter. */
export const FORMATS = ["pdf", "docx", "html", "tei"] as const;
