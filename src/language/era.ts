import { type CalendarDay, dayNumber, dayOfNumber, readIsoDay } from "../base/calendar.ts";
import { LUNISOLAR_MONTHS } from "./tables/lunisolar-months.ts";

/** A day by era (和暦). Before 明治六年 the month and day are those of the lunisolar calendar. */
export interface EraDay {
  readonly era: string;
  /** 1 for 元年. */
  readonly year: number;
  readonly month: number;
  readonly isLeapMonth: boolean;
  readonly day: number;
}

/** An era with its first and last day; the last day of 明治 and of 大正 is also the next era's first. */
interface Era {
  readonly name: string;
  readonly letter: string;
  readonly firstYear: number;
  readonly first: number;
  readonly last: number;
}

/**
 * The eras since one era goes with one reign.
 *
 * Source: 明治 改元詔 (明治元年九月八日, for the whole year: from 1868-01-25); 大正 詔書 (1912-07-30);
 * 昭和 詔書 (1926-12-25); 平成 昭和64年政令第1号 (from the day after); 令和 平成31年政令第143号.
 */
const ERAS: readonly Era[] = [
  era("明治", "M", "1868-01-25", "1912-07-30"),
  era("大正", "T", "1912-07-30", "1926-12-25"),
  era("昭和", "S", "1926-12-25", "1989-01-07"),
  era("平成", "H", "1989-01-08", "2019-04-30"),
  era("令和", "R", "2019-05-01", "9999-12-31"),
];

function era(name: string, letter: string, first: string, last: string): Era {
  const [from, to] = [readIsoDay(first), readIsoDay(last)];
  if (from === undefined || to === undefined) throw new Error(`invariant broken: era ${name}`);
  return { name, letter, firstYear: from.year, first: dayNumber(from), last: dayNumber(to) };
}

/** The names of the eras, the oldest first. */
export const ERA_NAMES: readonly string[] = ERAS.map(({ name }) => name);

/** The era that a letter stands for: R for 令和; undefined for another letter. */
export function eraOfLetter(letter: string): string | undefined {
  return ERAS.find((one) => one.letter === letter.toUpperCase())?.name;
}

/** The letter that stands for an era: R for 令和. */
export function eraLetter(name: string): string {
  return ERAS.find((one) => one.name === name)?.letter ?? "";
}

interface LunisolarMonth {
  readonly first: number;
  readonly year: number;
  readonly month: number;
  readonly isLeap: boolean;
  readonly days: number;
}

const MONTHS: readonly LunisolarMonth[] = LUNISOLAR_MONTHS.map(
  ([gregorian, year, month, isLeap, days]) => {
    const first = readIsoDay(gregorian);
    if (first === undefined) throw new Error(`invariant broken: lunisolar month ${gregorian}`);
    return { first: dayNumber(first), year, month, isLeap, days };
  },
);

/** The first day of the Gregorian calendar in Japan. Source: 明治五年太政官布告第三百三十七号. */
const GREGORIAN_FROM = dayNumber({ year: 1873, month: 1, day: 1 });

/**
 * Gives a day by era; undefined before 明治.
 *
 * Shape: on the two days that two eras share, `preferred` decides; without it, the new era.
 */
export function toEraDay(day: CalendarDay, preferred?: string): EraDay | undefined {
  const number = dayNumber(day);
  const eras = ERAS.filter(({ first, last }) => first <= number && number <= last);
  const found = eras.find(({ name }) => name === preferred) ?? eras.at(-1);
  if (found === undefined) return undefined;
  if (number >= GREGORIAN_FROM) {
    const year = day.year - found.firstYear + 1;
    return { era: found.name, year, month: day.month, isLeapMonth: false, day: day.day };
  }
  const month = MONTHS.findLast(({ first }) => first <= number);
  return month === undefined
    ? undefined
    : {
        era: found.name,
        year: month.year,
        month: month.month,
        isLeapMonth: month.isLeap,
        day: number - month.first + 1,
      };
}

/** Why a date has no day: it does not exist, lies outside its era, or in the days dropped in 明治五年. */
export type EraProblem = "no-such-day" | "outside-era" | "dropped-days";

/** Gives the Gregorian day of a day by era. */
export function fromEraDay(date: EraDay): CalendarDay | EraProblem {
  const found = ERAS.find(({ name }) => name === date.era);
  if (found === undefined || date.year < 1) return "outside-era";
  const year = found.firstYear + date.year - 1;
  if (found.name === "明治" && date.year <= 5) return fromLunisolar(date);
  if (date.isLeapMonth) return "no-such-day";
  const number = dayNumber({ year, month: date.month, day: date.day });
  const day = dayOfNumber(number);
  if (day.month !== date.month || day.day !== date.day) return "no-such-day";
  return found.first <= number && number <= found.last ? day : "outside-era";
}

function fromLunisolar(date: EraDay): CalendarDay | EraProblem {
  const month = MONTHS.find(
    (one) => one.year === date.year && one.month === date.month && one.isLeap === date.isLeapMonth,
  );
  if (month !== undefined && date.day >= 1 && date.day <= month.days) {
    return dayOfNumber(month.first + date.day - 1);
  }
  const isDropped = date.year === 5 && date.month === 12 && date.day >= 3 && date.day <= 31;
  return isDropped && !date.isLeapMonth ? "dropped-days" : "no-such-day";
}
