import { mmToSp, ptToSp, type Sp } from "../base/units.ts";
import type { FrontMap } from "./front-matter.ts";
import { type Report, textOf, wrongValue } from "./settings-reader.ts";

/** Reads a length in points or millimetres. Errors: template/wrong-value. */
export function lengthOf(map: FrontMap, key: string, report: Report): Sp | undefined {
  const text = textOf(map, key, report);
  if (text === undefined) return undefined;
  const match = /^(?<number>\d{1,4}(?:\.\d{1,3})?) ?(?<unit>pt|mm|ポイント|ミリ)$/u.exec(
    text.value,
  );
  const number = Number(match?.groups?.["number"] ?? Number.NaN);
  if (Number.isNaN(number)) {
    wrongValue(text, key, "length", report);
    return undefined;
  }
  return match?.groups?.["unit"] === "mm" || match?.groups?.["unit"] === "ミリ"
    ? mmToSp(number)
    : ptToSp(number);
}
