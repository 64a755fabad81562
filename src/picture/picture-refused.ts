import type { PictureReason } from "../base/messages/picture-reasons.ts";

/** Thrown at a picture that no letter may have. */
export class PictureRefused extends Error {
  override readonly name = "PictureRefused";
  readonly reason: PictureReason;
  readonly found: string;
  readonly limit: string;

  constructor(reason: PictureReason, found = "", limit = "") {
    super(`${reason} ${found}`);
    this.reason = reason;
    this.found = found;
    this.limit = limit;
  }
}

/** Refuses a picture that is larger than any page needs, before room is made for its pixels. */
export function refuseTooLarge(width: number, height: number, most: number): void {
  if (width < 1 || height < 1) throw new PictureRefused("damaged");
  if (width * height <= most) return;
  throw new PictureRefused("pixels", `${width}×${height}`, `${most / 1_000_000}`);
}
