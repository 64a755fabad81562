import type { ReadBack } from "../model/verification.ts";
import { readMarkedReadings } from "./marked-readings.ts";
import { altsIn, PICTURE_NOTES, withoutMarkBrackets } from "./read-plain.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/**
 * Reads a transcription back: what comes after its 凡例, without the marks that the 凡例 names.
 *
 * Shape: the lines are not its paragraphs, which may have line breaks. A note counts as a reading in brackets, as it is placed on
 * a page; what the other edition has is no part of the text.
 * Errors: throws `UnreadableFile`.
 */
export function readTranscript(bytes: Uint8Array): ReadBack {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw UnreadableFile.from("transcript", cause);
  }
  const [, head = "", written = ""] = /^(?<head>.*?\r\n)―{16}\r\n(?<body>.*)$/su.exec(text) ?? [];
  const [, rules] = head.split("\r\n凡例\r\n");
  if (rules === undefined) throw new UnreadableFile("transcript", "it has no rules");
  const named = (mark: string): boolean => rules.includes(mark);
  let ruby: ReadBack["ruby"] = [];
  const own = named("〔") ? written.replaceAll(OTHER_EDITION, "") : written;
  let body = withoutMarkBrackets(own).replaceAll(PICTURE_NOTES, "");
  if (named("｜")) {
    // What is on the left of its line says so.
    const read = readMarkedReadings(body, { hasNotes: true, isLeft: named("「左・」") });
    body = read.text;
    ruby = read.ruby;
  }
  if (named("〈")) {
    body = body.replaceAll(/〈(?<note>[^〈〉]*)〉/gu, (_, note: string) =>
      note.replaceAll("／", "\r\n"),
    );
  }
  const paragraphs = body.split("\r\n").filter((line) => /\S/u.test(line));
  return { paragraphs, structured: false, ruby, alts: altsIn(own), pageCount: undefined };
}

/** What the other edition has, or has not. */
const OTHER_EDITION = /〔(?:底本「[^〔〕]*」|底本になし|「[^〔〕]*」カ|「[^〔〕]*」脱カ|衍カ)〕/gu;
