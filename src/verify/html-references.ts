import type { Element } from "@xmldom/xmldom";
import { elementsOf } from "./docx-parts.ts";
import { pairedReferences } from "./paired-references.ts";

/**
 * Reads where the references of a page for browsers lead: a link to `#place-3` leads to the paragraph that has the empty element of this
 * name in it. `paragraphs` are the elements of the paragraphs with text in order.
 */
export function htmlReferences(paragraphs: readonly Element[]): readonly string[] {
  return pairedReferences(
    paragraphs.map((paragraph) => ({
      links: withAttribute(paragraph, "a", "href").map(({ element, name }) => ({
        name,
        words: element.textContent ?? "",
      })),
      places: withAttribute(paragraph, "span", "id").map(({ element, name }) =>
        element.childNodes.length === 0 ? name : `${name} ${element.textContent}`,
      ),
    })),
  );
}

/** The elements of a name within another whose attribute names a place, in order. */
function withAttribute(
  around: Element,
  tag: string,
  attribute: string,
): readonly { readonly element: Element; readonly name: string }[] {
  return elementsOf(around).flatMap((element) => {
    const value = element.getAttribute(attribute) ?? "";
    const isIt = element.tagName === tag && PLACE.test(value);
    const name = value.replace("#", "");
    return [...(isIt ? [{ element, name }] : []), ...withAttribute(element, tag, attribute)];
  });
}

const PLACE = /^#?place-\d{1,4}$/u;
