import type { PlainControl } from "./controls.ts";
import { type Field, findFields } from "./field.ts";
import { placeOfNode, type Story } from "./story.ts";
import { attributeOf, childOf, descendants } from "./xml-tree.ts";

/**
 * The form fields (FORMTEXT and the like) in which nothing is merged: one that has a column's name was meant to be filled, and would
 * be the same to everybody, often blank.
 *
 * Shape: to be called where what is merged is tags. Word makes a bookmark of the same name around each.
 * Source: ISO/IEC 29500-1, 17.16.17 (ffData), 17.16.27 (name).
 */
export function plainForms(path: string, story: Story): readonly PlainControl[] {
  const ofField = (field: Field): readonly PlainControl[] => {
    const inner = field.inner.flatMap(ofField);
    const data = childOf(field.begin, "w:ffData");
    const named = data && childOf(data, "w:name");
    const name = (named && attributeOf(named, "w:val")) ?? "";
    if (name === "" || field.result.some(hasTag)) return inner;
    const at = placeOfNode(path, story, field.begin);
    return [...inner, { kind: "form", names: [name], filled: undefined, at }];
  };
  return findFields(story.document.root).fields.flatMap(ofField);
}

function hasTag(run: Field["begin"]): boolean {
  return [...descendants(run)].some(({ children }) => children.some(({ kind }) => kind === "tag"));
}
