import type { XmlElement } from "../xml-tree.ts";
import type { LetterParts } from "./letter-parts.ts";
import {
  attributeIn,
  childElements,
  childNamed,
  childValue,
  elementsWithin,
  ownText,
} from "./properties.ts";
import { isJoint } from "./read-joints.ts";
import { characterOf } from "./reading-text.ts";
import { type Setting, type SettingMap, textSetting } from "./setting.ts";

/** What a head or a foot says at the left, in the middle and at the right; empty where it says nothing. */
export interface RunningSides {
  readonly left: string;
  readonly center: string;
  readonly right: string;
}

/** What a section has at the heads or the feet of its pages. */
export interface ReadRunning {
  readonly others: RunningSides;
  /** Those of its first page, where that has others. */
  readonly first: RunningSides | undefined;
}

/**
 * Reads a section's heads or feet that are words and the numbers of pages, in one line: what the settings ヘッダー and フッター say.
 *
 * Shape: undefined where there is more (pictures, lines, columns of a list, other pages on the left and on the right).
 * Source: ISO/IEC 29500-1, 17.10; 17.3.1.37 (tab stops).
 */
export function readRunning(
  edge: "header" | "footer",
  section: XmlElement | undefined,
  file: LetterParts,
): ReadRunning | undefined {
  const sidesOf = (type: string): RunningSides | undefined => {
    const reference = childElements(section).find(
      (one) =>
        one.name === `w:${edge}Reference` && (attributeIn(one, "w:type") ?? "default") === type,
    );
    if (reference === undefined) return NOTHING;
    const part = file.related(attributeIn(reference, "r:id") ?? "");
    return part && sidesIn(part, file);
  };
  const title = childNamed(section, "w:titlePg");
  const hasFirst = title !== undefined && !OFF.has(attributeIn(title, "w:val") ?? "1");
  const [others, first] = [sidesOf("default"), hasFirst ? sidesOf("first") : undefined];
  const hasEven = hasOtherBacks(file) && sidesOf("even") !== NOTHING;
  if (others === undefined || hasEven || (hasFirst && first === undefined)) return undefined;
  return { others, first: first !== undefined && !areAlike(first, others) ? first : undefined };
}

const NOTHING: RunningSides = { left: "", center: "", right: "" };
const OFF: ReadonlySet<string> = new Set(["0", "false", "off"]);

function hasOtherBacks(file: LetterParts): boolean {
  return childNamed(file.part("settings.xml"), "w:evenAndOddHeaders") !== undefined;
}

function areAlike(one: RunningSides, other: RunningSides): boolean {
  return one.left === other.left && one.center === other.center && one.right === other.right;
}

function sidesIn(part: XmlElement, file: LetterParts): RunningSides | undefined {
  const within = elementsWithin(part);
  if (within.some((one) => FOREIGN.has(one.name) || hasLines(one))) return undefined;
  const lines = within
    .filter(({ name }) => name === "w:p")
    .map((paragraph) => ({ paragraph, text: lineOf(paragraph) }));
  if (lines.some(({ text }) => text === undefined)) return undefined;
  const [line, ...more] = lines.filter(({ text = "" }) => /\S/u.test(text));
  if (line?.text === undefined) return NOTHING;
  if (more.length > 0 || MARKUP.test(line.text.replaceAll(NUMBER_TAG, ""))) return undefined;
  return sidesOfLine(line.text, line.paragraph, file);
}

/** Whether a paragraph has lines around it that are no place of a seal. */
export function hasLines(paragraph: XmlElement): boolean {
  if (paragraph.name !== "w:p" || isJoint(paragraph)) return false;
  const sides = childElements(childNamed(childNamed(paragraph, "w:pPr"), "w:pBdr"));
  return sides.some((side) => !["nil", "none"].includes(attributeIn(side, "w:val") ?? "none"));
}

/** What the settings cannot say. */
const FOREIGN: ReadonlySet<string> = new Set([
  "w:drawing",
  "w:pict",
  "w:object",
  "w:tbl",
  "w:ruby",
  "w:del",
  "w:ins",
  "m:oMath",
]);
const MARKUP = /\{\{|\}\}|［＃|[《》｜\n]/u;
const NUMBER_TAG = /\{\{(?:総)?ページ\}\}/gu;

function sidesOfLine(
  text: string,
  paragraph: XmlElement,
  file: LetterParts,
): RunningSides | undefined {
  const segments = text.split("\t").map((segment) => segment.trim());
  if (segments.length === 1) {
    const [own = ""] = segments;
    const side = SIDES.get(propertyOf(paragraph, file, "w:jc") ?? "left") ?? "left";
    return { ...NOTHING, [side]: own };
  }
  const sides: Record<keyof RunningSides, string> = { ...NOTHING };
  const stops: readonly (keyof RunningSides)[] = ["left", ...stopsOf(paragraph, file)];
  for (const [index, segment] of segments.entries()) {
    if (segment === "") continue;
    const side = stops[index];
    if (side === undefined || sides[side] !== "") return undefined;
    sides[side] = segment;
  }
  return sides;
}

