import type { PictureFile } from "../model/picture.ts";
import { PictureRefused } from "./picture-refused.ts";

/** What a PNG says of its pixels. */
export interface PngHead {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample. */
  readonly depth: number;
  /** Type of colour: 0 grey, 2 colour, 3 palette, 4 grey with cover, 6 colour with cover. */
  readonly type: number;
  readonly isInterlaced: boolean;
}

/**
 * Gives the samples of pixels, one byte each, cover apart.
 *
 * Shape: a palette becomes colours; a picture that covers everywhere has no cover.
 * Errors: throws `PictureRefused` for a palette that is missing or too short.
 */
export function samplesOf(
  pixels: Uint8Array,
  head: PngHead,
  palette: Uint8Array | undefined,
  clear: Uint8Array | undefined,
): Pick<PictureFile, "components" | "samples"> {
  const { width, height, type } = head;
  const count = width * height;
  const components = type === 0 || type === 4 ? 1 : 3;
  const colours = new Uint8Array(count * components);
  const cover = new Uint8Array(count).fill(255);
  const reader = sampleReader(pixels, head);
  const clearKey = type === 3 ? undefined : keyOf(clear, components);
  const hasCover = type === 4 || type === 6;
  for (let pixel = 0; pixel < count; pixel += 1) {
    if (type === 3) {
      const index = reader(pixel, 0);
      copyEntry(palette, index, colours, pixel * 3);
      cover[pixel] = clear?.[index] ?? 255;
      continue;
    }
    let isClear = clearKey !== undefined;
    for (let part = 0; part < components; part += 1) {
      const value = reader(pixel, part);
      isClear &&= value === clearKey?.[part];
      colours[pixel * components + part] = toByte(value, head.depth);
    }
    if (hasCover) cover[pixel] = toByte(reader(pixel, components), head.depth);
    else if (isClear) cover[pixel] = 0;
  }
  const covers = cover.every((value) => value === 255);
  return { components, samples: { colours, cover: covers ? undefined : cover } };
}

type SampleReader = (pixel: number, part: number) => number;

/** Gives a sample of a pixel as it is stored, in its own depth. */
function sampleReader(pixels: Uint8Array, { width, depth, type }: PngHead): SampleReader {
  const channels = PARTS[type] ?? 1;
  if (depth === 8) return (pixel, part) => pixels[pixel * channels + part] ?? 0;
  if (depth === 16) {
    return (pixel, part) => {
      const at = (pixel * channels + part) * 2;
      return ((pixels[at] ?? 0) << 8) | (pixels[at + 1] ?? 0);
    };
  }
  const row = Math.ceil((width * depth) / 8);
  return (pixel) => {
    const bit = (pixel % width) * depth;
    const byte = pixels[Math.floor(pixel / width) * row + (bit >> 3)] ?? 0;
    return (byte >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  };
}

const PARTS: readonly number[] = [1, 0, 3, 1, 2, 0, 4];

function toByte(value: number, depth: number): number {
  if (depth === 8) return value;
  return depth === 16 ? value >> 8 : Math.round((value * 255) / ((1 << depth) - 1));
}

/** The colour that stands for none, in its own depth. */
function keyOf(clear: Uint8Array | undefined, components: number): readonly number[] | undefined {
  if (clear?.length !== components * 2) return undefined;
  return Array.from(
    { length: components },
    (_, part) => ((clear[part * 2] ?? 0) << 8) | (clear[part * 2 + 1] ?? 0),
  );
}

function copyEntry(
  palette: Uint8Array | undefined,
  index: number,
  colours: Uint8Array,
  at: number,
): void {
  if (palette === undefined || index * 3 + 3 > palette.length) throw new PictureRefused("damaged");
  for (let part = 0; part < 3; part += 1) colours[at + part] = palette[index * 3 + part] ?? 0;
}
