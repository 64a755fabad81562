import type { LetterRunning, RunningPiece, Text } from "./letter.ts";
import { type PartRunning, partRunning, RUNNING_PLACES, runningTexts } from "./running.ts";

/** The words in all running text of a letter, for fonts that carry only what is used. */
export function runningWords(running: LetterRunning | undefined): readonly Text[] {
  if (running === undefined) return [];
  return runningTexts(running)
    .flat()
    .filter((piece) => piece.type === "text");
}

/** Gives a text as a page shows it. */
export function runningOnPage(
  pieces: readonly RunningPiece[],
  page: { readonly number: number; readonly count: number },
): readonly Text[] {
  return pieces.map((piece): Text => {
    if (piece.type === "text") return piece;
    const number = piece.type === "page-number" ? page.number : page.count;
    return { type: "text", text: String(number), origin: undefined };
  });
}

/** A part of a letter by the name of its page format, with the number that its pages have besides (ノンブル). */
export interface RunningPages {
  readonly name: string | undefined;
  readonly pageNumber: "none" | "kanji" | "arabic" | "dashed";
}

/**
 * Says the running text of a letter's parts as all files with fields say it: one line for each place that has any,
 * `header-left 総行行第１号 {page}/{pages}`; those of a first page that is not as the others with `1 ` before them, `1 -` where
 * it has none; those of the second part with `2: ` before them.
 */
export function lettersRunning(
  running: LetterRunning | undefined,
  parts: readonly RunningPages[],
): readonly string[] {
  if (running === undefined) return [];
  return parts.flatMap(({ name, pageNumber }, index) =>
    partLines(partRunning(running, name), pageNumber).map((line) =>
      index === 0 ? line : `${index + 1}: ${line}`,
    ),
  );
}

function partLines(
  { first, others }: PartRunning<readonly RunningPiece[]>,
  pageNumber: RunningPages["pageNumber"],
): readonly string[] {
  const lines = (slots: typeof others, mark: string): readonly string[] => {
    const texts = new Map(slots.map(({ place, text }) => [place, text.map(saidPiece).join("")]));
    if (pageNumber !== "none") texts.set("footer-center", NUMBERS[pageNumber]);
    return RUNNING_PLACES.flatMap((place) => {
      const text = texts.get(place);
      return text === undefined ? [] : [`${mark}${place} ${text}`];
    });
  };
  // A first page of its own on which the same stands is as the others, in files too that cannot say it otherwise.
  if (lines(first, "").join("\n") === lines(others, "").join("\n")) return lines(others, "");
  const own = lines(first, "1 ");
  return [...(own.length === 0 ? ["1 -"] : own), ...lines(others, "")];
}

/** The same without the numbers that only pages have. Shape: `lines` as `lettersRunning` gives them. */
export function withoutPageNumbers(lines: readonly string[]): readonly string[] {
  const partOf = (line: string): string => /^\d+: /u.exec(line)?.[0] ?? "";
  return [...new Set(lines.map(partOf))].flatMap((part) => {
    const all = lines.filter((line) => partOf(line) === part);
    const words = all.filter((line) => !PAGE_NUMBER.test(line) && line !== `${part}1 -`);
    const isFirst = (line: string): boolean => line.startsWith(`${part}1 `);
    const hasOwnFirst = all.some(isFirst) && words.length > 0 && !words.some(isFirst);
    return hasOwnFirst ? [`${part}1 -`, ...words] : words;
  });
}

const PAGE_NUMBER = /footer-center (?:― )?\{page\}(?: ―)?$/u;

const NUMBERS = { kanji: "{page}", arabic: "{page}", dashed: "― {page} ―" } as const;

function saidPiece(piece: RunningPiece): string {
  if (piece.type === "text") return piece.text;
  return piece.type === "page-number" ? "{page}" : "{pages}";
}
