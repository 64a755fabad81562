import { error, warning } from "../base/diagnostic.ts";
import { type Sp, scaleSp, sp } from "../base/units.ts";
import type { Block, Inline, PictureSize } from "../model/letter.ts";
import type { LetterSettings, SealPicture } from "../model/letter-settings.ts";
import { inlineText } from "../model/letter-text.ts";
import { nameEnd, textOfName } from "../model/name-end.ts";
import type { PageFormat } from "../model/page-format.ts";
import { blocksOfLetter } from "../model/paged-parts.ts";
import { type Picture, seenPixels } from "../model/picture.ts";
import { isSealOmitted, sealRoom } from "../model/seal-room.ts";
import { sealedLines, signersOf } from "../model/signers.ts";
import { matchSeals } from "./match-seals.ts";
import { type PictureReading, placedPicture } from "./read-picture.ts";

/**
 * Puts the pictures of seals (電子公印) over the last characters of the names of those who sign, and leaves their room, with or without
 * a picture, between a name and the marks of notes behind it.
 *
 * Shape: the senders are the letter's own, none of a 別紙; a picture is as large as the settings say, in its own proportions. One
 * picture alone is the last sender's.
 * Errors: markup/seal-omitted where the letter says that it has none, markup/seal-without-sender, those of `placedPicture` and
 * `matchSeals`; the warning markup/seal-on-last-sender where several sign together (連名) and only one has a picture.
 */
export function addSeal(blocks: Block[], settings: SealSettings, reading: PictureReading): void {
  const { format } = settings;
  if (format.seal === undefined) return;
  const own = blocksOfLetter(blocks);
  const first = settings.seal ?? settings.jointSeals?.find(({ picture }) => picture)?.picture;
  if (isSealOmitted(own)) {
    const at = own.findLast(({ type }) => type === "sender")?.origin;
    const name = first?.file ?? "";
    if (first !== undefined) reading.report(error("markup/seal-omitted", at ?? first.at, { name }));
    return;
  }
  const isSigned = own.some(({ type }) => type === "sender");
  const drawn = isSigned ? sealsOn(own, settings, reading) : [];
  if (first !== undefined && !isSigned) {
    reading.report(error("markup/seal-without-sender", first.at, {}));
  }
  for (const { index, picture, side } of drawn) {
    const sender = blocks[index];
    const placed = placedPicture({ ...picture, asked: undefined }, "seal", picture.at, reading);
    if (sender?.type !== "sender" || placed === undefined) continue;
    const { name, marks } = nameEnd(sender.inlines);
    const seal: Inline = { ...placed, size: within(placed.picture, side) };
    blocks[index] = { ...sender, inlines: [...name, seal, ...marks] };
  }
  for (const index of sealedLines(blocksOfLetter(blocks))) {
    leaveRoom(blocks, index, format);
  }
}

type SealSettings = Pick<LetterSettings, "seal" | "jointSeals" | "format">;

/** The picture of a seal, and the line of the sender that has it. */
interface DrawnSeal {
  readonly index: number;
  readonly picture: SealPicture;
  readonly side: Sp;
}

function sealsOn(
  own: readonly Block[],
  { seal, jointSeals, format }: SealSettings,
  { report }: PictureReading,
): readonly DrawnSeal[] {
  const usual = format.seal ?? format.characterSize;
  if (jointSeals !== undefined) {
    return matchSeals(own, jointSeals, report).flatMap(({ index, seal: { picture, side } }) =>
      picture === undefined ? [] : [{ index, picture, side: side ?? usual }],
    );
  }
  const index = own.findLastIndex(({ type }) => type === "sender");
  const sender = own[index];
  if (seal === undefined || sender?.type !== "sender") return [];
  if (signersOf(own).filter(({ isTitled }) => isTitled).length > 1) {
    const text = textOfName(sender.inlines).trim();
    report(warning("markup/seal-on-last-sender", sender.origin ?? seal.at, { text }));
  }
  return [{ index, picture: seal, side: usual }];
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
