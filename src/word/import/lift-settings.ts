import { eraDate, readDate, type WrittenDay } from "../../language/date.ts";
import { HONORIFICS, honorificStart } from "../../language/honorific.ts";
import type { BlockRole, TextBlock } from "../../model/letter.ts";
import { blockText, isTextBlock } from "../../model/letter-text.ts";
import { COLUMN_NAMES } from "../../model/recipient.ts";
import type { ImportedLetter, LetterWords } from "./imported-letter.ts";
import { type Setting, type SettingMap, textSetting } from "./setting.ts";

/** What was put in the place of a text. */
export interface Lifted {
  /** The line, as a number of `ImportedLetter.lines`. */
  readonly line: number;
  /** The words that were there, and the tags that are there now. */
  readonly was: string;
  readonly now: string;
  /** The columns of the list that the tags ask for, with what the words say of each. */
  readonly columns: ReadonlyMap<string, string>;
}

/** A letter whose own words are in the template's head. */
export interface LiftedLetter {
  readonly settings: SettingMap;
  readonly lifted: readonly Lifted[];
}

/**
 * Finds what changes from letter to letter (宛名) and from mailing to mailing (日付, 文書番号, 件名, 差出人), so that the template asks
 * the list or its own head for it.
 *
 * Shape: only whole lines of plain text, each of which is there once; a line that the tags would print otherwise stays as it is.
 */
export function liftSettings(letter: ImportedLetter, fileName: string): LiftedLetter {
  const { properties } = letter;
  const lifted: Lifted[] = [];
  const entries: [string, Setting][] = [];
  const add = (line: number, was: string, now: string, columns = NO_COLUMNS): void => {
    lifted.push({ line, was, now, columns });
  };
  const subject = single(letter, "subject");
  const isSubject = properties === undefined || properties.subject === subject?.text;
  const title = properties?.title ?? (subject?.text || fileName);
  entries.push(["表題", textSetting(title)], ["種別", textSetting(kindOf(letter))]);
  liftDate(letter, entries, add);
  const number = single(letter, "document-number");
  if (number !== undefined) {
    entries.push(["文書番号", textSetting(number.text)]);
    add(number.line, number.text, "{{文書番号}}");
  }
  if (subject !== undefined && isSubject) {
    entries.push(["件名", textSetting(subject.text)]);
    add(subject.line, subject.text, "{{件名}}");
  }
  liftSender(letter, properties, entries, add);
  liftAddressee(letter, add);
  return { settings: new Map(entries), lifted };
}

type Add = (line: number, was: string, now: string, columns?: ReadonlyMap<string, string>) => void;

const NO_COLUMNS: ReadonlyMap<string, string> = new Map();

/** A line of plain text. */
interface PlainLine {
  readonly line: number;
  readonly text: string;
}

function plainLines({ lines }: ImportedLetter, role: BlockRole): readonly PlainLine[] {
  return lines.flatMap(({ block }, line) =>
    isTextBlock(block) && block.type === role && isPlain(block)
      ? { line, text: blockText(block) }
      : [],
  );
}

/** The only line of a role; undefined if there are more, or it is more than a text. */
function single(letter: ImportedLetter, role: BlockRole): PlainLine | undefined {
  const all = letter.lines.filter(({ block }) => block.type === role);
  const [first, ...others] = plainLines(letter, role);
  return all.length === 1 && others.length === 0 ? first : undefined;
}

/** A text alone, in one look from end to end. */
function isPlain(block: TextBlock): boolean {
  let [only, ...others] = block.inlines;
  while (only?.type === "lined-text" && others.length === 0) [only, ...others] = only.children;
  return only?.type === "text" && others.length === 0 && LIFTABLE.test(only.text);
}

