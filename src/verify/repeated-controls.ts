import type { Element } from "@xmldom/xmldom";
import { type DocxParts, elementsOf, partText, W_NAMESPACE, wordAttribute } from "./docx-parts.ts";

/** Whether LibreOffice saved a Word file last. Errors: throws `UnreadableFile`. */
export function isResaved(parts: DocxParts): boolean {
  return parts.has(APP) && /<Application>LibreOffice/u.test(partText(parts, APP));
}

const APP = "docProps/app.xml";

/**
 * Leaves out what LibreOffice 7.4 makes of one content control when it saves a letter: the control, the same with its text twice, the
 * same once more. It shows the text once itself, so that nobody sees it there.
 */
export function withoutRepeats(children: readonly Element[]): readonly Element[] {
  const left: Element[] = [];
  for (let index = 0; index < children.length; index += 1) {
    const [one, twice, again] = children.slice(index, index + 3);
    if (one === undefined) break;
    left.push(one);
    if (isThrice(one, twice, again)) index += 2;
  }
  return left;
}

function isThrice(one: Element, twice: Element | undefined, again: Element | undefined): boolean {
  if (![one, twice, again].every((control) => control !== undefined && isControl(control))) {
    return false;
  }
  const text = one.textContent ?? "";
  return (
    text !== "" &&
    twice?.textContent === text + text &&
    again?.textContent === text &&
    nameOf(one) === nameOf(twice) &&
    nameOf(one) === nameOf(again)
  );
}

function isControl(element: Element): boolean {
  return element.localName === "sdt" && element.namespaceURI === W_NAMESPACE;
}

function nameOf(control: Element): string {
  const properties = elementsOf(control).find(({ localName }) => localName === "sdtPr");
  return elementsOf(properties ?? null)
    .filter(({ localName }) => localName === "alias" || localName === "tag")
    .map((one) => wordAttribute(one, "val") ?? "")
    .join("\t");
}
