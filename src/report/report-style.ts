import type { FontFace } from "../model/font-face.ts";
import { graphemesOf } from "../text/graphemes.ts";
import { isVariationSelector } from "../text/variation-selector.ts";
import type { Content, PageMargins, Style, TableLayout } from "./pdfmake-parts.ts";

/** Colours of the reports: black, two greys, and one red for what needs a look. */
export const INK: Readonly<Record<"black" | "grey" | "pale" | "alarm", string>> = {
  black: "#111111",
  grey: "#5c5c5c",
  pale: "#c4c4c4",
  alarm: "#a4161a",
};

/** Units: points. */
export const MARGINS: PageMargins = { left: 42, top: 46, right: 42, bottom: 50 };

/** Width between the margins in points. */
export const TEXT_WIDTH: number = 595.28 - MARGINS.left - MARGINS.right;

/** A part of a text in one face; `font` is the face's place among the run's. */
interface Span {
  readonly font: string;
  readonly text: string;
}

/** Makes content of texts, each character in the first face that has it. */
export interface Typist {
  /** A text, broken over lines where it must. */
  readonly text: (text: string, style?: Style) => Content;
  /** A text that stays on one line if it fits into a width in points; if not, long names and hashes are broken too. */
  readonly cell: (
    text: string,
    width: number,
    style: Style & { readonly fontSize: number },
  ) => Content;
  /** Whether a text fits on one line; width and type size in points. */
  readonly fits: (text: string, width: number, fontSize: number) => boolean;
  /** The parts of a text by face; none of an empty text. */
  readonly spans: (text: string) => readonly Span[];
}

/** Makes a typist for a run's faces. */
export function createTypist(faces: readonly FontFace[]): Typist {
  const inline = (text: string): string | readonly Span[] =>
    text === "" ? "" : spansOf(text, faces);
  const fits: Typist["fits"] = (text, width, size) => widthOf(text, faces) * size <= width;
  return {
    fits,
    text: (text, style = {}) => ({ ...style, text: inline(text) }),
    cell: (text, width, style) =>
      fits(text, width, style.fontSize)
        ? { ...style, noWrap: true, text: inline(text) }
        : { ...style, text: inline(breakable(text)) },
    spans: (text) => spansOf(text, faces),
  };
}

/**
 * Allows line breaks within file names and hashes, where pdfmake would let them run into the next column.
 * The faces draw nothing for U+200B and readers do not find it.
 */
function breakable(text: string): string {
  return text.replaceAll(/[\p{Script=Latin}\d_./-](?=[\p{Script=Latin}\d_./-])/gu, "$&\u200b");
}

/** Parts of a text by face; nearly always one. */
function spansOf(text: string, faces: readonly FontFace[]): readonly Span[] {
  if (text === "") return [];
  if (faces.length < 2 || [...text].every((point) => has(faces[0], point))) {
    return [{ font: "0", text }];
  }
  const spans: { font: string; text: string }[] = [];
  for (const character of graphemesOf(text)) {
    const index = faces.findIndex((face) => [...character].every((point) => has(face, point)));
    const font = String(Math.max(0, index));
    const last = spans.at(-1);
    if (last?.font === font) last.text += character;
    else spans.push({ font, text: character });
  }
  return spans;
}

function has(face: FontFace | undefined, point: string): boolean {
  const code = point.codePointAt(0) ?? 0;
  return (
    isVariationSelector(code) || code === ZERO_WIDTH_SPACE || face?.glyphOf(code) !== undefined
  );
}

/** Units: ems. Close enough to choose between one line and several: kerning is left out. */
function widthOf(text: string, faces: readonly FontFace[]): number {
  let width = 0;
  for (const point of text) {
    const code = point.codePointAt(0) ?? 0;
    const face = faces.find((one) => one.glyphOf(code) !== undefined);
    const gid = face?.glyphOf(code);
    if (isVariationSelector(code)) continue;
    width +=
      face === undefined || gid === undefined
        ? 1
        : face.advanceWidth(gid) / face.metrics.unitsPerEm;
  }
  return width;
}

/** The title at the head of a report, its characters spaced out. */
export function heading(typist: Typist, title: string): Content {
  return typist.text(title, {
    fontSize: 20,
    characterSpacing: 9,
    alignment: "center",
    margin: [9, 0, 0, 16],
  });
}

/** The foot of every page: what it is on the left, page and pages on the right. */
export function footer(typist: Typist, label: string): (page: number, pages: number) => Content {
  const style = { fontSize: 7.5, color: INK.grey };
  return (page, pages) => ({
    margin: [MARGINS.left, 18, MARGINS.right, 0],
    columns: [
      { width: "*", ...typist.cell(label, TEXT_WIDTH - 80, style) },
      { width: 70, ...typist.text(`${page} / ${pages}`, { ...style, alignment: "right" }) },
    ],
  });
}

/** Names on the left, what they stand for on the right, with hairlines between. */
export function factTable(typist: Typist, facts: readonly (readonly [string, Content])[]): Content {
  return {
    margin: [0, 0, 0, 16],
    table: {
      widths: [76, "*"],
      dontBreakRows: true,
      body: facts.map(([name, value]) => [
        typist.text(name, { color: INK.grey, fontSize: 8.5 }),
        value,
      ]),
    },
    layout: hairlines(facts.length, 0),
  };
}

/**
 * Horizontal hairlines, stronger ones around the whole and below the header; no vertical lines.
 *
 * Shape: every fifth line is a little darker, so that the eye keeps its row; `headerRows` may be 0.
 */
export function hairlines(rows: number, headerRows: number): TableLayout {
  const isFrame = (line: number): boolean => line === 0 || line === rows;
  const isFifth = (line: number): boolean => headerRows > 0 && (line - headerRows) % 5 === 0;
  return {
    hLineWidth: (line) => {
      if (isFrame(line)) return 0.8;
      if (headerRows > 0 && line === headerRows) return 0.5;
      return 0.25;
    },
    hLineColor: (line) => {
      if (isFrame(line) || line === headerRows) return INK.black;
      return isFifth(line) ? INK.grey : INK.pale;
    },
    vLineWidth: () => 0,
    paddingLeft: (column) => (column === 0 ? 2 : CELL_GAP / 2),
    paddingRight: () => CELL_GAP / 2,
    paddingTop: () => 2.6,
    paddingBottom: () => 3,
  };
}

/** White between two columns in points. */
export const CELL_GAP = 9;

const ZERO_WIDTH_SPACE = 0x20_0b;
