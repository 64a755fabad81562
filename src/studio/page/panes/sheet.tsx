import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { LetterView, ShownPage } from "../../protocol/worker.ts";
import { listsView, pointed } from "../desk/desk.ts";
import { drawable } from "../desk/named-pictures.ts";
import { goToPane } from "../parts/panes.ts";
import { drawPage } from "./draw-page.ts";
import { glyphAt } from "./glyph-at.ts";

const NONE: ReadonlySet<number> = new Set();

function hasTable(path: string): boolean {
  return listsView.value?.tables.some((table) => table.path === path) === true;
}

/** One page on a canvas; a click on a character leads to where it comes from. */
export function Sheet(props: {
  readonly letter: LetterView;
  readonly page: ShownPage;
  readonly label: string;
  /** Pixels of CSS to a point. */
  readonly scale: number;
  readonly hasGrid: boolean;
  /** Glyphs that the letter beside has not. Shape: places on this page. */
  readonly marked?: ReadonlySet<number>;
}): VNode {
  const { letter, page, label, scale, hasGrid, marked = NONE } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, height] = (page.own ?? letter).pageSize;
  const at = pointed.value;
  useLayoutEffect(() => {
    if (canvas.current === null) return;
    drawPage(canvas.current, letter, page, { scale, hasGrid, pointed: at, marked });
    // What a keystroke is measured by.
    performance.mark("shokan-drawn");
  }, [letter, page, scale, hasGrid, at, marked, page.pictures.length > 0 && drawable.value]);
  return (
    <div class="sheet">
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        style={{ inlineSize: `${width * scale}px`, blockSize: `${height * scale}px` }}
        onClick={({ offsetX, offsetY }) => {
          const glyph = glyphAt(page, offsetX / scale, offsetY / scale);
          const origin = letter.origins[glyph?.origin ?? -1];
          if (origin === undefined) return;
          // Details have no table: their file is named under the template.
          const isOfList = origin.kind === "cell" && hasTable(origin.path);
          goToPane(isOfList ? "lists" : "template");
          pointed.value = origin;
        }}
      />
    </div>
  );
}
