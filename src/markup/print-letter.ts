import { assertNever } from "../base/assert.ts";
import { type Sp, spToPt } from "../base/units.ts";
import { seriesOfNumber } from "../language/item-number.ts";
import { ROLE_NAMES } from "../model/annotation-words.ts";
import type {
  Block,
  BlockPlacement,
  EditorialNote,
  Inline,
  Letter,
  ListItem,
  Ruby,
  Table,
  TableColumn,
  TableRow,
  Text,
  TextBlock,
} from "../model/letter.ts";
import { inlineText, textParts } from "../model/letter-text.ts";
import {
  COLUMN_PLACES,
  EMPHASIS_NAMES,
  LINE_NAMES,
  NOTES_PLACE,
  SCRIPT_NAMES,
} from "./annotations.ts";
import { noteOfCharacter } from "./gaiji.ts";
import { READING_SEPARATOR } from "./ruby.ts";

/**
 * Writes a letter in the notation that `parseLetter` reads: parsing what is printed gives the letter
 * again, its origins apart.
 *
 * Shape: one line for each block and for each row of a table, LF after every one. Mono ruby is written for one character at a
 * time; a placement that no annotation says is left out.
 */
export function printLetter(letter: Letter): string {
  const notes = markedNotes(letter);
  let before: Block | undefined;
  let lines = "";
  for (const block of letter.blocks) {
    const note = block.type === "list-item" ? block.note : undefined;
    // A note is written at its mark; those that stand together are where a line says so, after an empty one.
    if (note === undefined || !notes.has(note.number)) lines += `${printBlock(block, notes)}\n`;
    else if (note.place === "end") lines = withPlace(lines, before);
    before = block;
  }
  return lines;
}

/** Writes a block alone, with those of the notes whose marks are in it. */
export function printLine(block: Block, notes: ReadonlyMap<number, ListItem>): string {
  return `${printBlock(block, notes)}\n`;
}

function withPlace(lines: string, before: Block | undefined): string {
  if (before?.type === "list-item" && before.note?.place === "end") return lines;
  const text = before?.type === "blank-line" ? lines.slice(0, -(BLANK.length + 1)) : lines;
  return `${text}［＃${NOTES_PLACE}］\n`;
}

/** The notes of a letter by their numbers, as far as they have a mark that is in no other annotation. */
type MarkedNotes = ReadonlyMap<number, ListItem>;

function markedNotes(letter: Letter): MarkedNotes {
  const marks = new Set(
    textParts(letter).flatMap(({ inlines }) =>
      inlines.flatMap((inline) =>
        inline.type === "script-text" ? (inline.note?.number ?? []) : [],
      ),
    ),
  );
  return new Map(
    letter.blocks.flatMap((block): readonly (readonly [number, ListItem])[] =>
      block.type === "list-item" && block.note !== undefined && marks.has(block.note.number)
        ? [[block.note.number, block]]
        : [],
    ),
  );
}

function printBlock(block: Block, notes: MarkedNotes): string {
  switch (block.type) {
    case "page-break":
      return "［＃改ページ］";
    case "part-break":
      return block.name === "" ? "［＃別紙］" : `［＃別紙「${block.name}」］`;
    case "blank-line":
      return BLANK;
    case "table":
      return printTable(block, notes);
    case "figure":
      return printPlacement(block.placement) + block.inlines.map(printFigure).join("");
    case "figure-caption":
      return printTextBlock({ ...block, inlines: withoutNumber(block.inlines) }, notes);
    default:
      return printTextBlock(block, notes);
  }
}

const BLANK = "［＃１行空き］";

/** The text of a block, each note at its mark. */
function printMarked(inlines: readonly Inline[], notes: MarkedNotes): string {
  return inlines
    .map((inline) => {
      const number = inline.type === "script-text" ? inline.note?.number : undefined;
      const note = number === undefined ? undefined : notes.get(number);
      return note?.note === undefined
        ? printInline(inline)
        : between(NOTE_NAMES[note.note.place], note.inlines, givenName(note.note.name));
    })
    .join("");
}

/** What sentences know a note by that has no number yet; what it is called by its number is counted again. */
function givenName(name: string): string {
  return name === "" || /^(?:注|脚注|※)/u.test(name) ? "" : `「${name}」`;
}

