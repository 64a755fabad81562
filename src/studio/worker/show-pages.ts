import type { Rect } from "../../base/geometry.ts";
import type { Location } from "../../base/location.ts";
import { spToPt } from "../../base/units.ts";
import type { FontFace } from "../../model/font-face.ts";
import type { Gid, GlyphPart } from "../../model/glyph.ts";
import type { PageFormat } from "../../model/page-format.ts";
import type {
  GlyphRun,
  PagedDocument,
  PagePicture,
  PlacedGlyph,
} from "../../model/paged-document.ts";
import { pictureKey } from "../../model/picture.ts";
import type { ShownGlyph, ShownGrid, ShownPage, ShownPicture } from "../protocol/worker.ts";
import { outlinePath } from "./outline-path.ts";

/** Pages to be drawn, and where their characters come from. */
export interface ShownPages {
  readonly pages: readonly ShownPage[];
  readonly origins: readonly Location[];
  /** The outlines that the reader of the pages does not have yet. */
  readonly outlines: Readonly<Record<string, string>>;
}

/**
 * Gives what is drawn on the pages of a letter, glyph by glyph, each with its place and its origin.
 *
 * Shape: `given` are the names of the outlines that the reader has; those of this letter are added to it.
 * Units: points from the top left corner, y downwards.
 */
export function showPages(document: PagedDocument, given: Set<string>): ShownPages {
  const desk: Desk = { faces: document.faces, given, outlines: {}, origins: [], known: new Map() };
  const pages = document.pages.map(({ items, own }) => ({
    ...(own === undefined ? {} : { own: { pageSize: sizeOf(own), grid: gridOf(own) } }),
    glyphs: items.flatMap((item) => (item.type === "glyphs" ? showRun(item, desk) : [])),
    rules: items.flatMap((item) => (item.type === "rule" ? [boxOf(item.box)] : [])),
    pictures: items.flatMap((item) => (item.type === "picture" ? [showPicture(item, desk)] : [])),
  }));
  return { pages, origins: desk.origins, outlines: desk.outlines };
}

/** The size of the pages of a format. Units: points. */
export function sizeOf({ trimSize }: PageFormat): readonly [number, number] {
  return [spToPt(trimSize.width), spToPt(trimSize.height)];
}

/** Gives the grid of the pages of a format. */
export function gridOf(format: PageFormat): ShownGrid {
  const { top, bottom, left, right } = format.margins;
  return {
    isVertical: format.writingMode === "vertical-rl",
    charactersPerLine: format.charactersPerLine,
    linesPerPage: format.linesPerPage,
    characterSize: spToPt(format.characterSize),
    lineGap: spToPt(format.lineGap),
    margins: {
      top: spToPt(top),
      bottom: spToPt(bottom),
      left: spToPt(left),
      right: spToPt(right),
    },
  };
}

interface Desk {
  readonly faces: readonly FontFace[];
  readonly given: Set<string>;
  readonly outlines: Record<string, string>;
  readonly origins: Location[];
  readonly known: Map<Location, number>;
}

function boxOf({ x, y, width, height }: Rect): readonly [number, number, number, number] {
  return [spToPt(x), spToPt(y), spToPt(width), spToPt(height)];
}

/** The page has the picture's file already. */
function showPicture({ picture, box, origin }: PagePicture, desk: Desk): ShownPicture {
  return { key: pictureKey(picture.name), box: boxOf(box), origin: originOf(origin, desk) };
}

function showRun(run: GlyphRun, desk: Desk): readonly ShownGlyph[] {
  const face = desk.faces[run.face];
  if (face === undefined) return [];
  const isVertical = run.direction === "vertical";
  const size = spToPt(run.size);
  let x = spToPt(run.at.x);
  let y = spToPt(run.at.y);
  return run.glyphs.map((glyph) => {
    const advance = spToPt(glyph.advance);
    const shown: ShownGlyph = {
      parts: partsOf(glyph, { face, index: run.face, isVertical, x, y, size }, desk),
      text: glyph.text,
      box: isVertical
        ? [x - size / 2, y, size, advance]
        : [x, y - size * BODY_ABOVE_BASELINE, advance, size],
      origin: originOf(glyph.origin, desk),
    };
    if (isVertical) y += advance;
    else x += advance;
    return shown;
  });
}

/** The part of a body above the baseline in horizontal lines, about: only who points at a character asks. */
const BODY_ABOVE_BASELINE = 0.88;

/** Where a unit's own origin is on the page, in which face and size. */
interface Place {
  readonly face: FontFace;
  readonly index: number;
  readonly isVertical: boolean;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

function partsOf({ recipe }: PlacedGlyph, place: Place, desk: Desk): ShownGlyph["parts"] {
  const { face, isVertical, x, y } = place;
  const em = face.metrics.unitsPerEm;
  const scale = place.size / em;
  switch (recipe.kind) {
    case "blank":
      return [];
    case "glyph": {
      const shift = (recipe.shift * em) / 1000;
      // In vertical lines the unit's origin is the head of its body, which the font says; in horizontal ones the baseline.
      const origin = isVertical ? face.verticalOrigin(recipe.gid) : { x: -shift, y: 0 };
      const up = isVertical ? origin.y + shift : 0;
      const matrix = [scale, 0, 0, -scale, x - scale * origin.x, y + scale * up] as const;
      return [{ outline: outlineName(recipe.gid, place, desk), matrix }];
    }
    case "composite":
      return recipe.parts.map((part) => ({
        outline: outlineName(part.gid, place, desk),
        matrix: matrixOf(part, scale, { x, y }),
      }));
  }
}

function matrixOf(
  { scaleX, turn, dx, dy }: GlyphPart,
  scale: number,
  { x, y }: Pick<Place, "x" | "y">,
): ShownGlyph["parts"][number]["matrix"] {
  const along = (scale * scaleX) / 1000;
  const left = x + scale * dx;
  const foot = y - scale * dy;
  // Turned clockwise: what ran to the right runs down the page, and what stood up points to the right.
  return turn === 0 ? [along, 0, 0, -scale, left, foot] : [0, along, scale, 0, left, foot];
}

/** The name of a glyph's outline, which is given with this letter if it was not before. */
function outlineName(gid: Gid, { face, index }: Place, { given, outlines }: Desk): string {
  const name = `${index}.${gid}`;
  if (!given.has(name)) outlines[name] = outlinePath(face.outlineOf(gid) ?? []);
  given.add(name);
  return name;
}

function originOf(origin: Location | undefined, desk: Desk): number {
  if (origin === undefined) return -1;
  const known = desk.known.get(origin);
  if (known !== undefined) return known;
  desk.origins.push(origin);
  desk.known.set(origin, desk.origins.length - 1);
  return desk.origins.length - 1;
}
