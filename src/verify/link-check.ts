import { isNoteLink, type SaidAt } from "./note-link-check.ts";
import { type PdfObjects, resolve } from "./pdf-objects.ts";
import type { PdfDictionary, PdfValue } from "./pdf-value.ts";

/**
 * Tells whether all that lies over a page are links that show nothing and lead where the page itself says, or from a note's mark to the
 * note and back; `said` gives what the page says, and where.
 *
 * Source: ISO 32000-1, 12.5.6.5 (links), 12.6.4.7 (URI actions).
 */
export function haveOnlyLinks(
  objects: PdfObjects,
  annotations: PdfValue | undefined,
  said: () => readonly SaidAt[],
): boolean {
  const list = resolve(objects, annotations);
  if (list === undefined) return true;
  return list.kind === "array" && list.items.every((item) => isLink(objects, item, said));
}

function isLink(objects: PdfObjects, annotation: PdfValue, said: () => readonly SaidAt[]): boolean {
  const link = resolve(objects, annotation);
  if (link?.kind !== "dictionary" || !isOnly(link, LINK_ENTRIES)) return false;
  if (link.entries.has("Dest")) return !link.entries.has("A") && isNoteLink(objects, link, said);
  const action = resolve(objects, link.entries.get("A"));
  if (action?.kind !== "dictionary" || !isOnly(action, ACTION_ENTRIES)) return false;
  const uri = resolve(objects, action.entries.get("URI"));
  const written = uri?.kind === "string" ? new TextDecoder().decode(uri.written) : "";
  const address = written.replaceAll(/\\([\\()])/gu, "$1");
  const text = said().map((piece) => piece.text);
  return address !== "" && text.join("").includes(address.replace(/^mailto:/u, ""));
}

const LINK_ENTRIES: ReadonlySet<string> = new Set([
  "Type",
  "Subtype",
  "Rect",
  "Border",
  "F",
  "P",
  "Contents",
  "A",
  "Dest",
  "StructParent",
]);
const ACTION_ENTRIES: ReadonlySet<string> = new Set(["S", "URI"]);

function isOnly({ entries }: PdfDictionary, known: ReadonlySet<string>): boolean {
  return [...entries.keys()].every((key) => known.has(key));
}
