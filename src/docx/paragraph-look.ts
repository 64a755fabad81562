import { assertNever } from "../base/assert.ts";
import { type BlockStyle, namedStyle, type StyleFormat, styleName } from "../model/block-style.ts";
import type { TextPart } from "../model/letter.ts";
import { type HalfPoint, halfPoint, TWIPS_PER_HALF_POINT, type Twip, twip } from "./units.ts";
import type { WordPage } from "./word-page.ts";
import { element, toggle, valued } from "./xml.ts";

/** What a paragraph's look depends on besides its style. */
export interface LookContext {
  /** One em of the paragraph's indents. */
  readonly em: Twip;
  readonly linePitch: Twip;
  /** The height of its lines, where its characters would take a line more of the grid unless it is said. */
  readonly exactLine: Twip | undefined;
  /** Whether indents count in characters too. */
  readonly countsCharacters: boolean;
  readonly outlineLevel: number | undefined;
}

/**
 * Gives the paragraph properties of a style (`w:pPr`).
 *
 * Shape: indents are in characters, which Word obeys, and in twips, which LibreOffice obeys.
 * Source: ISO/IEC 29500-1, 17.3.1; order of the elements: CT_PPrBase.
 */
export function paragraphLook(style: BlockStyle, context: LookContext): string {
  const { linePitch } = context;
  return element("w:pPr", {}, [
    style.keepWithNext ? "<w:keepNext/>" : "",
    // Word rounds a line up to whole lines of the grid by its font's height, not by its characters' size.
    context.exactLine === undefined ? "" : toggle("w:snapToGrid", false),
    style.linesBefore > 0 || context.exactLine !== undefined
      ? element("w:spacing", {
          "w:beforeLines": style.linesBefore > 0 ? style.linesBefore * 100 : undefined,
          "w:before": style.linesBefore > 0 ? twip(style.linesBefore * linePitch) : undefined,
          "w:line": context.exactLine,
          "w:lineRule": context.exactLine === undefined ? undefined : "exact",
        })
      : "",
    indents(style, context),
    valued("w:jc", justification(style.alignment)),
    context.outlineLevel === undefined ? "" : valued("w:outlineLvl", context.outlineLevel),
  ]);
}

/** Gives what a block has over the style of its role: empty lines before it, indents and alignment, or nothing. */
export function placementOver(
  block: TextPart,
  wanted: BlockStyle,
  format: StyleFormat,
  page: WordPage,
  { exact, linesAfter }: LineHeight,
): string {
  const base = namedStyle(styleName(block), format);
  const isMoved =
    wanted.indentStart !== base.indentStart ||
    wanted.indentEnd !== base.indentEnd ||
    wanted.firstLineIndent !== base.firstLineIndent;
  const before = wanted.linesBefore === base.linesBefore ? undefined : wanted.linesBefore;
  return (
    // A line with readings would take two lines of LibreOffice's grid, and of Word's if it is tight.
    (exact === undefined ? "" : toggle("w:snapToGrid", false)) +
    (before !== undefined || linesAfter !== undefined || exact !== undefined
      ? spacingOf({ before, after: linesAfter }, exact, page)
      : "") +
    (isMoved ? indents(wanted, page) : "") +
    (wanted.alignment === base.alignment ? "" : valued("w:jc", justification(wanted.alignment)))
  );
}

/** The height of lines that need one of their own: for their readings, or for characters that would take another line of the grid. */
export interface LineHeight {
  readonly exact: Twip | undefined;
  /** Empty lines after the paragraph. */
  readonly linesAfter: number | undefined;
}

/** Gives what an empty line has over its style: empty lines after it, or nothing. */
export function spaceAfter(lines: number | undefined, page: WordPage): string {
  return lines === undefined ? "" : spacingOf({ before: undefined, after: lines }, undefined, page);
}

function spacingOf(
  { before, after }: { readonly before: number | undefined; readonly after: number | undefined },
  exact: Twip | undefined,
  { linePitch }: WordPage,
): string {
  return element("w:spacing", {
    "w:beforeLines": before === undefined ? undefined : before * 100,
    "w:before": before === undefined ? undefined : twip(before * linePitch),
    "w:afterLines": after === undefined ? undefined : after * 100,
    "w:after": after === undefined ? undefined : twip(after * linePitch),
    "w:line": exact,
    "w:lineRule": exact === undefined ? undefined : "exact",
  });
}

/** Whether a line of characters takes more lines of the grid than they are high unless its height is said. */
export function isLargerThanLine(
  size: HalfPoint,
  { linePitch }: Pick<WordPage, "linePitch">,
  naturalLineRatio: number,
): boolean {
  return size * TWIPS_PER_HALF_POINT * naturalLineRatio > linePitch;
}

/** Gives the height of a line of characters: as many lines of the grid as they are high, `ems` of them over one another. */
export function lineHeight(
  size: HalfPoint,
  { linePitch }: Pick<WordPage, "linePitch">,
  ems = 1,
): Twip {
  const rows = Math.max(1, Math.ceil((ems * size * TWIPS_PER_HALF_POINT) / linePitch));
  return twip(rows * linePitch);
}

/** Gives the size of a role's characters on a page. */
export function roleSize(style: BlockStyle, page: WordPage): HalfPoint {
  const [numerator, denominator] = style.sizeRatio;
  return halfPoint((page.characterSize * numerator) / denominator);
}

// A zero is written too: only `firstLineChars="0"` cancels what a style says in characters.
// Word counts a hanging indent into `left`, but not into `leftChars`.
function indents(
  style: Pick<BlockStyle, "indentStart" | "indentEnd" | "firstLineIndent">,
  { em, countsCharacters }: Pick<WordPage, "em" | "countsCharacters">,
): string {
  const first = style.firstLineIndent;
  const chars = (count: number): number | undefined =>
    countsCharacters ? hundredths(count) : undefined;
  return element("w:ind", {
    "w:leftChars": chars(style.indentStart + Math.min(0, first)),
    "w:left": twip(style.indentStart * em),
    "w:rightChars": chars(style.indentEnd),
    "w:right": twip(style.indentEnd * em),
    ...(first < 0
      ? { "w:hangingChars": chars(-first), "w:hanging": twip(-first * em) }
      : { "w:firstLineChars": chars(first), "w:firstLine": twip(first * em) }),
  });
}

function hundredths(characters: number): number {
  return Math.round(characters * 100);
}

function justification(alignment: BlockStyle["alignment"]): string {
  switch (alignment) {
    case "justify":
      return "both";
    case "start":
      return "left";
    case "center":
      return "center";
    case "end":
      return "right";
    default:
      return assertNever(alignment);
  }
}
