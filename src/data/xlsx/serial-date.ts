import { dayNumber, dayOfNumber, isoDay } from "../../base/calendar.ts";

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

/** The day before serial 1. */
const DAY_ZERO = dayNumber({ year: 1899, month: 12, day: 31 });

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
  const date = isoDay(dayOfNumber(DAY_ZERO + (day > FALSE_LEAP_DAY ? day - 1 : day)));
  return { date, time: isoTime(((seconds % SECONDS_PER_DAY) + SECONDS_PER_DAY) % SECONDS_PER_DAY) };
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
