import { type Diagnostic, error } from "../base/diagnostic.ts";
import { scaleSp, sp } from "../base/units.ts";
import type { BlockSurroundings } from "../model/block-surroundings.ts";
import type { FontFace } from "../model/font-face.ts";
import type { BlockPlacement, Paragraph, RunningPiece } from "../model/letter.ts";
import type { PageFormat } from "../model/page-format.ts";
import type { PartRunning, RunningEdge, RunningPlace, RunningSlot } from "../model/running.ts";
import { runningOnPage } from "../model/running-text.ts";
import { PAGE_NUMBER_SIZE } from "../model/text-sizes.ts";
import type { SetRun } from "./set-line.ts";
import { type KnownRules, knownBlock, knownRules, type TypesetCache } from "./typeset-cache.ts";

/** The running text of one edge of a page, its runs along the width of the text area. Units: sp. */
export interface SetRunning {
  readonly edge: RunningEdge;
  readonly runs: readonly SetRun[];
}

/** What is at the head and the foot of a page, with what is wrong with it. */
export interface PageRunning {
  /** What it is known by: the same for the same texts. */
  readonly key: string;
  readonly edges: readonly SetRunning[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Sets what stands at the head and the foot of a part's pages (柱), in the smaller characters of page numbers.
 *
 * Shape: its lines are horizontal on vertical pages, too, and are no wider than the text area.
 * Errors: typeset/running-too-long, and those of `typeset` about characters.
 * Source: JLReq 2.6.1, 2.6.3 (柱 above or below the text area, horizontal in both directions of text, in a smaller size).
 */
export function runningSetter(
  { first, others }: PartRunning<readonly RunningPiece[]>,
  format: PageFormat,
  { faces, cache, count }: RunningTools,
): (page: number) => PageRunning {
  if (first.length === 0 && others.length === 0) return () => NOTHING;
  const own = runningFormat(format);
  const known = knownRules(own, faces, cache);
  return (number) => setPage(number === 1 ? first : others, { number, count }, own, known, cache);
}

/** What running text is set with, and how many pages its part has. */
export interface RunningTools {
  readonly faces: readonly FontFace[];
  readonly cache: TypesetCache;
  readonly count: number;
}

const NOTHING: PageRunning = { key: "", edges: [], diagnostics: [] };

/** A grid of small characters as wide as the text area: what is set in it is aligned along that. */
function runningFormat(format: PageFormat): PageFormat {
  const { margins, trimSize } = format;
  const characterSize = scaleSp(format.characterSize, ...PAGE_NUMBER_SIZE);
  const width = trimSize.width - margins.left - margins.right;
  const { arrangement, frame, seal, parts, ...page } = format;
  return {
    ...page,
    writingMode: "horizontal-tb",
    characterSize,
    charactersPerLine: Math.floor(width / characterSize),
    linesPerPage: 1,
    pageNumber: "none",
  };
}

function setPage(
  slots: readonly RunningSlot<readonly RunningPiece[]>[],
  page: { readonly number: number; readonly count: number },
  format: PageFormat,
  known: KnownRules,
  cache: TypesetCache,
): PageRunning {
  const { margins, trimSize, characterSize, charactersPerLine } = format;
  const rest = trimSize.width - margins.left - margins.right - charactersPerLine * characterSize;
  const diagnostics: Diagnostic[] = [];
  const keys: string[] = [];
  const ends = new Map<RunningEdge, number>();
  const edges = EDGES.map((edge): SetRunning => {
    const runs = slots
      .filter(({ place }) => place.startsWith(edge))
      .flatMap((slot): readonly SetRun[] => {
        const block = paragraphOf(slot, page);
        const made = knownBlock(block, ALONE, known, cache);
        keys.push(`${slot.place} ${made.id}`);
        diagnostics.push(
          ...made.set.diagnostics.filter(({ code }) => code !== "typeset/line-too-long"),
        );
        const [line, ...more] = made.set.lines;
        const shift = Math.floor(rest * SHARE[block.placement.alignment ?? "start"]);
        const set = (line?.items ?? []).filter((item) => item.type === "run");
        const from = Math.min(...set.map(({ inlineStart }) => inlineStart));
        const isOver = set.length > 0 && from + shift < (ends.get(edge) ?? 0);
        if (more.length > 0 || isOver) diagnostics.push(tooLong(slot));
        ends.set(edge, Math.max(...set.map(endOf), 0) + shift + characterSize);
        return set.map((run) => ({ ...run, inlineStart: sp(run.inlineStart + shift) }));
      });
    return { edge, runs };
  });
  return { key: keys.join(" "), edges, diagnostics };
}

const EDGES: readonly RunningEdge[] = ["header", "footer"];
const ALONE: BlockSurroundings = { linesBefore: 0, hanging: 0 };
const SHARE = { start: 0, center: 1 / 2, end: 1 } as const;

function endOf({ inlineStart, glyphs }: SetRun): number {
  return glyphs.reduce((sum, { advance }) => sum + advance, Number(inlineStart));
}

function paragraphOf(
  { place, text }: RunningSlot<readonly RunningPiece[]>,
  page: { readonly number: number; readonly count: number },
): Paragraph {
  const placement: BlockPlacement = {
    indentStart: 0,
    indentEnd: 0,
    firstLineIndent: 0,
    alignment: ALIGNMENT[place],
  };
  const inlines = runningOnPage(text, page);
  return { type: "paragraph", inlines, placement, origin: undefined };
}

const ALIGNMENT: Readonly<Record<RunningPlace, "start" | "center" | "end">> = {
  "header-left": "start",
  "header-center": "center",
  "header-right": "end",
  "footer-left": "start",
  "footer-center": "center",
  "footer-right": "end",
};

function tooLong({ text }: RunningSlot<readonly RunningPiece[]>): Diagnostic {
  const words = text.flatMap((piece) => (piece.type === "text" ? [piece] : []));
  const at = words.find(({ origin }) => origin !== undefined)?.origin;
  const said = words.map((piece) => piece.text).join("");
  return error("typeset/running-too-long", at ?? { kind: "option", name: "ヘッダー" }, {
    text: said,
  });
}
