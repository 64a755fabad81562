import { honorificStart } from "../../language/honorific.ts";
import { isPersonTitle } from "../../language/title.ts";
import { withoutSelectors } from "../../text/variation-selector.ts";

/**
 * Tells whether two letters can be to the same addressee: the words of one are among the other's. 札幌市長 and 札幌市長
 * 秋元克広 can be one; 札幌市長 秋元克広 and 札幌市長 上田文雄 cannot, nor can 林一 and 林一郎.
 *
 * Shape: addressees as the ledger has them, several joined by 、; honorifics and white space do not count.
 */
export function isSameAddressee(one: string, other: string): boolean {
  const [few = [], many = []] = [namesOf(one), namesOf(other)].sort(
    (left, right) => left.length - right.length,
  );
  return few.every((name) => many.some((each) => holds(each, name) || holds(name, each)));
}

/** The words of each addressee. */
function namesOf(addressee: string): readonly (readonly string[])[] {
  return addressee.split("、").map((line) => {
    const black = withoutSelectors(line.normalize("NFC"));
    return black
      .slice(0, honorificStart(black))
      .split(/\s+/u)
      .filter((word) => word !== "");
  });
}

/** Whether words that follow each other in one addressee are another, or its title begins it: 札幌市長秋元克広. */
function holds(words: readonly string[], others: readonly string[]): boolean {
  const other = others.join("");
  if (isPersonTitle(other) && words.join("").startsWith(other)) return true;
  return words.some((_, first) =>
    words.some((_other, last) => words.slice(first, last + 1).join("") === other),
  );
}
