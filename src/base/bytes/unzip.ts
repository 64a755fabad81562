import { inflateSync } from "fflate";
import { crc32 } from "./crc32.ts";
import type { KnownEntries } from "./known-entries.ts";

/** How much a package may hold. What goes beyond is refused before it is expanded. */
export interface UnzipLimits {
  readonly entryCount: number;
  /** Bytes of all wanted entries together, expanded. */
  readonly totalBytes: number;
  /** Expanded bytes for each compressed byte of an entry, once it is longer than a megabyte. */
  readonly ratio: number;
}

/** What is wrong with a package. */
export type UnzipFault =
  | "not-a-zip"
  | "damaged"
  | "encrypted"
  | "unsupported"
  | "unsafe-name"
  | "duplicate-name"
  | "too-many-entries"
  | "too-large";

/** What makes many packages quick to expand; it never changes what is in them. */
export interface UnzipHelp {
  readonly known?: KnownEntries;
  /** Expands a raw deflate stream of no more than `room` bytes. Errors: throws if it is damaged or longer. */
  readonly inflate?: (packed: Uint8Array, room: number) => Uint8Array;
}

/** The wanted entries by name, or what is wrong and, where it is one entry's fault, its name. */
export type Unzipped =
  | { readonly ok: true; readonly entries: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly fault: UnzipFault; readonly name: string | undefined };

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

const END_SIGNATURE = 0x06_05_4b_50;
const CENTRAL_SIGNATURE = 0x02_01_4b_50;
const LOCAL_SIGNATURE = 0x04_03_4b_50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT_BYTES = 65_535;
const ENCRYPTED_FLAG = 1;
const UTF8_FLAG = 0x08_00;
const STORED = 0;
const DEFLATED = 8;

const RATIO_COUNTS_FROM = 1_000_000;

/**
 * Expands the wanted entries of a ZIP package and proves each against its CRC-32.
 *
 * The central directory says what there is; the sizes it gives are held against the limits before anything is
 * expanded, and what is expanded has no more room than its declared size. So a bomb, honest or lying, costs no
 * more memory than the limits allow.
 *
 * Source: PKWARE APPNOTE 6.3.10, 4.3; without ZIP64, spanning and encryption.
 */
export function unzip(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
  limits: UnzipLimits,
  help: UnzipHelp = {},
): Unzipped {
  const directory = readDirectory(bytes, limits);
  if (!directory.ok) return directory;
  const entries = new Map<string, Uint8Array>();
  let left = limits.totalBytes;
  for (const entry of directory.entries) {
    if (!isWanted(entry.name)) continue;
    const expanded = expand(bytes, entry, { left, ratio: limits.ratio }, help);
    if (!(expanded instanceof Uint8Array)) return refuse(expanded, entry.name);
    left -= expanded.length;
    entries.set(entry.name, expanded);
  }
  return { ok: true, entries };
}

function refuse(fault: UnzipFault, name?: string): Unzipped & { readonly ok: false } {
  return { ok: false, fault, name };
}

type Directory =
  | { readonly ok: true; readonly entries: readonly Entry[] }
  | (Unzipped & { readonly ok: false });

function readDirectory(bytes: Uint8Array, limits: UnzipLimits): Directory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return refuse("not-a-zip");
  const count = view.getUint16(end + 10, true);
  if (count === 0xff_ff || view.getUint32(end + 16, true) === 0xff_ff_ff_ff)
    return refuse("unsupported");
  if (count > limits.entryCount) return refuse("too-many-entries");
  const entries: Entry[] = [];
  const names = new Set<string>();
  let offset = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (offset + CENTRAL_BYTES > end || view.getUint32(offset, true) !== CENTRAL_SIGNATURE)
      return refuse("damaged");
    const entry = readEntry(view, offset);
    if (entry === undefined) return refuse("damaged");
    if (!isSafeName(entry.name)) return refuse("unsafe-name", entry.name);
    if (names.has(entry.name)) return refuse("duplicate-name", entry.name);
    names.add(entry.name);
    entries.push(entry);
    offset +=
      CENTRAL_BYTES +
      view.getUint16(offset + 28, true) +
      view.getUint16(offset + 30, true) +
      view.getUint16(offset + 32, true);
  }
  return { ok: true, entries };
}

