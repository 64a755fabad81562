import type { XmlElement } from "../xml-tree.ts";
import { formatNumber } from "./number-format.ts";
import { attributeIn, childElements, childNamed, childValue } from "./properties.ts";
import { innermost, type StyleSheet } from "./style-sheet.ts";

/** The number of a paragraph, as Word puts it before its text. */
export interface NumberLabel {
  /** What it says with the space behind it; undefined where that is not known for certain. */
  readonly text: string | undefined;
  /** Its level (`w:lvl`): what it looks like, and where it puts the paragraph. */
  readonly level: XmlElement | undefined;
  /** Whether a style asks for it, whose own indents then count more than the level's. */
  readonly isOfStyle: boolean;
}

/** Counts the numbered paragraphs of a file; each is to be asked for once, in their order. */
export interface Numbering {
  /** The next number; undefined for a paragraph that has none. */
  readonly next: (paragraph: XmlElement) => NumberLabel | undefined;
}

/**
 * Counts the automatic numbers of a Word file (段落番号).
 *
 * Shape: a tab behind a number becomes one full-width space, as it is typed.
 * Source: ISO/IEC 29500-1, 17.9 (numbering), 17.9.10 (restarting).
 */
export function readNumbering(root: XmlElement | undefined, styles: StyleSheet): Numbering {
  const lists = listsIn(root);
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  const next = (paragraph: XmlElement): NumberLabel | undefined => {
    const asked = askedFor(paragraph, styles, lists);
    if (asked === undefined) return undefined;
    const { list, depth, isOfStyle } = asked;
    const level = list?.levels.get(depth);
    if (list === undefined || level === undefined) {
      return { text: undefined, level: undefined, isOfStyle };
    }
    const count = counts.get(list.family) ?? [];
    counts.set(list.family, count);
    const start = begun.has(list.id) ? undefined : list.starts.get(depth);
    begun.add(list.id);
    for (let above = 0; above < depth; above += 1) count[above] ??= startOf(list, above);
    const before = count[depth];
    count[depth] = start ?? (before === undefined ? startOf(list, depth) : before + 1);
    // What is further in begins anew; a level that says otherwise is not understood.
    count.length = depth + 1;
    return { text: labelText(list, depth, count), level, isOfStyle };
  };
  return { next };
}

/** A list of a file: its levels by depth, and where it begins by itself. */
interface List {
  readonly id: string;
  /** Lists of one family are counted together. */
  readonly family: string;
  readonly levels: ReadonlyMap<number, XmlElement>;
  readonly starts: ReadonlyMap<number, number>;
}

function listsIn(root: XmlElement | undefined): ReadonlyMap<string, List> {
  const named = (name: string): readonly XmlElement[] =>
    childElements(root).filter((one) => one.name === name);
  const families = new Map(
    named("w:abstractNum").map((one) => [attributeIn(one, "w:abstractNumId") ?? "", one]),
  );
  return new Map(
    named("w:num").map((num) => {
      const id = attributeIn(num, "w:numId") ?? "";
      const family = childValue(num, "w:abstractNumId") ?? "";
      const overrides = childElements(num).filter((one) => one.name === "w:lvlOverride");
      const own = overrides.flatMap((one) => childElements(one));
      const starts = overrides.flatMap((one): readonly (readonly [number, number])[] => {
        const start = childValue(one, "w:startOverride");
        return start === undefined ? [] : [[depthOf(one), Number(start)]];
      });
      const levels = new Map(
        [...childElements(families.get(family)), ...own]
          .filter((one) => one.name === "w:lvl")
          .map((one) => [depthOf(one), one]),
      );
      return [id, { id, family, levels, starts: new Map(starts) }];
    }),
  );
}

function depthOf(element: XmlElement): number {
  return Number(attributeIn(element, "w:ilvl") ?? 0);
}

/** The list and the depth that a paragraph or its style asks for; undefined for none. */
function askedFor(
  paragraph: XmlElement,
  styles: StyleSheet,
  lists: ReadonlyMap<string, List>,
):
  | { readonly list: List | undefined; readonly depth: number; readonly isOfStyle: boolean }
  | undefined {
  const own = childNamed(paragraph, "w:pPr");
  const styleId = childValue(own, "w:pStyle");
  const levels = [...styles.levelsOf(styleId, "w:pPr"), ...(own === undefined ? [] : [own])];
  const said = (name: string): string | undefined =>
    innermost(levels, (level) => childValue(childNamed(level, "w:numPr"), name));
  const id = said("w:numId");
  if (id === undefined || id === "0") return undefined;
  const list = lists.get(id);
  const isOfStyle = childValue(childNamed(own, "w:numPr"), "w:numId") === undefined;
  const linked = [...(list?.levels ?? [])].find(
    ([, level]) => styleId !== undefined && childValue(level, "w:pStyle") === styleId,
  );
  const depth = Number(said("w:ilvl") ?? linked?.[0] ?? 0);
  return { list, depth, isOfStyle };
}

function startOf({ levels }: List, depth: number): number {
  return Number(childValue(levels.get(depth), "w:start") ?? 1);
}

/** What a number says; undefined for what is not understood: its format, a picture, a restart of its own, a sign of a symbol font. */
function labelText({ levels }: List, depth: number, count: readonly number[]): string | undefined {
  const level = levels.get(depth);
  const pattern = childValue(level, "w:lvlText") ?? "";
  const isUnusual = ["w:lvlRestart", "w:lvlPicBulletId"].some(
    (name) => childNamed(level, name) !== undefined,
  );
  if (isUnusual || /[\uE000-\uF8FF]/u.test(pattern) || isOfSymbols(level)) return undefined;
  const isLegal = childNamed(level, "w:isLgl") !== undefined;
  let isKnown = true;
  const text = pattern.replaceAll(/%([1-9])/gu, (_, digit: string) => {
    const at = Number(digit) - 1;
    const format = formatIn(levels.get(at));
    const number = count[at];
    const said =
      number === undefined ? undefined : formatNumber(number, isLegal ? "decimal" : format);
    isKnown &&= said !== undefined;
    return said ?? "";
  });
  if (!isKnown) return undefined;
  return text === "" ? "" : text + (SPACES.get(childValue(level, "w:suff") ?? "tab") ?? "");
}

function formatIn(level: XmlElement | undefined): string {
  return childValue(level, "w:numFmt") ?? "decimal";
}

function isOfSymbols(level: XmlElement | undefined): boolean {
  const fonts = childNamed(childNamed(level, "w:rPr"), "w:rFonts");
  return /symbol|wingdings|webdings|dingbats/iu.test(
    `${attributeIn(fonts, "w:ascii")} ${attributeIn(fonts, "w:hAnsi")} ${attributeIn(fonts, "w:eastAsia")}`,
  );
}

/** What stands behind a number. */
const SPACES: ReadonlyMap<string, string> = new Map([
  ["tab", "\u3000"],
  ["space", " "],
  ["nothing", ""],
]);
