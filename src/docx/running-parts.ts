import type { Location } from "../base/location.ts";
import type { LetterRunning, RunningNumber, RunningPiece, Text } from "../model/letter.ts";
import type { PageFormat } from "../model/page-format.ts";
import type { PagedPart } from "../model/paged-parts.ts";
import { partRunning, type RunningEdge, type RunningSlot } from "../model/running.ts";
import { PAGE_NUMBER_SIZE } from "../model/text-sizes.ts";
import { inlineRuns, type RunContext } from "./inline-runs.ts";
import { RUNNING_STYLE } from "./tables/word-styles.ts";
import { halfPoint, twip } from "./units.ts";
import type { WordPage } from "./word-page.ts";
import { element, valued } from "./xml.ts";

/** Which pages of a part have a head or a foot: its first, where that has its own, and all others. */
export type RunningPages = "first" | "default";

/** What the sections of a letter have at their heads and feet: for each part, the kinds of pages that differ. */
export type RunningSections = readonly (readonly RunningPages[])[];

/** Gives the sections' heads and feet; undefined for letters without any. */
export function runningSections(
  running: LetterRunning | undefined,
  parts: readonly PagedPart[],
): RunningSections | undefined {
  return (
    running &&
    parts.map(({ name }) => {
      const { first, others } = partRunning(running, name);
      return first === others ? ["default"] : ["first", "default"];
    })
  );
}

/** The name of the value that a head or a foot is filled with. */
export function runningName(part: number, pages: RunningPages, edge: RunningEdge): string {
  return `running-${part}-${pages}-${edge}`;
}

/** A part of a letter with its pages as Word counts them. */
export interface RunningPart extends PagedPart {
  readonly page: WordPage;
  /** Its number among the 別紙 with pages of their own; undefined for one on the letter's. */
  readonly number: number | undefined;
}

/** The style of the heads and the feet of a part: their characters are as large as its pages want. */
export function runningStyleId(number: number | undefined): string {
  return number === undefined ? RUNNING_STYLE.id : `${RUNNING_STYLE.id}B${number}`;
}

/**
 * Gives the paragraphs at the heads and the feet of a letter's pages (柱), by the names of their values.
 *
 * Shape: one paragraph each: what is at the left, a tab, what is in the middle, a tab, what is at the right; the numbers of pages
 * are fields. How many pages a 別紙 has is a field of its section.
 * Source: ISO/IEC 29500-1, 17.10 (headers and footers), 17.16.5.44 (PAGE), 17.16.5.39 (NUMPAGES), 17.16.5.62 (SECTIONPAGES).
 */
export function runningValues(
  running: LetterRunning,
  parts: readonly RunningPart[],
  runs: Omit<RunContext, "size" | "at">,
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [index, part] of parts.entries()) {
    const { first, others } = partRunning(running, part.name);
    const count = parts.length > 1 ? "SECTIONPAGES" : "NUMPAGES";
    for (const [pages, slots] of [
      ["first", first],
      ["default", others],
    ] as const) {
      for (const edge of EDGES) {
        const xml = runningParagraph(slots, edge, part, { count, runs });
        values.set(runningName(index, pages, edge), xml);
      }
    }
  }
  return values;
}

const EDGES: readonly RunningEdge[] = ["header", "footer"];

function runningParagraph(
  slots: readonly RunningSlot<readonly RunningPiece[]>[],
  edge: RunningEdge,
  { format, page, number }: RunningPart,
  { count, runs }: { readonly count: string; readonly runs: Omit<RunContext, "size" | "at"> },
): string {
  const context: RunContext = { ...runs, vertical: false, size: runningSize(page), at: NOWHERE };
  const piecesIn = (side: string): string => {
    const pieces = slots
      .filter(({ place }) => place === `${edge}-${side}`)
      .flatMap(({ text }) => text);
    return piecesRuns(pieces, count, context);
  };
  const own = edge === "footer" ? numberRuns(format) : "";
  const sides = [piecesIn("left"), piecesIn("center") + own, piecesIn("right")];
  // Tabs behind the last text would be of no use.
  const last = sides.findLastIndex((side) => side !== "");
  const width = page.width - page.margins.left - page.margins.right;
  return element("w:p", {}, [
    element("w:pPr", {}, [
      valued("w:pStyle", runningStyleId(number)),
      element("w:tabs", {}, [
        element("w:tab", { "w:val": "center", "w:pos": twip(Math.round(width / 2)) }),
        element("w:tab", { "w:val": "right", "w:pos": twip(width) }),
      ]),
    ]),
    sides.slice(0, last + 1).join(TAB),
  ]);
}

/** The size of running text: that of page numbers on laid-out pages. */
export function runningSize({ characterSize }: WordPage): ReturnType<typeof halfPoint> {
  const [numerator, denominator] = PAGE_NUMBER_SIZE;
  return halfPoint((characterSize * numerator) / denominator);
}

const TAB = "<w:r><w:tab/></w:r>";
const NOWHERE: Location = { kind: "option", name: "ヘッダー" };

/** What a template and its values say together is one text. */
function piecesRuns(pieces: readonly RunningPiece[], count: string, context: RunContext): string {
  let xml = "";
  let words: Text[] = [];
  for (const piece of pieces) {
    if (piece.type === "text") {
      words.push(piece);
      continue;
    }
    xml += inlineRuns(words, context) + numberField(piece, count);
    words = [];
  }
  return xml + inlineRuns(words, context);
}

function numberField({ type }: RunningNumber, count: string): string {
  // Figures, whatever the numbers of pages are written in elsewhere.
  if (type === "page-number") return field("PAGE \\* Arabic");
  // LibreOffice does not know how many pages a section has, and shows what the field showed last: nothing, rather than a wrong number.
  return field(count, count === "SECTIONPAGES" ? "" : "1");
}

/** The page's own number (ノンブル), as the section writes it. */
function numberRuns({ pageNumber }: PageFormat): string {
  if (pageNumber === "none") return "";
  return pageNumber === "dashed" ? `${text("― ")}${field("PAGE")}${text(" ―")}` : field("PAGE");
}

function text(characters: string): string {
  return `<w:r>${element("w:t", { "xml:space": "preserve" }, [characters])}</w:r>`;
}

function field(code: string, shown = "1"): string {
  const mark = (type: string): string => element("w:fldChar", { "w:fldCharType": type });
  return [
    mark("begin"),
    element("w:instrText", { "xml:space": "preserve" }, [code]),
    mark("separate"),
    ...(shown === "" ? [] : [element("w:t", {}, [shown])]),
    mark("end"),
  ]
    .map((part) => `<w:r>${part}</w:r>`)
    .join("");
}
