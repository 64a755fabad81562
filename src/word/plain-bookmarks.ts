import type { PlainControl } from "./controls.ts";
import { placeOfNode, type Story } from "./story.ts";
import { around, attributeOf, descendantsOf, type XmlElement, type XmlNode } from "./xml-tree.ts";

/**
 * The bookmarks (しおり) around text of one paragraph in which nothing is merged: one that has a column's name may have been meant
 * to be filled.
 *
 * Shape: to be called where what is merged is tags; Word's own bookmarks (`_Toc…`) are left out.
 */
export function plainBookmarks(path: string, story: Story): readonly PlainControl[] {
  return descendantsOf(story.document.root, "w:bookmarkStart").flatMap((start) => {
    const name = attributeOf(start, "w:name") ?? "";
    const paragraph = around(start, "w:p");
    if (name === "" || name.startsWith("_") || paragraph === undefined) return [];
    const held = heldBy(start, paragraph);
    if (held.hasTag || held.text.trim() === "") return [];
    return [
      { kind: "bookmark", names: [name], filled: undefined, at: placeOfNode(path, story, start) },
    ];
  });
}

/** What stands between the start of a bookmark and its end, or the paragraph's. */
function heldBy(
  start: XmlElement,
  paragraph: XmlElement,
): { readonly text: string; readonly hasTag: boolean } {
  const id = attributeOf(start, "w:id");
  let isWithin = false;
  let text = "";
  let hasTag = false;
  const visit = (node: XmlNode): void => {
    if (node === start) isWithin = true;
    if (node.kind === "tag") hasTag ||= isWithin;
    if (node.kind === "text" && isWithin && node.parent?.name === "w:t") text += node.text;
    if (node.kind !== "element") return;
    if (node.name === "w:bookmarkEnd" && attributeOf(node, "w:id") === id) isWithin = false;
    for (const child of node.children) visit(child);
  };
  visit(paragraph);
  return { text, hasTag };
}
