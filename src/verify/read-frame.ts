/** Names of frames as the model has them; `other` is none of them. */
type FoundFrame = "single" | "double" | "thick-and-thin" | "other";

/**
 * Finds the frame around the pages of a Word file; undefined where there is none.
 *
 * Shape: `other` for one that lacks a side, or has sides that no frame of ours has.
 * Source: ISO/IEC 29500-1, 17.6.10.
 */
export function frameInWord(xml: string): FoundFrame | undefined {
  const borders = [...xml.matchAll(/<w:pgBorders\b[^>]*>(?<sides>.*?)<\/w:pgBorders>/gsu)];
  const [found] = borders;
  if (found === undefined) return undefined;
  const sides = found.groups?.["sides"] ?? "";
  const said = ["top", "left", "bottom", "right"].map((side) => {
    const [tag = ""] = new RegExp(`<w:${side} [^>]*>`, "u").exec(sides) ?? [];
    return `${attribute(tag, "val")} ${attribute(tag, "sz")}`;
  });
  return IN_WORD.get(said.join(", ")) ?? "other";
}

function attribute(tag: string, name: string): string {
  return new RegExp(`w:${name}="(?<value>[^"]*)"`, "u").exec(tag)?.groups?.["value"] ?? "";
}

const IN_WORD: ReadonlyMap<string, FoundFrame> = new Map([
  ["single 6, single 6, single 6, single 6", "single"],
  ["double 6, double 6, double 6, double 6", "double"],
  [
    "thinThickSmallGap 18, thinThickSmallGap 18, thickThinSmallGap 18, thickThinSmallGap 18",
    "thick-and-thin",
  ],
]);

/** Finds the frame around the text of a page for a browser, in its style; undefined where there is none. */
export function frameInStyle(style: string): FoundFrame | undefined {
  const border = /^main \{ border: (?<line>[^;]+);/mu.exec(style)?.groups?.["line"];
  return border === undefined ? undefined : (IN_STYLE.get(border) ?? "other");
}

const IN_STYLE: ReadonlyMap<string, FoundFrame> = new Map([
  ["0.75pt solid", "single"],
  ["3pt double", "double"],
  ["4.5pt double", "thick-and-thin"],
]);
