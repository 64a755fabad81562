import type { PageFormat } from "./page-format.ts";

/** Gives all characters that numbers of pages (ノンブル) may be written with, for fonts that carry only what is used. */
export function pageNumberCharacters({ pageNumber, parts = {} }: PageFormat): string {
  const isDashed = [{ pageNumber }, ...Object.values(parts)].some(
    (format) => format.pageNumber === "dashed",
  );
  return isDashed ? `${NUMERALS} ―` : NUMERALS;
}

const NUMERALS = "0123456789〇一二三四五六七八九十百";