const NOTE_NAMES = { end: "注", beneath: "※", foot: "脚注" } as const;

/** A figure in the size that it has: its template may have asked for it in other words. */
function printFigure(inline: Inline): string {
  if (inline.type !== "picture") return "";
  const { picture, alt, size } = inline;
  const width = size === undefined ? "" : `、幅${millimetres(size.width)}ミリ`;
  return `［＃図「${picture.name}」「${alt}」${width}］`;
}

function millimetres(length: Sp): number {
  return Math.round((spToPt(length) * 2540) / 72) / 100;
}

/** What a figure is called, without its number: that is counted again. */
function withoutNumber([first, ...rest]: readonly Inline[]): readonly Inline[] {
  const isNumber = first?.type === "text" && /^図[^　]*　$/u.test(first.text);
  return isNumber || first === undefined ? rest : [first, ...rest];
}

/** The rows of a table with bars around their cells, whatever is in them. */
function printTable({ caption, columns, head, rows }: Table, notes: MarkedNotes): string {
  const isPlain = columns.every(
    ({ width, alignment, isHead }) => width === undefined && alignment === undefined && !isHead,
  );
  return [
    "［＃ここから表］",
    ...(caption === undefined
      ? []
      : [`［＃表題］${protectEnds(printMarked(caption.inlines, notes))}`]),
    ...(isPlain ? [] : [`［＃列　${columns.map(printColumn).join("、")}］`]),
    ...head.map((row) => `［＃見出し行］${printRow(row, notes)}`),
    ...rows.map((row) => printRow(row, notes)),
    "［＃ここで表終わり］",
  ].join("\n");
}

function printColumn({ width, alignment, isHead }: TableColumn): string {
  const [place = "自動"] =
    Object.entries(COLUMN_PLACES).find(([, found]) => found === alignment) ?? [];
  return `${isHead ? "見出し" : ""}${width === undefined ? "" : `${wide(width)}字`}${place}`;
}

function printRow({ cells }: TableRow, notes: MarkedNotes): string {
  const texts = cells.map(({ inlines }) =>
    protectEnds(printMarked(inlines, notes)).replaceAll("|", noteOfCharacter),
  );
  return `| ${texts.join(" | ")} |`;
}

function printTextBlock(block: TextBlock, notes: MarkedNotes): string {
  if (block.type === "list-item" && block.level !== undefined) return printNumbered(block, notes);
  const label = block.type === "list-item" ? printInlines(block.label) : "";
  const text = protectEnds(label + printMarked(block.inlines, notes));
  return `${printRole(block)}${printPlacement(block.placement)}${text}`;
}

/** An item that is numbered by itself: the first number of its series, whatever its own. */
function printNumbered({ label, level, inlines, placement }: ListItem, notes: MarkedNotes): string {
  const number = inlineText(label).trimEnd();
  const series = WRITING_MODES.map((mode) => seriesOfNumber(number, mode));
  const mark = series.find((found) => found?.level === level)?.mark ?? number;
  return `［＃${mark}］${printPlacement(placement)}${protectEnds(printMarked(inlines, notes))}`;
}

const WRITING_MODES = ["vertical-rl", "horizontal-tb"] as const;

function printRole(block: TextBlock): string {
  if (block.type === "paragraph") return "";
  let number = 0;
  if (block.type === "heading") number = block.level;
  if (block.type === "list-item") number = block.depth;
  for (const [name, [role, level]] of ROLE_NAMES) {
    if (role === block.type && level === number) return `［＃${name}］`;
  }
  return "";
}

function printPlacement(placement: BlockPlacement): string {
  const { indentStart, indentEnd, firstLineIndent, alignment, characterSize, deference } =
    placement;
  let text = characterSize === undefined ? "" : `［＃${wide(spToPt(characterSize))}ポイント］`;
  if (deference !== undefined) {
    text += deference === 0 ? "［＃平出］" : `［＃${wide(deference)}字擡頭］`;
  }
  if (indentStart !== undefined) {
    text +=
      firstLineIndent === undefined
        ? `［＃${wide(indentStart)}字下げ］`
        : `［＃${wide(indentStart + firstLineIndent)}字下げ、折り返して${wide(indentStart)}字下げ］`;
  }
  if (alignment === "center") text += "［＃中央揃え］";
  if (alignment === "end") {
    text += (indentEnd ?? 0) === 0 ? "［＃地付き］" : `［＃地から${wide(indentEnd ?? 0)}字上げ］`;
  }
  return text;
}

