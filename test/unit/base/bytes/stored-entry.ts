import { crc32 } from "node:zlib";
import type { ZipEntry } from "../../../../src/base/bytes/zip.ts";

/** An entry that holds a file's bytes as they are, as other programs write them. */
export function storedEntry(name: string, bytes: Uint8Array): ZipEntry {
  return { name, method: "stored", data: [bytes], size: bytes.length, crc: crc32(bytes) };
}
