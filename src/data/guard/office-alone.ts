import { isTitle } from "../../language/title.ts";
import { differsByOne } from "../differs-by-one.ts";
import { bareTitleOf } from "../government-code.ts";
import type { LocalGovernment, LocalGovernments } from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import { citiesWithWard } from "../wards.ts";

/**
 * Whether a title is an office that any government has, without saying whose it is: 総務課長, 教育長, 議長, 副市長. and 市長 in
 * the row of a city. The letter then has to name the body beside it. Another kind's head (町長), another government's, and one that begins with this one's name misspelt are not.
 */
export function isOfficeAlone(
  title: string,
  government: LocalGovernment,
  governments: LocalGovernments,
): boolean {
  const key = nameKey(title);
  if (isWardOf(key, government)) return true;
  if (key.includes("?") || namesGovernment(key, governments) || isMisspelt(key, government))
    return false;
  if (key.endsWith("区長")) return government.kind !== "都道府県" && government.kind !== "特別区";
  if (key === bareTitleOf(government)) return true;
  if (/(?:[市町村]長|知事)$/u.test(key)) return DEPUTY.test(key);
  // 長 behind the name of a prefecture is nobody's title.
  return isTitle(key) && !(key === "長" && government.kind === "都道府県");
}

const DEPUTY = /^副(?:[市町村]長|知事)$/u;

/** 北区長 in the row of 大阪市. */
function isWardOf(key: string, { name }: LocalGovernment): boolean {
  return key.endsWith("区長") && citiesWithWard(key).includes(name);
}

/** Whether a title begins with the name of any government. */
function namesGovernment(key: string, governments: LocalGovernments): boolean {
  return governmentOfTitle(key, governments) !== undefined;
}

/** The government whose name a title begins with, the longest that there is: 奈良市 of 奈良市議会議長. Shape: `key` as `nameKey` gives it. */
export function governmentOfTitle(
  key: string,
  { byName }: LocalGovernments,
): LocalGovernment | undefined {
  for (let length = Math.min(LONGEST_NAME, key.length - 1); length >= 2; length -= 1) {
    const [found] = byName.get(key.slice(0, length)) ?? [];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Characters of the longest names: かすみがうら市. */
const LONGEST_NAME = 7;

/** Whether what a title begins with is nearly the government's name: 奈艮市総務課長. */
function isMisspelt(key: string, { name }: LocalGovernment): boolean {
  const own = nameKey(name);
  if (own.length < SHORTEST) return false;
  return [own.length - 1, own.length, own.length + 1].some((length) =>
    differsByOne(key.slice(0, length), own),
  );
}

/** Characters of a name that others are not near by chance. */
const SHORTEST = 3;
