import type { Sfnt } from "./read-sfnt.ts";

/** What the name table says about a face. */
export interface FaceNames {
  readonly postScriptName: string;
  readonly family: string;
  readonly familyJa: string | undefined;
  readonly style: string;
  /** The licence's text or, without one, its address. */
  readonly licence: string | undefined;
  readonly version: string | undefined;
}

/** A name as it is in the table. */
export interface NameRecord {
  readonly platform: number;
  readonly encoding: number;
  readonly language: number;
  readonly name: number;
  readonly bytes: Uint8Array;
}

const FAMILY = 1;
const STYLE = 2;
const FULL_NAME = 4;
const VERSION = 5;
const POST_SCRIPT_NAME = 6;
const LICENCE = 13;
const LICENCE_ADDRESS = 14;
const TYPOGRAPHIC_FAMILY = 16;
const TYPOGRAPHIC_STYLE = 17;

const WINDOWS = 3;
const MACINTOSH = 1;
const ENGLISH = 0x409;
const JAPANESE = 0x411;
const MAC_JAPANESE = 11;

/**
 * Reads a face's names: English ones first, any language if there is none.
 *
 * Errors: throws a `FontFault` for a malformed table.
 * Source: OpenType 1.9, name.
 */
export function readNames(sfnt: Sfnt): FaceNames {
  const records = readRecords(sfnt);
  const english = (name: number): string | undefined =>
    textOf(records, name, WINDOWS, ENGLISH) ??
    textOf(records, name, MACINTOSH, 0) ??
    textOf(records, name, undefined, undefined);
  const japanese = (name: number): string | undefined =>
    textOf(records, name, WINDOWS, JAPANESE) ?? textOf(records, name, MACINTOSH, MAC_JAPANESE);
  const family = english(TYPOGRAPHIC_FAMILY) ?? english(FAMILY) ?? english(FULL_NAME) ?? "Unnamed";
  const style = english(TYPOGRAPHIC_STYLE) ?? english(STYLE) ?? "Regular";
  return {
    postScriptName: asPostScriptName(english(POST_SCRIPT_NAME) ?? `${family}-${style}`),
    family,
    familyJa: japanese(TYPOGRAPHIC_FAMILY) ?? japanese(FAMILY),
    style,
    licence: english(LICENCE) ?? english(LICENCE_ADDRESS),
    version: english(VERSION),
  };
}

/**
 * Reads the records of the name table; none if the font has no such table.
 *
 * Errors: throws a `FontFault` for a malformed table.
 */
export function readRecords(sfnt: Sfnt): readonly NameRecord[] {
  const table = sfnt.find("name");
  if (table === undefined) return [];
  const count = table.u16(2);
  const storage = table.u16(4);
  return Array.from({ length: count }, (_, i) => {
    const record = 6 + i * 12;
    const start = storage + table.u16(record + 10);
    return {
      platform: table.u16(record),
      encoding: table.u16(record + 2),
      language: table.u16(record + 4),
      name: table.u16(record + 6),
      // Makers do get these offsets wrong; a name that is cut off is better than no font.
      bytes: table.bytes.subarray(start, start + table.u16(record + 8)),
    };
  });
}

function textOf(
  records: readonly NameRecord[],
  name: number,
  platform: number | undefined,
  language: number | undefined,
): string | undefined {
  for (const record of records) {
    if (record.name !== name) continue;
    if (platform !== undefined && record.platform !== platform) continue;
    if (language !== undefined && record.language !== language) continue;
    const text = decode(record)?.trim();
    if (text !== undefined && text !== "") return text;
  }
  return undefined;
}

/** Decodes UTF-16 (Windows, Unicode), Mac Roman's ASCII half and Mac Japanese; other encodings are passed over. */
function decode(record: NameRecord): string | undefined {
  if (record.platform !== MACINTOSH) return new TextDecoder("utf-16be").decode(record.bytes);
  if (record.encoding === 1) return new TextDecoder("shift_jis").decode(record.bytes);
  if (record.encoding !== 0) return undefined;
  return new TextDecoder("macintosh").decode(record.bytes);
}

/** Leaves only what a PostScript name may hold. Source: OpenType 1.9, name ID 6. */
function asPostScriptName(name: string): string {
  const cleaned = name.replace(/[^!-~]|[[\](){}<>/%]/gu, "").slice(0, 63);
  return cleaned === "" ? "Unnamed" : cleaned;
}
