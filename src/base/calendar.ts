/** A day of the Gregorian calendar. Units: month and day 1-based. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * Gives the number of a day, counted from 1970-01-01.
 *
 * Source: Hinnant, chrono-Compatible Low-Level Date Algorithms, days_from_civil.
 */
export function dayNumber({ year, month, day }: CalendarDay): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Gives the day of a number; the inverse of `dayNumber`. Source: as there, civil_from_days. */
export function dayOfNumber(number: number): CalendarDay {
  const z = number + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** Tells whether the calendar has the day. */
export function isDay(day: CalendarDay): boolean {
  const same = dayOfNumber(dayNumber(day));
  return same.year === day.year && same.month === day.month && same.day === day.day;
}

/** Gives a day as ISO 8601: `2022-12-27`. */
export function isoDay({ year, month, day }: CalendarDay): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/** Reads `2022-12-27`; undefined if it is not of this form or there is no such day. */
export function readIsoDay(text: string): CalendarDay | undefined {
  const match = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/u.exec(text)?.groups;
  if (match === undefined) return undefined;
  const day = {
    year: Number(match["year"]),
    month: Number(match["month"]),
    day: Number(match["day"]),
  };
  return isDay(day) ? day : undefined;
}

/** Gives the day of the week: 日, 月 … 土. */
export function weekday(day: CalendarDay): string {
  // 1970-01-01 was a Thursday.
  return "木金土日月火水"[((dayNumber(day) % 7) + 7) % 7] ?? "";
}
