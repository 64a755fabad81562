import { weekday } from "../base/calendar.ts";
import type { WrittenDay } from "./date.ts";
import { type EraDay, eraLetter, toEraDay } from "./era.ts";
import { positionalKanji, smallKanji } from "./kanji-numeral.ts";

/** How a date is to be written, read from a picture of Word: `M月d日`, `ggge年M月d日(aaa)`. */
export type DatePicture = readonly (
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "item"; readonly item: DateItem }
)[];

type DateItem =
  | ("yyyy" | "yy" | "EEEE")
  | ("M" | "MM" | "O")
  | ("d" | "dd" | "A")
  | ("aaa" | "aaaa")
  | ("ggg" | "gg" | "g")
  | ("e" | "ee" | "E");

/**
 * Reads the date picture of a field: `yy`, `yyyy`, `M`, `MM`, `d`, `dd`, `aaa`, `aaaa`, `g`, `gg`, `ggg`, `e`, `ee`, and Word's
 * kanji figures `E`, `EEEE`, `O`, `A`; literal text in single quotes or bare.
 *
 * Shape: with `G` in capitals, as Excel writes it, `E` is that of Excel too: 算用数字. Undefined for what we do not write: hours,
 * minutes, the names of months and days in English, a month or day beside a year in another calendar.
 * Source: ISO/IEC 29500-1, 17.16.4.1; the Japanese items are those of Word's dialog.
 */
export function readDatePicture(picture: string): DatePicture | undefined {
  const parts: DatePicture[number][] = [];
  const isOfExcel = /G/u.test(picture.replaceAll(QUOTED, ""));
  for (const found of picture.matchAll(TOKENS)) {
    const { quoted, letters, other } = found.groups ?? {};
    if (letters !== undefined) {
      const item = itemOf(letters, isOfExcel);
      if (item === undefined) return undefined;
      parts.push({ kind: "item", item });
    } else if (quoted !== undefined) parts.push({ kind: "literal", text: quoted });
    else if (other === undefined || FORBIDDEN.test(other)) return undefined;
    else parts.push({ kind: "literal", text: other });
  }
  return parts.some(({ kind }) => kind === "item") ? parts : undefined;
}

/** Writes a date by a picture; `before-meiji` where it asks for an era that there is none of. */
export function writeDateByPicture(
  day: WrittenDay,
  picture: DatePicture,
): { readonly text: string } | "before-meiji" {
  const needsEra = picture.some((one) => one.kind === "item" && OF_ERA.has(one.item));
  const era = needsEra ? toEraDay(day, day.era) : undefined;
  if (needsEra && era === undefined) return "before-meiji";
  const text = picture.map((one, index) => {
    if (one.kind === "literal") return one.text;
    const next = picture[index + 1];
    const isBeforeYear = next?.kind === "literal" && next.text.startsWith("年");
    return WRITERS[one.item]({ day, era, isBeforeYear });
  });
  return { text: text.join("") };
}

interface Written {
  readonly day: WrittenDay;
  readonly era: EraDay | undefined;
  /** Whether 年 follows: 令和元年, but R1. */
  readonly isBeforeYear: boolean;
}

type Writer = (written: Written) => string;

const padded = (number: number): string => String(number).padStart(2, "0");
const monthOf = ({ day, era }: Written): number => era?.month ?? day.month;
const leapOf = ({ era }: Written): string => (era?.isLeapMonth === true ? "閏" : "");
const dayOf = ({ day, era }: Written): number => era?.day ?? day.day;
const eraYear = ({ era, isBeforeYear }: Written, write: (year: number) => string): string => {
  const year = era?.year ?? 0;
  return year === 1 && isBeforeYear ? "元" : write(year);
};

const WRITERS: Readonly<Record<DateItem, Writer>> = {
  yyyy: ({ day }) => String(day.year).padStart(4, "0"),
  yy: ({ day }) => padded(day.year % 100),
  M: (one) => leapOf(one) + String(monthOf(one)),
  MM: (one) => leapOf(one) + padded(monthOf(one)),
  O: (one) => leapOf(one) + smallKanji(monthOf(one)),
  d: (one) => String(dayOf(one)),
  dd: (one) => padded(dayOf(one)),
  A: (one) => smallKanji(dayOf(one)),
  aaa: ({ day }) => weekday(day),
  aaaa: ({ day }) => `${weekday(day)}曜日`,
  ggg: ({ era }) => era?.era ?? "",
  gg: ({ era }) => era?.era.slice(0, 1) ?? "",
  g: ({ era }) => eraLetter(era?.era ?? ""),
  e: (one) => eraYear(one, String),
  ee: (one) => eraYear(one, padded),
  E: (one) => eraYear(one, smallKanji),
  EEEE: ({ day }) => positionalKanji(String(day.year)),
};

const OF_ERA: ReadonlySet<DateItem> = new Set<DateItem>(["ggg", "gg", "g", "e", "ee", "E"]);

function itemOf(letters: string, isOfExcel: boolean): DateItem | undefined {
  const plain = isOfExcel ? letters.replaceAll(/[GE]/gu, (one) => one.toLowerCase()) : letters;
  // Years and days count in either case, M alone is the month: m are minutes.
  const item = /^[YD]+$/u.test(plain) ? plain.toLowerCase() : plain;
  return isItem(item) ? item : undefined;
}

function isItem(text: string): text is DateItem {
  return Object.hasOwn(WRITERS, text);
}

const QUOTED = /['\u2018\u2019][^'\u2018\u2019]*['\u2018\u2019]/gu;
/** A run of one letter is an item; what is quoted, and everything else, stands as it is. */
const TOKENS =
  /['\u2018\u2019](?<quoted>[^'\u2018\u2019]*)['\u2018\u2019]|(?<letters>(?<letter>[A-Za-z])\k<letter>*)|(?<other>[^A-Za-z'\u2018\u2019]+|.)/gsu;
const FORBIDDEN = /['\u2018\u2019"\\{}]/u;
