import { nameKey } from "./name-key.ts";
import { WARDS_TABLE } from "./tables/wards.ts";

/** The wards of the designated cities, with the third to fifth digit of their codes. */
export const WARDS: readonly {
  readonly city: string;
  readonly digits: string;
  readonly ward: string;
}[] = WARDS_TABLE.trim()
  .split("\n")
  .flatMap((line) => {
    const [city = "", ...wards] = line.split(" ");
    return wards.map((text) => ({ city, digits: text.slice(0, 3), ward: text.slice(3) }));
  });

/** The ward that has these three digits of a code in its city: 都島区 for 102 in 大阪市; undefined where none has. */
export function wardNumbered(city: string, digits: string): string | undefined {
  return WARDS.find((one) => one.city === city && one.digits === digits)?.ward;
}

/** The third to fifth digit of a ward's code. Shape: `ward` as `nameKey` gives it. */
export function digitsOfWard(city: string, ward: string): string | undefined {
  return WARDS.find((one) => one.city === city && nameKey(one.ward) === ward)?.digits;
}
