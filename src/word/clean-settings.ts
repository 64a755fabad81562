import { partName } from "../base/part-name.ts";
import { parseXml } from "./parse-xml.ts";
import {
  attributeOf,
  childOf,
  descendants,
  elementsOf,
  remove,
  writeXml,
  type XmlDocument,
} from "./xml-tree.ts";

/**
 * The parts of a Word file without what joins it to the clerk's list (`w:mailMerge`): the path of the list, the query, and the
 * connection would go out with every letter, and Word would ask to open it.
 *
 * Source: ISO/IEC 29500-1, 17.14.20; the relationships of mail merge sources, part 1, 15.2 and annex A.
 */
export function cleanParts(
  parts: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, Uint8Array> {
  const settings = readTree(parts, SETTINGS);
  const merge = settings && childOf(settings.root, "w:mailMerge");
  if (settings === undefined || merge === undefined) return parts;
  const ids = new Set([...descendants(merge)].flatMap((one) => attributeOf(one, "r:id") ?? []));
  remove(merge);
  const cleaned = new Map(parts);
  cleaned.set(SETTINGS, written(settings));
  dropSources(cleaned, ids);
  return cleaned;
}

/** Takes out the relationships to the list, and what of it is in the file itself. */
function dropSources(parts: Map<string, Uint8Array>, ids: ReadonlySet<string>): void {
  const relationships = readTree(parts, SETTINGS_RELATIONSHIPS);
  if (relationships === undefined) return;
  const dropped = new Set<string>();
  for (const one of elementsOf(relationships.root)) {
    if (!ids.has(attributeOf(one, "Id") ?? "")) continue;
    if (attributeOf(one, "TargetMode") !== "External") {
      dropped.add(partName("word/", attributeOf(one, "Target") ?? ""));
    }
    remove(one);
  }
  parts.set(SETTINGS_RELATIONSHIPS, written(relationships));
  for (const name of dropped) parts.delete(name);
  const types = readTree(parts, TYPES);
  if (types === undefined || dropped.size === 0) return;
  for (const one of elementsOf(types.root)) {
    if (dropped.has((attributeOf(one, "PartName") ?? "").replace(/^\//u, ""))) remove(one);
  }
  parts.set(TYPES, written(types));
}

function readTree(parts: ReadonlyMap<string, Uint8Array>, name: string): XmlDocument | undefined {
  const bytes = parts.get(name);
  if (bytes === undefined) return undefined;
  const document = parseXml(new TextDecoder().decode(bytes));
  return typeof document === "string" ? undefined : document;
}

function written(document: XmlDocument): Uint8Array {
  return new TextEncoder().encode(writeXml(document, () => ""));
}

const SETTINGS = "word/settings.xml";
const SETTINGS_RELATIONSHIPS = "word/_rels/settings.xml.rels";
const TYPES = "[Content_Types].xml";
