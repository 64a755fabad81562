import { escapeText } from "../base/escape-xml.ts";
import type { RunningPiece } from "../model/letter.ts";
import type { PartRunning, RunningSlot } from "../model/running.ts";
import { element } from "./tei-inlines.ts";

/**
 * Gives what stands at the head and the foot of the pages of a part (柱) as `fw`, once where the part begins: a transcription has
 * no pages of its own. Where the first page has others, `subtype` tells them apart; the numbers of pages are empty `num`.
 *
 * Source: TEI P5, 11.6 (headers, footers, and similar matter).
 */
export function teiRunning({ first, others }: PartRunning<readonly RunningPiece[]>): string {
  const lines = (slots: typeof others, subtype: string): readonly string[] =>
    slots.map((slot) => forme(slot, subtype));
  const all =
    first === others
      ? lines(others, "")
      : [...lines(first, ' subtype="first"'), ...lines(others, ' subtype="others"')];
  return all.map((line) => `${line}\n`).join("");
}

function forme({ place, text }: RunningSlot<readonly RunningPiece[]>, subtype: string): string {
  const [edge = "", side = ""] = place.split("-");
  return element("fw", ` type="${edge}" place="${side}"${subtype}`, text.map(pieceOf).join(""));
}

function pieceOf(piece: RunningPiece): string {
  return piece.type === "text" ? escapeText(piece.text) : `<num type="${piece.type}"/>`;
}
