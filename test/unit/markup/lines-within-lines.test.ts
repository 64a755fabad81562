import { expect, test } from "vitest";
import { blocksOf } from "../../samples/marked-text.ts";

/** What lines a paragraph's characters have, as `side(…)`. */
function linesIn(marked: string): unknown {
  const said = (inline: unknown): string => {
    if (typeof inline === "string") return inline;
    const { type, line, children = [] } = Object(inline);
    const inside = children.map(said).join("");
    return `${line ?? type}(${inside})`;
  };
  return blocksOf(marked).map((block) => Object(block).inlines.map(said).join(""));
}

const span = (name: string, text: string): string => `［＃${name}］${text}［＃${name}終わり］`;

test.each([
  // Of lines beside characters the inner one is drawn.
  [span("傍線", `甲${span("二重傍線", "乙")}丙`), "side(甲)double-side(乙)side(丙)"],
  [
    span("二重傍線", `甲${span("太字", `乙${span("傍線", "丙")}丁`)}`),
    "double-side(甲)bold(double-side(乙)side(丙)double-side(丁))",
  ],
  [span("傍線", `甲${span("傍線", "乙")}`), "side(甲)side(乙)"],
  // Any other line is there once.
  [span("太字", `甲${span("傍線", span("太字", "乙"))}`), "bold(甲side(乙))"],
  [span("罫囲み", `甲${span("取消線", "乙")}`), "frame(甲strike(乙))"],
])("%s", (marked, lines) => {
  expect(linesIn(`文${marked}文`)).toEqual([`文${lines}文`]);
});
