import { tenths } from "../model/seen-pictures.ts";

/** The box of a seal's place: which pages, at which edge, how wide and how high; the lines on its other three sides. */
const BOX =
  /^@page(?: (?<page>part-\d{1,2}|:first))? \{ @(?<box>left-middle|right-middle|top-center) \{ writing-mode: horizontal-tb; content: ""; inline-size: (?<width>[\d.]{1,8})pt; block-size: (?<height>[\d.]{1,8})pt; border: 0\.5pt dashed; border-(?<edge>left|right|top): none; box-sizing: border-box; margin: (?<margin>[a0-9uto ]+); \} \}$/u;
/** Pages that have none where others do. */
const NONE = /^@page (?:part-\d{1,2}|:first) \{ @(?:left|right)-middle \{ content: none; \} \}$/u;

/** Tells whether a line of a style is one of the places of seals. */
export function isJointRule(line: string): boolean {
  return BOX.test(line) || NONE.test(line);
}

/**
 * Finds the places of seals that are half on a printed page (契印・割印), as `saidFrame` says them: those of the first page, then
 * those of the others; those of a 別紙 are not said.
 *
 * Shape: `other` for what is not at the middle of its edge, or of another shape than half of a seal, or on all pages.
 */
export function jointsInStyle(style: string): readonly string[] {
  const [first, others]: readonly [string[], string[]] = [[], []];
  const lines = style.split("\n");
  for (const line of lines) {
    const found = BOX.exec(line)?.groups;
    if (found === undefined || found["page"]?.startsWith("part") === true) continue;
    (found["page"] === undefined ? others : first).push(said(found));
  }
  const isOff = lines.some(
    (line) => /^@page :first \{.*content: none/u.test(line) && NONE.test(line),
  );
  return [...first, ...(others.length > 0 && !isOff ? ["other"] : others)];
}

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