const SIDES: ReadonlyMap<string, keyof RunningSides> = new Map([
  ["center", "center"],
  ["right", "right"],
  ["end", "right"],
]);

/** The sides that the tabs of a line lead to: those of the line, else of its style, else those of Word's own styles for heads and feet. */
function stopsOf(paragraph: XmlElement, file: LetterParts): readonly (keyof RunningSides)[] {
  const own = [paragraph, styleOf(paragraph, file)]
    .map((one) => childNamed(childNamed(one, "w:pPr"), "w:tabs"))
    .find((tabs) => tabs !== undefined);
  if (own === undefined) return ["center", "right"];
  return childElements(own)
    .map((stop) => attributeIn(stop, "w:val") ?? "")
    .filter((value) => value !== "clear")
    .map((value) => SIDES.get(value) ?? "left");
}

function propertyOf(paragraph: XmlElement, file: LetterParts, name: string): string | undefined {
  return [paragraph, styleOf(paragraph, file)]
    .map((one) => childValue(childNamed(one, "w:pPr"), name))
    .find((value) => value !== undefined);
}

function styleOf(paragraph: XmlElement, file: LetterParts): XmlElement | undefined {
  const id = childValue(childNamed(paragraph, "w:pPr"), "w:pStyle");
  return childElements(file.part("styles.xml")).find((one) => attributeIn(one, "w:styleId") === id);
}

interface OpenLine {
  text: string;
  /** The codes of the fields that are open, the outermost first. */
  readonly codes: string[];
  /** Whether a field is none of a page's numbers. */
  hasOther: boolean;
}

/** The text of a line with the tags of its numbers; undefined where a field is another. */
function lineOf(paragraph: XmlElement): string | undefined {
  const line: OpenLine = { text: "", codes: [], hasOther: false };
  for (const element of elementsWithin(paragraph)) take(line, element);
  return line.hasOther ? undefined : line.text;
}

function take(line: OpenLine, element: XmlElement): void {
  const { codes } = line;
  if (element.name === "w:fldSimple") addField(line, attributeIn(element, "w:instr") ?? "");
  else if (element.name === "w:fldChar") {
    const type = attributeIn(element, "w:fldCharType");
    if (type === "begin") codes.push("");
    if (type === "end") addField(line, codes.pop() ?? "");
  } else if (element.name === "w:instrText") codes.push((codes.pop() ?? "") + ownText(element));
  else if (codes.length === 0 && !isInSimpleField(element) && !isTabStop(element)) {
    line.text += characterOf(element) ?? "";
  }
}

function addField(line: OpenLine, code: string): void {
  const tag = tagOf(code);
  if (tag === undefined) line.hasOther = true;
  else line.text += tag;
}

function isTabStop({ parent }: XmlElement): boolean {
  return parent?.name === "w:tabs";
}

function isInSimpleField(element: XmlElement): boolean {
  for (let around = element.parent; around !== undefined; around = around.parent) {
    if (around.name === "w:fldSimple") return true;
  }
  return false;
}

function tagOf(code: string): string | undefined {
  const [name = "", ...switches] = code.trim().split(/\s+/u);
  if (/^PAGE$/iu.test(name)) return switches.includes("\\*") ? "{{ページ}}" : OWN_NUMBER;
  return /^(?:NUM|SECTION)PAGES$/iu.test(name) ? "{{総ページ}}" : undefined;
}

/** Stands for a number that is written as the section says, until it is known whether it is the page's own (ノンブル). */
export const OWN_NUMBER = "{{ページ}}\u{fdd4}";

/** Writes heads or feet as the setting says them; undefined for none. */
export function runningSetting({ others, first }: ReadRunning): Setting | undefined {
  const own = sidesSetting(others);
  if (first === undefined) return own;
  const entries: SettingMap = own?.kind === "map" ? own.entries : new Map();
  return {
    kind: "map",
    entries: new Map([...entries, ["最初のページ", sidesSetting(first) ?? textSetting("なし")]]),
  };
}

function sidesSetting(sides: RunningSides): Setting | undefined {
  const entries = WORDS.flatMap(([word, side]): readonly [string, Setting][] =>
    sides[side] === ""
      ? []
      : [[word, textSetting(sides[side].replaceAll(OWN_NUMBER, "{{ページ}}"))]],
  );
  return entries.length === 0 ? undefined : { kind: "map", entries: new Map(entries) };
}

const WORDS = [
  ["左", "left"],
  ["中央", "center"],
  ["右", "right"],
] as const;
