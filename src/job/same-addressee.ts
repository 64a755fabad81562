import { honorificStart } from "../language/honorific.ts";
import { withoutSelectors } from "../text/variation-selector.ts";

/**
 * Tells whether two letters can be to the same addressee: what one says of it holds what the other says. 札幌市長 and 札幌市長
 * 秋元克広 can be one, 札幌市長 秋元克広 and 札幌市長 上田文雄 cannot.
 *
 * Shape: addressees as the ledger has them, several joined by 、; honorifics and white space do not count.
 */
export function isSameAddressee(one: string, other: string): boolean {
  const [few = [], many = []] = [namesOf(one), namesOf(other)].sort(
    (left, right) => left.length - right.length,
  );
  return few.every((name) => many.some((each) => each.includes(name) || name.includes(each)));
}

function namesOf(addressee: string): readonly string[] {
  return addressee.split("、").map((line) => {
    const black = withoutSelectors(line.normalize("NFC")).replaceAll(/\s/gu, "");
    return black.slice(0, honorificStart(black));
  });
}
