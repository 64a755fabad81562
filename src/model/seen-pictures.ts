import { type Sp, spToPt } from "../base/units.ts";
import type { PlacedPicture } from "./letter.ts";
import type { SeenPicture } from "./verification.ts";

/** Gives a picture of a letter as a reader of its files must see it. */
export function seenPicture({ picture, alt, size }: PlacedPicture, before: number): SeenPicture {
  const { sha256: content, pageSha256: pageContent } = picture;
  const [width, height] = [size?.width, size?.height].map((side) =>
    side === undefined ? 0 : tenths(spToPt(side)),
  );
  return {
    before,
    alt,
    width: width ?? 0,
    height: height ?? 0,
    content,
    ...(pageContent === content ? {} : { pageContent }),
  };
}

/** Gives points as millimetres, to a tenth. */
export function tenths(points: number | Sp): number {
  return Math.round((points * 254) / 72) / 10;
}
