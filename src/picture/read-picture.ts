import { portableWorld } from "../base/portable-world.ts";
import type { SourceFile } from "../base/world.ts";
import type { PictureFile } from "../model/picture.ts";
import { PictureRefused } from "./picture-refused.ts";
import { readJpeg } from "./read-jpeg.ts";
import { readPng } from "./read-png.ts";

/**
 * Reads a picture of a template: PNG or JPEG, whatever its name ends in says the same.
 *
 * Shape: all of a PNG is decoded, so that a damaged one is refused before the first letter; of a JPEG its segments are read.
 * Errors: throws `PictureRefused` with the reason.
 */
export function readPicture({ path, bytes }: SourceFile, name: string): PictureFile {
  if (bytes.length > MOST_BYTES) {
    throw new PictureRefused(
      "bytes",
      `${Math.ceil(bytes.length / MEGABYTE)}`,
      `${MOST_BYTES / MEGABYTE}`,
    );
  }
  const kind = kindOf(bytes);
  if (kind === undefined) throw new PictureRefused("kind", wordFor(bytes));
  const ending = /\.png$/iu.test(path) ? "png" : "jpeg";
  if (ending !== kind) throw new PictureRefused("ending", kind.toUpperCase());
  const read = kind === "png" ? readPng(bytes) : readJpeg(bytes);
  const { colours, cover } = read.samples ?? {};
  const hash = portableWorld.sha256;
  const pageSha256 =
    colours === undefined
      ? hash(read.bytes)
      : hash(colours) + (cover === undefined ? "" : hash(cover));
  return { name: name.normalize("NFC"), kind, sha256: hash(read.bytes), pageSha256, ...read };
}

function kindOf(bytes: Uint8Array): "png" | "jpeg" | undefined {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  return startsWith(bytes, [0xff, 0xd8, 0xff]) ? "jpeg" : undefined;
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte);
}

/** What another file is, as far as its first bytes tell. */
function wordFor(bytes: Uint8Array): string {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 256));
  if (/<svg|<\?xml/iu.test(head)) return "SVG";
  if (head.startsWith("GIF8")) return "GIF";
  if (head.startsWith("BM")) return "BMP";
  if (/^(?:II\*\0|MM\0\*)/u.test(head)) return "TIFF";
  if (head.slice(8, 12) === "WEBP") return "WebP";
  if (/^ftyp(?:hei|hev|mif|avif)/u.test(head.slice(4, 12))) return "HEIC";
  if (head.startsWith("%PDF")) return "PDF";
  return "";
}

const MEGABYTE = 1024 * 1024;
/** More than a camera's picture, and less than makes letters too large to be sent. */
const MOST_BYTES = 10 * MEGABYTE;
