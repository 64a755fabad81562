import { partName } from "../base/part-name.ts";
import { parseXml } from "./parse-xml.ts";
import {
  attributeOf,
  descendants,
  elementsOf,
  remove,
  textIn,
  writeXml,
  type XmlDocument,
  type XmlElement,
} from "./xml-tree.ts";

/**
 * The parts of a Word file without what no reader of a letter needs and what says where and by whom it was made: what joins it to the
 * clerk's list (`w:mailMerge`: the path, the query and the connection, which Word would ask to open), the template it was made from
 * (`w:attachedTemplate`), the stylesheet it is saved through, the name of its template among the properties.
 *
 * Source: ISO/IEC 29500-1, 17.14.20 (mailMerge), 17.15.1.6 (attachedTemplate), 17.15.1.77 (saveThroughXslt), 15.2.12.3 and 22.2.2.23
 * (Template); the relationships of mail merge sources, part 1, 15.2 and annex A.
 */
export function cleanParts(
  parts: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, Uint8Array> {
  const cleaned = new Map(parts);
  for (const name of parts.keys()) if (SETTINGS.test(name)) cleanSettings(cleaned, name);
  cleanProperties(cleaned);
  return cleaned;
}

function cleanSettings(parts: Map<string, Uint8Array>, name: string): void {
  const settings = readTree(parts, name);
  const found = childrenOf(settings).filter(({ name }) => PRIVATE.has(name));
  if (settings === undefined || found.length === 0) return;
  const ids = new Set(
    found.flatMap((one) =>
      [...descendants(one)].flatMap((each) => attributeOf(each, "r:id") ?? []),
    ),
  );
  for (const one of found) remove(one);
  parts.set(name, written(settings));
  dropTargets(parts, name, ids);
}

/** Takes out the relationships of the settings to what is gone, and what of it is in the file itself. */
function dropTargets(
  parts: Map<string, Uint8Array>,
  settings: string,
  ids: ReadonlySet<string>,
): void {
  const cut = settings.lastIndexOf("/") + 1;
  const folder = settings.slice(0, cut);
  const name = `${folder}_rels/${settings.slice(cut)}.rels`;
  const relationships = readTree(parts, name);
  if (relationships === undefined) return;
  const dropped = new Set<string>();
  for (const one of elementsOf(relationships.root)) {
    if (!ids.has(attributeOf(one, "Id") ?? "")) continue;
    if (attributeOf(one, "TargetMode") !== "External") {
      dropped.add(partName(folder, attributeOf(one, "Target") ?? ""));
    }
    remove(one);
  }
  parts.set(name, written(relationships));
  for (const one of dropped) parts.delete(one);
  const types = readTree(parts, TYPES);
  if (types === undefined || dropped.size === 0) return;
  for (const one of elementsOf(types.root)) {
    if (dropped.has((attributeOf(one, "PartName") ?? "").replace(/^\//u, ""))) remove(one);
  }
  parts.set(TYPES, written(types));
}

/** Word's own template is everybody's; any other name is the house's. */
function cleanProperties(parts: Map<string, Uint8Array>): void {
  const properties = readTree(parts, APP);
  const named = childrenOf(properties).filter(
    (one) => one.written.replace(/^.*:/u, "") === "Template" && !OF_EVERYBODY.test(textIn(one)),
  );
  if (properties === undefined || named.length === 0) return;
  for (const one of named) remove(one);
  parts.set(APP, written(properties));
}

function childrenOf(document: XmlDocument | undefined): readonly XmlElement[] {
  return document === undefined ? [] : elementsOf(document.root);
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

/** The settings of the letter and of its building blocks; Word numbers their names where it saved on the web. */
const SETTINGS = /^word\/(?:glossary\/)?settings\d*\.xml$/u;
const PRIVATE: ReadonlySet<string> = new Set([
  "w:mailMerge",
  "w:attachedTemplate",
  "w:saveThroughXslt",
]);
const OF_EVERYBODY = /^\s*(?:Normal(?:\.dotm?)?)?\s*$/iu;
const TYPES = "[Content_Types].xml";
const APP = "docProps/app.xml";
