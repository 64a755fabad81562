import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import { readMergeQuery } from "./merge-query.ts";
import type { WordFile } from "./open-word.ts";
import { relatedName, relationshipsOf, rootOf } from "./related-part.ts";
import { attributeOf, childOf, descendantsOf, elementsOf, type XmlElement } from "./xml-tree.ts";

/**
 * Finds whom the clerk left out in Word itself: by a filter of its mail merge, or by taking the tick from rows. The list that is
 * merged here has them all, and each would have a letter.
 *
 * Shape: what the author has confirmed (確認済み) is not told.
 * Errors: word/left-out, the warning word/sorted.
 * Source: ISO/IEC 29500-1, 17.14.20 (mailMerge), 17.14.26 (query), 17.14.28 (recipientData), 17.14.1 (active).
 */
export function checkMailMerge(
  { path, parts, stories }: WordFile,
  confirmed: readonly string[],
): readonly Diagnostic[] {
  const name = relatedName(parts, stories[0]?.name ?? "word/document.xml", "settings");
  const settings = rootOf(parts, name);
  const merge = settings && childOf(settings, "w:mailMerge");
  if (merge === undefined) return [];
  const query = childOf(merge, "w:query");
  const { condition, order } = readMergeQuery((query && attributeOf(query, "w:val")) ?? "");
  const unticked = untickedRows(merge, parts, name);
  const at = { kind: "file", path } as const;
  const found: Diagnostic[] = [];
  if ((condition !== "" || unticked > 0) && !confirmed.includes(FILTER))
    found.push(error("word/left-out", at, { condition, unticked }));
  if (order !== "" && !confirmed.includes(SORTING))
    found.push(warning("word/sorted", at, { order }));
  return found;
}

const FILTER = "Wordの絞り込み";
const SORTING = "Wordの並べ替え";

function untickedRows(merge: XmlElement, parts: WordFile["parts"], settings: string): number {
  const related = relationshipsOf(parts, settings);
  const names = descendantsOf(merge, "w:recipientData").flatMap((one) => {
    const id = attributeOf(one, "r:id");
    return related.find((each) => each.id === id)?.name ?? [];
  });
  return [...new Set(names)]
    .flatMap((name) => {
      const root = rootOf(parts, name);
      return root === undefined ? [] : elementsOf(root, "w:recipientData");
    })
    .filter((row) => {
      const active = childOf(row, "w:active");
      return active !== undefined && OFF.has(attributeOf(active, "w:val") ?? "1");
    }).length;
}

/** Source: ISO/IEC 29500-1, 22.9.2.7 (ST_OnOff). */
const OFF: ReadonlySet<string> = new Set(["0", "false", "off"]);
