import type { Element, Node } from "@xmldom/xmldom";
import { isSpread, type SetText, standsTogether } from "../model/text-settings.ts";

/** How what is read of a page is set. */
interface Setting {
  readonly set: SetText;
  isNote: boolean;
  own: "spread" | "whole" | undefined;
}

/** What is within a span is set as it says, and no longer as what is around it. */
export function enterSetting(span: Element, reading: Setting): void {
  const text = baseText(span);
  switch (span.getAttribute("class")) {
    case "warichu":
      reading.isNote = true;
      reading.own = undefined;
      return;
    case "no-break":
      reading.own = "whole";
      return;
    case "spread":
      if (isSpread(text, Number(SPREAD.exec(span.getAttribute("style") ?? "")?.[1])))
        reading.own = "spread";
      return;
    case "tcy":
      if (reading.isNote || reading.own === "spread" || !standsTogether(text)) return;
      reading.set.together.push(text);
      reading.own = undefined;
  }
}

/** The text in an element without its readings. */
function baseText(element: Element): string {
  let text = "";
  for (let node: Node | null = element.firstChild; node !== null; node = node.nextSibling) {
    if (isText(node)) text += node.nodeValue ?? "";
    else if (isElement(node) && node.tagName === "br") text += "\n";
    else if (isElement(node) && node.tagName !== "rt") text += baseText(node);
  }
  return text;
}

function isText(node: Node): boolean {
  return node.nodeType === 3;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** The cells over which characters are spread. */
const SPREAD = /^inline-size: (\d{1,3})em;$/u;
