import {
  type DeflateSegment,
  deflateSegment,
  joinSegments,
  storedSegment,
} from "../base/bytes/deflate-segment.ts";
import { deflatedEntry, writeZip, type ZipEntry } from "../base/bytes/zip.ts";
import { error } from "../base/diagnostic.ts";
import { escapeAttribute, escapeText } from "../base/escape-xml.ts";
import type { Location, WordPlace } from "../base/location.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import type { FilledParagraph, FilledPart, FilledRun } from "../model/filled-word.ts";
import type { Manuscript, OriginRange } from "../model/manuscript.ts";
import type { WordText } from "../model/word-text.ts";
import { cleanParts } from "./clean-parts.ts";
import { pieceIndex, type TextEvent, type WordPiece } from "./project.ts";
import type { WordTemplate } from "./read-word-template.ts";
import { freeNumbers, repeatedXml } from "./repeated-piece.ts";

/** Fills a Word file; what it keeps between letters never changes a byte. */
export interface WordFiller {
  /**
   * The letter as a Word file.
   *
   * Shape: the parts in the order of the template's, those without a tag with the same content.
   * Errors: word/unwritable-character.
   * Cost: linear in the values and the number of pieces.
   */
  readonly fill: (manuscript: Manuscript) => Outcome<Uint8Array>;
  /** What the letter must say, part by part, with where each value comes from. */
  readonly paragraphsOf: (manuscript: Manuscript) => readonly FilledPart[];
}

/** Gives the filler of a template. Cost: what no addressee changes is compressed here, once. */
export function createWordFiller({ parts, pieces }: WordTemplate): WordFiller {
  const storyNames = new Set(
    pieces.flatMap(({ events }) =>
      events.flatMap((event) => (event.kind === "part" ? [event.name] : [])),
    ),
  );
  const encoder = new TextEncoder();
  const encode = (text: string): Uint8Array => encoder.encode(text);
  const fixed = new Map(
    [...cleanParts(parts)]
      .filter(([name]) => !storyNames.has(name))
      .map(([name, bytes]) => [name, deflatedEntry(name, bytes)] as const),
  );
  const numbers = freeNumbers(pieces);
  const segments = pieces.map(({ xml }) =>
    xml.length > LONG_PIECE ? deflateSegment(encode(xml)) : undefined,
  );
  const names = [...parts.keys()].filter((name) => storyNames.has(name) || fixed.has(name));
  return {
    fill: (manuscript) => {
      const wrong = unwritable(manuscript);
      if (wrong !== undefined) return failure([wrong]);
      const filled = fillParts(manuscript, { pieces, segments, nextNumber: numbers() }, encode);
      const entries = names.flatMap((name): readonly ZipEntry[] => {
        const story = filled.get(name);
        const entry = fixed.get(name);
        if (story !== undefined) return [{ name, method: "deflated", ...joinSegments(story) }];
        return entry === undefined ? [] : [entry];
      });
      return success(writeZip(entries));
    },
    paragraphsOf: (manuscript) => filledParts(manuscript, pieces),
  };
}

/**
 * From this many UTF-16 code units on a piece is compressed by itself, once for all letters. What is shorter is stored as it is
 * with the values beside it: to compress it for each letter took six times as long, and saves a few hundred bytes.
 */
const LONG_PIECE = 256;

/** The pieces and values of a letter in their order. */
function* contentOf({
  text,
  origins,
}: Manuscript): Iterable<
  { readonly piece: number } | { readonly value: string; readonly at: Location }
> {
  for (const { start, end, markup, at: origin } of origins) {
    if (!markup) yield { value: text.slice(start, end), at: origin };
    else {
      for (let at = start; at < end; at += 1) {
        const high = text.charCodeAt(at);
        // Planes 15 and 16 begin with these; all else there is the text of the template, which stands in its pieces.
        if (high >= FIRST_PIECE_SURROGATE && high <= LAST_HIGH_SURROGATE) {
          yield { piece: pieceIndex(text.codePointAt(at) ?? 0) };
          at += 1;
        }
      }
    }
  }
}

/** What is known of a template's pieces before any letter; `nextNumber` is a letter's own. */
interface Prepared {
  readonly pieces: readonly WordPiece[];
  readonly segments: readonly (DeflateSegment | undefined)[];
  readonly nextNumber: () => number;
}

