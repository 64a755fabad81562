import { type Sp, sp } from "../base/units.ts";
import type { DrawnLine } from "../model/letter.ts";
import type { NamedPlace, NoteEnd, NoteLink } from "../model/note-link.ts";
import type { TagRole } from "../model/paged-document.ts";
import { addressesIn } from "../text/addresses.ts";
import { foreignPhrases } from "../text/foreign-phrases.ts";
import type { ClusterRange, ReferenceRange, ScriptRange, SourceText } from "./source-text.ts";
import type { Composition } from "./unit.ts";

/** A stretch of a paragraph's units that readers of the structure are told of. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly role: Extract<TagRole, "list-label" | "link" | "emphasis" | "span">;
  /** Where a link leads. */
  readonly uri?: string;
  /** What leads to a note and back from it: its mark, and its label; or what leads to another place. */
  readonly note?: NoteEnd;
  readonly lang?: string;
  /** How far small characters are from their line's axis. */
  readonly shift?: Sp;
  /** The line that the text has. */
  readonly line?: DrawnLine;
}

/**
 * Finds what a paragraph holds besides plain text: an item's label, addresses of pages and mail, emphasis, lines, foreign words.
 *
 * Shape: in order and apart from each other; what would overlap something found before it, part a reading from its base or
 * begin within a unit is left out. Warichu is one unit of the structure.
 */
export function findSpans(
  source: SourceText,
  composition: Composition,
  labelClusters: number,
  note?: NoteLink,
): readonly Span[] {
  const texts = source.clusters.map(({ text }) => text);
  const text = texts.join("");
  // A text of Japanese without emphasis or label: nearly all paragraphs.
  const mayHold =
    labelClusters > 0 ||
    source.lined.length > 0 ||
    source.scripts.length > 0 ||
    source.references.length > 0 ||
    /[A-Za-z]{3}/u.test(text);
  if (!mayHold && source.clusters.every(({ mark }) => mark === undefined)) return [];
  const wanted: readonly Wanted[] = [
    ...(labelClusters > 0 ? [labelOf(labelClusters, note)] : []),
    ...source.references.map(referenceSpan),
    // That text does not hold any more is said before anything else.
    ...lined(source, true),
    ...inClusters(addressesIn(text), texts).map((found) => ({ ...found, role: "link" as const })),
    ...source.scripts.map(scriptSpan),
    ...emphasised(source).map((range) => ({ ...range, role: "emphasis" as const })),
    ...lined(source, false),
    ...inClusters(foreignPhrases(text), texts).map((found) => ({
      ...found,
      role: "span" as const,
    })),
  ];
  const starts = unitStarts(composition);
  const spans: Span[] = [];
  for (const { start, end, ...rest } of wanted) {
    const [first, last] = [starts.get(start), starts.get(end)];
    if (first === undefined || last === undefined || first >= last) continue;
    const shift = composition.units[first]?.shift ?? 0;
    const span = {
      start: first,
      end: last,
      ...rest,
      ...((rest.role === "span" || rest.note) && shift !== 0 && { shift: sp(shift) }),
    };
    const isFree = [...spans].every((other) => other.end <= first || other.start >= last);
    if (isFree && isWhole(span, composition)) spans.push(span);
  }
  return spans.toSorted((one, other) => one.start - other.start);
}

function labelOf(end: number, note: NoteLink | undefined): Wanted {
  return { start: 0, end, role: "list-label", ...(note && { note: endOf(note, "note") }) };
}

/** Small characters; the mark of a note leads to it. */
function scriptSpan({ start, end, note }: ScriptRange): Wanted {
  if (note === undefined) return { start, end, role: "span" };
  return { start, end, role: "link", note: endOf(note, "mark") };
}

function referenceSpan({ start, end, to }: ReferenceRange): Wanted {
  return { start, end, role: "link", note: endOf(to, "reference") };
}

function endOf({ number, name }: NamedPlace, end: NoteEnd["end"]): NoteEnd {
  return { number, name, end };
}

type Wanted = ClusterRange & Omit<Span, "start" | "end">;

/** The units by the clusters that they begin with, and the end. */
function unitStarts({ unitOf }: Composition): ReadonlyMap<number, number> {
  const begun = [...unitOf.entries()].filter(([cluster, unit]) => unit !== unitOf[cluster - 1]);
  return new Map(begun);
}

/** Whether a span neither parts a reading's base nor touches a note in two lines. */
function isWhole({ start, end }: Span, { rubies, warichu }: Composition): boolean {
  const isCut = (one: ClusterRange): boolean =>
    one.start < end && start < one.end && !(start <= one.start && one.end <= end);
  return !rubies.some(isCut) && !warichu.some((note) => note.start < end && start < note.end);
}

function lined(source: SourceText, isStruck: boolean): readonly Wanted[] {
  return source.lined.flatMap(({ line, ...range }): readonly Wanted[] => {
    if (line === "bold") return isStruck ? [] : [{ ...range, role: "emphasis" }];
    return (line === "strike") === isStruck ? [{ ...range, line, role: "span" }] : [];
  });
}

function emphasised({ clusters }: SourceText): readonly ClusterRange[] {
  const ranges: { start: number; end: number }[] = [];
  for (const [index, { mark }] of clusters.entries()) {
    if (mark === undefined) continue;
    const last = ranges.at(-1);
    if (last?.end === index && clusters[index - 1]?.mark === mark) last.end = index + 1;
    else ranges.push({ start: index, end: index + 1 });
  }
  return ranges;
}

/** What was found by places in a text, by clusters. */
function inClusters<Found extends ClusterRange>(
  found: readonly Found[],
  texts: readonly string[],
): readonly Found[] {
  if (found.length === 0) return [];
  const indexes = new Map<number, number>();
  let at = 0;
  for (const [index, text] of texts.entries()) {
    indexes.set(at, index);
    at += text.length;
  }
  indexes.set(at, texts.length);
  return found.flatMap((one): readonly Found[] => {
    const [start, end] = [indexes.get(one.start), indexes.get(one.end)];
    return start === undefined || end === undefined ? [] : [{ ...one, start, end }];
  });
}
