import { error, warning } from "../base/diagnostic.ts";
import { scaleSp, sp } from "../base/units.ts";
import type { Block, Inline, PictureSize } from "../model/letter.ts";
import type { LetterSettings } from "../model/letter-settings.ts";
import { inlineText } from "../model/letter-text.ts";
import { nameEnd, textOfName } from "../model/name-end.ts";
import type { PageFormat } from "../model/page-format.ts";
import { blocksOfLetter } from "../model/paged-parts.ts";
import { type Picture, seenPixels } from "../model/picture.ts";
import { isSealOmitted, sealedLines, sealRoom, titledSenders } from "../model/seal-room.ts";
import { type PictureReading, placedPicture } from "./read-picture.ts";

/**
 * Puts the picture of the seal (電子公印) over the last character of the sender's name, and leaves its room, with or without a picture,
 * between a name and the marks of notes behind it.
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
  if (format.seal === undefined) return;
  const own = blocksOfLetter(blocks);
  if (!isSealOmitted(own)) {
    for (const index of sealedLines(own)) leaveRoom(blocks, index, format);
  }
  if (seal === undefined) return;
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
    const text = textOfName(sender.inlines).trim();
    reading.report(warning("markup/seal-on-last-sender", sender.origin ?? seal.at, { text }));
  }
  const size = within(placed.picture, format.seal);
  const { name, marks } = nameEnd(blocks[at]?.type === "sender" ? blocks[at].inlines : []);
  blocks[at] = { ...sender, inlines: [...name, { ...placed, size }, ...marks] };
}

/** White between a name and the marks behind it, as much as the seal reaches over the name's end. */
function leaveRoom(blocks: Block[], index: number, format: PageFormat): void {
  const sender = blocks[index];
  if (sender?.type !== "sender") return;
  const { name, marks } = nameEnd(sender.inlines);
  const text = inlineText(marks);
  if (text === "") return;
  const size = sender.placement.characterSize ?? format.characterSize;
  const white = text.length - text.trimStart().length;
  const room = "　".repeat(
    Math.max(0, sealRoom({ ...format, characterSize: size }, [1, 1]) - white),
  );
  if (room === "") return;
  const space: Inline = { type: "text", text: room, origin: undefined };
  blocks[index] = { ...sender, inlines: [...name, space, ...marks] };
}

/** As large as fits into a square. */
function within(picture: Picture, side: PictureSize["width"]): PictureSize {
  const { width, height } = seenPixels(picture);
  return width >= height
    ? { width: side, height: sp(Math.max(1, scaleSp(side, height, width))) }
    : { width: sp(Math.max(1, scaleSp(side, width, height))), height: side };
}
