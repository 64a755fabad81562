import type { Inline } from "./letter.ts";
import { inlineText } from "./letter-text.ts";

/** A line that ends with a name. */
export interface NamedLine {
  readonly name: readonly Inline[];
  /** The marks of notes behind the name, and the white before and between them; nothing where there are none. */
  readonly marks: readonly Inline[];
}

/** Parts a line where its name ends: the marks of notes (脚注・注・※) behind a name are none of it, and are not spread with it. */
export function nameEnd(inlines: readonly Inline[]): NamedLine {
  const last = inlines.findLastIndex((inline) => !isMark(inline) && !isWhite(inline));
  const [own, rest] = [inlines.slice(0, last), inlines.slice(last + 1)];
  const end = inlines[last];
  if (end?.type === "jidori") {
    const within = nameEnd(end.children);
    const marks = [...within.marks, ...rest];
    if (marks.some(isMark)) return { name: [...own, { ...end, children: within.name }], marks };
  }
  if (end === undefined || !rest.some(isMark)) return { name: inlines, marks: [] };
  const name = end.type === "text" ? end.text.trimEnd() : "";
  if (end.type !== "text" || name === end.text) return { name: [...own, end], marks: rest };
  const white = { ...end, text: end.text.slice(name.length) };
  return { name: [...own, { ...end, text: name }], marks: [white, ...rest] };
}

/** What a line says without the marks of notes behind its name. */
export function textOfName(inlines: readonly Inline[]): string {
  return inlineText(nameEnd(inlines).name);
}

function isMark(inline: Inline): boolean {
  return inline.type === "script-text" && inline.note !== undefined;
}

function isWhite(inline: Inline): boolean {
  return inline.type === "text" && inline.text.trim() === "";
}
