import { graphemesOf } from "../text/graphemes.ts";
import type { EditorialNote, Inline, Ruby, RubyBase, Text } from "./letter.ts";

/**
 * Gives an editor's note as it is shown: 「（ママ）」 in small characters beside the text, as a reading is placed.
 *
 * A reading cannot be split over lines, so beside a long passage the note is at its end, over as many characters
 * as it is long. A passage that ends in a reading on the note's side has the note after that reading.
 *
 * Shape: the text of the inlines is that of the note's children; a passage without any text has no note.
 */
export function showNote({ note, side, children }: EditorialNote): readonly Inline[] {
  const mark: Mark = { text: `（${note}）`, ...(side === undefined ? {} : { side }) };
  return note === "" ? children : (noted(children, mark) ?? children);
}

/** A note as it is placed. */
interface Mark {
  readonly text: string;
  readonly side?: "left";
}

/** The inlines with the mark on the last of them that can carry it; undefined if none can. */
function noted(inlines: readonly Inline[], mark: Mark): readonly Inline[] | undefined {
  const last = inlines.at(-1);
  if (last === undefined) return undefined;
  const before = inlines.slice(0, -1);
  switch (last.type) {
    case "text":
      return notedEnd(inlines, mark);
    case "tate-chu-yoko":
      return [...before, markBeside(last.children, mark)];
    case "ruby":
      if (last.side === mark.side) return [...before, behindReading(last, mark)];
      return mark.side === "left"
        ? notedEnd(inlines, mark)
        : [...before, notedAboveLeft(last, mark)];
    case "editorial-note":
      return noted([...before, ...showNote(last)], mark);
    case "emphasis-dots":
    case "lined-text":
    case "no-break": {
      const children = noted(last.children, mark);
      return children === undefined ? undefined : [...before, { ...last, children }];
    }
    case "script-text":
    case "line-break":
    case "honorific-space":
    case "picture":
    case "warichu":
    case "jidori": {
      const rest = noted(before, mark);
      return rest === undefined ? undefined : [...rest, last];
    }
  }
}

/** Marks the end of the passage, over texts alone; on the left also under readings that are on the right. */
function notedEnd(inlines: readonly Inline[], mark: Mark): readonly Inline[] | undefined {
  const wanted = Math.ceil(mark.text.length / 2);
  const base: RubyBase[] = [];
  let at = inlines.length;
  let missing = wanted;
  for (; missing > 0 && at > 0; at -= 1) {
    const inline = inlines[at - 1];
    if (inline?.type === "ruby" && mark.side === "left" && inline.side === undefined) {
      base.unshift(inline);
      missing -= inline.pairs.reduce((sum, pair) => sum + lengthOf(pair.base), 0);
      continue;
    }
    if (inline?.type !== "text") break;
    const characters = graphemesOf(inline.text);
    const cut = Math.max(0, characters.length - missing);
    base.unshift({ ...inline, text: characters.slice(cut).join("") });
    missing -= characters.length - cut;
    if (cut === 0) continue;
    const head: Text = { ...inline, text: characters.slice(0, cut).join("") };
    return [...inlines.slice(0, at - 1), head, markBeside(base, mark)];
  }
  if (missing === wanted) return undefined;
  return [...inlines.slice(0, at), markBeside(base, mark)];
}

function lengthOf(base: readonly RubyBase[]): number {
  return base.reduce(
    (sum, one) => sum + (one.type === "text" ? graphemesOf(one.text).length : 0),
    0,
  );
}

function markBeside(base: readonly RubyBase[], { text, side }: Mark): Ruby {
  const ruby: Text = { type: "text", text, origin: originOf(base[0]) };
  const pairs = [{ base, ruby: [ruby] }];
  return { type: "ruby", mode: "group", ...(side === undefined ? {} : { side }), pairs };
}

function originOf(base: RubyBase | undefined): Text["origin"] {
  return base?.type === "ruby" ? originOf(base.pairs[0]?.base[0]) : base?.origin;
}

/** A note on the right of characters that have a reading on the left. */
function notedAboveLeft(ruby: Ruby, mark: Mark): Ruby {
  const last = ruby.pairs.at(-1);
  const base = last === undefined ? undefined : noted(last.base, mark);
  if (last === undefined || base === undefined) return ruby;
  const kept = base.flatMap((one) => (one.type === "text" || one.type === "ruby" ? one : []));
  return { ...ruby, pairs: [...ruby.pairs.slice(0, -1), { ...last, base: kept }] };
}

function behindReading(ruby: Ruby, mark: Mark): Ruby {
  const last = ruby.pairs.at(-1);
  if (last === undefined) return ruby;
  const behind: Text = { type: "text", text: mark.text, origin: last.ruby.at(-1)?.origin };
  return {
    ...ruby,
    pairs: [...ruby.pairs.slice(0, -1), { ...last, ruby: [...last.ruby, behind] }],
  };
}
