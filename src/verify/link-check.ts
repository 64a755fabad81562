import { isNoteLink, type SaidAt } from "./note-link-check.ts";
import { type PdfObjects, resolve } from "./pdf-objects.ts";
import type { PdfDictionary, PdfValue } from "./pdf-value.ts";

/** What lies over a page. */
export interface LinksOver {
  /** Whether all of it are links as letters have them. */
  readonly areLinks: boolean;
  /** The addresses that links lead to, but the page does not say as a whole. */
  readonly unsaid: readonly string[];
}

/**
 * Gives what lies over a page: links that show nothing and lead where the page itself says, or from a note's mark to the note and
 * back; `said` gives what the page says, and where.
 *
 * Source: ISO 32000-1, 12.5.6.5 (links), 12.6.4.7 (URI actions).
 */
export function linksOver(
  objects: PdfObjects,
  annotations: PdfValue | undefined,
  said: () => readonly SaidAt[],
): LinksOver {
  const list = resolve(objects, annotations);
  if (list === undefined) return { areLinks: true, unsaid: [] };
  const links = list.kind === "array" ? list.items.map((item) => linkOf(objects, item, said)) : [];
  const unsaid = links.flatMap((link) => (typeof link === "string" ? link : []));
  return { areLinks: list.kind === "array" && !links.includes(false), unsaid };
}

/** Whether it is a link as letters have them; for one to an address that the page does not say, the address. */
function linkOf(
  objects: PdfObjects,
  annotation: PdfValue,
  said: () => readonly SaidAt[],
): boolean | string {
  const link = resolve(objects, annotation);
  if (link?.kind !== "dictionary" || !isOnly(link, LINK_ENTRIES)) return false;
  if (link.entries.has("Dest")) return !link.entries.has("A") && isNoteLink(objects, link, said);
  const action = resolve(objects, link.entries.get("A"));
  if (action?.kind !== "dictionary" || !isOnly(action, ACTION_ENTRIES)) return false;
  const uri = resolve(objects, action.entries.get("URI"));
  const written = uri?.kind === "string" ? new TextDecoder().decode(uri.written) : "";
  const address = written.replaceAll(/\\([\\()])/gu, "$1").replace(/^mailto:/u, "");
  if (address === "") return false;
  const text = said().map((piece) => piece.text);
  return text.join("").includes(address) || address;
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
