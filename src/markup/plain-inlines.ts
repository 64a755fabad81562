import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import type { Inline, RubyBase, Text } from "../model/letter.ts";
import { inlinesWithin } from "../model/letter-text.ts";

type Report = (found: Diagnostic) => void;

/** Takes inlines that must be texts; reports what else is there. */
export function texts(
  inlines: readonly Inline[],
  annotation: string,
  at: Location,
  report: Report,
): readonly Text[] {
  const found = inlines.flatMap((inline) => (inline.type === "text" ? inline : []));
  if (found.length < inlines.length) report(error("markup/not-plain", at, { annotation }));
  return found;
}

/** Takes what a reading or a note on the left may be about: texts and readings on the right (両側ルビ); reports what else is there. */
export function readable(
  inlines: readonly Inline[],
  annotation: string,
  at: Location,
  report: Report,
): readonly RubyBase[] {
  const found = inlines.flatMap((inline) =>
    inline.type === "text" || (inline.type === "ruby" && inline.side === undefined) ? inline : [],
  );
  if (found.length < inlines.length) report(error("markup/not-plain", at, { annotation }));
  return found;
}

/** Tells whether characters have a reading on both sides of their line. */
export function hasBothReadings(inline: Inline): boolean {
  const isLeft =
    (inline.type === "ruby" || inline.type === "editorial-note") && inline.side === "left";
  const within = inlinesWithin(inline);
  return (isLeft && within.some(({ type }) => type === "ruby")) || within.some(hasBothReadings);
}
