import type { Inline, Text } from "./letter.ts";

/**
 * Parts the label of an item (一, （１）) from its text: it ends with the first space, in the look of its characters too.
 *
 * Shape: no label where there is no space.
 */
export function splitLabel(
  inlines: readonly Inline[],
  cut: (text: Text, at: number) => readonly [Text, Text],
): readonly [label: readonly Inline[], rest: readonly Inline[]] {
  for (const [index, inline] of inlines.entries()) {
    const parted = partedAtSpace(inline, cut);
    if (parted === undefined) continue;
    const [label, rest] = parted;
    return [
      [...inlines.slice(0, index), label],
      [...(rest === undefined ? [] : [rest]), ...inlines.slice(index + 1)],
    ];
  }
  return [[], inlines];
}

function partedAtSpace(
  inline: Inline,
  cut: (text: Text, at: number) => readonly [Text, Text],
): readonly [Inline, Inline | undefined] | undefined {
  if (inline.type === "text") {
    const space = inline.text.search(/[ 　]/u);
    if (space < 0) return undefined;
    const [label, rest] = cut(inline, space + 1);
    return [label, rest.text === "" ? undefined : rest];
  }
  if (inline.type !== "lined-text") return undefined;
  const [label, rest] = splitLabel(inline.children, cut);
  if (label.length === 0) return undefined;
  return [
    { ...inline, children: label },
    rest.length === 0 ? undefined : { ...inline, children: rest },
  ];
}
