import type { Inline, ListItem, ScriptText } from "../../model/letter.ts";
import { inlineText } from "../../model/letter-text.ts";
import type { LatinPolicy } from "../../text/latin-tokens.ts";
import type { XmlElement } from "../xml-tree.ts";
import { foldInlines } from "./fold-inlines.ts";
import type { LetterParts } from "./letter-parts.ts";
import type { Lose } from "./loss.ts";
import type { LinePiece, Piece } from "./piece.ts";
import {
  attributeIn,
  childElements,
  childNamed,
  childValue,
  elementsWithin,
} from "./properties.ts";
import type { LookContext } from "./read-look.ts";
import { readRuns, type Story } from "./read-runs.ts";
import { inlineText as inlineTextOf } from "./reading-text.ts";
import { anchorOf, type References } from "./references.ts";
import type { StyleSheet } from "./style-sheet.ts";
import { hasOpenBraces } from "./typed-tags.ts";

/** What reading the notes of a file needs. */
export interface NoteContext {
  readonly styles: StyleSheet;
  readonly vertical: boolean;
  readonly latin: LatinPolicy;
  readonly bodySize: number;
  readonly isGothic: boolean;
  readonly hasBold: boolean;
  readonly isOurs: boolean;
  /** What the places that sentences lead to are called. */
  readonly references: References;
}

/** The notes of a Word file, as they are found by their marks. */
export interface NoteReader {
  /** Gives the mark of the note that a reference leads to; undefined if a template cannot say the note. */
  readonly markOf: (reference: XmlElement, lose: Lose) => ScriptText | undefined;
  /** The notes that were found, by their numbers. */
  readonly notes: ReadonlyMap<number, ListItem>;
}

/**
 * Reads the footnotes of a Word file as 脚注, and its endnotes as 注.
 *
 * Shape: a note is one paragraph of text; its size and its number are the template's. One with a mark of its own, with fields, or of
 * several paragraphs is none of these.
 * Source: ISO/IEC 29500-1, 17.11.
 */
export function noteReader(file: LetterParts, context: NoteContext): NoteReader {
  const notes = new Map<number, ListItem>();
  return {
    notes,
    markOf: (reference, lose) => {
      const kind = reference.name === "w:footnoteReference" ? "foot" : "end";
      const isOwn = attributeIn(reference, "w:customMarkFollows") !== undefined;
      const element = isOwn ? undefined : noteOf(reference, kind, file);
      const inlines = element && textOf(element, context, lose);
      if (inlines === undefined) return undefined;
      const number = notes.size + 1;
      const [paragraph] = element === undefined ? [] : childElements(element);
      const anchor = paragraph && anchorOf(paragraph);
      const name = (anchor === undefined ? undefined : context.references.get(anchor)) ?? "";
      const note = { number, place: kind, name } as const;
      const item = { type: "list-item", label: [], inlines, placement: {}, depth: 0 } as const;
      notes.set(number, { ...item, origin: undefined, note });
      return { type: "script-text", place: "above", children: [], note };
    },
  };
}

function noteOf(
  reference: XmlElement,
  kind: "foot" | "end",
  file: LetterParts,
): XmlElement | undefined {
  const id = attributeIn(reference, "w:id");
  return childElements(file.part(`${kind}notes.xml`)).find(
    (one) => one.name === `w:${kind}note` && attributeIn(one, "w:id") === id,
  );
}

function textOf(note: XmlElement, context: NoteContext, lose: Lose): readonly Inline[] | undefined {
  const [paragraph, ...others] = childElements(note);
  if (paragraph?.name !== "w:p" || others.length > 0) return undefined;
  if (elementsWithin(paragraph).some(({ name }) => FIELDS.has(name))) return undefined;
  const { styles, bodySize, isOurs } = context;
  const styleId = childValue(childNamed(paragraph, "w:pPr"), "w:pStyle");
  const look: LookContext = {
    styles,
    paragraphLevels: isOurs ? [] : styles.levelsOf(styleId, "w:rPr"),
    bodySize,
    roleSize: bodySize,
    isOneSize: true,
    isGothic: context.isGothic,
    hasBold: context.hasBold,
    isOurItem: isOurs,
    lose,
  };
  // LibreOffice puts a tab between the number and the note's first word.
  const hasTab = inlineTextOf(paragraph, []).trimStart().includes("\t");
  const told: Lose = (what) => {
    if (what !== "tabs" || hasTab) lose(what);
  };
  const { pieces, omits } = readRuns(paragraph, NO_STORY, { ...look, lose: told });
  const line = withoutGap(pieces.flatMap(linePiece));
  if (omits || line.length < pieces.length - 1) return undefined;
  const inlines = foldInlines(line, context.vertical, context.latin, lose);
  const text = inlineText(inlines);
  // A tag that a clerk typed would be characters in every letter.
  return text.trim() === "" || hasOpenBraces(text.normalize("NFKC")) ? undefined : inlines;
}

const FIELDS: ReadonlySet<string> = new Set(["w:fldChar", "w:fldSimple"]);

/** In a note there are neither fields nor notes. */
const NO_STORY: Story = {
  fields: [],
  meaningOf: () => ({ keyword: "" }),
  addTag: (_, shown) => shown,
  markOf: () => undefined,
};

function linePiece(piece: Piece): readonly LinePiece[] {
  return piece.kind === "page-break" ? [] : [piece];
}

/** What stands between the number and the note's first word is the template's. */
function withoutGap(pieces: readonly LinePiece[]): readonly LinePiece[] {
  const [first, ...rest] = pieces;
  if (first?.kind !== "text") return pieces;
  const text = first.text.trimStart();
  return text === "" ? withoutGap(rest) : [{ ...first, text }, ...rest];
}
