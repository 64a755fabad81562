import { partName } from "../../base/part-name.ts";
import { openingVisitor, type PartFault, type Parts, readPart } from "./parts.ts";

/** What a part says of another one. */
export interface Relation {
  /** The last word of the relation's type: `worksheet`, `styles`. */
  readonly type: string;
  /** The other part's name, without a slash in front. */
  readonly part: string;
}

/** The relations of a part by their identifiers. */
export type Relations = ReadonlyMap<string, Relation>;

/**
 * Reads the relations of a part, or of the package for an empty name.
 *
 * Source: ECMA-376 Part 2, 9.3.
 */
export function readRelations(parts: Parts, source: string): Relations | PartFault {
  const slash = source.lastIndexOf("/") + 1;
  const folder = source.slice(0, slash);
  const relations = new Map<string, Relation>();
  const fault = readPart(
    parts,
    `${folder}_rels/${source.slice(slash)}.rels`,
    openingVisitor("Relationships", (path, attributes) => {
      const target = attributes.get("Target");
      if (path !== "Relationships/Relationship" || target === undefined) return;
      if (attributes.get("TargetMode") === "External") return;
      relations.set(attributes.get("Id") ?? "", {
        // The last word of the type is the same in the transitional and the strict vocabulary.
        type: (attributes.get("Type") ?? "").split("/").at(-1) ?? "",
        part: partName(folder, target),
      });
    }),
  );
  return fault ?? relations;
}

/** The part of the first relation of a type. */
export function relatedPart(relations: Relations, type: string): string | undefined {
  for (const relation of relations.values()) if (relation.type === type) return relation.part;
  return undefined;
}
