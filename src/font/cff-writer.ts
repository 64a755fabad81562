import type { Gid, GlyphPart, PathCommand } from "../model/glyph.ts";
import type { OutlineWriter } from "./outline-writer.ts";
import { asBase, type ProgramGlyph, type ProgramPlan } from "./program-glyphs.ts";
import type { SfntMetrics } from "./sfnt/read-metrics.ts";
import type { Sfnt } from "./sfnt/read-sfnt.ts";
import { writeCff } from "./sfnt/write-cff.ts";
import { pushNumber, writeCharstring } from "./sfnt/write-charstring.ts";
import { prepareMetrics, writeMetrics } from "./sfnt/write-metrics.ts";
import { ownPart, type TableParts } from "./sfnt/write-sfnt.ts";

/** A font with CFF outlines, read. */
export interface CffFont {
  readonly sfnt: Sfnt;
  readonly metrics: SfntMetrics;
  /** A glyph's outline; undefined if the font's charstring cannot be drawn. */
  readonly outlineOf: (gid: Gid) => readonly PathCommand[] | undefined;
}

/** Version of a font file with CFF outlines. */
const OPENTYPE_CFF = 0x4f54544f; // OTTO

/**
 * Writes CFF outlines anew, without hints, as a CID-keyed font in which CID and glyph are the same.
 *
 * Shape: composites are drawn out, because CFF has none. Charstrings are kept once made, so that a
 * glyph is drawn by the shaper only once for a face.
 * Source: ISO 32000-1, 9.9, CIDFontType0C; OpenType 1.9, "CFF ".
 */
export function cffWriter(font: CffFont): OutlineWriter {
  const known = new Map<Gid, Uint8Array>();
  const charstringOf = (gid: Gid): Uint8Array => {
    const charstring = known.get(gid) ?? writeCharstring(drawnOutline(font, gid));
    known.set(gid, charstring);
    return charstring;
  };
  const cff = (plan: ProgramPlan, widths: readonly number[], name: string): Uint8Array => {
    const em = font.metrics.face.unitsPerEm;
    const charstrings = plan.glyphs.map((glyph, i) => {
      const width = widths[i - 1] ?? widthOf(font, glyph);
      return withWidth(drawGlyph(font, glyph, charstringOf), width === em ? undefined : width);
    });
    const { bounds } = font.metrics.face;
    return writeCff({ name, unitsPerEm: em, bounds, charstrings, defaultWidth: em });
  };
  return {
    version: OPENTYPE_CFF,
    references: () => [],
    prepareFiles: () => (plan, name) => {
      const whole = asBase(plan);
      return tablesOf(font, whole, cff(whole, [], name));
    },
    program: (plan, widths, name) => ({ format: "cff", bytes: cff(plan, widths, name) }),
  };
}

function widthOf(font: CffFont, glyph: ProgramGlyph): number {
  const em = font.metrics.face.unitsPerEm;
  return glyph.kind === "copy" ? (font.metrics.advanceWidths[glyph.gid] ?? em) : em;
}

const BLANK = writeCharstring([]);

/** Errors: throws for a glyph that cannot be drawn, which is found before anything is written. */
function drawnOutline(font: CffFont, gid: Gid): readonly PathCommand[] {
  const outline = font.outlineOf(gid);
  if (outline === undefined) throw new Error(`table CFF: glyph ${gid} cannot be drawn`);
  return outline;
}

function drawGlyph(
  font: CffFont,
  glyph: ProgramGlyph,
  charstringOf: (gid: Gid) => Uint8Array,
): Uint8Array {
  switch (glyph.kind) {
    case "copy":
      return charstringOf(glyph.gid);
    case "compose":
      return writeCharstring(glyph.parts.flatMap((part) => placePart(font, part)));
    case "blank":
      return BLANK;
  }
}

function placePart(font: CffFont, part: GlyphPart): readonly PathCommand[] {
  const scaled = (x: number): number => (x * part.scaleX) / 1000;
  const toX = (x: number, y: number): number => part.dx + (part.turn === 90 ? y : scaled(x));
  const toY = (x: number, y: number): number => part.dy + (part.turn === 90 ? -scaled(x) : y);
  return drawnOutline(font, part.gid).map((command) => {
    const x = toX(command.x, command.y);
    const y = toY(command.x, command.y);
    if (command.kind !== "curve") return { kind: command.kind, x, y };
    return {
      kind: "curve",
      x1: toX(command.x1, command.y1),
      y1: toY(command.x1, command.y1),
      x2: toX(command.x2, command.y2),
      y2: toY(command.x2, command.y2),
      x,
      y,
    };
  });
}

/** Puts the width in front, where a charstring may state it once. Source: Adobe Technical Note #5177, 3.1. */
function withWidth(charstring: Uint8Array, width: number | undefined): Uint8Array {
  if (width === undefined) return charstring;
  const bytes: number[] = [];
  pushNumber(bytes, width);
  const whole = new Uint8Array(bytes.length + charstring.byteLength);
  whole.set(bytes);
  whole.set(charstring, bytes.length);
  return whole;
}

function tablesOf(font: CffFont, plan: ProgramPlan, cff: Uint8Array): Map<string, TableParts> {
  const sources = plan.glyphs.map((glyph) => (glyph.kind === "copy" ? glyph.gid : 0));
  const metrics = {
    advances: sources.map((gid) => font.metrics.advanceWidths[gid] ?? 0),
    bearings: sources.map((gid) => font.metrics.leftSideBearings[gid] ?? 0),
  };
  const header = prepareMetrics(font.sfnt, "hhea", { advances: [], bearings: [] });
  const maxp = new Uint8Array(6);
  new DataView(maxp.buffer).setUint32(0, 0x00005000);
  new DataView(maxp.buffer).setUint16(4, plan.glyphs.length);
  return new Map<string, TableParts>([
    ["CFF ", [ownPart(cff)]],
    ["head", [ownPart(font.sfnt.need("head").bytes)]],
    ["hhea", header === undefined ? [] : [header.header(metrics)]],
    ["hmtx", [(sink) => writeMetrics(sink, metrics)]],
    ["maxp", [ownPart(maxp)]],
  ]);
}
