import { SP_PER_PT } from "../base/units.ts";
import type { Block, Letter, Table, TextPart } from "./letter.ts";
import { blockText, picturesIn, textPartsOf } from "./letter-text.ts";
import { saidReference } from "./note-link.ts";
import type { PageFormat } from "./page-format.ts";
import { namedParts } from "./paged-parts.ts";
import { pagesForm, partForms } from "./pages-form.ts";
import { partFormat } from "./part-format.ts";
import { lettersRunning } from "./running-text.ts";
import { saidFrame } from "./seal-joints.ts";
import { seenPicture } from "./seen-pictures.ts";
import { markedText } from "./text-marks.ts";
import { settingsOf } from "./text-settings.ts";
import type { LetterLook, LetterParts, Paper, SeenPicture } from "./verification.ts";

/**
 * Gives what a reader of the paper must see of a letter besides its text.
 *
 * Shape: a page break takes an empty paragraph where no block follows that could begin the page.
 */
export function letterLook(
  letter: Letter,
  format: Pick<
    PageFormat,
    "writingMode" | "trimSize" | "parts" | "frame" | "joints" | "pageNumber"
  >,
): LetterLook {
  const parts = namedParts(letter.blocks);
  const formats = parts.map(({ name }) => partFormat(format, name));
  const forms = formats.map(({ writingMode, trimSize }) =>
    pagesForm(writingMode, paperOf(trimSize)),
  );
  const [first] = parts;
  const { writingMode, trimSize } = partFormat(format, first?.name);
  const running = lettersRunning(
    letter.running,
    parts.map(({ name }) => {
      const { pageNumber } = partFormat(format, name);
      return { name, pageNumber };
    }),
  );
  const frame = saidFrame(formats.length > 0 ? formats : [format]);
  return {
    ...letterParts(letter, formats.map(isVertical)),
    writingMode,
    paper: paperOf(trimSize),
    ...partForms(forms),
    ...(frame && { frame }),
    ...(running.length > 0 && { running }),
  };
}

function paperOf({ width, height }: PageFormat["trimSize"]): Paper {
  return { width: width / SP_PER_PT, height: height / SP_PER_PT };
}

function isVertical({ writingMode }: Pick<PageFormat, "writingMode">): boolean {
  return writingMode === "vertical-rl";
}

/** Gives what is seen of a letter on any paper; `verticals` says of which parts the lines are vertical, where it is known. */
export function letterParts(letter: Letter, verticals: readonly boolean[] = []): LetterParts {
  const pageStarts: number[] = [];
  const roles: string[] = [];
  const lines: string[] = [];
  const sizes: number[] = [];
  const settings: string[] = [];
  let part = 0;
  const pictures: SeenPicture[] = [];
  const visible: TextPart[] = [];
  let paragraphCount = 0;
  let previous: Block | undefined;
  for (const block of sectionedBlocks(letter)) {
    if (block.type === "part-break" || block.type === "page-break") {
      part += Number(block.type === "part-break");
      pageStarts.push(roles.length);
      if (block.type === previous?.type) paragraphCount += 1;
    } else {
      paragraphCount += paragraphsIn(block);
      const seen = visibleParts(block);
      pictures.push(...picturesOf(block, roles.length));
      visible.push(...seen);
      roles.push(...seen.map(roleOf));
      lines.push(...seen.map(markedText));
      settings.push(...seen.map((one) => settingsOf(one, verticals[part] ?? true)));
      sizes.push(...seen.map(({ placement }) => (placement.characterSize ?? 0) / SP_PER_PT));
    }
    previous = block;
  }
  if (previous?.type === "page-break") paragraphCount += 1;
  const { title } = letter.properties;
  const references = referencesIn(visible);
  const tables = letter.blocks.flatMap((block) => (block.type === "table" ? [rowsOf(block)] : []));
  const seen = { title, tables, pageStarts, roles, paragraphCount };
  return {
    ...seen,
    ...(lines.some(isSaid) && { lines }),
    ...(sizes.some((size) => size > 0) && { sizes }),
    ...(settings.some(isSaid) && { settings }),
    ...(pictures.length > 0 && { pictures }),
    ...(references.length > 0 && { references }),
  };
}

function isSaid(text: string): boolean {
  return text !== "";
}

/** Where the paragraphs with text lead. */
function referencesIn(parts: readonly TextPart[]): readonly string[] {
  const places = new Map(parts.map(({ place }, index) => [place, index + 1]));
  return parts.flatMap(({ inlines }, index) =>
    inlines.flatMap((inline) => {
      const to = inline.type === "text" ? inline.to : undefined;
      if (to === undefined) return [];
      return saidReference(index + 1, to.name, places.get(to.number) ?? 0);
    }),
  );
}

/** The blocks with what begins a part before each but the first. */
function sectionedBlocks({ blocks }: Letter): readonly Block[] {
  return namedParts(blocks).flatMap(({ name = "", blocks: own }, part): readonly Block[] =>
    part === 0 ? own : [{ type: "part-break", name, origin: undefined }, ...own],
  );
}

/** The pictures of a block that has so many paragraphs with text before it. */
function picturesOf(block: Block, first: number): readonly SeenPicture[] {
  let before = first;
  return textPartsOf(block).flatMap((part) => {
    const found = picturesIn(part).map((picture) => seenPicture(picture, before));
    if (/\S/u.test(blockText(part))) before += 1;
    return found;
  });
}

function visibleParts(block: Block): readonly TextPart[] {
  return textPartsOf(block).filter((part) => /\S/u.test(blockText(part)));
}

function rowsOf({ head, rows }: Table): readonly string[] {
  return [...head, ...rows].map(({ cells }) =>
    cells.map((cell) => (/\S/u.test(blockText(cell)) ? "1" : "0")).join(""),
  );
}

/** An empty cell is a paragraph too. */
function paragraphsIn(block: Block): number {
  return block.type === "blank-line" ? 1 : textPartsOf(block).length;
}

function roleOf(block: TextPart): string {
  return block.type === "heading" ? `heading-${block.level}` : block.type;
}
