import { type Diagnostic, warning } from "../base/diagnostic.ts";
import { parseXml } from "./parse-xml.ts";
import { descendants, textIn } from "./xml-tree.ts";

/**
 * Tells once that the data a filled control was bound to still has the value that stood there before.
 *
 * Shape: `names` are those of the elements that controls were bound to.
 * Errors: the warning word/path-left.
 * Source: ISO/IEC 29500-1, 17.5.2.6 (dataBinding), 15.2.5 (custom XML data storage).
 */
export function checkBoundData(
  path: string,
  parts: ReadonlyMap<string, Uint8Array>,
  names: readonly string[],
): readonly Diagnostic[] {
  const bound = new Set(names);
  const values = new Set<string>();
  for (const [name, bytes] of bound.size === 0 ? [] : parts) {
    if (!STORES.test(name)) continue;
    const document = parseXml(new TextDecoder().decode(bytes));
    if (typeof document === "string") continue;
    for (const element of descendants(document.root)) {
      const text = textIn(element).trim();
      if (text !== "" && bound.has(element.written.replace(/^.*:/u, ""))) values.add(text);
    }
  }
  const [found] = values;
  if (found === undefined) return [];
  const more = values.size - 1;
  return [warning("word/path-left", { kind: "file", path }, { what: "bound", found, more })];
}

/** Where Word keeps what controls are bound to; the title of the file is the letter's own. */
const STORES = /^(?:customXml\/(?!.*itemProps).*|docProps\/app)\.xml$/u;
