import type { LetterWords } from "./imported-letter.ts";
import type { LetterParts } from "./letter-parts.ts";
import { childElements, ownText } from "./properties.ts";

/**
 * Reads the properties of a letter of ours, in which they are the letter's own.
 *
 * Source: ISO/IEC 29500-2, 11 (core properties).
 */
export function readProperties({ part }: Pick<LetterParts, "part">): LetterWords {
  const core = childElements(part("docProps/core.xml"));
  const textOf = (name: string): string | undefined => {
    const found = core.find((element) => element.name === name);
    const text = found === undefined ? "" : ownText(found);
    return text === "" ? undefined : text;
  };
  return {
    title: textOf("dc:title"),
    subject: textOf("dc:subject"),
    author: textOf("dc:creator"),
    date: /^\d{4}-\d{2}-\d{2}/u.exec(textOf("dcterms:created") ?? "")?.[0],
  };
}
