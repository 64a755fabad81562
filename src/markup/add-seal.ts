import { error, warning } from "../base/diagnostic.ts";
import { scaleSp, sp } from "../base/units.ts";
import type { Block, PictureSize } from "../model/letter.ts";
import type { LetterSettings } from "../model/letter-settings.ts";
import { blockText } from "../model/letter-text.ts";
import { blocksOfLetter } from "../model/paged-parts.ts";
import { type Picture, seenPixels } from "../model/picture.ts";
import { isSealOmitted, titledSenders } from "../model/seal-room.ts";
import { type PictureReading, placedPicture } from "./read-picture.ts";

/**
 * Puts the picture of the seal (電子公印) over the last character of the sender's name.
 *
 * Shape: the sender is the letter's own, none of a 別紙; as large as the room that the settings leave for it, in its own proportions.
 * Errors: markup/seal-omitted where the letter says that it has none, markup/seal-without-sender, those of `placedPicture`;
 * the warning markup/seal-on-last-sender where several sign together (連名).
 */
export function addSeal(
  blocks: Block[],
  { seal, format }: Pick<LetterSettings, "seal" | "format">,
  reading: PictureReading,
): void {
  if (seal === undefined || format.seal === undefined) return;
  const own = blocksOfLetter(blocks);
  const at = own.findLastIndex(({ type }) => type === "sender");
  const sender = own[at];
  if (sender?.type !== "sender") {
    reading.report(error("markup/seal-without-sender", seal.at, {}));
    return;
  }
  if (isSealOmitted(own)) {
    reading.report(error("markup/seal-omitted", sender.origin ?? seal.at, { name: seal.file }));
    return;
  }
  const placed = placedPicture({ ...seal, asked: undefined }, "seal", seal.at, reading);
  if (placed === undefined) return;
  if (titledSenders(own) > 1) {
    const text = blockText(sender).trim();
    reading.report(warning("markup/seal-on-last-sender", sender.origin ?? seal.at, { text }));
  }
  const size = within(placed.picture, format.seal);
  blocks[at] = { ...sender, inlines: [...sender.inlines, { ...placed, size }] };
}

/** As large as fits into a square. */
function within(picture: Picture, side: PictureSize["width"]): PictureSize {
  const { width, height } = seenPixels(picture);
  return width >= height
    ? { width: side, height: sp(Math.max(1, scaleSp(side, height, width))) }
    : { width: sp(Math.max(1, scaleSp(side, width, height))), height: side };
}
