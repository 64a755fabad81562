import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import type { BlockPlacement, BlockRole, Inline, TextBlock } from "../model/letter.ts";
import { inlineText } from "../model/letter-text.ts";
import { splitLabel } from "../model/split-label.ts";
import type { InlineReading } from "./inline-reading.ts";
import type { LetterNotes } from "./letter-notes.ts";
import { linesOnce } from "./lines-once.ts";
import { isTemplateText, type ManuscriptLine, placeBetween, splitText } from "./manuscript-line.ts";
import { withoutLinks } from "./named-places.ts";
import type { NumberedItem } from "./number-items.ts";
import { parseInlines } from "./parse-inlines.ts";
import type { NamedPicture } from "./picture-annotation.ts";
import { trimmedLine } from "./trimmed-line.ts";

/** How the lines of a letter are read. */
export interface LetterReading extends InlineReading {
  readonly notes: LetterNotes;
  /** Whether headings and the subject are bold without a word in their lines. */
  readonly hasBoldHeadings: boolean;
}

/** What the annotations at a line's head say of it. */
export interface LineHead {
  /** Where the line's text begins, after its annotations. */
  readonly start: number;
  readonly role: BlockRole;
  readonly roleName: string;
  readonly level: number;
  /** The item's number, if it has one by itself. */
  readonly item: (NumberedItem & { readonly at: Location }) | undefined;
  /** The picture that the line is. */
  readonly picture: NamedPicture | undefined;
  readonly placement: BlockPlacement;
  /** The number of the place that it is, if sentences lead there. */
  readonly place: number | undefined;
}

/**
 * Reads the text of a line after its head; undefined where there is none.
 *
 * Errors: markup/empty-block, markup/item-number-typed, those of `parseInlines`.
 */
export function textBlock(
  line: ManuscriptLine,
  head: LineHead,
  figure: string | undefined,
  reading: LetterReading,
): TextBlock | undefined {
  const { report } = reading;
  const { start, end } = trimmedLine(line, head.start);
  const isHeading = head.role === "heading" || head.role === "subject";
  // A heading may also be closed, as Aozora Bunko's files do.
  const closing = `［＃${head.roleName}終わり］`;
  const isClosed =
    isHeading &&
    line.text.slice(start, end).endsWith(closing) &&
    isTemplateText(line, end - closing.length, end);
  const parsed = parseInlines(line, start, isClosed ? end - closing.length : end, reading);
  const isBold = reading.hasBoldHeadings && isHeading;
  const inlines: readonly Inline[] = isBold
    ? linesOnce([{ type: "lined-text", line: "bold", children: withoutLinks(parsed) }])
    : parsed;
  const origin = placeBetween(line, Math.min(start, line.text.length - 1), end);
  if (isBlank(inlines)) {
    if (head.roleName !== "") report(error("markup/empty-block", origin, { role: head.roleName }));
    return undefined;
  }
  const { placement, role, level, item } = head;
  const place = placeOf(head);
  switch (role) {
    case "heading":
      return {
        type: role,
        inlines,
        placement,
        origin,
        level: level === 1 || level === 2 ? level : 3,
      };
    case "list-item": {
      if (item !== undefined)
        return numberedBlock(item, inlines, { placement, origin, ...place }, report);
      const [label, rest] = splitLabel(inlines, splitText);
      return {
        type: role,
        label: withoutLinks(label),
        inlines: rest,
        placement,
        origin,
        depth: level,
      };
    }
    case "figure-caption": {
      const number: Inline = { type: "text", text: `${figure ?? ""}　`, origin: undefined };
      return { type: role, inlines: [number, ...inlines], placement, origin, ...place };
    }
    case "corner-mark":
      return { type: role, inlines, placement, origin, ...place };
    default:
      return { type: role, inlines, placement, origin };
  }
}

function placeOf({ place }: LineHead): Pick<TextBlock, "place"> {
  return place === undefined ? {} : { place };
}

function isBlank(inlines: readonly Inline[]): boolean {
  return inlineText(inlines).trim() === "" && !inlines.some(({ type }) => type === "picture");
}

/** An item whose number stands before its text; one that is typed there too would be printed twice. */
function numberedBlock(
  { number, level, depth, at }: NumberedItem & { readonly at: Location },
  inlines: readonly Inline[],
  base: Pick<TextBlock, "placement" | "origin" | "place">,
  report: (found: Diagnostic) => void,
): TextBlock {
  const typed = /^[^ 　]+(?=[ 　])/u.exec(inlineText(inlines))?.[0] ?? "";
  if (typed.normalize("NFKC") === number.normalize("NFKC")) {
    report(error("markup/item-number-typed", at, { number: typed }));
  }
  const label: Inline = { type: "text", text: `${number}　`, origin: at };
  return { ...base, type: "list-item", label: [label], inlines, depth, level };
}
