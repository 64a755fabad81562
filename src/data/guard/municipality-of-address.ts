import type { LocalGovernment, LocalGovernments } from "../local-governments.ts";
import { nameKey } from "../name-key.ts";

/** What an address says about the municipality it lies in. */
export interface AddressedMunicipality {
  /** Those of the name that is written; several where municipalities share it. */
  readonly municipalities: readonly LocalGovernment[];
  /**
   * Whether the name must be a municipality's: it follows its prefecture or county, or is a 市. 朝日町 at the
   * beginning may be a part of a city, 中央区 a ward.
   */
  readonly isSure: boolean;
}

/** The prefecture that an address begins with. */
export const PREFECTURE: RegExp = /^(?:東京都|北海道|京都府|大阪府|.{2,3}県)/u;

/**
 * Reads the municipality that an address begins with, after a postal code, prefecture and county (郡, or an island
 * of 東京都); undefined where it names none.
 *
 * Shape: `near` is the prefecture that a name without prefecture is looked for in first.
 */
export function municipalityOfAddress(
  address: string,
  near: string,
  { byName }: LocalGovernments,
): AddressedMunicipality | undefined {
  const text = nameKey(address).replace(/^〒?\d{3}-?\d{4}/u, "");
  const written = PREFECTURE.exec(text)?.[0];
  const isPrefecture = written !== undefined && byName.has(written);
  const rest = isPrefecture ? text.slice(written.length) : text;
  const behindCounty = municipalityBehindCounty(rest, byName);
  const found =
    behindCounty.length > 0
      ? behindCounty
      : longestName(rest, byName, ({ kind, prefecture }) =>
          kind === "特別区" ? (isPrefecture ? written : near) === prefecture : kind !== "都道府県",
        );
  const inPrefecture = found.filter(
    ({ prefecture }) => prefecture === (isPrefecture ? written : near),
  );
  const municipalities = isPrefecture || inPrefecture.length > 0 ? inPrefecture : found;
  if (municipalities.length === 0) return undefined;
  const isSure =
    isPrefecture ||
    behindCounty.length > 0 ||
    municipalities.every(({ kind }) => kind === "市" || kind === "特別区");
  return { municipalities, isSure };
}

/**
 * The municipalities of the name that a text behind a prefecture begins with, of whatever prefecture: a city, or a town or village behind
 * its county. A ward or a bare 町 may be a part of a city that the text leaves out.
 */
export function municipalityBehind(
  text: string,
  { byName }: LocalGovernments,
): { readonly municipalities: readonly LocalGovernment[]; readonly isBehindCounty: boolean } {
  const cities = longestName(text, byName, ({ kind }) => kind === "市");
  if (cities.length > 0) return { municipalities: cities, isBehindCounty: false };
  return { municipalities: municipalityBehindCounty(text, byName), isBehindCounty: true };
}

function municipalityBehindCounty(
  text: string,
  byName: LocalGovernments["byName"],
): readonly LocalGovernment[] {
  for (const county of COUNTIES) {
    const written = county.exec(text)?.[0];
    if (written === undefined) continue;
    const found = longestName(
      text.slice(written.length),
      byName,
      ({ kind }) => kind === "町" || kind === "村",
    );
    if (found.length > 0) return found;
  }
  return [];
}

function longestName(
  text: string,
  byName: LocalGovernments["byName"],
  isMeant: (government: LocalGovernment) => boolean,
): readonly LocalGovernment[] {
  for (let length = Math.min(LONGEST_NAME, text.length); length >= 2; length -= 1) {
    const found = (byName.get(text.slice(0, length)) ?? []).filter(isMeant);
    if (found.length > 0) return found;
  }
  return [];
}

/** Characters of the longest names: かすみがうら市. */
const LONGEST_NAME = 7;

// 大島郡 is a county, 大島 in front of 大島町 an island: the county is looked for first.
const COUNTIES = [/^.{1,4}?郡/u, /^.{1,4}?島/u];
