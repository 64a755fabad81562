import type { Location } from "../../../base/location.ts";
import type { LetterView, ShownGrid, ShownPage } from "../../protocol/worker.ts";
import { bitmapOf } from "../desk/named-pictures.ts";
import { outlineOf } from "../desk/outlines.ts";

/** How a page is shown. */
export interface Showing {
  /** Pixels of CSS to a point. */
  readonly scale: number;
  readonly hasGrid: boolean;
  readonly pointed: Location | undefined;
  /** Glyphs that another letter has not. Shape: places on this page. */
  readonly marked: ReadonlySet<number>;
}

/** Draws a page as it will be printed, at the screen's own resolution. */
export function drawPage(
  canvas: HTMLCanvasElement,
  letter: LetterView,
  page: ShownPage,
  { scale, hasGrid, pointed, marked }: Showing,
): void {
  const pixels = scale * globalThis.devicePixelRatio;
  const { pageSize, grid } = page.own ?? letter;
  const [width, height] = pageSize;
  canvas.width = Math.round(width * pixels);
  canvas.height = Math.round(height * pixels);
  const context = canvas.getContext("2d");
  if (context === null) return;
  const colour = (name: string): string => getComputedStyle(canvas).getPropertyValue(name);
  context.setTransform(pixels, 0, 0, pixels, 0, 0);
  context.fillStyle = colour("--page");
  context.fillRect(0, 0, width, height);
  if (hasGrid && grid !== undefined) drawGrid(context, grid, pageSize);
  const isPointed = ({ origin }: { readonly origin: number }): boolean =>
    isAt(letter.origins[origin], pointed);
  context.fillStyle = colour("--pointed");
  for (const { box } of page.glyphs.filter(isPointed)) context.fillRect(...box);
  context.fillStyle = colour("--differs");
  for (const [place, { box }] of page.glyphs.entries()) {
    if (marked.has(place)) context.fillRect(...box);
  }
  context.fillStyle = colour("--page-ink");
  for (const box of page.rules) context.fillRect(...box);
  drawGlyphs(context, page);
  for (const shown of page.pictures) {
    drawPicture(context, shown, isPointed(shown) ? colour("--lead") : undefined);
  }
}

/** Until a picture is read, and where the browser cannot read it, the place that it takes. */
function drawPicture(
  context: CanvasRenderingContext2D,
  { key, box }: ShownPage["pictures"][number],
  frame: string | undefined,
): void {
  const bitmap = bitmapOf(key);
  if (bitmap !== undefined) context.drawImage(bitmap, ...box);
  if (bitmap !== undefined && frame === undefined) return;
  if (frame !== undefined) context.strokeStyle = frame;
  context.lineWidth = frame === undefined ? 0.4 : 2;
  context.strokeRect(...box);
}

function drawGlyphs(context: CanvasRenderingContext2D, { glyphs }: ShownPage): void {
  for (const { outline, matrix } of glyphs.flatMap(({ parts }) => parts)) {
    const path = outlineOf(outline);
    if (path === undefined) continue;
    context.save();
    context.transform(...matrix);
    context.fill(path);
    context.restore();
  }
}

/** Whether what comes from a place is meant by what is pointed at: the same cell, or text that meets it. */
function isAt(from: Location | undefined, pointed: Location | undefined): boolean {
  if (from === undefined || pointed === undefined) return false;
  if (from.kind === "cell" && pointed.kind === "cell") {
    return from.path === pointed.path && from.row === pointed.row && from.column === pointed.column;
  }
  if (from.kind !== "text" || pointed.kind !== "text" || from.path !== pointed.path) return false;
  return from.span.start < pointed.span.end && pointed.span.start < from.span.end;
}

/** The cells of the page's grid (基本版面). */
function drawGrid(
  context: CanvasRenderingContext2D,
  grid: ShownGrid,
  [width]: readonly [number, number],
): void {
  const {
    isVertical,
    charactersPerLine,
    linesPerPage,
    characterSize: size,
    lineGap,
    margins,
  } = grid;
  context.strokeStyle = "rgb(39 67 95 / 35%)";
  context.lineWidth = 0.25;
  for (let line = 0; line < linesPerPage; line += 1) {
    const offset = line * (size + lineGap);
    for (let place = 0; place < charactersPerLine; place += 1) {
      const x = isVertical ? width - margins.right - offset - size : margins.left + place * size;
      const y = isVertical ? margins.top + place * size : margins.top + offset;
      context.strokeRect(x, y, size, size);
    }
  }
}