/** The end record comes last; only a comment may follow it. */
function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT_BYTES);
  for (let offset = view.byteLength - END_BYTES; offset >= first; offset -= 1) {
    const isEnd = view.getUint32(offset, true) === END_SIGNATURE;
    if (isEnd && offset + END_BYTES + view.getUint16(offset + 20, true) === view.byteLength)
      return offset;
  }
  return undefined;
}

function readEntry(view: DataView, offset: number): Entry | undefined {
  const nameBytes = view.getUint16(offset + 28, true);
  const start = offset + CENTRAL_BYTES;
  if (start + nameBytes > view.byteLength) return undefined;
  const flags = view.getUint16(offset + 8, true);
  return {
    name: decodeName(new Uint8Array(view.buffer, view.byteOffset + start, nameBytes), flags),
    flags,
    method: view.getUint16(offset + 10, true),
    crc: view.getUint32(offset + 16, true),
    packedBytes: view.getUint32(offset + 20, true),
    bytes: view.getUint32(offset + 24, true),
    offset: view.getUint32(offset + 42, true),
  };
}

// Names that are not UTF-8 are code page 437; the parts we look for are ASCII, where all agree.
function decodeName(bytes: Uint8Array, flags: number): string {
  return ((flags & UTF8_FLAG) === 0 ? LATIN1 : UTF8).decode(bytes);
}

const LATIN1 = new TextDecoder("latin1");
const UTF8 = new TextDecoder("utf-8");

function isSafeName(name: string): boolean {
  return (
    name !== "" &&
    !/[\\\0]/u.test(name) &&
    !/^\/|^[A-Za-z]:/u.test(name) &&
    !name.split("/").includes("..")
  );
}

function expand(
  bytes: Uint8Array,
  entry: Entry,
  { left, ratio }: { readonly left: number; readonly ratio: number },
  { known, inflate }: UnzipHelp,
): Uint8Array | UnzipFault {
  if ((entry.flags & ENCRYPTED_FLAG) !== 0) return "encrypted";
  const packed = packedBytesOf(bytes, entry);
  if (packed === undefined) return "damaged";
  if (entry.bytes > left) return "too-large";
  if (entry.method === STORED) return proved(packed, entry);
  if (entry.method !== DEFLATED) return "unsupported";
  const limit = Math.min(left, Math.max(RATIO_COUNTS_FROM, packed.length * ratio));
  if (entry.bytes > limit) return "too-large";
  const stored = { ...entry, packed };
  const found = known?.find(stored);
  if (found !== undefined) return found;
  const expanded = inflateInto(packed, entry.bytes, inflate);
  const whole = expanded instanceof Uint8Array ? proved(expanded, entry) : expanded;
  if (whole instanceof Uint8Array) known?.see(stored, whole);
  return whole;
}

function packedBytesOf(bytes: Uint8Array, entry: Entry): Uint8Array | undefined {
  if (entry.offset + LOCAL_BYTES > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + entry.offset, LOCAL_BYTES);
  if (view.getUint32(0, true) !== LOCAL_SIGNATURE) return undefined;
  const start = entry.offset + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  const end = start + entry.packedBytes;
  return end > bytes.length ? undefined : bytes.subarray(start, end);
}

function proved(bytes: Uint8Array, entry: Entry): Uint8Array | UnzipFault {
  return bytes.length === entry.bytes && crc32(bytes) === entry.crc ? bytes : "damaged";
}

// The room is what the directory declares, already held against the limits: a stream that gives more has
// nowhere to put it, and its CRC then disproves it.
function inflateInto(
  packed: Uint8Array,
  room: number,
  inflate: UnzipHelp["inflate"],
): Uint8Array | UnzipFault {
  try {
    return inflate?.(packed, room) ?? inflateSync(packed, { out: new Uint8Array(room) });
  } catch {
    return "damaged"; // what expands throws at a broken or cut stream
  }
}
