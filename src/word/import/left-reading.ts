import type { Inline, RubyBase, Text } from "../../model/letter.ts";
import { inlineText } from "../../model/letter-text.ts";

/** What the small characters over a base say: the reading on the right, and the one on the left of it or of all that is named. */
export interface BothReadings {
  readonly right: string;
  readonly left: { readonly whole: string; readonly reading: string } | undefined;
}

/** Parts a reading of a Word file from the one on the left that our own files have behind it, せいみ（左・化学） (両側ルビ). */
export function bothReadings(base: string, written: string): BothReadings {
  const found = /^(?<right>.*?)（(?:「(?<whole>.+)」の)?左・(?<reading>.+)）$/su.exec(
    written,
  )?.groups;
  if (found === undefined) return { right: written, left: undefined };
  const { right = "", whole = base, reading = "" } = found;
  return { right, left: { whole, reading } };
}

/**
 * Puts a reading on the left of what the inlines end with, an editor's note if it is in brackets; of the last of them alone if they
 * do not say what it names any more.
 */
export function putOnLeft(
  inlines: Inline[],
  { whole, reading }: NonNullable<BothReadings["left"]>,
): void {
  const base = takeEnd(inlines, whole) ?? takeEnd(inlines, inlineText(inlines.slice(-1)));
  if (base === undefined) return;
  const note = /^（(?<note>.+)）$/u.exec(reading)?.groups?.["note"];
  if (note !== undefined) {
    inlines.push({ type: "editorial-note", note, side: "left", children: base });
    return;
  }
  const ruby: Text = { type: "text", text: reading, origin: undefined };
  inlines.push({ type: "ruby", mode: "group", side: "left", pairs: [{ base, ruby: [ruby] }] });
}

/** Takes the texts and readings off the end that say a text; undefined, and nothing taken, if they do not. */
function takeEnd(inlines: Inline[], whole: string): readonly RubyBase[] | undefined {
  const taken: RubyBase[] = [];
  let missing = whole;
  let at = inlines.length;
  while (missing !== "") {
    const inline = inlines[at - 1];
    if (inline?.type === "text" && inline.text.endsWith(missing)) {
      const before = inline.text.slice(0, -missing.length);
      inlines.splice(
        at - 1,
        inlines.length,
        ...(before === "" ? [] : [{ ...inline, text: before }]),
      );
      return [{ ...inline, text: missing }, ...taken];
    }
    const isBase =
      inline?.type === "text" || (inline?.type === "ruby" && inline.side === undefined);
    const said = isBase ? inlineText([inline]) : "";
    if (!isBase || said === "" || !missing.endsWith(said)) return undefined;
    taken.unshift(inline);
    missing = missing.slice(0, -said.length);
    at -= 1;
  }
  inlines.length = at;
  return taken;
}
