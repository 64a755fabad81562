import { nameAt, type PdfObjects, resolve } from "./pdf-objects.ts";
import type { PdfDictionary, PdfValue } from "./pdf-value.ts";

/** A page's dictionary with what the nodes above hand down to it. */
export interface PageObject {
  readonly entries: ReadonlyMap<string, PdfValue>;
  /** The number of its object. */
  readonly object: number | undefined;
}

/**
 * Gives a file's catalog and its pages in order, each with the entries that it inherits.
 *
 * Errors: throws if the file has no catalog.
 * Source: ISO 32000-1, 7.7.2 (catalog), 7.7.3 (page tree).
 */
export function pageTree(objects: PdfObjects): {
  readonly catalog: PdfDictionary;
  readonly pages: readonly PageObject[];
} {
  let catalog: PdfDictionary | undefined;
  for (const value of objects.values()) {
    if (value.kind === "dictionary" && nameAt(value, "Type") === "Catalog") catalog = value;
  }
  if (catalog === undefined) throw new Error("the file has no catalog");
  const pages: PageObject[] = [];
  const seen = new Set<PdfDictionary>();
  const visit = (value: PdfValue | undefined, above: ReadonlyMap<string, PdfValue>): void => {
    const node = resolve(objects, value);
    if (node?.kind !== "dictionary" || seen.has(node)) return;
    seen.add(node);
    const entries = new Map([...above, ...node.entries]);
    const kids = resolve(objects, node.entries.get("Kids"));
    if (kids?.kind !== "array") {
      pages.push({ entries, object: value?.kind === "reference" ? value.object : undefined });
      return;
    }
    const inherited = new Map([...entries].filter(([key]) => !OWN.has(key)));
    for (const kid of kids.items) visit(kid, inherited);
  };
  visit(catalog.entries.get("Pages"), new Map());
  return { catalog, pages };
}

/** What a node of the tree does not hand down. */
const OWN: ReadonlySet<string> = new Set(["Type", "Parent", "Kids", "Count"]);
