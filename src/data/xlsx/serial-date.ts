/** A day of the calendar and a time of day, both as ISO 8601. */
export interface SerialDate {
  readonly date: string;
  readonly time: string;
}

const SECONDS_PER_DAY = 86_400;

/** Days from 1899-12-31 (serial 0) to 1904-01-01 (serial 0 of the other epoch), by Excel's count. */
const DAYS_TO_1904 = 1462;

/** Serial of 1900-02-29, a day that never was; Excel keeps Lotus 1-2-3's mistake. */
const FALSE_LEAP_DAY = 60;

/** Serial of 9999-12-31, the last day Excel knows. */
const LAST_SERIAL = 2_958_465;

/** Day number, from 0000-03-01, of the day before serial 1 (1900-01-01). */
const DAY_ZERO = 693_900;

/**
 * Gives the day and time of a serial date, or undefined where there is no such day.
 *
 * Source: ECMA-376 Part 1, 18.17.4.1; the 1900 system with its false leap day, and the 1904 system.
 */
export function serialToDate(serial: number, is1904: boolean): SerialDate | undefined {
  const seconds = Math.round(serial * SECONDS_PER_DAY);
  const day = Math.floor(seconds / SECONDS_PER_DAY) + (is1904 ? DAYS_TO_1904 : 0);
  if (!Number.isFinite(serial) || day < 0 || day > LAST_SERIAL) return undefined;
  if (day === FALSE_LEAP_DAY) return undefined;
  const date = isoDate(DAY_ZERO + (day > FALSE_LEAP_DAY ? day - 1 : day));
  return { date, time: isoTime(((seconds % SECONDS_PER_DAY) + SECONDS_PER_DAY) % SECONDS_PER_DAY) };
}

/** The Gregorian date of a day counted from 0000-03-01. Years begin in March, so leap days end them. */
function isoDate(days: number): string {
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${pad(month)}-${pad(day)}`;
}

function isoTime(seconds: number): string {
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ];
  return rest === 0
    ? `${pad(hours)}:${pad(minutes)}`
    : `${pad(hours)}:${pad(minutes)}:${pad(rest)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
