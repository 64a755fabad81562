import type { Element } from "@xmldom/xmldom";
import { elementsOf } from "./docx-parts.ts";

/**
 * Gives the links of a page that do not lead from the mark of a note to its note, or from its label back, word for word the same.
 *
 * Shape: `mark-3` leads to `note-3` and the other way round; no name is given twice, and none without its link. Where the names of
 * places lead (`place-3`) is compared with the letter.
 */
export function oddLinks(main: Element): readonly string[] {
  const named = new Map<string, Element>();
  const odd: string[] = [];
  const links: Element[] = [];
  const walk = (element: Element): void => {
    const id = element.getAttribute("id");
    const isOfPlace = /^#?place-/u.test(id ?? element.getAttribute("href") ?? "");
    if (id !== null && id !== "" && !isOfPlace) {
      if (named.has(id)) odd.push(id);
      named.set(id, element);
    }
    if (element.tagName === "a" && !isOfPlace) links.push(element);
    for (const child of elementsOf(element)) walk(child);
  };
  walk(main);
  const said = new Map(links.map((link) => [link.getAttribute("href") ?? "", wordsOf(link)]));
  for (const link of links) {
    const target = (link.getAttribute("href") ?? "").slice(1);
    const [, end, number] = /^(?<end>mark|note)-(?<number>\d+)$/u.exec(target) ?? [];
    const own = `#${end === "mark" ? "note" : "mark"}-${number}`;
    const isPaired = said.get(own) === wordsOf(link) && wordsOf(link) !== "";
    if (!(isPaired && stands(link, named.get(own.slice(1))))) odd.push(target);
  }
  if (named.size !== links.length) odd.push([...named.keys()].join(" "));
  return odd;
}

/** A link is what has its name, or the label of it. */
function stands(link: Element, named: Element | undefined): boolean {
  if (named === undefined || named === link) return named === link;
  const label = elementsOf(named)[0];
  return label !== undefined && elementsOf(label)[0] === link;
}

function wordsOf(element: Element): string {
  return (element.textContent ?? "").trim();
}
