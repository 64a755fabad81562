import { fontUnits, ptToSp, type Sp, sp } from "../../src/base/units.ts";
import type { World } from "../../src/base/world.ts";
import type { FontFace } from "../../src/model/font-face.ts";
import type { GlyphPart } from "../../src/model/glyph.ts";
import type { BlockRole } from "../../src/model/letter.ts";
import type {
  GlyphRun,
  Page,
  PagedDocument,
  PageItem,
  PlacedGlyph,
} from "../../src/model/paged-document.ts";
import { testWorld } from "../samples/faces.ts";
import { NOTO_SERIF_JP, openFace } from "../samples/real-fonts.ts";

/** The world of tests: SHA-256 and nothing else. */
export const world: World = testWorld;

/** The product's default face. */
export async function loadNotoSerif(): Promise<FontFace> {
  return openFace(NOTO_SERIF_JP);
}

/**
 * A block as a test writes it: one string per column, set solid.
 *
 * In the text `[12]` is tate-chu-yoko, `<DX>` a rotated run, `{漢字|かんじ}` ruby, `~` a quarter-em gap, and
 * `^` takes half an em from the mark before it.
 */
export interface TestBlock {
  readonly role: BlockRole | "artifact";
  readonly columns: readonly string[];
  /** Ems from the head of the page's area. */
  readonly indent?: number;
  readonly sizePt?: number;
  /** Extra advance of every character, in thousandths of an em. */
  readonly extra?: number;
  /** Whether its text came from an addressee's record. */
  readonly isRecord?: boolean;
  readonly newPage?: boolean;
}

const MARGIN_PT = 56;
const PITCH_PT = 27.5;
const WIDTH_PT = 841.89;
const HEIGHT_PT = 595.276;

/** Sets blocks on A4 landscape pages, column by column from the right; nothing is broken or moved. */
export function setPages(
  face: FontFace,
  blocks: readonly TestBlock[],
  properties: Partial<PagedDocument["properties"]> = {},
): PagedDocument {
  const pages: PageItem[][] = [[]];
  let x = WIDTH_PT - MARGIN_PT - PITCH_PT / 2;
  blocks.forEach((block, element) => {
    if (block.newPage === true) {
      pages.push([]);
      x = WIDTH_PT - MARGIN_PT - PITCH_PT / 2;
    }
    let items: PageItem[] = [{ type: "tag-start", role: block.role, element }];
    for (const column of block.columns) {
      if (x < MARGIN_PT) {
        items.push({ type: "tag-end" });
        pages.at(-1)?.push(...items);
        pages.push([]);
        items = [{ type: "tag-start", role: block.role, element }];
        x = WIDTH_PT - MARGIN_PT - PITCH_PT / 2;
      }
      items.push(...setColumn(face, block, column, x, element));
      x -= PITCH_PT * Math.max(1, (block.sizePt ?? 16) / 20);
    }
    items.push({ type: "tag-end" });
    pages.at(-1)?.push(...items);
  });
  return {
    lang: "ja",
    properties: {
      title: "試験の書簡",
      subject: undefined,
      author: "総務大臣",
      date: "2022-12-27",
      ...properties,
    },
    writingMode: "vertical-rl",
    pageSize: { width: ptToSp(WIDTH_PT), height: ptToSp(HEIGHT_PT) },
    faces: [face],
    pages: pages.map((page): Page => ({ items: page })),
  };
}

function setColumn(
  face: FontFace,
  block: TestBlock,
  column: string,
  xPt: number,
  element: number,
): readonly PageItem[] {
  const size = ptToSp(block.sizePt ?? 16);
  let y: number = ptToSp(MARGIN_PT) + (block.indent ?? 0) * size;
  const items: PageItem[] = [];
  const rubies: PageItem[] = [];
  let ruby = 0;
  for (const piece of column.match(/\{[^}]*\}|[^{}]+/gu) ?? []) {
    const [base, reading] = piece.startsWith("{") ? piece.slice(1, -1).split("|") : [piece];
    const glyphs = unitsOf(face, base ?? "", size, block);
    const run: GlyphRun = {
      type: "glyphs",
      face: 0,
      size,
      direction: "vertical",
      at: { x: ptToSp(xPt), y: sp(Math.round(y)) },
      glyphs,
    };
    if (reading === undefined) {
      items.push(run);
    } else {
      const number = 1000 + element * 100 + ruby * 3;
      ruby += 1;
      const half = sp(Math.round(size / 2));
      const small = { ...run, size: half, glyphs: unitsOf(face, reading, half, block) };
      const at = { x: sp(run.at.x + Math.round(size * 0.78)), y: run.at.y };
      items.push(
        { type: "tag-start", role: "ruby", element: number },
        { type: "tag-start", role: "ruby-base", element: number + 1 },
        run,
        { type: "tag-end" },
        { type: "tag-end" },
      );
      rubies.push(
        { type: "tag-start", role: "ruby", element: number },
        { type: "tag-start", role: "ruby-text", element: number + 2 },
        { ...small, at },
        { type: "tag-end" },
        { type: "tag-end" },
      );
    }
    y += glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);
  }
  return [...items, ...rubies];
}

