/** An address in a text, and where it leads. */
export interface FoundAddress {
  readonly start: number;
  readonly end: number;
  readonly uri: string;
}

/**
 * Finds the addresses of pages and of mail in a text, as a reader would take them.
 *
 * Shape: in order; a mark that ends a sentence, and a bracket that was opened before the address, do not belong to it.
 * Units: offsets in UTF-16 code units.
 * Source: RFC 3986 (URI), RFC 6068 (mailto), RFC 5321 4.1.2 (ASCII mailboxes).
 */
export function addressesIn(text: string): readonly FoundAddress[] {
  if (!/[@:]/u.test(text)) return [];
  return [...text.matchAll(ADDRESS)].map(({ 0: written, index: start, groups }): FoundAddress => {
    const address = written.replace(AT_ITS_END, "");
    const end = start + withoutStrayBracket(address).length;
    const shown = text.slice(start, end);
    return { start, end, uri: groups?.["mail"] === undefined ? shown : `mailto:${shown}` };
  });
}

function withoutStrayBracket(address: string): string {
  if (!address.endsWith(")")) return address;
  const count = (bracket: string): number => address.split(bracket).length;
  return count(")") > count("(") ? address.slice(0, -1) : address;
}

const ADDRESS =
  /(?<![A-Za-z\d.@/_%+-])(?:https?:\/\/[A-Za-z\d][\w.~:/?#[\]@!$&'()*+,;=%-]*|(?<mail>[A-Za-z\d][A-Za-z\d._%+-]*@[A-Za-z\d](?:[A-Za-z\d-]*\.)+[A-Za-z]{2,}))/gu;
const AT_ITS_END = /[.,:;!?'\]]+$/u;
