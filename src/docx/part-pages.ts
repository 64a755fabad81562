import type { PageFormat } from "../model/page-format.ts";
import { type WordPage, wordPage } from "./word-page.ts";

/** The pages of a 別紙 that are not those of its letter, as Word counts them. */
export interface PartPage {
  readonly format: PageFormat;
  readonly page: WordPage;
  /** Its name, empty for one without. */
  readonly name: string;
  /** Its number among those of the template, from 1. */
  readonly number: number;
}

/** Gives the pages of all 別紙 that a template has formats for. */
export function partPages({ parts = {} }: PageFormat): readonly PartPage[] {
  return Object.entries(parts).map(([name, format], index) => ({
    format,
    page: wordPage(format, false),
    name,
    number: index + 1,
  }));
}
