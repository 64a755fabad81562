import { nameAt, numberAt } from "../pdf-objects.ts";
import type { PdfDictionary, PdfValue } from "../pdf-value.ts";
import { demand } from "./not-strict.ts";
import type { StrictFile } from "./strict-file.ts";

/** The numbers of the pages' objects in their order. Errors: throws `NotStrict`. */
export function pageNumbers({ objects, catalog }: StrictFile): readonly number[] {
  const found: number[] = [];
  const seen = new Set<number>();
  const visit = (
    value: PdfValue | undefined,
    above: number | undefined,
    inherited: PdfValue | undefined,
  ): number => {
    demand(value?.kind === "reference" && !seen.has(value.object), "a page elsewhere");
    seen.add(value.object);
    const node = objects.get(value.object);
    demand(node?.kind === "dictionary", "no page");
    const parent = node.entries.get("Parent");
    const isBelow = parent?.kind === "reference" ? parent.object === above : above === undefined;
    demand(isBelow, "a page below another node");
    const box = node.entries.get("MediaBox") ?? inherited;
    if (nameAt(node, "Type") === "Page") {
      demand(!node.entries.has("Kids"), "a page with pages");
      found.push(value.object);
      checkBox(box);
      return 1;
    }
    return visitKids(node, (kid) => visit(kid, value.object, box));
  };
  visit(catalog.entries.get("Pages"), undefined, undefined);
  return found;
}

/** The pages below a node, which says how many they are. */
function visitKids(node: PdfDictionary, visit: (kid: PdfValue) => number): number {
  const kids = node.entries.get("Kids");
  demand(nameAt(node, "Type") === "Pages" && kids?.kind === "array", "no pages");
  const count = kids.items.reduce((sum, kid) => sum + visit(kid), 0);
  demand(numberAt(node, "Count") === count, "another number of pages");
  return count;
}

function checkBox(box: PdfValue | undefined): void {
  const corners = box?.kind === "array" ? box.items : [];
  const [left, bottom, ...others] = corners.map((one) => (one.kind === "number" ? one.value : -1));
  demand(left === 0 && bottom === 0 && others.length === 2, "another corner");
}
