/** The words that join the last of several things. */
export type Conjunction = "及び" | "並びに" | "又は" | "若しくは" | "と";

/** Joins things as official writing does: A及びB, A、B及びC. Source: 公用文作成の考え方 Ⅱ-1. */
export function joinList(items: readonly string[], conjunction: Conjunction): string {
  const last = items.at(-1) ?? "";
  if (items.length < 2) return last;
  return `${items.slice(0, -1).join("、")}${conjunction}${last}`;
}
