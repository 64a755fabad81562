import type { Inline, Ruby, RubyBase, Text } from "../model/letter.ts";
import { inlineText } from "../model/letter-text.ts";

/** Tells whether characters with a reading on the left have one on the right, too (両側ルビ). */
export function isTwofold({ pairs }: Ruby): boolean {
  return pairs.some(({ base }) => base.some(({ type }) => type === "ruby"));
}

/**
 * Gives characters with readings on both sides as Word can show them: that on the left is said behind the last one on the right,
 * せいみ（左・化学）, and names its characters where it belongs to more than those: ぶんこ（「青空文庫」の左・図書館）.
 */
export function readingsInOne({ pairs }: Ruby): readonly Inline[] {
  return pairs.flatMap(({ base, ruby }): readonly Inline[] => {
    const said = { whole: inlineText(base), reading: inlineText(ruby) };
    return [...base.slice(0, -1), ...base.slice(-1).map((last) => withLeft(last, said))];
  });
}

function withLeft(
  last: RubyBase,
  { whole, reading }: { readonly whole: string; readonly reading: string },
): Ruby {
  const pairs = last.type === "text" ? [{ base: [last], ruby: [] }] : last.pairs;
  const ruby: Ruby = last.type === "text" ? { type: "ruby", mode: "group", pairs } : last;
  const end = pairs.at(-1);
  if (end === undefined) return ruby;
  const named = inlineText(end.base) === whole ? "" : `「${whole}」の`;
  const text = `（${named}左・${reading}）`;
  const left: Text = { type: "text", text, origin: end.ruby.at(-1)?.origin };
  return { ...ruby, pairs: [...pairs.slice(0, -1), { ...end, ruby: [...end.ruby, left] }] };
}
