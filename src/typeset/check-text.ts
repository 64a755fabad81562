import { type Diagnostic, warning } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import type { WritingMode } from "../model/page-format.ts";
import { fullWidthOf } from "./full-width-of.ts";
import type { Cluster, RubyRange, SourceText } from "./source-text.ts";

/**
 * Says of a template's text what a typesetter would have asked about (組版の注意): half-width kana; readings that tear
 * their words apart; half-width brackets around Japanese in a horizontal line.
 *
 * Shape: one warning a block for each kind of question, at its first place; what comes from a list is the list's matter.
 */
export function checkText(
  { clusters, rubies }: SourceText,
  mode: WritingMode,
  place: Location | undefined,
): readonly Diagnostic[] {
  return [
    ...halfWidthKana(clusters, place),
    ...longReadings(clusters, rubies, place),
    ...(mode === "horizontal-tb" ? halfWidthBrackets(clusters, place) : []),
  ];
}

// They are drawn full-width; Word draws them as they are typed.
function halfWidthKana(
  clusters: readonly Cluster[],
  place: Location | undefined,
): readonly Diagnostic[] {
  const isKana = ({ codePoint, origin }: Cluster): boolean =>
    codePoint >= 0xff61 && codePoint <= 0xff9f && origin?.kind !== "cell";
  const first = clusters.findIndex(isKana);
  if (first < 0) return [];
  const length = clusters.slice(first).findIndex((cluster) => !isKana(cluster));
  const typed = clusters
    .slice(first, length < 0 ? undefined : first + length)
    .map(({ text }) => text)
    .join("");
  const suggestion = shortened(typed.normalize("NFKC"));
  return [
    warning("typeset/half-width-kana", clusters[first]?.origin ?? place ?? NOWHERE, {
      text: shortened(typed),
      suggestion,
    }),
  ];
}

// Two kana are as long as their kanji, and no kanji has a reading of more than five or six (詔, 政): from there on it is a
// gloss, and its base is set with holes.
function longReadings(
  clusters: readonly Cluster[],
  rubies: readonly RubyRange[],
  place: Location | undefined,
): readonly Diagnostic[] {
  const found = rubies.find(({ start, end, ruby }) => {
    const isTyped = clusters.slice(start, end).every(({ origin }) => origin?.kind !== "cell");
    return isTyped && ruby.length > MOST_KANA * (end - start);
  });
  if (found === undefined) return [];
  const base = clusters.slice(found.start, found.end);
  const text = base.map((cluster) => cluster.text).join("");
  const reading = shortened(found.ruby.map((cluster) => cluster.text).join(""));
  return [warning("typeset/long-reading", base[0]?.origin ?? place ?? NOWHERE, { text, reading })];
}

// In a vertical line they are drawn as the full-width ones.
function halfWidthBrackets(
  clusters: readonly Cluster[],
  place: Location | undefined,
): readonly Diagnostic[] {
  const open: number[] = [];
  for (const [at, { text }] of clusters.entries()) {
    if (OPENING.has(text)) open.push(at);
    const opening = CLOSING.get(text);
    if (opening === undefined) continue;
    const from = open.pop();
    if (from === undefined || clusters[from]?.text !== opening) continue;
    const inside = clusters.slice(from, at + 1);
    const isTyped = inside.every(({ origin }) => origin?.kind !== "cell");
    if (!isTyped || !inside.some((cluster) => JAPANESE.test(cluster.text))) continue;
    const typed = inside.map((cluster) => cluster.text).join("");
    if (ITEM_NUMBER.test(typed)) continue;
    const found = shortened(typed);
    const suggestion = `${wide(typed[0])}${shortened(typed.slice(1, -1))}${wide(typed.at(-1))}`;
    const at0 = clusters[from]?.origin ?? place ?? NOWHERE;
    return [warning("typeset/half-width-brackets", at0, { text: found, suggestion })];
  }
  return [];
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST_SHOWN
    ? `${characters.slice(0, LONGEST_SHOWN).join("")}…`
    : text;
}

function wide(bracket: string | undefined): string {
  return String.fromCodePoint(fullWidthOf(bracket?.codePointAt(0) ?? 0));
}

const MOST_KANA = 6;
const LONGEST_SHOWN = 20;
const OPENING: ReadonlySet<string> = new Set(["(", "[", "{"]);
const CLOSING: ReadonlyMap<string, string> = new Map([
  [")", "("],
  ["]", "["],
  ["}", "{"],
]);
const JAPANESE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** The number of an item, which official documents write so. */
const ITEM_NUMBER = /^\([ア-ン]\)$/u;
const NOWHERE: Location = { kind: "option", name: "format" };
