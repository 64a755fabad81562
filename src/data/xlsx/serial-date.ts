import { dayNumber, dayOfNumber, isoDay, readIsoDay } from "../../base/calendar.ts";

/** A day of the calendar and a time of day, both as ISO 8601. */
export interface SerialDate {
  readonly date: string;
  readonly time: string;
}

const SECONDS_PER_DAY = 86_400;

/** Days from 1899-12-31 (serial 0) to 1904-01-01 (serial 0 of the other epoch), by Excel's count. */
export const DAYS_TO_1904 = 1462;

/** Serial of 1900-02-29, a day that never was; Excel keeps Lotus 1-2-3's mistake. */
const FALSE_LEAP_DAY = 60;

/** Serial of 9999-12-31, the last day that Excel supports. */
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

const ISO_DATE =
  /^(?:(\d{4}-\d{2}-\d{2})(?:T|$))?(?:(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?Z?)?$/u;

/**
 * Gives the serial of a date or a time in ISO 8601, in the 1900 system: `2026-12-01`, `2026-12-01T13:30:00`.
 *
 * Source: ECMA-376 Part 1, 18.18.11 ST_CellType, `d`.
 */
export function readIsoSerial(text: string): number | undefined {
  const match = ISO_DATE.exec(text);
  if (match === null || text === "") return undefined;
  const [, date, hours = "0", minutes = "0", seconds = "0"] = match;
  const time = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / SECONDS_PER_DAY;
  if (time >= 1) return undefined;
  if (date === undefined) return time;
  const day = readIsoDay(date);
  if (day === undefined) return undefined;
  const count = dayNumber(day) - DAY_ZERO;
  return (count >= FALSE_LEAP_DAY ? count + 1 : count) + time;
}
