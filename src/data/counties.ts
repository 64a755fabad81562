import type { LocalGovernment } from "./local-governments.ts";
import { nameKey } from "./name-key.ts";
import { COUNTIES_TABLE } from "./tables/counties.ts";

/** A name that is written from its county on, taken apart. */
interface BehindCounty {
  readonly county: string;
  readonly name: string;
}

/**
 * Whether a name is a town's or village's own, or that behind its county: 生駒郡平群町. A county that is not known to be the town's says that
 * one of the two is wrong, and names none.
 */
export function isNameOf(written: string, { code, name }: LocalGovernment): boolean {
  const [key, own] = [nameKey(written), nameKey(name)];
  if (key === own) return true;
  const parts = behindCounty(key);
  return parts !== undefined && parts.name === own && countyOf(code) === parts.county;
}

/** What a name is found by in the table, which has no counties: 平群町 of 生駒郡平群町. Whether it is that town, `isNameOf` says. */
export function keyWithoutCounty(written: string): string {
  const key = nameKey(written);
  return behindCounty(key)?.name ?? key;
}

/** The shortest beginning that may be a county; what is one, the table says. */
function behindCounty(key: string): BehindCounty | undefined {
  const { county, name } = BEHIND.exec(key)?.groups ?? {};
  return county === undefined || name === undefined ? undefined : { county, name };
}

const BEHIND = /^(?<county>.{1,5}?郡)(?<name>.{1,7}[町村])$/u;

let counties: ReadonlyMap<string, string> | undefined;

/** The county of a town or village, as `nameKey` gives it; undefined of an island of 東京都, and of what is none. */
export function countyOf(code: string): string | undefined {
  counties ??= new Map(
    COUNTIES_TABLE.trim()
      .split("\n")
      .flatMap((line) => {
        const [county = "", digits = ""] = line.split(" ");
        const towns = digits.slice(2).match(/\d{3}/gu) ?? [];
        return towns.map((town) => [digits.slice(0, 2) + town, nameKey(county)] as const);
      }),
  );
  return counties.get(code.slice(0, CODE_DIGITS));
}

/** Digits of a 団体コード before its check digit. */
const CODE_DIGITS = 5;
