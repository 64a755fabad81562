import { type Diagnostic, error } from "../base/diagnostic.ts";
import { placeOfNode, type Story, shownText, UNSEEN } from "./story.ts";
import { descendantsOf, elementsOf, type XmlElement, type XmlNode } from "./xml-tree.ts";

/**
 * Reports drawings of which newer readers (`mc:Choice`) and older ones (`mc:Fallback`) would show different words.
 *
 * Shape: a branch without words is a picture of the other; to be called where what is merged is tags.
 * Errors: word/box-differs.
 * Source: ISO/IEC 29500-3, 7.5 to 7.7 (alternate content).
 */
export function checkBranches(
  path: string,
  story: Story,
  report: (found: Diagnostic) => void,
): void {
  for (const alternatives of descendantsOf(story.document.root, "mc:AlternateContent")) {
    const branches = elementsOf(alternatives);
    const choice = branches.find(({ name }) => name === "mc:Choice");
    const fallback = branches.find(({ name }) => name === "mc:Fallback");
    if (choice === undefined || fallback === undefined) continue;
    const shown = wordsOf(choice);
    const other = wordsOf(fallback);
    if (other === "" || other === shown) continue;
    const at = placeOfNode(path, story, firstParagraph(choice) ?? alternatives);
    report(error("word/box-differs", at, differing(shown, other)));
  }
}

/** What a branch says: a line for what stands in the paragraph around it, then one for each of its own. */
function wordsOf(branch: XmlElement): string {
  const lines: string[] = [""];
  const walk = (node: XmlNode, line: number): void => {
    const add = (text: string): void => {
      lines[line] = (lines[line] ?? "") + text;
    };
    if (node.kind === "tag") add(node.source.replaceAll(/[\s[\]]/gu, ""));
    if (node.kind === "text" && node.parent?.name === "w:t") add(node.text);
    if (node.kind !== "element" || UNSEEN.has(node.name)) return;
    const isParagraph = node.name === "w:p";
    if (isParagraph) lines.push("");
    const own = isParagraph ? lines.length - 1 : line;
    add(shownText(node));
    for (const child of node.children) walk(child, own);
  };
  for (const child of branch.children) walk(child, 0);
  return lines.join("\n").trim();
}

function firstParagraph(branch: XmlElement): XmlElement | undefined {
  return descendantsOf(branch, "w:p")[0];
}

/** The first lines that are not the same, as far as a person needs them to find the place. */
function differing(
  shown: string,
  other: string,
): { readonly shown: string; readonly other: string } {
  const lines = shown.split("\n");
  const others = other.split("\n");
  const index = Math.max(
    lines.findIndex((line, at) => line !== others[at]),
    0,
  );
  const isShorter = lines.every((line, at) => line === others[at]);
  const at = isShorter ? lines.length : index;
  const cut = (text: string | undefined): string => (text ?? "").slice(0, LONGEST);
  return { shown: cut(lines[at]), other: cut(others[at]) };
}

const LONGEST = 40;
