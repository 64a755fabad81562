import { type Field, findFields } from "../field.ts";
import type { IfVersions } from "../if-versions.ts";
import type { XmlElement } from "../xml-tree.ts";
import { type PlacedTag, tagCharacter } from "./imported-letter.ts";
import { meaningOfField } from "./merge-field.ts";
import type { Story } from "./read-runs.ts";
import { type References, referenceTag } from "./references.ts";

/** Gives the fields of a body and what they mean, and its notes; tags are added to those that are there. */
export function storyOf(
  body: XmlElement,
  versions: IfVersions,
  tags: PlacedTag[],
  markOf: Story["markOf"],
  references: References,
): Story {
  const fields = fieldsByMark(body);
  const addTag: Story["addTag"] = (tag, shown) => {
    const character = tagCharacter(tags.length);
    tags.push({ ...tag, shown, character });
    return character;
  };
  return {
    fields: [],
    meaningOf: (mark) => {
      const field = fields.get(mark);
      return field === undefined ? { keyword: "" } : meaningOfField(field, versions);
    },
    addTag,
    leadTo: (anchor, shown) => {
      const name = references.get(anchor);
      return name === undefined ? undefined : addTag(referenceTag(name), shown);
    },
    markOf,
  };
}

/** The fields of the body by what they begin with, those in the results of others too. */
function fieldsByMark(body: XmlElement): ReadonlyMap<XmlElement, Field> {
  const withInner = (field: Field): readonly Field[] => [field, ...field.inner.flatMap(withInner)];
  return new Map(
    findFields(body)
      .fields.flatMap(withInner)
      .map((field) => [field.begin, field]),
  );
}
