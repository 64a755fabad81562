import { PARTICLES } from "../../model/page-format.ts";
import type { XmlElement } from "../xml-tree.ts";
import type { LetterParts } from "./letter-parts.ts";
import { attributeIn, childElements, childNamed, childValue } from "./properties.ts";
import { type Setting, type SettingMap, textSetting } from "./setting.ts";
import { innermost, readStyleSheet, switchOf } from "./style-sheet.ts";

/** How a file of ours was composed, where that is not what is usual. */
export interface House {
  /** Keys of 体裁. */
  readonly layout: SettingMap;
  /** フォント and docx. */
  readonly fonts: SettingMap;
}

/** A house that says nothing. */
export const NO_HOUSE: House = { layout: new Map(), fonts: new Map() };

/** Reads the rules of composition and the fonts of a Word file that Shokan wrote. */
export function readHouse(file: LetterParts, latin: string | undefined): House {
  return { layout: layoutOf(file), fonts: fontsOf(file, latin) };
}

function layoutOf(file: LetterParts): SettingMap {
  const settings = file.part("settings.xml");
  // A program that saves the file again has rules of its own, and leaves these out.
  if (childNamed(settings, "w:noLineBreaksBefore") === undefined) return new Map();
  const levels = readStyleSheet(file).levelsOf(undefined, "w:pPr");
  const entries: [string, Setting][] = [];
  if (childValue(settings, "w:characterSpacingControl") === "doNotCompress")
    entries.push(["行の調整", textSetting("追い出しのみ")]);
  const kinsoku = kinsokuOf(settings);
  if (kinsoku !== undefined) entries.push(["禁則", textSetting(kinsoku)]);
  if (switchOf(levels, "w:overflowPunct") === true) entries.push(["ぶら下げ", textSetting("する")]);
  if (switchOf(levels, "w:autoSpaceDE") === false) entries.push(["和欧間", textSetting("ベタ")]);
  return new Map(entries);
}

/** Whether a file of ours is a certificate: は, を and へ begin no line of one. */
export function isCertificateFile(file: LetterParts): boolean {
  const before = childValue(file.part("settings.xml"), "w:noLineBreaksBefore") ?? "";
  return [...PARTICLES].every((particle) => before.includes(particle));
}

/** The level by what may not begin a line: ： except in the weakest, ・ in the strong ones. */
function kinsokuOf(settings: XmlElement | undefined): string | undefined {
  if (childNamed(settings, "w:strictFirstAndLastChars") !== undefined) return undefined;
  const before = childValue(settings, "w:noLineBreaksBefore") ?? "";
  return LEVELS.find(({ begins }) => before.includes(begins))?.name ?? "最も弱い";
}

const LEVELS = [
  { name: "強い", begins: "・" },
  { name: "弱い", begins: "：" },
] as const;

/** The bold face that comes with the program. */
export const BOLD_FAMILY = "Noto Serif JP Bold";

/** The name of the face that a file of ours has its bold text in. */
export function boldFamily(file: LetterParts): string {
  const entry = childElements(file.part("fontTable.xml")).find(
    (one) => childNamed(one, "w:embedBold") !== undefined,
  );
  const family = familyOf(attributeIn(entry, "w:name"));
  const main = familyOf(mainFont(file));
  if (family === "") return BOLD_FAMILY;
  // Faces of one family are told apart by their style.
  return family === (main === "" ? "Noto Serif JP" : main) ? `${family} Bold` : family;
}

/** A part of a face is called by the face and twelve digits; see `docx/font-identity`. */
function familyOf(font: string | undefined): string {
  return font?.replace(PART_MARK, "") ?? "";
}

const PART_MARK = /[ -][\dA-Fa-f]{12}$/u;

function mainFont(file: LetterParts): string | undefined {
  return innermost(
    [readStyleSheet(file).runDefaults].flatMap((level) => level ?? []),
    (level) => attributeIn(childNamed(level, "w:rFonts"), "w:eastAsia"),
  );
}

function fontsOf(file: LetterParts, latin: string | undefined): SettingMap {
  const main = mainFont(file);
  const entry = childElements(file.part("fontTable.xml")).find(
    (one) => attributeIn(one, "w:name") === main,
  );
  const entries: [string, Setting][] = [];
  const isEmbedded = childNamed(entry, "w:embedRegular") !== undefined;
  const isPart = PART_MARK.test(main ?? "");
  const family = familyOf(main);
  const usual = isEmbedded ? "Noto Serif JP" : "ＭＳ 明朝";
  if (family !== usual && family !== "") entries.push(["フォント", textSetting(family)]);
  const word: [string, Setting][] = [];
  if (!(isEmbedded && isPart)) word.push(["fonts", textSetting(isEmbedded ? "full" : "system")]);
  if (latin !== undefined) word.push(["欧字", textSetting(latin)]);
  if (word.length > 0) entries.push(["docx", { kind: "map", entries: new Map(word) }]);
  return new Map(entries);
}
