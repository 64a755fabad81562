import type { Inline } from "../model/letter.ts";
import { inlineText } from "../model/letter-text.ts";
import { splitText } from "./manuscript-line.ts";

/**
 * Takes the inlines off the end whose text is the target, cutting a text in two where needed.
 *
 * Shape: undefined, and nothing taken, if the end does not say the target or the target would begin
 * within a ruby run, a 縦中横 or the like.
 */
export function takeTrailing(inlines: Inline[], target: string): readonly Inline[] | undefined {
  let length = 0;
  let index = inlines.length;
  while (length < target.length && index > 0) {
    index -= 1;
    const inline = inlines[index];
    length += inline === undefined ? 0 : inlineText([inline]).length;
  }
  const taken = inlines.slice(index);
  if (!inlineText(taken).endsWith(target)) return undefined;
  const surplus = length - target.length;
  const first = taken[0];
  if (surplus === 0 || first === undefined) {
    inlines.length = index;
    return taken;
  }
  if (first.type !== "text") return undefined;
  const [before, after] = splitText(first, surplus);
  inlines.length = index;
  inlines.push(before);
  return [after, ...taken.slice(1)];
}
