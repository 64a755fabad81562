import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { honorificStart } from "../language/honorific.ts";
import { closesOf, isSalutation } from "../language/salutation.ts";
import type { Letter, TextPart } from "../model/letter.ts";
import { blockText, textParts } from "../model/letter-text.ts";
import type { Recipient } from "../model/recipient.ts";
import { checkAddressee } from "./check-addressee.ts";
import { checkEndBlock } from "./check-end-block.ts";
import { checkKindWord } from "./check-kind-word.ts";
import { checkPastDates } from "./check-past-dates.ts";
import { isConfirmed } from "./check-wording.ts";

/**
 * Reports what a letter must have when it leaves the house: a text, one addressee that names this row, a salutation and
 * a close that are a pair. What the author has confirmed in the settings (確認済み) is not reported.
 *
 * Errors: template/no-body, the warning template/addressee-is-sender, those of `checkAddressee` and `checkKindWord`; those of `checkEndBlock` and `checkPastDates`; the warnings template/salutation-pair, template/close-missing,
 * template/salutation-missing, template/salutation-unknown, template/salutation-without-role.
 */
export function checkLetter(
  letter: Letter,
  recipient: Recipient,
  confirmed: readonly string[],
): readonly Diagnostic[] {
  const blocks = textParts(letter);
  return [
    ...checkBody(blocks, confirmed),
    ...checkAddressee(letter.blocks, recipient, confirmed),
    ...checkSender(blocks, confirmed),
    ...checkKindWord(blocks, recipient, confirmed),
    ...checkPair(blocks, confirmed),
    ...checkRoles(blocks, confirmed),
    ...checkEndBlock(blocks, letter.properties, confirmed),
    ...checkPastDates(blocks, letter.properties, confirmed),
  ];
}

function checkBody(
  blocks: readonly TextPart[],
  confirmed: readonly string[],
): readonly Diagnostic[] {
  const hasBody = blocks.some(
    (block) =>
      (block.type === "paragraph" || block.type === "list-item" || block.type === "table-cell") &&
      /[^\p{P}\p{Z}\p{C}]/u.test(blockText(block)),
  );
  if (hasBody || confirmed.includes("本文なし")) return [];
  return [error("template/no-body", placeOf(blocks.at(-1)), {})];
}

/** An addressee who sends the letter: the office's own row was left in a list of all. */
function checkSender(
  blocks: readonly TextPart[],
  confirmed: readonly string[],
): readonly Diagnostic[] {
  const senders = blocks.filter(({ type }) => type === "sender").map(bare);
  const own = new Set([...senders, senders.join("")]);
  return blocks.flatMap((block) => {
    if (block.type !== "addressee") return [];
    const text = blockText(block);
    const found = text.slice(0, honorificStart(text) ?? text.length).trim();
    const isOwn = found !== "" && own.has(found.replaceAll(/\s/gu, ""));
    if (!isOwn || isConfirmed(found, confirmed)) return [];
    return [warning("template/addressee-is-sender", placeOf(block), { found })];
  });
}

function bare(block: TextPart): string {
  return blockText(block).replaceAll(/\s/gu, "");
}

/**
 * Compares each close of a finished letter with the salutation before it. An old letter may lack either; its author
 * says so.
 */
function checkPair(
  blocks: readonly TextPart[],
  confirmed: readonly string[],
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  let open: TextPart | undefined;
  let before: TextPart | undefined;
  for (const block of blocks) {
    if (block.type === "salutation") {
      found.push(...checkSalutation(block, confirmed));
      [open, before] = [block, block];
    }
    if (block.type !== "complimentary-close") continue;
    found.push(...checkClose(block, before, confirmed));
    open = undefined;
  }
  if (open === undefined || isConfirmed("結語なし", confirmed)) return found;
  const salutation = firstWord(open);
  const values = { salutation, expected: closesOf(salutation)?.[0] ?? "敬具" };
  return [...found, warning("template/close-missing", placeOf(open), values)];
}

function checkSalutation(block: TextPart, confirmed: readonly string[]): readonly Diagnostic[] {
  const salutation = firstWord(block);
  if (closesOf(salutation) !== undefined || isConfirmed(salutation, confirmed)) return [];
  return [warning("template/salutation-unknown", placeOf(block), { salutation })];
}

function checkClose(
  close: TextPart,
  salutation: TextPart | undefined,
  confirmed: readonly string[],
): readonly Diagnostic[] {
  const found = firstWord(close);
  if (salutation === undefined) {
    if (isConfirmed("頭語なし", confirmed)) return [];
    return [warning("template/salutation-missing", placeOf(close), { close: found })];
  }
  const word = firstWord(salutation);
  const right = closesOf(word);
  if (right === undefined || right.includes(found) || isConfirmed(found, confirmed)) return [];
  const related = [{ at: placeOf(salutation), label: word }];
  const values = { salutation: word, found, expected: right[0] };
  return [warning("template/salutation-pair", placeOf(close), values, related)];
}

/** A salutation or a close that is nothing but a paragraph has lost its annotation. */
function checkRoles(
  blocks: readonly TextPart[],
  confirmed: readonly string[],
): readonly Diagnostic[] {
  return blocks.flatMap((block) => {
    const word = block.type === "paragraph" ? firstWord(block) : "";
    const isAlone = blockText(block).trim() === word;
    if (!isSalutation(word, isAlone) || isConfirmed(word, confirmed)) return [];
    return [warning("template/salutation-without-role", placeOf(block), { salutation: word })];
  });
}

function firstWord(block: TextPart): string {
  return (
    blockText(block)
      .trim()
      .split(/[\s　、。]/u)[0] ?? ""
  );
}

function placeOf(block: TextPart | undefined): Location {
  return block?.origin ?? { kind: "option", name: "本文" };
}
