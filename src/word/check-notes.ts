import { type Diagnostic, error } from "../base/diagnostic.ts";
import { placeOfNode, type Story } from "./story.ts";
import { around, type XmlElement, type XmlNode } from "./xml-tree.ts";

/**
 * Reports footnotes and endnotes that are called from within a repeated section: each copy would call the same note, of which a
 * file has one.
 *
 * Shape: to be called where sections are lifted.
 * Errors: word/note-repeated, once for a paragraph.
 * Source: ISO/IEC 29500-1, 17.11.7 (endnoteReference), 17.11.14 (footnoteReference).
 */
export function checkRepeatedNotes(
  path: string,
  story: Story,
  report: (found: Diagnostic) => void,
): void {
  const open: string[] = [];
  const told = new Set<XmlElement | undefined>();
  const visit = (node: XmlNode): void => {
    if (node.kind === "tag") {
      const section = OPENS.exec(node.source)?.[1];
      if (section !== undefined) open.push(section);
      else if (CLOSES.test(node.source)) open.pop();
    }
    if (node.kind !== "element") return;
    const paragraph = around(node, "w:p");
    if (NOTES.has(node.name) && open.some((name) => REPEATS.has(name)) && !told.has(paragraph)) {
      told.add(paragraph);
      report(error("word/note-repeated", placeOfNode(path, story, node), {}));
    }
    for (const child of node.children) visit(child);
  };
  visit(story.document.root);
}

const OPENS = /^\{\{~?[#^]\s*([^\s}~]*)/u;
const CLOSES = /^\{\{~?\//u;
const REPEATS: ReadonlySet<string> = new Set(["繰り返し", "each"]);
const NOTES: ReadonlySet<string> = new Set(["w:footnoteReference", "w:endnoteReference"]);