function wide(number: number): string {
  return String(number).replaceAll(/\d/gu, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
  );
}

/** White space at a line's ends would not count; a note keeps it. */
function protectEnds(line: string): string {
  return line.replaceAll(/^[ \t　]|[ \t　]$/gu, noteOfCharacter);
}

function printInlines(inlines: readonly Inline[]): string {
  return inlines.map(printInline).join("");
}

function printInline(inline: Inline): string {
  switch (inline.type) {
    case "text":
      return escaped(inline.text);
    case "ruby":
      if (inline.side === "left") return printLeft(inline);
      return inline.mode === "jukugo"
        ? `｜${printInlines(inline.pairs.flatMap(({ base }) => base))}《${inline.pairs
            .map(({ ruby }) => printTexts(ruby))
            .join(READING_SEPARATOR)}》`
        : inline.pairs
            .map(({ base, ruby }) => `｜${printInlines(base)}《${printTexts(ruby)}》`)
            .join("");
    case "tate-chu-yoko":
      return between("縦中横", inline.children);
    case "emphasis-dots":
      return between(nameOf(inline.mark, EMPHASIS_NAMES), inline.children);
    case "lined-text":
      return between(nameOf(inline.line, LINE_NAMES), inline.children);
    case "script-text":
      return between(nameOf(inline.place, SCRIPT_NAMES), inline.children);
    case "warichu":
      return between("割り注", inline.children);
    case "no-break":
      return between("分割禁止", inline.children);
    case "jidori":
      return `［＃${wide(inline.cells)}字取り］${printInlines(inline.children)}［＃字取り終わり］`;
    case "line-break":
      return "［＃改行］";
    case "honorific-space":
      return inline.cells === 1 ? "［＃欠字］" : `［＃${wide(inline.cells)}字欠字］`;
    case "picture":
      return `※［＃${inline.alt}、画像「${inline.picture.name}」］`;
    case "editorial-note":
      return printInlines(inline.children) + printNote(inline);
    default:
      return assertNever(inline);
  }
}

/** A reading on the left is said after what it belongs to. */
function printLeft({ pairs }: Ruby): string {
  return pairs
    .map(({ base, ruby }) => {
      const reading = withinNote(inlineText(ruby));
      return `${printInlines(base)}［＃「${withinNote(inlineText(base))}」の左に「${reading}」の振り仮名］`;
    })
    .join("");
}

function between(name: string, children: readonly Inline[], given = ""): string {
  return `［＃${name}${given}］${printInlines(children)}［＃${name}終わり］`;
}

function printNote({ note, issued, side, children }: EditorialNote): string {
  const target = withinNote(inlineText(children));
  if (issued !== undefined) return `［＃「${target}」は底本では「${withinNote(issued)}」］`;
  if (side === "left") return `［＃「${target}」の左に「${withinNote(note)}」の注記］`;
  return note === "ママ"
    ? `［＃「${target}」はママ］`
    : `［＃「${target}」に「${withinNote(note)}」の注記］`;
}

/** The first of the names that say something. */
function nameOf(said: string, names: ReadonlyMap<string, string>): string {
  for (const [name, named] of names) if (named === said) return name;
  throw new Error(`invariant broken: ${said} has no annotation`);
}

function printTexts(texts: readonly Text[]): string {
  return texts.map(({ text }) => escaped(text)).join("");
}

/** Writes characters so that none of them is read as a mark or as a tag; a line break as its annotation. */
export function printText(text: string): string {
  const safe = (line: string): string => escaped(line).replaceAll("}", noteOfCharacter);
  return text.split("\n").map(safe).join("［＃改行］");
}

function escaped(text: string): string {
  return text.replaceAll(/[《》｜※［{＼]/gu, noteOfCharacter);
}

function withinNote(text: string): string {
  return text.replaceAll(/[「」［］※＼]/gu, noteOfCharacter);
}
