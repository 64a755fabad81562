import type { LocalGovernment, LocalGovernments } from "./local-governments.ts";
import { wardNumbered } from "./ward-numbers.ts";

/**
 * A body that has a code and is no municipality: a union of municipalities (一部事務組合、広域連合), which is in no table of ours, or a ward
 * of a designated city (行政区). What its code says of it.
 */
export interface OtherBody {
  readonly kind: "union" | "ward";
  readonly prefecture: string;
  /** The city that a ward is of. */
  readonly city?: LocalGovernment;
  /** The ward of today that has the code; 浜松市 had others before 2024. */
  readonly ward?: string;
}

/** The third to fifth digit of the unions' codes. Source: 総務省「全国地方公共団体コード仕様」. */
const UNIONS = { first: 801, last: 999 };

/** Those of wards: they follow the number of their city, 100, 130, 140 or 150. Source: the same. */
const WARDS = { first: 101, last: 199 };

/** What a code of six digits that is not in the table says of its body; undefined where it can only be a municipality. */
export function otherBodyOf(code: string, governments: LocalGovernments): OtherBody | undefined {
  const number = Number(code.slice(2, 5));
  const ofPrefecture = governments.all.filter((one) => one.code.startsWith(code.slice(0, 2)));
  const prefecture = ofPrefecture[0]?.prefecture;
  if (prefecture === undefined) return undefined;
  if (number >= UNIONS.first && number <= UNIONS.last) return { kind: "union", prefecture };
  if (number < WARDS.first || number > WARDS.last) return undefined;
  const city = ofPrefecture
    .filter(({ kind, code: own }) => kind === "市" && Number(own.slice(2, 5)) < number)
    .findLast(({ code: own }) => own[2] === "1");
  if (city === undefined) return undefined;
  const ward = wardNumbered(city.name, code.slice(2, 5));
  return { kind: "ward", prefecture, city, ...(ward === undefined ? {} : { ward }) };
}

/** What such a body is called in messages. */
export function describeOtherBody({ kind, city, ward }: OtherBody, code: string): string {
  switch (kind) {
    case "union":
      return `一部事務組合・広域連合など（${code}）`;
    case "ward":
      return ward === undefined
        ? `${city?.name ?? ""}の区（${code}）`
        : `${city?.name ?? ""}${ward}（${code}）`;
  }
}
