import { type Picture, type PictureFile, type Pictures, pictureFile } from "../model/picture.ts";
import { packBytes } from "./packed-stream.ts";
import type { PdfFile } from "./pdf-file.ts";
import { type Ref, refTo } from "./syntax.ts";

/** What a page calls a picture: the same in every file that has it. */
export function pictureResource({ sha256 }: Picture): string {
  return `P${sha256.slice(0, 16)}`;
}

/**
 * Writes pictures, each once however often pages show it; gives the entry of the resources that names them, empty where there are
 * none.
 *
 * Shape: a JPEG is as it came, a PNG its samples. Colours are those of the output intent, sRGB; grey is grey in it.
 * Source: ISO 32000-1, 8.9.5 (images), 11.6.5.3 (soft masks); ISO 19005-2, 6.2.4.3 and 6.2.8.
 */
export function placePictures(used: readonly Picture[], pictures: Pictures, file: PdfFile): string {
  const names = new Map<string, Ref>();
  for (const picture of used) {
    const name = pictureResource(picture);
    if (!names.has(name))
      names.set(name, placePicture(pictureFile(pictures, picture.sha256), file));
  }
  if (names.size === 0) return "";
  const entries = [...names].map(([name, ref]) => `/${name} ${refTo(ref)}`);
  return `/XObject<<${entries.join("")}>>`;
}

function placePicture(picture: PictureFile, file: PdfFile): Ref {
  const { samples, components, bytes } = picture;
  const ref = file.reserve();
  const space = components === 1 ? "/DeviceGray" : "/DeviceRGB";
  if (samples === undefined) {
    file.stream(ref, `${imageEntries(picture, space)}/Filter/DCTDecode`, bytes);
    return ref;
  }
  const mask = samples.cover === undefined ? undefined : file.reserve();
  if (samples.cover !== undefined && mask !== undefined) {
    const packed = packBytes(samples.cover, imageEntries(picture, "/DeviceGray"));
    file.stream(mask, packed.entries, packed.data);
  }
  const cover = mask === undefined ? "" : `/SMask ${refTo(mask)}`;
  const packed = packBytes(samples.colours, imageEntries(picture, space) + cover);
  file.stream(ref, packed.entries, packed.data);
  return ref;
}

function imageEntries({ width, height }: Picture, space: string): string {
  return `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace${space}/BitsPerComponent 8`;
}
