import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Inline, Letter, TextPart } from "../model/letter.ts";
import type { Edition, LetterSettings } from "../model/letter-settings.ts";
import {
  hasLeftReading,
  inlinesOf,
  inlinesWithin,
  inlineText,
  textParts,
} from "../model/letter-text.ts";
import { footLabel } from "./note-mark.ts";
import { LEFT_MARK, transcriptText } from "./transcript-text.ts";
import { blockLines, checkPlain, textFile } from "./write-plain.ts";

/**
 * Writes a letter that was read for both editions as a transcription (翻刻): its title, what the marks mean (凡例), and the text of
 * one edition with what the other has beside it.
 *
 * Shape: UTF-8, CR LF. The 凡例 names the marks that the text has and no others, so that a reader knows which are marks.
 */
export function writeTranscript(
  letter: Letter,
  {
    edition,
    settings,
  }: { readonly edition: Edition; readonly settings: Pick<LetterSettings, "basis"> },
): Uint8Array {
  const { title, date, author } = letter.properties;
  const head = [
    title,
    ...(date === undefined ? [] : [`日付　${date}`]),
    ...(author === undefined ? [] : [`差出人　${author}`]),
    ...(settings.basis === undefined ? [] : [`底本　${settings.basis}`]),
  ];
  const rules = rulesOf(letter, edition).map((rule) => `一　${rule}`);
  const lineOf = (part: TextPart): string => {
    const label = part.type === "list-item" ? footLabel(part) : undefined;
    const inlines = label === undefined ? inlinesOf(part) : part.inlines;
    return (label ?? "") + transcriptText(inlines, edition);
  };
  const body = letter.blocks.flatMap((block) => blockLines(block, lineOf));
  return textFile([...head, "", "凡例", ...rules, "", BODY_MARK, ...body]);
}

/** What is before the text of the letter ends with this line. */
const BODY_MARK = "――――――――――――――――";

/**
 * Text that a reader would take for a mark, for text that still holds, or for another number.
 *
 * Errors: `plain/looks-like-mark`, those of `checkPlain`.
 */
export function checkTranscript(letter: Letter, both: Letter): readonly Diagnostic[] {
  const kinds = kindsIn(both);
  const marks = [
    ...(kinds.has("ruby") || kinds.has("editorial-note") ? ["｜", "《", "》"] : []),
    ...(kinds.has("editorial-note") ? ["〔", "〕"] : []),
    ...(kinds.has("warichu") ? ["〈", "〉"] : []),
    ...(textParts(both).some(hasLeftReading) ? [LEFT_MARK] : []),
  ];
  const notMade = checkPlain(letter, "transcript").filter(
    ({ code }) => marks.length === 0 || code !== "plain/looks-like-reading",
  );
  return [...notMade, ...textParts(both).flatMap((part) => markProblems(part, marks))];
}

function markProblems(part: TextPart, marks: readonly string[]): readonly Diagnostic[] {
  const at = part.origin ?? ({ kind: "file", path: part.type } as const);
  return inlinesOf(part)
    .flatMap(wordsIn)
    .flatMap(({ text, isInNote }) => {
      const mark = [...marks, ...(isInNote ? ["／"] : [])].find((one) => text.includes(one));
      return mark === undefined ? [] : [error("plain/looks-like-mark", at, { text, mark })];
    });
}

/** Everything that is written of an inline: its text, its readings, its notes and what was issued. */
function wordsIn(inline: Inline): readonly { readonly text: string; readonly isInNote: boolean }[] {
  const own =
    inline.type === "editorial-note" ? [inline.note, inline.issued ?? ""] : [inlineText([inline])];
  const within = inlinesWithin(inline).flatMap(wordsIn);
  const said = inline.type === "text" || inline.type === "editorial-note" ? own : [];
  return [
    ...said.filter((text) => text !== "").map((text) => ({ text, isInNote: false })),
    ...within.map((word) => (inline.type === "warichu" ? { ...word, isInNote: true } : word)),
  ];
}

/** What was done with the text, as far as it concerns this letter (凡例). */
function rulesOf(both: Letter, edition: Edition): readonly string[] {
  const kinds = kindsIn(both);
  const rules = ["漢字の字体と仮名遣いは、底本のままとした。"];
  if (kinds.has("emendation")) {
    rules.push(
      edition === "corrected"
        ? "底本の誤りは改め、底本の文字を〔底本「　」〕に示した。"
        : "文は底本のままとし、正しいと思われる文字を〔「　」カ〕に示した。",
    );
  }
  if (kinds.has("editorial-note")) {
    rules.push("〔　〕は編者の注である。｜は、注の付く文字の始まりを示す。");
  }
  if (kinds.has("ruby")) rules.push("振り仮名は｜と《　》で示した。");
  if (textParts(both).some(hasLeftReading)) {
    rules.push(`左側の振り仮名と注は、初めに「${LEFT_MARK}」と記した。`);
  }
  if (kinds.has("warichu")) rules.push("割り注は〈　〉に入れ、行の替わりを／で示した。");
  if (kinds.has("emphasis-dots")) rules.push("傍点は省いた。");
  if (kinds.has("lined-text")) rules.push("傍線は省いた。");
  if (kinds.has("honorific-space")) rules.push("欠字は底本のとおり空けた。");
  if (hasDeference(both)) rules.push("平出と擡頭は改行で示し、擡頭の字上げは省いた。");
  rules.push("字下げなどの配置は省いた。");
  return rules;
}

function hasDeference(letter: Letter): boolean {
  return textParts(letter).some(({ placement }) => placement.deference !== undefined);
}

/** What there is in a letter; `emendation` where the editions differ. */
function kindsIn(both: Letter): ReadonlySet<Inline["type"] | "emendation"> {
  const kinds = new Set<Inline["type"] | "emendation">();
  const add = (inline: Inline): void => {
    kinds.add(inline.type);
    if (inline.type === "editorial-note" && inline.issued !== undefined) kinds.add("emendation");
    for (const one of inlinesWithin(inline)) add(one);
  };
  for (const part of textParts(both)) for (const inline of inlinesOf(part)) add(inline);
  return kinds;
}
