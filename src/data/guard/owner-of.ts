import type { LocalGovernment, LocalGovernments } from "../local-governments.ts";
import { nameKey } from "../name-key.ts";

/** The government whose body a name is. */
export interface Owner {
  /** Several where governments share the name. */
  readonly governments: readonly LocalGovernment[];
  /** Whether it is an office of the government, and not what it has founded. */
  readonly isOffice: boolean;
  /** What follows the government's name: 立椿井小学校. */
  readonly rest: string;
}

/**
 * The government whose body a name is: it begins with it and goes on as a body of its own (奈良市議会, 奈良市立椿井小学校).
 *
 * Shape: `key` as `nameKey` gives it.
 */
export function ownerOf(key: string, { byName }: LocalGovernments): Owner | undefined {
  if (!OWNED.test(key)) return undefined; // most names
  for (let length = Math.min(LONGEST_NAME, key.length - 1); length >= 2; length -= 1) {
    const governments = byName.get(key.slice(0, length));
    if (governments === undefined) continue;
    const rest = key.slice(length);
    const isOffice = OFFICE.test(rest);
    if (isOffice || FOUNDED.test(rest)) return { governments, isOffice, rest };
  }
  return undefined;
}

/** Characters of the longest names: かすみがうら市. */
const LONGEST_NAME = 7;

/** What is in the name of every body of a government. */
const OWNED = /議会|委員|消防|立.|役[所場]$|図書館|公民館|病院/u;

const OFFICE =
  /^(?:議会(?!議長会)|教育委員会|選挙管理委員会|農業委員会|公平委員会|監査委員|消防(?:本部|署|団)|役所$|役場$)/u;
/** What a municipality founds; 市立 is also how a place's name can go on (国立市, 日立市). */
const FOUNDED = /^立(?=.)|^(?:図書館|公民館|市民病院|中央図書館)/u;

/** The one government that a body is an office of: 奈良市 of 奈良市議会; undefined where the name is another's too, or is of no office. */
export function officeOwner(
  body: string,
  governments: LocalGovernments,
): LocalGovernment | undefined {
  const owner = ownerOf(nameKey(body), governments);
  return owner?.isOffice === true && owner.governments.length === 1
    ? owner.governments[0]
    : undefined;
}
