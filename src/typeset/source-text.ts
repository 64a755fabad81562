import { assertNever } from "../base/assert.ts";
import type { Location } from "../base/location.ts";
import { showNote } from "../model/editorial-note.ts";
import type {
  EmphasisMark,
  Inline,
  PlacedPicture,
  Ruby,
  ScriptText,
  Text,
  TextLine,
} from "../model/letter.ts";
import { inlineText } from "../model/letter-text.ts";
import type { NamedPlace, NoteLink } from "../model/note-link.ts";
import { splitClusters } from "../text/clusters.ts";

/** One character as a reader sees it: a base with its variation selector and combining marks. */
export interface Cluster {
  readonly text: string;
  readonly codePoint: number;
  readonly origin: Location | undefined;
  readonly mark: EmphasisMark | undefined;
  /** Whether it is set in a bold face. */
  readonly isBold?: true;
  /** What is drawn instead of a character that no font has (外字). */
  readonly picture?: PlacedPicture;
  /** Clusters of different groups never form one word or number. */
  readonly group: number;
}

/** Half-open range of clusters. */
export interface ClusterRange {
  readonly start: number;
  readonly end: number;
}

/** A reading over a range of clusters. */
export interface RubyRange extends ClusterRange {
  readonly ruby: readonly Cluster[];
  /** The ranges of one compound share a number; readings of other words have their own. */
  readonly compound: number;
  /** The ranges of one annotation share a number. */
  readonly word: number;
  readonly jukugo: boolean;
  readonly isLeft: boolean;
}

/** A note in two lines; `breaks` are the clusters before which the author has a line of the note end. */
export interface NoteRange extends ClusterRange {
  readonly breaks: readonly number[];
}

/** A stretch with a line beside, through or around it; such stretches may lie within each other. */
export interface LinedRange extends ClusterRange {
  readonly line: TextLine;
}

/** Small characters above or below those before them. */
export interface ScriptRange extends ClusterRange {
  readonly place: ScriptText["place"];
  /** The note that they are the mark of. */
  readonly note?: NoteLink;
}

/** Characters that lead to a place. */
export interface ReferenceRange extends ClusterRange {
  readonly to: NamedPlace;
}

/**
 * A paragraph's characters in one row, with what the annotations say about ranges of them.
 *
 * Shape: ranges of one kind do not overlap, those of `lined` apart, and readings on the left, which follow those on the right of
 * the same characters; `breaks` are the indexes of the clusters that begin a new
 * line by force, in order.
 */
export interface SourceText {
  readonly clusters: readonly Cluster[];
  readonly rubies: readonly RubyRange[];
  readonly tateChuYoko: readonly ClusterRange[];
  readonly bonds: readonly ClusterRange[];
  readonly warichu: readonly NoteRange[];
  readonly lined: readonly LinedRange[];
  readonly scripts: readonly ScriptRange[];
  readonly references: readonly ReferenceRange[];
  readonly jidori: readonly (ClusterRange & { readonly cells: number })[];
  readonly breaks: readonly number[];
}

/** Puts the characters of a paragraph in one row (本文の文字列). */
export function collectText(inlines: readonly Inline[]): SourceText {
  const collector = new Collector();
  collector.addAll(inlines, undefined);
  return collector.text;
}

/** Cuts a text into characters as a reader sees them. */
export function clustersOf(text: string, origin: Location | undefined): readonly Cluster[] {
  const collector = new Collector();
  collector.addText({ type: "text", text, origin }, undefined);
  return collector.text.clusters;
}

interface Growing {
  readonly clusters: Cluster[];
  readonly rubies: RubyRange[];
  readonly tateChuYoko: ClusterRange[];
  readonly bonds: ClusterRange[];
  readonly warichu: NoteRange[];
  readonly lined: LinedRange[];
  readonly scripts: ScriptRange[];
  readonly references: ReferenceRange[];
  readonly jidori: (ClusterRange & { readonly cells: number })[];
  readonly breaks: number[];
}

class Collector {
  readonly text: Growing = {
    clusters: [],
    rubies: [],
    tateChuYoko: [],
    bonds: [],
    warichu: [],
    lined: [],
    scripts: [],
    references: [],
    jidori: [],
    breaks: [],
  };
  #group = 0;
  #compound = 0;
  #word = 0;
  /** Whether a line begins or ends before the next character. */
  #isSeam = false;
  #isBold = false;

  addAll(inlines: readonly Inline[], mark: EmphasisMark | undefined): ClusterRange {
    const start = this.text.clusters.length;
    for (const inline of inlines) this.add(inline, mark);
    return { start, end: this.text.clusters.length };
  }