/** Texts that are in the head of a template what they are in its body. */
const LIFTABLE =
  /^[\p{L}\p{N}（(「『〔](?:[\p{L}\p{N}\p{Pd} 　（）()「」『』〔〕・、。，,．.／/]|\p{Variation_Selector})*$/u;

function kindOf({ lines, vertical, isCertificate }: ImportedLetter): string {
  if (isCertificate) return "賞状";
  const texts = lines.flatMap(({ block }) => (isTextBlock(block) ? blockText(block) : []));
  if (texts.some((text) => text.replaceAll(/\s/gu, "") === "事務連絡")) return "事務連絡";
  const isLetter = vertical || lines.some(({ block }) => block.type === "salutation");
  return isLetter ? "書簡" : "通知";
}

function liftDate(letter: ImportedLetter, entries: [string, Setting][], add: Add): void {
  const line = single(letter, "date-line");
  const day = line === undefined ? "not-a-date" : readDate(line.text);
  const known = letter.properties?.date;
  if (
    line === undefined ||
    typeof day === "string" ||
    (letter.properties && known !== isoOf(day))
  ) {
    if (known !== undefined) entries.push(["日付", textSetting(known)]);
    return;
  }
  entries.push(["日付", textSetting(line.text)]);
  const figures = letter.vertical ? "kanji" : "arabic";
  const printed = eraDate(day, figures, "年月日");
  if (typeof printed !== "string" && printed.text === line.text)
    add(line.line, line.text, "{{和暦 日付}}");
  else add(line.line, line.text, "{{日付}}");
}

function isoOf({ year, month, day }: WrittenDay): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/** The sender's office and name, by the lines behind the date or the addressee. */
function liftSender(
  letter: ImportedLetter,
  properties: LetterWords | undefined,
  entries: [string, Setting][],
  add: Add,
): void {
  const author = properties?.author;
  if (properties !== undefined && author === undefined) return;
  const senders = plainLines(letter, "sender").filter(({ text }) => !/^[（(]/u.test(text));
  const wanted = author === undefined ? undefined : author.split(" ");
  const named = senders.filter(({ text }) => wanted === undefined || wanted.includes(text));
  // A line that cannot be lifted may be the office, and the line after it would be taken for one.
  const isAll = wanted !== undefined || senders.length === sendersIn(letter);
  const parts = named.length <= 2 && isAll ? named : [];
  const isWhole = author === undefined || parts.map(({ text }) => text).join(" ") === author;
  if (parts.length === 0 || !isWhole) {
    if (author !== undefined) entries.push(["差出人", textSetting(author.replaceAll(" ", "　"))]);
    return;
  }
  const names = ["職名", "氏名"];
  const entriesOf = parts.map(({ text }, index): [string, Setting] => [
    names[index] ?? "",
    textSetting(text),
  ]);
  entries.push(["差出人", { kind: "map", entries: new Map(entriesOf) }]);
  for (const [index, { line, text }] of parts.entries())
    add(line, text, `{{差出人${names[index]}}}`);
}

/** How many lines name the sender; what is in brackets, such as （公印省略）, does not. */
function sendersIn({ lines }: ImportedLetter): number {
  return lines.filter(({ block }) => block.type === "sender" && !/^[（(]/u.test(blockText(block)))
    .length;
}

/** 職名, 氏名 and 敬称 of the one addressee. */
function liftAddressee(letter: ImportedLetter, add: Add): void {
  const line = single(letter, "addressee");
  if (line === undefined) return;
  const start = honorificStart(line.text);
  if (start === undefined) return;
  const words = line.text.slice(0, start);
  const rest = line.text.slice(start);
  const honorific = HONORIFICS.find((word) => rest.trim() === word);
  const [, title = "", gap = "", person = ""] = /^(\S+)(?:([ 　]+)(\S+))?$/u.exec(words) ?? [];
  if (honorific === undefined || title === "") return;
  const columns = new Map<string, string>([[COLUMN_NAMES.title, title]]);
  if (person !== "") columns.set(COLUMN_NAMES.person, person);
  columns.set(COLUMN_NAMES.honorific, honorific);
  const name = person === "" ? "" : `${gap}{{氏名}}`;
  add(line.line, line.text, `{{職名}}${name}${rest.slice(0, -honorific.length)}{{敬称}}`, columns);
}
