import { ptToSp } from "../../src/base/units.ts";
import type { FontFace } from "../../src/model/font-face.ts";
import type { Block, Inline, Letter, TextBlock } from "../../src/model/letter.ts";
import type { LayoutPolicy, PageFormat, WritingMode } from "../../src/model/page-format.ts";
import type { GlyphRun, PagedDocument, PlacedGlyph } from "../../src/model/paged-document.ts";
import { type LaidOutLine, layoutLines } from "../../src/typeset/layout-lines.ts";
import { typeset } from "../../src/typeset/typeset.ts";
import { squareFace } from "./square-face.ts";

/** The house rules that letters have by default. */
export const POLICY: LayoutPolicy = {
  adjustment: "compromise",
  kinsoku: "very-strict",
  hanging: false,
  jaLatinGap: "1/4",
  latin: "upright",
};

/** Lines of one plain paragraph in a square face. */
export function lines(
  text: string,
  measure: number,
  policy: Partial<LayoutPolicy> = {},
  writingMode: WritingMode = "vertical-rl",
): readonly LaidOutLine[] {
  const options = { measure, indent: 0, writingMode, policy: { ...POLICY, ...policy } };
  return layoutLines([text], [squareFace()], options)[0]?.lines ?? [];
}

/** The texts of the lines. */
export function texts(
  text: string,
  measure: number,
  policy: Partial<LayoutPolicy> = {},
): readonly string[] {
  return lines(text, measure, policy).map((line) => line.text);
}

/** Ten characters of ten points, eight columns with half an em between them, on a small page. */
export function format(changes: Partial<PageFormat> = {}): PageFormat {
  return {
    name: "test",
    trimSize: { width: ptToSp(200), height: ptToSp(150) },
    writingMode: "vertical-rl",
    characterSize: ptToSp(10),
    charactersPerLine: 10,
    linesPerPage: 8,
    lineGap: ptToSp(5),
    margins: { top: ptToSp(20), bottom: ptToSp(30), left: ptToSp(40), right: ptToSp(45) },
    policy: POLICY,
    pageNumber: "none",
    ...changes,
  };
}

/** A text without a place that it came from. */
export function text(content: string): Inline {
  return { type: "text", text: content, origin: undefined };
}

/** A block of plain text or given parts; not for headings and items. */
export function block(
  type: Exclude<TextBlock["type"], "heading" | "list-item">,
  ...inlines: readonly (string | Inline)[]
): Block {
  const parts = inlines.map((inline) => (typeof inline === "string" ? text(inline) : inline));
  return { type, inlines: parts, placement: {}, origin: undefined };
}

/** A letter of blocks. */
export function letter(...blocks: readonly Block[]): Letter {
  const properties = { title: "見本", subject: undefined, author: undefined, date: undefined };
  return { lang: "ja", properties, blocks };
}

/** Lays a letter out in the square face. Errors: throws if it cannot be laid out. */
export function layOut(
  content: Letter,
  page: PageFormat = format(),
  face: FontFace = squareFace(),
): PagedDocument {
  const outcome = typeset(content, page, [face]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

/** A run as a person sees it: its text, its column counted from 0 and its head in characters. */
export interface SeenRun {
  readonly page: number;
  readonly text: string;
  readonly column: number;
  readonly head: number;
}

/** The runs of vertical pages of `format()`, those of full size only unless asked. */
export function seen(document: PagedDocument, size = 10): readonly SeenRun[] {
  const em = ptToSp(10);
  return document.pages.flatMap((page, index) =>
    runsOf(page.items)
      .filter((run) => run.size === ptToSp(size))
      .map((run) => ({
        page: index + 1,
        text: run.glyphs.map((glyph) => glyph.text).join(""),
        column: (ptToSp(200 - 45 - 5) - run.at.x) / ptToSp(15),
        head: (run.at.y - ptToSp(20)) / em,
      })),
  );
}

/** The glyph runs of a page, in order. */
export function runsOf(items: PagedDocument["pages"][number]["items"]): readonly GlyphRun[] {
  return items.flatMap((item) => (item.type === "glyphs" ? [item] : []));
}

/** All glyphs of a document in order. */
export function glyphsOf(document: PagedDocument): readonly PlacedGlyph[] {
  return document.pages.flatMap((page) => runsOf(page.items)).flatMap((run) => run.glyphs);
}
