import { assertNever } from "../base/assert.ts";
import { type BlockStyle, namedStyle, styleName } from "../model/block-style.ts";
import type { TextPart } from "../model/letter.ts";
import type { WritingMode } from "../model/page-format.ts";
import { type HalfPoint, halfPoint, type Twip, twip } from "./units.ts";
import type { WordPage } from "./word-page.ts";
import { element, toggle, valued } from "./xml.ts";

/** What a paragraph's look depends on besides its style. */
export interface LookContext {
  /** One em of the paragraph's indents. */
  readonly em: Twip;
  readonly linePitch: Twip;
  /** Whether a line of these characters would take two lines of the grid unless its height is said. */
  readonly exactLines: boolean;
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
    context.exactLines ? toggle("w:snapToGrid", false) : "",
    style.linesBefore > 0 || context.exactLines
      ? element("w:spacing", {
          "w:beforeLines": style.linesBefore > 0 ? style.linesBefore * 100 : undefined,
          "w:before": style.linesBefore > 0 ? twip(style.linesBefore * linePitch) : undefined,
          "w:line": context.exactLines ? linePitch : undefined,
          "w:lineRule": context.exactLines ? "exact" : undefined,
        })
      : "",
    indents(style, context.em),
    valued("w:jc", justification(style.alignment)),
    context.outlineLevel === undefined ? "" : valued("w:outlineLvl", context.outlineLevel),
  ]);
}

/** Gives what a block has over the style of its role: empty lines before it, indents and alignment, or nothing. */
export function placementOver(
  block: TextPart,
  wanted: BlockStyle,
  writingMode: WritingMode,
  page: WordPage,
  isRubyLine: boolean,
): string {
  const base = namedStyle(styleName(block), writingMode);
  const isMoved =
    wanted.indentStart !== base.indentStart ||
    wanted.indentEnd !== base.indentEnd ||
    wanted.firstLineIndent !== base.firstLineIndent;
  const before = wanted.linesBefore === base.linesBefore ? undefined : wanted.linesBefore;
  return (
    // A line with readings would take two lines of LibreOffice's grid, and of Word's if it is tight.
    (isRubyLine ? toggle("w:snapToGrid", false) : "") +
    (before !== undefined || isRubyLine ? spacingOf(before, isRubyLine, page) : "") +
    (isMoved ? indents(wanted, page.em) : "") +
    (wanted.alignment === base.alignment ? "" : valued("w:jc", justification(wanted.alignment)))
  );
}

function spacingOf(
  linesBefore: number | undefined,
  isExact: boolean,
  { linePitch }: WordPage,
): string {
  return element("w:spacing", {
    "w:beforeLines": linesBefore === undefined ? undefined : linesBefore * 100,
    "w:before": linesBefore === undefined ? undefined : twip(linesBefore * linePitch),
    "w:line": isExact ? linePitch : undefined,
    "w:lineRule": isExact ? "exact" : undefined,
  });
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
  em: Twip,
): string {
  const first = style.firstLineIndent;
  return element("w:ind", {
    "w:leftChars": hundredths(style.indentStart + Math.min(0, first)),
    "w:left": twip(style.indentStart * em),
    "w:rightChars": hundredths(style.indentEnd),
    "w:right": twip(style.indentEnd * em),
    ...(first < 0
      ? { "w:hangingChars": hundredths(-first), "w:hanging": twip(-first * em) }
      : { "w:firstLineChars": hundredths(first), "w:firstLine": twip(first * em) }),
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