function fillParts(
  manuscript: Manuscript,
  { pieces, segments, nextNumber }: Prepared,
  encode: (text: string) => Uint8Array,
): ReadonlyMap<string, readonly DeflateSegment[]> {
  const written = new Set<number>();
  const contentFor = (piece: WordPiece, index: number): string | DeflateSegment => {
    const isAgain = piece.identities.length > 0 && written.has(index);
    written.add(index);
    return isAgain ? repeatedXml(piece, nextNumber) : (segments[index] ?? piece.xml);
  };
  const parts = new Map<string, DeflateSegment[]>();
  let current: DeflateSegment[] = [];
  let short = "";
  let into: WordPiece["into"] = "text";
  const flush = (): void => {
    if (short !== "") current.push(storedSegment(encode(short)));
    short = "";
  };
  for (const one of contentOf(manuscript)) {
    if ("value" in one) {
      short += escapedValue(one.value, into);
      continue;
    }
    const piece = pieces[one.piece];
    if (piece === undefined) continue;
    const name = piece.events[0]?.kind === "part" ? piece.events[0].name : undefined;
    if (name !== undefined) {
      flush();
      current = [];
      parts.set(name, current);
    }
    into = piece.into;
    const content = contentFor(piece, one.piece);
    if (typeof content === "string") short += content;
    else {
      flush();
      current.push(content);
    }
  }
  flush();
  return parts;
}

/** A value as XML; in the text of a run a line end becomes a break. */
function escapedValue(value: string, into: WordPiece["into"]): string {
  const text = value.replaceAll(LINE_END, "\n");
  switch (into) {
    case "text":
      return escapeText(text).replaceAll("\n", LINE_BREAK);
    case "attribute":
      return escapeAttribute(text);
    case "property":
      return escapeText(text.replaceAll("\n", " "));
  }
}

function unwritable({ text, origins }: Manuscript): ReturnType<typeof error> | undefined {
  if (!FORBIDDEN.test(text)) return undefined;
  const isIn = ({ start, end }: OriginRange): boolean => FORBIDDEN.test(text.slice(start, end));
  const range = origins.find((one) => !one.markup && isIn(one));
  if (range === undefined) return undefined;
  const [found = ""] = FORBIDDEN.exec(text.slice(range.start, range.end)) ?? [];
  const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const column = range.at.kind === "cell" ? (range.at.header ?? "") : "";
  return error("word/unwritable-character", range.at, { character: `U+${code}`, column });
}

/** The text alone of what a filled file must say. */
export function filledText(parts: readonly FilledPart[]): WordText {
  return parts.map(({ name, paragraphs, descriptions }) => ({
    name,
    descriptions,
    paragraphs: paragraphs.map(({ place, number, runs }) => ({
      place,
      number,
      text: runs.map(({ text }) => text).join(""),
    })),
  }));
}

/** Puts the letter's text together from what its pieces mean and its values. */
function filledParts(manuscript: Manuscript, pieces: readonly WordPiece[]): readonly FilledPart[] {
  const parts: { name: string; paragraphs: FilledParagraph[]; descriptions: string[] }[] = [];
  const open: (Omit<FilledParagraph, "runs"> & { runs: FilledRun[]; index: number })[] = [];
  let hidden = 0;
  let isUnseen = false;
  let description: string | undefined;
  const add = (run: FilledRun): void => {
    if (description !== undefined) description += run.text;
    else if (hidden === 0) open.at(-1)?.runs.push(isUnseen ? { ...run, isUnseen } : run);
  };
  const counts = new Map<WordPlace, number>();
  const take = (event: TextEvent): void => {
    const part = parts.at(-1);
    switch (event.kind) {
      case "part":
        parts.push({ name: event.name, paragraphs: [], descriptions: [] });
        counts.clear();
        return;
      case "start": {
        const { at: home } = event;
        const place = home.part;
        const number = (counts.get(place) ?? 0) + 1;
        const index = part?.paragraphs.length ?? 0;
        open.push({ place, number, home, runs: [], index });
        if (hidden > 0) return;
        counts.set(place, number);
        part?.paragraphs.push({ place, number, home, runs: [] });
        return;
      }
      case "end": {
        const ended = open.pop();
        if (hidden > 0 || ended === undefined || part === undefined) return;
        const { index, ...paragraph } = ended;
        part.paragraphs[index] = paragraph;
        return;
      }
      case "text":
        add({ text: event.text, origin: undefined, own: event.own });
        return;
      case "hide":
        hidden += 1;
        return;
      case "show":
        hidden -= 1;
        return;
      case "unseen":
      case "seen":
        isUnseen = event.kind === "unseen";
        return;
      case "describe":
        description = "";
        return;
      case "described":
        part?.descriptions.push(description ?? "");
        description = undefined;
    }
  };
  for (const one of contentOf(manuscript)) {
    if ("value" in one) {
      add({ text: one.value.replaceAll(LINE_END, "\n"), origin: one.at, own: undefined });
    } else for (const event of pieces[one.piece]?.events ?? []) take(event);
  }
  return parts;
}

const LINE_END = /\r\n?/gu;
const LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">';
const FIRST_PIECE_SURROGATE = 0xdb_80;
const LAST_HIGH_SURROGATE = 0xdb_ff;
/** Lone halves of a pair among them. Source: XML 1.0, production 2. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/u;
