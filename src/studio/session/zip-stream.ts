import { crc32 } from "../../base/bytes/crc32.ts";

/** A file of an archive: its bytes are read when its turn comes. */
export interface ZippedFile {
  /** With `/`. */
  readonly name: string;
  readonly read: () => Promise<Uint8Array>;
}

/** More files or bytes than the format holds without its extension for large archives. */
export const MOST_FILES = 65_534;
const MOST_BYTES = 0xffff_fffe;

/**
 * Gives a ZIP archive of files one after the other, so that of thousands of letters one is in memory. Nothing is compressed:
 * PDF and Word files are already.
 *
 * Shape: names in UTF-8; every entry is dated 1980-01-01 00:00.
 * Errors: rejects with what reading throws; with a `RangeError` where the archive would be too large.
 * Source: PKWARE APPNOTE 6.3.10, 4.3.7, 4.3.12, 4.3.16; bit 11 (UTF-8) 4.4.4.
 */
export async function* zipStream(files: Iterable<ZippedFile>): AsyncIterable<Uint8Array> {
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, read } of files) {
    const bytes = await read();
    const label = new TextEncoder().encode(name);
    const common = commonFields(label, bytes);
    const local = join([numbers([0x0403_4b50, 4]), common, numbers([0, 2]), label]);
    directory.push(
      join([
        numbers([0x0201_4b50, 4], [VERSION, 2]),
        common,
        numbers([0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
        label,
      ]),
    );
    offset += local.length + bytes.length;
    if (directory.length > MOST_FILES || offset > MOST_BYTES) {
      throw new RangeError("more than an archive holds");
    }
    yield local;
    yield bytes;
  }
  const central = join(directory);
  const count = directory.length;
  yield central;
  yield numbers(
    [0x0605_4b50, 4],
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [central.length, 4],
    [offset, 4],
    [0, 2],
  );
}

/** What local header and central directory share: version, flags, method, time, date, CRC, sizes, length of the name. */
function commonFields(label: Uint8Array, bytes: Uint8Array): Uint8Array {
  return numbers(
    [VERSION, 2],
    [UTF_8, 2],
    [0, 2],
    [0, 2],
    [DATE_1980_01_01, 2],
    [crc32(bytes), 4],
    [bytes.length, 4],
    [bytes.length, 4],
    [label.length, 2],
  );
}

const VERSION = 20;
const UTF_8 = 1 << 11;
const DATE_1980_01_01 = 0x00_21;

/** Whole numbers, each in so many bytes, the lowest first. */
function numbers(...fields: readonly (readonly [value: number, bytes: number])[]): Uint8Array {
  const bytes: number[] = [];
  for (const [value, count] of fields) {
    for (let index = 0; index < count; index += 1) bytes.push((value / 256 ** index) & 0xff);
  }
  return Uint8Array.from(bytes);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}
