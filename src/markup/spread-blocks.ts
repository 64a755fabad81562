import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import type { Block, Inline, TextBlock } from "../model/letter.ts";
import { inlinesWithin, inlineText, isTextBlock } from "../model/letter-text.ts";
import type { PageFormat, WritingMode } from "../model/page-format.ts";
import { textLength } from "../model/text-length.ts";
import { headAnnotations } from "./head-annotations.ts";
import { type ManuscriptLine, placeBetween, splitText } from "./manuscript-line.ts";
import { withoutLinks } from "./named-places.ts";

/**
 * Spreads lines to one length (均等割付): 文書番号 and 日付, or the titles and the names of several senders.
 *
 * Shape: where all lines have as many parts between full-width spaces, each part goes to the length of its longest; else the lines as
 * wholes. What does not fit a line, is one line alone, or has a break or cells of its own is left as it is, and so are the notes
 * under the lines.
 */
export function spreadBlocks(
  blocks: readonly Block[],
  { writingMode, charactersPerLine }: Pick<PageFormat, "writingMode" | "charactersPerLine">,
): readonly Block[] {
  const lines = blocks.filter(isTextBlock).filter(isOwnLine);
  if (lines.length < 2 || lines.some(({ inlines }) => inlines.some(isFixed))) return blocks;
  const parted = lines.map(({ inlines }) => partsOf(inlines));
  const counts = new Set(parted.map((parts) => parts.length));
  const rows = counts.size === 1 ? parted : lines.map(({ inlines }): Parts => [inlines]);
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((parts) => cellsOf(parts[column] ?? [], writingMode))),
  );
  const length = widths.reduce((sum, width) => sum + width, 0) + widths.length - 1;
  if (length > charactersPerLine) return blocks;
  const spread = new Map<Block, TextBlock>(
    lines.map((block, row) => [block, { ...block, inlines: joined(rows[row] ?? [], widths) }]),
  );
  return blocks.map((block) => spread.get(block) ?? block);
}

/** Watches for the lines between which all are spread to one length. */
export interface Spreading {
  /** Whether a line opens or closes such lines, and nothing else stands on it. */
  readonly takes: (line: ManuscriptLine) => boolean;
  /** Tells of lines that are open at the letter's end. */
  readonly finish: () => void;
}

/**
 * Begins to watch; the blocks of closed lines are put in the place of those that `blocks` has.
 *
 * Errors: markup/spread-open where lines are not closed or open twice; markup/nothing-to-close.
 */
export function watchSpreading(
  blocks: Block[],
  format: PageFormat,
  report: (found: Diagnostic) => void,
): Spreading {
  let open: { readonly from: number; readonly at: Location } | undefined;
  const tellOpen = (): void => {
    if (open !== undefined) report(error("markup/spread-open", open.at, {}));
  };
  return {
    takes: (line) => {
      if (!line.text.includes("均等割付")) return false;
      const [head, ...others] = headAnnotations(line);
      const isAlone = head !== undefined && others.length === 0 && isBlankFrom(line, head.end);
      if (!isAlone) return false;
      const at = placeBetween(line, head.start, head.end);
      if (head.annotation.kind === "spread-from") {
        tellOpen();
        open = { from: blocks.length, at };
        return true;
      }
      if (head.annotation.kind !== "spread-to") return false;
      if (open === undefined) {
        report(error("markup/nothing-to-close", at, { annotation: head.name }));
      } else {
        blocks.push(...spreadBlocks(blocks.splice(open.from), format));
      }
      open = undefined;
      return true;
    },
    finish: tellOpen,
  };
}

function isBlankFrom({ text }: ManuscriptLine, start: number): boolean {
  return /^[ \t　]*$/u.test(text.slice(start));
}

/** A note (脚注・※) stands among the lines that have its mark, and is none of them. */
function isOwnLine(block: TextBlock): boolean {
  return block.type !== "list-item" || block.note === undefined;
}

/** Between full-width spaces. */
type Parts = readonly (readonly Inline[])[];

function partsOf(inlines: readonly Inline[]): Parts {
  const parts: Inline[][] = [[]];
  for (const inline of inlines) {
    let rest = inline;
    while (rest.type === "text" && rest.text.includes(SPACE)) {
      const [before, after] = splitText(rest, rest.text.indexOf(SPACE));
      if (before.text !== "") parts.at(-1)?.push(before);
      parts.push([]);
      [, rest] = splitText(after, SPACE.length);
    }
    if (rest.type !== "text" || rest.text !== "") parts.at(-1)?.push(rest);
  }
  return parts.filter((part) => part.length > 0);
}

/** Whole characters that hold a text; Latin letters and figures are a little wider than half of one. */
function cellsOf(inlines: readonly Inline[], writingMode: WritingMode): number {
  const text = inlineText(inlines);
  const narrow = writingMode === "horizontal-tb" ? (text.match(/[!-~]/gu)?.length ?? 0) : 0;
  return Math.ceil(textLength(text, writingMode) + narrow * NARROW_EXCESS);
}

function joined(parts: Parts, widths: readonly number[]): readonly Inline[] {
  return parts.flatMap((children, column): readonly Inline[] => {
    const cells = widths[column] ?? 0;
    const spread: Inline = { type: "jidori", cells, children: withoutLinks(children) };
    return column === 0 ? [spread] : [{ type: "text", text: SPACE, origin: undefined }, spread];
  });
}

function isFixed(inline: Inline): boolean {
  return FIXED.has(inline.type) || inlinesWithin(inline).some(isFixed);
}

const FIXED: ReadonlySet<Inline["type"]> = new Set(["jidori", "line-break", "warichu"]);
const SPACE = "　";
const NARROW_EXCESS = 0.15;
