import { ptToSp, sp } from "../base/units.ts";
import type { BlockStyle } from "../model/block-style.ts";
import type { Inline, PictureSize, TextPart } from "../model/letter.ts";
import { inlineText, picturesIn } from "../model/letter-text.ts";
import { nameEnd } from "../model/name-end.ts";
import { textLength } from "../model/text-length.ts";
import { SCRIPT_SIZE } from "../model/text-sizes.ts";
import { graphemesOf } from "../text/graphemes.ts";
import type { LatinPolicy } from "../text/latin-tokens.ts";
import { latinRuns } from "./latin-runs.ts";
import type { FontPlan } from "./plan-fonts.ts";
import {
  type Emu,
  emu,
  type HalfPoint,
  spToEmu,
  TWIPS_PER_HALF_POINT,
  type Twip,
  twip,
} from "./units.ts";
import { textWidth } from "./upright-scale.ts";
import type { WordPage } from "./word-page.ts";

/** The line of a sender that has a seal. */
export interface SealLine {
  /** The height of the line. */
  readonly height: Twip;
  /** Where the name ends in vertical lines: from the foot of the text, or from the head of the sheet. */
  readonly nameEnd: { readonly from: "bottomMargin" | "page"; readonly at: Twip };
}

/** Where a seal is. Units: EMU. */
export interface SealPlace {
  /** From the end of the name. */
  readonly across: Emu;
  readonly down: Emu;
  /** What `down` counts from: the head of the paragraph, the foot of the text, or the head of the sheet. */
  readonly from: "paragraph" | "bottomMargin" | "page";
}

/** Where the seal of a sender is; `else` for programs that count along vertical lines and across them, where Word counts as the sheet lies. */
export interface SealPlaces extends SealPlace {
  readonly else?: SealPlace;
}

/** Gives the line of a block that has a seal; undefined for all others. */
export function sealLine(
  block: TextPart,
  { alignment, indentStart, indentEnd }: BlockStyle,
  { size, height }: { readonly size: HalfPoint; readonly height: Twip },
  page: WordPage,
): SealLine | undefined {
  if (!hasSeal(block)) return undefined;
  const { name, marks } = nameEnd(block.inlines);
  const own = size * TWIPS_PER_HALF_POINT;
  if (alignment === "end") {
    const at = twip(-indentEnd * page.em - marksLength(marks) * own);
    return { height, nameEnd: { from: "bottomMargin", at } };
  }
  const at = twip(page.margins.top + indentStart * page.em + lengthOf(name) * own);
  return { height, nameEnd: { from: "page", at } };
}

/** Whether a block is a sender with the picture of a seal. */
export function hasSeal(block: TextPart): boolean {
  return block.type === "sender" && picturesIn(block).some(({ use }) => use === "seal");
}

/**
 * Gives where a seal is: it begins with the last character of the name, and is in the middle of its line.
 *
 * Source: ISO/IEC 29500-1, 20.4.3.4 and 20.4.3.5 (what offsets count from). Of vertical text Word counts as the sheet lies, from its
 * left and its head, and `paragraph` is the head of the column; LibreOffice 7.4 counts along the line and from line to line (both
 * looked at: Word in files that others printed).
 */
export function sealPlaces(
  { width, height }: PictureSize,
  before: readonly Inline[],
  line: SealLine,
  context: SealContext,
): SealPlaces {
  const { vertical, size } = context;
  const em = ptToSp(size / 2);
  const advance = sp(Math.round(em * lastAdvance(inlineText(before).trimEnd(), context)));
  const lineHeight = twipToEmu(line.height);
  const back = emu(-spToEmu(advance));
  if (!vertical) {
    const down = emu((lineHeight - spToEmu(height)) / 2);
    return { across: back, down, from: "paragraph" };
  }
  return {
    across: spToEmu(sp(Math.floor((em - width) / 2))),
    down: emu(twipToEmu(line.nameEnd.at) - spToEmu(advance)),
    from: line.nameEnd.from,
    else: { across: back, down: emu((lineHeight - spToEmu(width)) / 2), from: "paragraph" },
  };
}

/** What decides how the characters of a name are set. */
interface SealContext {
  readonly vertical: boolean;
  readonly size: HalfPoint;
  readonly fonts: FontPlan;
  readonly latin: LatinPolicy;
}

/** How far the last character of a name goes along the line; a word that is turned on its side is one. Units: ems. */
function lastAdvance(name: string, { vertical, fonts, latin }: SealContext): number {
  const last = graphemesOf(name).at(-1) ?? "";
  if (!HALF_WIDTH.test(last)) return 1;
  if (!vertical) return textWidth(last, undefined, fonts);
  const isUpright = latinRuns(name, latin).at(-1)?.orientation !== "plain";
  return isUpright ? 1 : textWidth(TURNED.exec(name)?.[0] ?? last, undefined, fonts);
}

function lengthOf(inlines: readonly Inline[]): number {
  return textLength(inlineText(inlines), "vertical-rl");
}

/** The marks of notes are small, the white before them is not. Units: ems. */
function marksLength(marks: readonly Inline[]): number {
  const [part, whole] = SCRIPT_SIZE;
  return marks.reduce((sum, inline) => {
    const length = lengthOf([inline]);
    return sum + (inline.type === "script-text" ? (length * part) / whole : length);
  }, 0);
}

function twipToEmu(length: Twip): Emu {
  return emu(length * EMU_PER_TWIP);
}

const EMU_PER_TWIP = 635;
const TURNED = /[!-~\u00a1-\u00ff]+$/u;
const HALF_WIDTH = /^[\u0020-\u007e\u00a0-\u00ff]+$/u;
