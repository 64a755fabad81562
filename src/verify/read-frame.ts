/** Names of frames as the model has them; `other` is none of them. */
type FoundFrame = "single" | "double" | "thick-and-thin" | "other";

/**
 * Finds the frames around the pages of a Word file's sections in order; undefined where there is none.
 *
 * Shape: `other` for one that lacks a side, or has sides that no frame of ours has.
 * Source: ISO/IEC 29500-1, 17.6.10.
 */
export function framesInWord(xml: string): readonly (FoundFrame | undefined)[] {
  return (xml.match(/<w:sectPr\b.*?<\/w:sectPr>/gsu) ?? []).map(frameOfSection);
}

function frameOfSection(section: string): FoundFrame | undefined {
  const found = /<w:pgBorders\b[^>]*>(?<sides>.*?)<\/w:pgBorders>/su.exec(section);
  if (found === null) return undefined;
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

/**
 * Finds the frames around the text of a page for a browser, in its style: around all of it, or around the pages of each part; undefined
 * where there is none. `parts` are the names of the pages of the letter and its parts in order, empty for those on the letter's own.
 */
export function framesInStyle(
  style: string,
  parts: readonly string[],
): readonly (FoundFrame | undefined)[] {
  const around = /^main \{ border: (?<line>[^;]+);/mu.exec(style)?.groups?.["line"];
  return parts.map((part) => {
    const page = part === "" ? "@page" : `@page ${part}`;
    const own = new RegExp(`^${page} \\{ size: [^{}]*? border: (?<line>[^;]+);`, "mu").exec(style);
    const all = [around ?? [], own?.groups?.["line"] ?? []].flat();
    const [border, ...more] = all;
    if (border === undefined) return undefined;
    return more.length > 0 ? "other" : (IN_STYLE.get(border) ?? "other");
  });
}

const IN_STYLE: ReadonlyMap<string, FoundFrame> = new Map([
  ["0.75pt solid", "single"],
  ["3pt double", "double"],
  ["4.5pt double", "thick-and-thin"],
]);
