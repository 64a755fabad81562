import { tenths } from "../model/seen-pictures.ts";

/** The box of a seal's place: which pages, at which edge, how wide and how high; the lines on its other three sides. */
const BOX =
  /^@page(?: (?<page>part-\d{1,2}|:first))? \{ @(?<box>left-middle|right-middle|top-center) \{ writing-mode: horizontal-tb; content: ""; inline-size: (?<width>[\d.]{1,8})pt; block-size: (?<height>[\d.]{1,8})pt; border: 0\.5pt dashed; border-(?<edge>left|right|top): none; box-sizing: border-box; margin: (?<margin>[a0-9uto ]+); \} \}$/u;
/** Pages that have none where others do. */
const NONE =
  /^@page (?<page>part-\d{1,2}(?::first)?|:first) \{ @(?<box>left-middle|right-middle) \{ content: none; \} \}$/u;

/** Tells whether a line of a style is one of the places of seals. */
export function isJointRule(line: string): boolean {
  return BOX.test(line) || NONE.test(line);
}

/**
 * Finds the places of seals that are half on a printed page (契印・割印), as `saidFrame` says them: for each part those of its pages, of
 * the first one those of the letter's first page before them. `parts` are the names of the pages of the letter and its parts in order,
 * empty for those on the letter's own.
 *
 * Shape: `other` for what is not at the middle of its edge, or of another shape than half of a seal.
 * Source: CSS Paged Media 3, 3.2 (a page's name counts more than that it is the first).
 */
export function jointsInStyle(
  style: string,
  parts: readonly string[],
): readonly (readonly string[])[] {
  const rules = new Map<string, string>();
  for (const line of style.split("\n")) {
    const found = BOX.exec(line)?.groups;
    const none = NONE.exec(line)?.groups;
    const { page = "", box = "" } = found ?? none ?? {};
    if (box !== "") rules.set(`${page} ${box}`, found === undefined ? "" : said(found));
  }
  const on = (pages: readonly string[]): readonly string[] =>
    BOXES.flatMap((box) => {
      const rule = pages
        .map((page) => rules.get(`${page} ${box}`))
        .find((one) => one !== undefined);
      return rule === undefined || rule === "" ? [] : [rule];
    });
  return parts.map((page, index) => {
    const others = on([page, ""]);
    return index === 0 ? [...on([`${page}:first`, page, ":first", ""]), ...others] : others;
  });
}

const BOXES = ["top-center", "left-middle", "right-middle"] as const;

function said(groups: Readonly<Record<string, string | undefined>>): string {
  const { box = "", edge = "", margin = "" } = groups;
  const [width, height] = [Number(groups["width"]), Number(groups["height"])];
  const [along, across] = edge === "top" ? [width, height] : [height, width];
  const isThere = box.startsWith(edge) && margin === MARGINS.get(edge);
  return isThere && Math.abs(2 * across - along) <= NEAR_PT ? `${edge} ${tenths(along)}` : "other";
}

const MARGINS: ReadonlyMap<string, string> = new Map([
  ["left", "auto auto auto 0"],
  ["right", "auto 0 auto auto"],
  ["top", "0 auto auto auto"],
]);
const NEAR_PT = 0.1;
