import { isoDay } from "../base/calendar.ts";
import { type Diagnostic, warning } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { readDate } from "../language/date.ts";
import type { LetterProperties, TextPart } from "../model/letter.ts";
import { blockText } from "../model/letter-text.ts";
import { isConfirmed } from "./check-wording.ts";

/**
 * Compares the end block (後付) of a finished letter with the settings: a letter of last year that is used again has its date or
 * its sender in the text, where a change of the settings does not reach them. A line that is no date is not looked at; of
 * several senders one must be that of the settings.
 *
 * Warnings: template/date-differs, template/sender-differs.
 */
export function checkEndBlock(
  blocks: readonly TextPart[],
  properties: LetterProperties,
  confirmed: readonly string[],
): readonly Diagnostic[] {
  return [
    ...checkDate(blocks, properties, confirmed),
    ...checkSender(blocks, properties, confirmed),
  ];
}

function checkDate(
  blocks: readonly TextPart[],
  { date }: LetterProperties,
  confirmed: readonly string[],
): readonly Diagnostic[] {
  if (date === undefined) return [];
  return blocks.flatMap((block) => {
    const found = blockText(block).trim();
    if (block.type !== "date-line" || isConfirmed(found, confirmed)) return [];
    const day = readDate(found);
    if (typeof day === "string" || isoDay(day) === date) return [];
    return [warning("template/date-differs", placeOf(block), { found, setting: date })];
  });
}

function checkSender(
  blocks: readonly TextPart[],
  { author }: LetterProperties,
  confirmed: readonly string[],
): readonly Diagnostic[] {
  const senders = blocks.filter(({ type }) => type === "sender");
  const [first] = senders;
  if (author === undefined || first === undefined) return [];
  const wanted = black(author);
  const lines = senders.map((block) => black(blockText(block))).filter((line) => line !== "");
  const isThere = lines.some((line) => wanted.includes(line) || line.includes(wanted));
  const found = blockText(first).trim();
  if (isThere || lines.length === 0 || isConfirmed(found, confirmed)) return [];
  return [warning("template/sender-differs", placeOf(first), { found, setting: author })];
}

function black(text: string): string {
  return text.replaceAll(/\s/gu, "");
}

function placeOf(block: TextPart): Location {
  return block.origin ?? { kind: "option", name: "本文" };
}
