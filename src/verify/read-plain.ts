import type { ReadBack } from "../model/verification.ts";
import { readMarkedReadings } from "./marked-readings.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/** What stands for the pictures of a letter: it is no text of it. */
export const PICTURE_NOTES: RegExp = /(?:［(?:図|公印)：|※［＃)(?<alt>[^［］\r\n]+)］/gu;

/** The text without the brackets of its notes' marks; those of footnotes are figures alone. */
export function withoutMarkBrackets(text: string): string {
  return text.replaceAll(
    /［(?:脚注(?<foot>[０-９]+)|(?<own>(?:注|※)[０-９〇一二三四五六七八九十百]+|※))］/gu,
    (_, foot: string | undefined, own: string | undefined) => foot ?? own ?? "",
  );
}

/** What is said of each picture in a text. */
export function altsIn(text: string): readonly string[] {
  return [...text.matchAll(PICTURE_NOTES)].map(({ groups }) => groups?.["alt"] ?? "");
}

/**
 * Reads a letter in plain text back.
 *
 * Shape: the lines are not its paragraphs, which may have line breaks; readings are those written ｜漢字《かんじ》.
 * Errors: throws `UnreadableFile`.
 */
export function readPlain(bytes: Uint8Array): ReadBack {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw UnreadableFile.from("txt", cause);
  }
  const lines = withoutMarkBrackets(text)
    .replaceAll(PICTURE_NOTES, "")
    .split("\r\n")
    .map((line) => readMarkedReadings(line, { hasNotes: false, isLeft: false }));
  const paragraphs = lines.map((line) => line.text).filter((line) => /\S/u.test(line));
  const ruby = lines.flatMap((line) => line.ruby);
  return { paragraphs, structured: false, ruby, alts: altsIn(text), pageCount: undefined };
}