function unitsOf(face: FontFace, text: string, size: Sp, block: TestBlock): readonly PlacedGlyph[] {
  const units: PlacedGlyph[] = [];
  const origin: PlacedGlyph["origin"] =
    block.isRecord === true
      ? { kind: "cell", path: "recipients.csv", row: 2, column: 1, header: "職名", line: 2 }
      : undefined;
  const add = (recipe: PlacedGlyph["recipe"], said: string, em: number): void => {
    const extra = em === 0 ? 0 : (block.extra ?? 0);
    const advance = sp(Math.round((size * (em + extra)) / 1000));
    units.push({ recipe, text: said, advance, origin });
  };
  for (const piece of text.match(/\[[^\]]*\]|<[^>]*>|[~^]|[^[\]<>~^]+/gu) ?? []) {
    const last = units.at(-1);
    if (piece === "~" && last !== undefined) {
      units[units.length - 1] = { ...last, advance: sp(last.advance + Math.round(size / 4)) };
    } else if (piece === "^" && last !== undefined) {
      units[units.length - 1] = { ...last, advance: sp(last.advance - Math.round(size / 2)) };
    } else if (piece.startsWith("[")) {
      add(
        { kind: "composite", parts: upright(face, piece.slice(1, -1)) },
        piece.slice(1, -1),
        1000,
      );
    } else if (piece.startsWith("<")) {
      const { parts, length } = rotated(face, piece.slice(1, -1));
      add({ kind: "composite", parts }, piece.slice(1, -1), length);
    } else {
      addPlain(face, piece, add);
    }
  }
  return units;
}

function addPlain(
  face: FontFace,
  text: string,
  add: (recipe: PlacedGlyph["recipe"], said: string, em: number) => void,
): void {
  const glyphs = face.shapeVertical(text);
  glyphs.forEach((glyph, index) => {
    const said = text.slice(glyph.cluster, glyphs[index + 1]?.cluster ?? text.length);
    const [base = "", selector] = /^(.+?)([\u{E0100}-\u{E01EF}]?)$/u.exec(said)?.slice(1) ?? [];
    const isBlank = /^[ \u3000]$/u.test(base);
    const em = face.advanceHeight(glyph.gid);
    const recipe = isBlank
      ? ({ kind: "blank" } as const)
      : ({ kind: "glyph", gid: glyph.gid, shift: 0 } as const);
    add(recipe, base, (em * 1000) / face.metrics.unitsPerEm);
    if (selector !== undefined && selector !== "") add({ kind: "blank" }, selector, 0);
  });
}

function upright(face: FontFace, text: string): readonly GlyphPart[] {
  const glyphs = face.shapeHorizontal(text, ["hwid"]);
  const width = glyphs.reduce((sum, glyph) => sum + face.advanceWidth(glyph.gid), 0);
  const em = face.metrics.unitsPerEm;
  const scaleX = width > em ? Math.floor((em * 1000) / width) : 1000;
  let dx = -(width * scaleX) / 2000;
  return glyphs.map((glyph) => {
    const part = {
      gid: glyph.gid,
      scaleX,
      turn: 0,
      dx: fontUnits(Math.round(dx)),
      dy: fontUnits(-880),
    } as const;
    dx += (face.advanceWidth(glyph.gid) * scaleX) / 1000;
    return part;
  });
}

function rotated(
  face: FontFace,
  text: string,
): { readonly parts: readonly GlyphPart[]; readonly length: number } {
  let pen = 0;
  const parts = face.shapeHorizontal(text, []).map((glyph) => {
    const part = {
      gid: glyph.gid,
      scaleX: 1000,
      turn: 90,
      dx: fontUnits(-380),
      dy: fontUnits(-pen),
    } as const;
    pen += glyph.advance;
    return part;
  });
  return { parts, length: pen };
}
