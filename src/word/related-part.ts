import { partName } from "../base/part-name.ts";
import { parseXml } from "./parse-xml.ts";
import { attributeOf, elementsOf, type XmlElement } from "./xml-tree.ts";

/** What a relationship of a part leads to. */
export interface Relationship {
  readonly id: string;
  /** The last word of its type: `settings`, `styles`. */
  readonly type: string;
  /** The part in the file that it leads to; undefined for what is outside. */
  readonly name: string | undefined;
}

/** The relationships of a part, none of a part that has none or of which they cannot be read. */
export function relationshipsOf(
  parts: ReadonlyMap<string, Uint8Array>,
  owner: string,
): readonly Relationship[] {
  const cut = owner.lastIndexOf("/") + 1;
  const root = rootOf(parts, `${owner.slice(0, cut)}_rels/${owner.slice(cut)}.rels`);
  return (root === undefined ? [] : elementsOf(root)).map((one) => ({
    id: attributeOf(one, "Id") ?? "",
    type: (attributeOf(one, "Type") ?? "").replace(/^.*\//u, ""),
    name:
      attributeOf(one, "TargetMode") === "External"
        ? undefined
        : partName(owner.slice(0, cut), attributeOf(one, "Target") ?? ""),
  }));
}

/**
 * The name of a part of a kind (`settings`, `styles`) that a part leads to; the usual name where nothing leads to one.
 *
 * Source: ECMA-376 Part 1, 11.3: names are the producer's choice, and Word itself writes `settings2.xml`.
 */
export function relatedName(
  parts: ReadonlyMap<string, Uint8Array>,
  owner: string,
  kind: string,
): string {
  const found = relationshipsOf(parts, owner).find(({ type }) => type === kind);
  return found?.name ?? `${owner.slice(0, owner.lastIndexOf("/") + 1)}${kind}.xml`;
}

/** The root of a part; undefined for one that is not there or cannot be read. */
export function rootOf(
  parts: ReadonlyMap<string, Uint8Array>,
  name: string,
): XmlElement | undefined {
  const bytes = parts.get(name);
  const document = bytes && parseXml(new TextDecoder().decode(bytes));
  return document === undefined || typeof document === "string" ? undefined : document.root;
}
