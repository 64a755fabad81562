import { crc32 } from "node:zlib";

/** A file of an archive: its bytes are read when its turn comes. */
export interface ZippedFile {
  /** With `/`. */
  readonly name: string;
  readonly read: () => Promise<Uint8Array>;
}

/**
 * Gives a ZIP archive of files one after the other, so that of thousands of letters one is in memory. Nothing is compressed:
 * PDF and Word files are already. What the old fields cannot hold – 65,535 files, or a place beyond 4 GB – is in those of ZIP64.
 *
 * Shape: names in UTF-8; every entry is dated 1980-01-01 00:00. Errors: rejects with what reading throws.
 * Source: PKWARE APPNOTE 6.3.10, 4.3.7, 4.3.12, 4.3.14–4.3.16, 4.5.3; bit 11 (UTF-8) 4.4.4.
 */
export async function* zipStream(files: Iterable<ZippedFile>): AsyncIterable<Uint8Array> {
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, read } of files) {
    const bytes = await read();
    const label = new TextEncoder().encode(name);
    const common = commonFields(label, bytes);
    directory.push(directoryEntry(label, common, offset));
    const local = join([numbers([0x0403_4b50, 4], [VERSION, 2]), common, numbers([0, 2]), label]);
    offset += local.length + bytes.length;
    yield local;
    yield bytes;
  }
  const length = directory.reduce((sum, entry) => sum + entry.length, 0);
  yield* directory;
  yield endOf({ count: directory.length, length, offset });
}

/** What local header and central directory share: flags, method, time, date, CRC, sizes, length of the name. */
function commonFields(label: Uint8Array, bytes: Uint8Array): Uint8Array {
  // One file is read whole, of which Node takes 2 GB at most: its size never needs the larger fields.
  return numbers(
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

function directoryEntry(label: Uint8Array, common: Uint8Array, offset: number): Uint8Array {
  const isFar = offset >= FULL_4;
  const extra = isFar ? numbers([1, 2], [8, 2], [offset, 8]) : numbers();
  const version = isFar ? VERSION_ZIP64 : VERSION;
  return join([
    numbers([0x0201_4b50, 4], [version, 2], [version, 2]),
    common,
    numbers([extra.length, 2], [0, 2], [0, 2], [0, 2], [0, 4], [isFar ? FULL_4 : offset, 4]),
    label,
    extra,
  ]);
}

/** The end of an archive of so many files, whose directory has so many bytes and begins there. */
function endOf(archive: {
  readonly count: number;
  readonly length: number;
  readonly offset: number;
}): Uint8Array {
  const { count, length, offset } = archive;
  const isLarge = count >= FULL_2 || length >= FULL_4 || offset >= FULL_4;
  const counted = Math.min(count, FULL_2);
  return join([
    isLarge ? largeEnd(archive) : numbers(),
    numbers(
      [0x0605_4b50, 4],
      [0, 2],
      [0, 2],
      [counted, 2],
      [counted, 2],
      [Math.min(length, FULL_4), 4],
      [Math.min(offset, FULL_4), 4],
      [0, 2],
    ),
  ]);
}

/** The end as ZIP64 has it, and where it begins. */
function largeEnd({
  count,
  length,
  offset,
}: {
  readonly count: number;
  readonly length: number;
  readonly offset: number;
}): Uint8Array {
  return join([
    numbers([0x0606_4b50, 4], [44, 8], [VERSION_ZIP64, 2], [VERSION_ZIP64, 2], [0, 4], [0, 4]),
    numbers([count, 8], [count, 8], [length, 8], [offset, 8]),
    numbers([0x0706_4b50, 4], [0, 4], [offset + length, 8], [1, 4]),
  ]);
}

const VERSION = 20;
const VERSION_ZIP64 = 45;
const UTF_8 = 1 << 11;
const DATE_1980_01_01 = 0x00_21;

/** A field with nothing but ones says that the number is in that of ZIP64. */
const FULL_2 = 0xffff;
const FULL_4 = 0xffff_ffff;

/** Whole numbers, each in so many bytes, the lowest first. */
function numbers(...fields: readonly (readonly [value: number, bytes: number])[]): Uint8Array {
  const bytes: number[] = [];
  for (const [value, count] of fields) {
    for (let index = 0; index < count; index += 1) {
      bytes.push(Math.floor(value / 256 ** index) % 256);
    }
  }
  return Uint8Array.from(bytes);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}
