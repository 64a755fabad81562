import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { mmToSp, scaleSp, spToPt } from "../base/units.ts";
import type { Letter } from "../model/letter.ts";
import { textParts } from "../model/letter-text.ts";
import type { PageFormat } from "../model/page-format.ts";
import type { GlyphRun, Page, PagedDocument } from "../model/paged-document.ts";
import { SMALLEST_SIZE } from "../model/text-sizes.ts";

/**
 * Checks that laid-out pages can be read on paper: every addressee of the letter is there, no page is without text, and
 * every character is within the type area (版面) and is not too small.
 *
 * Shape: readings, marks and hanging punctuation may be one character outside of the area, a line that is raised (擡頭) as
 * many as its block says while printers reach it, a page's number anywhere on the page.
 * Errors: typeset/addressee-lost, typeset/page-empty, typeset/outside-area, typeset/too-small.
 */
export function checkPages(
  document: PagedDocument,
  letter: Letter,
  format: PageFormat,
): readonly Diagnostic[] {
  const pages = document.pages.map(textOf);
  const raised = Math.max(0, ...textParts(letter).map(({ placement }) => placement.deference ?? 0));
  const first = letter.blocks.find(({ origin }) => origin !== undefined)?.origin ?? NOWHERE;
  return [
    ...addresseesLost(pages, letter, first),
    ...pages.flatMap(({ runs, hasText, own }, index) => [
      ...(hasText ? [] : [error("typeset/page-empty", first, { page: index + 1 })]),
      ...outside(runs, index + 1, withRaised(own ?? format, raised), first),
      ...tooSmall(runs, index + 1, first),
    ]),
  ];
}

/** A run with what it is part of. */
interface TaggedRun {
  readonly run: GlyphRun;
  readonly isPageNumber: boolean;
}

/** A page's text. */
interface PageText {
  readonly runs: readonly TaggedRun[];
  /** Whether something is drawn that belongs to the letter. */
  readonly hasText: boolean;
  /** Numbers of the elements that show an addressee. */
  readonly addressees: ReadonlySet<number>;
  /** The page's format where it is not the letter's. */
  readonly own: PageFormat | undefined;
}

function textOf({ items, own }: Page): PageText {
  const runs: TaggedRun[] = [];
  const addressees = new Set<number>();
  const open: { readonly role: string; readonly element: number }[] = [];
  let hasText = false;
  for (const item of items) {
    if (item.type === "tag-start") open.push(item);
    if (item.type === "tag-end") open.pop();
    if (item.type === "picture") hasText = true;
    if (item.type !== "glyphs" || !isDrawn(item)) continue;
    const [outermost] = open;
    const isPageNumber = open.length === 1 && outermost?.role === "artifact";
    hasText ||= !isPageNumber;
    if (outermost?.role === "addressee") addressees.add(outermost.element);
    runs.push({ run: item, isPageNumber });
  }
  return { runs, hasText, addressees, own };
}

function isDrawn({ glyphs }: GlyphRun): boolean {
  return glyphs.some(({ recipe }) => recipe.kind !== "blank");
}

function addresseesLost(
  pages: readonly PageText[],
  letter: Letter,
  at: Location,
): readonly Diagnostic[] {
  const blocks = textParts(letter).filter(({ type }) => type === "addressee");
  const shown = new Set(pages.flatMap(({ addressees }) => [...addressees]));
  if (shown.size === blocks.length) return [];
  const origin = blocks[0]?.origin ?? at;
  const values = { expected: blocks.length, found: shown.size };
  return [error("typeset/addressee-lost", origin, values)];
}

/** The format whose area has room for raised lines at its head. Units: `raised` in characters. */
function withRaised(format: PageFormat, raised: number): PageFormat {
  if (raised === 0) return format;
  const { margins, characterSize, writingMode } = format;
  const head = writingMode === "vertical-rl" ? "top" : "left";
  const room = Math.max(0, Math.min(raised * characterSize, margins[head] - PRINTERS_EDGE));
  return { ...format, margins: { ...margins, [head]: margins[head] - room } };
}

function outside(
  runs: readonly TaggedRun[],
  page: number,
  format: PageFormat,
  at: Location,
): readonly Diagnostic[] {
  const found = runs.find(({ run, isPageNumber }) =>
    isPageNumber ? !isWithin(run, format, undefined) : !isWithin(run, format, format.margins),
  );
  return found === undefined
    ? []
    : [error("typeset/outside-area", originOf(found.run, at), { page, text: said(found.run) })];
}

/** Tells whether a run is on the page, and no more than a character outside of the area within the margins. */
function isWithin(
  run: GlyphRun,
  { trimSize, characterSize }: PageFormat,
  margins: PageFormat["margins"] | undefined,
): boolean {
  const { left, right, top, bottom } = boxOf(run);
  const onPage = left >= 0 && top >= 0 && right <= trimSize.width && bottom <= trimSize.height;
  if (margins === undefined) return onPage;
  // A reading next to the addressee's larger characters is the widest thing that is outside.
  const beside = scaleSp(characterSize, 5, 4);
  return (
    onPage &&
    left >= margins.left - beside &&
    top >= margins.top - beside &&
    right <= trimSize.width - margins.right + beside &&
    bottom <= trimSize.height - margins.bottom + beside
  );
}

/** The box around a run's bodies. Units: sp from the page's left and top edge. */
function boxOf({ at, size, direction, glyphs }: GlyphRun): {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
} {
  // What follows the last body is white.
  const last = Math.min(glyphs.at(-1)?.advance ?? 0, size);
  const length = glyphs.slice(0, -1).reduce((sum, { advance }) => sum + advance, last);
  if (direction === "vertical") {
    return { left: at.x - size / 2, right: at.x + size / 2, top: at.y, bottom: at.y + length };
  }
  const top = at.y - size * ABOVE_BASELINE;
  return { left: at.x, right: at.x + length, top, bottom: top + size };
}

function tooSmall(runs: readonly TaggedRun[], page: number, at: Location): readonly Diagnostic[] {
  const found = runs.find(({ run }) => run.size < SMALLEST_SIZE);
  if (found === undefined) return [];
  const { run } = found;
  const points = Math.round(spToPt(run.size) * 10) / 10;
  return [error("typeset/too-small", originOf(run, at), { page, text: said(run), points })];
}

function said({ glyphs }: GlyphRun): string {
  return glyphs.map(({ text }) => text).join("");
}

function originOf({ glyphs }: GlyphRun, otherwise: Location): Location {
  return glyphs.find(({ origin }) => origin !== undefined)?.origin ?? otherwise;
}

/** Where the em box of ideographs begins above the baseline, in ems: the usual 880/120 split. */
const ABOVE_BASELINE = 0.88;
/** What office printers leave white at the edge of a sheet. */
const PRINTERS_EDGE = mmToSp(5);
const NOWHERE: Location = { kind: "option", name: "format" };
