import type { Edition } from "../model/letter-settings.ts";

/**
 * What a file was made from, written into its metadata so that it can be made again.
 *
 * Shape: nothing here depends on other letters, on the machine or on the clock.
 */
export interface SourceRecord {
  /** Name and version of the program, e.g. `Shokan 0.1.0`. */
  readonly tool: string;
  /** SHA-256 of the template, hexadecimal. */
  readonly template: string;
  /** SHA-256 of the addressee's record, hexadecimal; undefined for a file of many letters. */
  readonly record: string | undefined;
  readonly edition: Edition;
}
