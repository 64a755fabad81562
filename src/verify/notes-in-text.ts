import { type DocxParts, partText } from "./docx-parts.ts";
import { roleOfStyle } from "./tables/word-vocabulary.ts";

/**
 * Puts the footnotes of a letter's Word file where they are read: each note after the paragraph or table that has its mark, and its
 * number, which Word counts itself, in both places.
 *
 * Shape: the same parts if the document has no mark; a mark without its note and a note without its mark stay what they are, and so are
 * foreign to whoever knows the words of a letter.
 * Source: ECMA-376 Part 1, 17.11.14 (footnoteReference), 17.11.13 (footnoteRef), 17.11.17 (numFmt; decimal where nothing is said).
 */
export function notesInText(parts: DocxParts): DocxParts {
  if (!(parts.has(DOCUMENT) && parts.has(NOTES))) return parts;
  const document = partText(parts, DOCUMENT);
  if (!document.includes("<w:footnoteReference ")) return parts;
  const rest = partText(parts, NOTES);
  const notes = new Map(
    [...rest.matchAll(NOTE)].map(({ 0: whole, groups }) => [
      groups?.["id"] ?? "",
      { whole, text: groups?.["text"] ?? "" },
    ]),
  );
  const merged = new Merged(document, notes);
  const encoder = new TextEncoder();
  const without = merged.taken.reduce((text, note) => text.replace(note, ""), rest);
  return new Map([
    ...parts,
    [DOCUMENT, encoder.encode(merged.text)],
    [NOTES, encoder.encode(without)],
  ]);
}

const DOCUMENT = "word/document.xml";
const NOTES = "word/footnotes.xml";
const NOTE = /<w:footnote w:id="(?<id>\d{1,5})">(?<text>.*?)<\/w:footnote>/gsu;
const MARK = /<w:footnoteReference w:id="(?<id>\d{1,5})"\/>/gu;
/** What the mark is within its note. */
const OWN_MARK = "<w:footnoteRef/>";

interface Note {
  readonly whole: string;
  readonly text: string;
}

/** A document with its notes. */
class Merged {
  readonly text: string;
  /** The notes that were put into the text. */
  readonly taken: readonly string[];

  constructor(document: string, notes: ReadonlyMap<string, Note>) {
    const left = new Map(notes);
    const taken: string[] = [];
    // Word counts in the figures of each section, and a letter has one kind.
    const isWide = countOf(document, WIDE_NUMBERS) === countOf(document, "<w:sectPr");
    const pieces: string[] = [];
    let count = 0;
    let from = 0;
    let waiting: Waiting | undefined;
    const close = (): void => {
      if (waiting === undefined) return;
      const block = pieces.splice(waiting.piece).join("") + document.slice(from, waiting.until);
      pieces.push(withNotes(block, waiting.texts));
      from = waiting.until;
      waiting = undefined;
    };
    for (const { index, 0: mark, groups } of document.matchAll(MARK)) {
      const id = groups?.["id"] ?? "";
      const note = left.get(id);
      const until = endOfBlock(document, index);
      if (note === undefined || note.text.split(OWN_MARK).length !== 2) continue;
      left.delete(id);
      taken.push(note.whole);
      count += 1;
      const number = `<w:t>${isWide ? wide(count) : count}</w:t>`;
      if (waiting !== undefined && waiting.until !== until) close();
      waiting ??= { until, piece: pieces.length, texts: [] };
      pieces.push(document.slice(from, index), number);
      from = index + mark.length;
      waiting.texts.push(note.text.replace(OWN_MARK, number));
    }
    close();
    this.text = pieces.join("") + document.slice(from);
    this.taken = taken;
  }
}

/** A block whose notes come after it: where it ends, the first of the pieces that it is in, and the notes. */
interface Waiting {
  readonly until: number;
  readonly piece: number;
  readonly texts: string[];
}

/** A block with its notes, the last of which ends the section that the block's own paragraph ended (17.6.18). */
function withNotes(block: string, notes: readonly string[]): string {
  const own = block.slice(Math.max(block.lastIndexOf("<w:p>"), block.lastIndexOf("<w:p ")));
  const section = SECTION.exec(own)?.[0];
  if (section === undefined) return block + notes.join("");
  const [text, last] = [notes.slice(0, -1).join(""), notes.at(-1) ?? ""];
  const end = last.lastIndexOf("</w:pPr>");
  const rest = block.slice(0, -own.length) + own.replace(section, "");
  return `${rest}${text}${last.slice(0, end)}${section}${last.slice(end)}`;
}

const SECTION = /<w:sectPr>.*?<\/w:sectPr>(?=<\/w:pPr>)/su;

/** Where the paragraph ends that a mark is in, or the table around it or under it. */
function endOfBlock(document: string, at: number): number {
  const isInTable = document.lastIndexOf("<w:tbl>", at) > document.lastIndexOf("</w:tbl>", at);
  const end = endAfter(document, isInTable ? "</w:tbl>" : "</w:p>", at);
  const isCaption =
    !isInTable && document.startsWith("<w:tbl>", end) && roleAt(document, at) === "table-caption";
  return isCaption ? endAfter(document, "</w:tbl>", end) : end;
}

function endAfter(document: string, tag: string, at: number): number {
  const found = document.indexOf(tag, at);
  return found < 0 ? document.length : found + tag.length;
}

/** What the paragraph is that a mark is in. */
function roleAt(document: string, at: number): string | undefined {
  const style = document.lastIndexOf(STYLE, at);
  if (style < 0 || style < document.lastIndexOf("</w:p>", at)) return undefined;
  return roleOfStyle(
    document.slice(style + STYLE.length, document.indexOf('"', style + STYLE.length)),
  );
}

const STYLE = '<w:pStyle w:val="';

function countOf(text: string, part: string): number {
  return text.split(part).length - 1;
}

const WIDE_NUMBERS = '<w:footnotePr><w:numFmt w:val="decimalFullWidth"/></w:footnotePr>';

function wide(count: number): string {
  return String(count).replaceAll(/\d/gu, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
  );
}