  add(inline: Inline, mark: EmphasisMark | undefined): void {
    switch (inline.type) {
      case "text":
        this.addText(inline, mark);
        return;
      case "ruby":
        this.#addRuby(inline, mark);
        return;
      case "tate-chu-yoko":
        this.text.tateChuYoko.push(this.#apart(inline.children, mark));
        return;
      case "emphasis-dots":
        this.addAll(inline.children, inline.mark);
        return;
      case "lined-text": {
        this.#isSeam = true;
        const outer = this.#isBold;
        this.#isBold ||= inline.line === "bold";
        const range = this.addAll(inline.children, mark);
        this.#isBold = outer;
        this.#isSeam = true;
        if (range.start < range.end) this.text.lined.push({ ...range, line: inline.line });
        return;
      }
      case "script-text": {
        const range = this.#apart(inline.children, undefined);
        const { place, note } = inline;
        if (range.start < range.end)
          this.text.scripts.push({ ...range, place, ...(note && { note }) });
        return;
      }
      case "warichu": {
        const { length } = this.text.breaks;
        const range = this.#apart(inline.children, undefined);
        // A break written in a note parts the note's two lines, not the paragraph's.
        const breaks = this.text.breaks.splice(length);
        this.text.warichu.push({ ...range, breaks });
        return;
      }
      case "jidori":
        this.text.jidori.push({ ...this.#apart(inline.children, mark), cells: inline.cells });
        return;
      case "honorific-space":
        this.addText({ type: "text", text: inlineText([inline]), origin: undefined }, undefined);
        return;
      case "line-break":
        this.text.breaks.push(this.text.clusters.length);
        this.#group += 1;
        return;
      // A figure has lines of its own, and a seal is over the text.
      case "picture":
        if (inline.use === "character") this.#addPicture(inline, mark);
        return;
      case "no-break":
        this.text.bonds.push(this.addAll(inline.children, mark));
        return;
      case "editorial-note":
        this.addAll(showNote(inline), mark);
        return;
      default:
        assertNever(inline);
    }
  }

  addText(text: Text, mark: EmphasisMark | undefined): void {
    const { clusters, references } = this.text;
    const start = clusters.length;
    for (const cluster of splitClusters(text.text)) {
      if (cluster === "\n") {
        this.text.breaks.push(clusters.length);
        continue;
      }
      if (this.#isSeam) this.#partWord(cluster);
      const codePoint = cluster.codePointAt(0) ?? 0;
      const bold = this.#isBold ? BOLD : undefined;
      const group = this.#group;
      clusters.push({ text: cluster, codePoint, origin: text.origin, mark, group, ...bold });
    }
    if (text.to !== undefined) references.push({ start, end: clusters.length, to: text.to });
  }

  #addPicture(picture: PlacedPicture, mark: EmphasisMark | undefined): void {
    this.#group += 1;
    const { origin } = picture;
    const { text, codePoint } = INSTEAD;
    this.text.clusters.push({ text, codePoint, origin, mark, picture, group: this.#group });
    this.#group += 1;
  }

  /** A word that is set as one would have its line from end to end, whatever part of it is meant. */
  #partWord(next: string): void {
    this.#isSeam = false;
    const last = this.text.clusters.at(-1)?.text;
    if (last !== undefined && OF_WORDS.test(last) && OF_WORDS.test(next)) this.#group += 1;
  }

  #apart(inlines: readonly Inline[], mark: EmphasisMark | undefined): ClusterRange {
    this.#group += 1;
    const range = this.addAll(inlines, mark);
    this.#group += 1;
    return range;
  }

  #addRuby(ruby: Ruby, mark: EmphasisMark | undefined): void {
    for (const pair of ruby.pairs) {
      const range = this.#apart(pair.base, mark);
      const reading = pair.ruby.flatMap((text) => clustersOf(text.text, text.origin));
      if (ruby.mode !== "jukugo") this.#compound += 1;
      this.text.rubies.push({
        ...range,
        ruby: reading,
        compound: this.#compound,
        word: this.#word,
        jukugo: ruby.mode === "jukugo",
        isLeft: ruby.side === "left",
      });
    }
    this.#compound += 1;
    this.#word += 1;
  }
}

const BOLD = { isBold: true } as const;
/** Stands in the row of characters for a picture. Source: Unicode, OBJECT REPLACEMENT CHARACTER. */
const INSTEAD = { text: "\ufffc", codePoint: 0xfffc } as const;
const OF_WORDS = /^[!-~]/u;
