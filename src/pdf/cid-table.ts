import { type Whole, wholeKey } from "../base/whole-value.ts";
import type { FontFace } from "../model/font-face.ts";
import type { GlyphRecipe } from "../model/glyph.ts";
import { drawnRecipe, drawnWidth, positionVector } from "./drawn-glyph.ts";

/** A file needs more kinds of glyph in one font than there are two-byte codes: it has too many letters in it. */
export class TooManyGlyphs extends Error {
  override readonly name = "TooManyGlyphs";

  constructor() {
    super("more than 65,535 kinds of glyph in one font of a file");
  }
}

/** What a CID of a font means: what it draws, what it says and how far it leads. */
export interface CidEntry {
  /** What the font program draws for it. */
  readonly recipe: GlyphRecipe;
  /** What a reader extracts for it. */
  readonly text: string;
  /** Horizontal advance in thousandths of an em, as in the font program. */
  readonly width: number;
  /** Vertical advance in thousandths of an em, downwards. */
  readonly height: number;
  /** From the horizontal to the vertical origin, in thousandths of an em, x to the right, y up. */
  readonly origin: { readonly x: number; readonly y: number };
}

/** What a CID is requested for. */
export interface CidRequest {
  readonly recipe: GlyphRecipe;
  readonly text: string;
  readonly direction: "vertical" | "horizontal";
  /** Advance along the line, in thousandths of an em. */
  readonly step: number;
  /** Ems by which the text position is below the place where the glyph is painted. */
  readonly lowered: number;
}

/**
 * The CIDs of one PDF font, given out in the order of first use.
 *
 * Shape: a CID stands for a recipe with its text, its vertical advance and its position vector, never
 * for a glyph of the font file; so one outline may say several things (一 and ⼀), and a half-width 、 is a
 * CID of its own. CID 0 is .notdef and never used; entry `i` has CID `i + 1`.
 */
export class CidTable {
  readonly face: FontFace;
  /** Name of the font among the page's resources, without the slash. */
  readonly resource: string;
  /** Set by the first horizontal use: the font then needs an Identity-H twin. */
  usedHorizontally = false;
  readonly #entries: CidEntry[] = [];
  readonly #cids = new Map<string, number>();

  constructor(face: FontFace, resource: string) {
    this.face = face;
    this.resource = resource;
  }

  get entries(): readonly CidEntry[] {
    return this.#entries;
  }

  /** Gives the CID for a use of a glyph. */
  cidOf(request: CidRequest): number {
    if (request.direction === "horizontal") this.usedHorizontally = true;
    const key = keyOf(request);
    const known = this.#cids.get(key);
    if (known !== undefined) return known;
    const recipe = drawnRecipe(this.face, request.recipe, request.direction);
    const isVertical = request.direction === "vertical";
    const vector = positionVector(this.face, request.recipe, request.direction);
    this.#entries.push({
      recipe,
      text: request.text,
      width: isVertical ? drawnWidth(this.face, recipe) : request.step,
      height: isVertical ? request.step : 1000,
      origin: { x: vector.x, y: vector.y - 1000 * request.lowered },
    });
    const cid = this.#entries.length;
    if (cid > 0xff_ff) throw new TooManyGlyphs();
    this.#cids.set(key, cid);
    return cid;
  }
}

/** The key of a use: all of it. The usual glyph, of which a file has hundreds, is written out; no other key begins with its sign. */
function keyOf(request: CidRequest): string {
  const {
    recipe,
    text,
    direction,
    step,
    lowered,
  }: Whole<CidRequest, "recipe" | "text" | "direction" | "step" | "lowered"> = request;
  if (recipe.kind !== "glyph") return wholeKey(request);
  const { gid, shift }: Whole<PlainGlyph, "kind" | "gid" | "shift"> = recipe;
  return `g${gid} ${shift} ${step} ${lowered} ${direction} ${text}`;
}

type PlainGlyph = Extract<GlyphRecipe, { readonly kind: "glyph" }>;
