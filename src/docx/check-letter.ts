import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { showNote } from "../model/editorial-note.ts";
import type { Inline, Letter, Text, TextPart } from "../model/letter.ts";
import { inlinesWithin, textParts } from "../model/letter-text.ts";
import { runningWords } from "../model/running-text.ts";

/**
 * Finds the characters that no Word file can hold: controls, halves of surrogate pairs, and code points that
 * are no characters.
 *
 * Shape: line breaks and tabs are allowed. One diagnostic for each text, at the text's own origin. Blocks of `fine` were
 * looked at in other letters; those without a fault are entered there.
 * Errors: `docx/unwritable-character`.
 * Source: XML 1.0, production 2 (Char); Unicode, noncharacters.
 */
export function checkLetter(
  letter: Letter,
  path: string,
  fine: WeakSet<TextPart> = new WeakSet(),
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const check = (text: string, at: Location): void => {
    const found = UNWRITABLE.exec(text);
    if (found === null) return;
    const start = Math.max(0, found.index - 5);
    const place = text.slice(start, found.index + 6).replaceAll(UNWRITABLE_ALL, "□");
    diagnostics.push(
      error("docx/unwritable-character", at, { character: codeOf(found[0]), place }),
    );
  };
  for (const block of textParts(letter)) {
    if (fine.has(block)) continue;
    const at = block.origin ?? { kind: "file", path };
    const before = diagnostics.length;
    eachText(block, (text) => check(text.text, text.origin ?? at));
    if (diagnostics.length === before) fine.add(block);
  }
  for (const { text, origin } of runningWords(letter.running)) {
    check(text, origin ?? { kind: "file", path });
  }
  const { title, subject, author } = letter.properties;
  for (const [name, value] of Object.entries({ title, subject, author })) {
    if (value !== undefined) check(value, { kind: "option", name });
  }
  return diagnostics;
}

/** Goes through the texts of a block in order, label and readings included; `isBold` tells whether a text is bold. */
export function eachText(block: TextPart, visit: Visit): void {
  if (block.type === "list-item") eachTextOf(block.label, visit, false);
  eachTextOf(block.inlines, visit, false);
}

type Visit = (text: Text, isBold: boolean) => void;

function eachTextOf(inlines: readonly Inline[], visit: Visit, isBold: boolean): void {
  for (const inline of inlines) {
    if (inline.type === "text") visit(inline, isBold);
    else if (inline.type === "editorial-note") eachTextOf(showNote(inline), visit, isBold);
    else if (inline.type === "ruby") {
      // Readings are small: their strokes are not made heavier.
      for (const { base, ruby } of inline.pairs) {
        eachTextOf(base, visit, isBold);
        eachTextOf(ruby, visit, false);
      }
    } else {
      const isHeavy = isBold || (inline.type === "lined-text" && inline.line === "bold");
      eachTextOf(inlinesWithin(inline), visit, isHeavy);
    }
  }
}

function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

const UNWRITABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;
const UNWRITABLE_ALL: RegExp = new RegExp(UNWRITABLE, "gu");
