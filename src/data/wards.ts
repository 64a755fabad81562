import { COLUMN_NAMES } from "../model/recipient.ts";
import type { NamedGovernment } from "./government-code.ts";
import type { LocalGovernments } from "./local-governments.ts";
import { nameKey } from "./name-key.ts";
import type { Table } from "./table.ts";
import { WARDS } from "./ward-numbers.ts";

/**
 * The designated cities that have a ward of this name: 大阪市 and six more for 北区, which is a 特別区 of 東京都 as well.
 *
 * Shape: `name` with or without what its head is called; none for another name.
 */
export function citiesWithWard(name: string): readonly string[] {
  const key = nameKey(name).replace(/長$/u, "");
  return key.endsWith("区") ? (CITIES_BY_WARD.get(key) ?? []) : [];
}

/** Whether a city is a designated one, which has wards. */
export function isDesignatedCity(name: string): boolean {
  return DESIGNATED_CITIES.has(name);
}

/** Whether a ward of this name is in one of the prefecture's cities. */
export function isWardIn(name: string, prefecture: string, { byName }: LocalGovernments): boolean {
  return citiesWithWard(name).some((city) =>
    byName.get(nameKey(city))?.some((one) => one.prefecture === prefecture),
  );
}

/**
 * Tells a row of a list that may mean a ward of a designated city, although a 特別区 has its name: it gives no prefecture, and no other
 * row of the list is surely of 東京都.
 *
 * Cost: goes through the list once, if any row has such a name.
 */
export function wardOfCity(
  { names, rows }: Pick<Table, "names" | "rows">,
  governments: LocalGovernments,
): (named: NamedGovernment) => boolean {
  let known: boolean | undefined;
  return ({ kind, prefecture, name, title }) => {
    if (prefecture.trim() !== "" || kind.trim() === "特別区") return false;
    const own = name.trim() === "" ? title : name;
    if (citiesWithWard(own).length === 0) return false;
    known ??= namesTokyo();
    return !known;
  };

  function namesTokyo(): boolean {
    const columns = [COLUMN_NAMES.name, COLUMN_NAMES.title].map((name) => names.indexOf(name));
    for (const { values } of rows)
      for (const column of columns) if (isOfTokyo(values[column] ?? "")) return true;
    return false;
  }

  function isOfTokyo(value: string): boolean {
    const key = nameKey(value).replace(/(?:知事|長)$/u, "");
    if (citiesWithWard(key).length > 0) return false;
    const named = governments.byName.get(key) ?? [];
    return named.length > 0 && named.every(({ prefecture }) => prefecture === TOKYO);
  }
}

const TOKYO = "東京都";

const DESIGNATED_CITIES: ReadonlySet<string> = new Set(WARDS.map(({ city }) => city));

const CITIES_BY_WARD: ReadonlyMap<string, readonly string[]> = citiesByWard();

function citiesByWard(): ReadonlyMap<string, readonly string[]> {
  const cities = new Map<string, string[]>();
  for (const { city, ward } of WARDS) {
    const key = nameKey(ward);
    cities.set(key, [...(cities.get(key) ?? []), city]);
  }
  return cities;
}
