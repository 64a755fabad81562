import type { Size } from "../../base/geometry.ts";
import { mmToSp, ptToSp, roundHalfEven, SP_PER_PT, type Sp } from "../../base/units.ts";
import {
  A4_LANDSCAPE,
  A4_PORTRAIT,
  centredMargins,
  DEFAULT_POLICY,
  PAGE_FORMATS,
  type PageGrid,
} from "../../model/page-formats.ts";
import type { XmlElement } from "../xml-tree.ts";
import type { Lose } from "./loss.ts";
import { attributeIn, childNamed } from "./properties.ts";
import { type Setting, type SettingMap, textSetting } from "./setting.ts";

/** The page of a Word file. */
export interface ReadPage {
  readonly vertical: boolean;
  /** From character to character along the line, in twips. */
  readonly advance: number;
  readonly charactersPerLine: number;
  /** From line to line, in twips. */
  readonly pitch: number;
  /** The grid in the words of the template's 体裁: a preset's name under 基本, and what differs from it. */
  readonly settings: SettingMap;
}

/**
 * Reads a section's page as a grid of characters and lines.
 *
 * Units: `bodySize` in half-points.
 * Source: ISO/IEC 29500-1, 17.6.5 (docGrid: pitch in twips, charSpace in 1/4096 of a point), 17.6.11, 17.6.13, 17.6.20.
 */
export function readPage(section: XmlElement | undefined, bodySize: number, lose: Lose): ReadPage {
  const direction = attributeIn(childNamed(section, "w:textDirection"), "w:val");
  const vertical = direction === "tbRl" || direction === "tbRlV" || direction === "tbV";
  const { width, height, along, across, starts } = areaOf(section, vertical);
  const { em, advance, pitch } = rhythmOf(section, bodySize, lose);
  const paper = paperOf(width, height);
  const grid: PageGrid = {
    name: "",
    trimSize: paper ?? (width > height ? A4_LANDSCAPE : A4_PORTRAIT),
    writingMode: vertical ? "vertical-rl" : "horizontal-tb",
    characterSize: twipsToSp(em),
    charactersPerLine: Math.max(1, Math.floor(along / advance + ROUNDING)),
    linesPerPage: Math.max(1, Math.floor(across / pitch + ROUNDING)),
    lineGap: twipsToSp(pitch - em),
    policy: DEFAULT_POLICY,
    pageNumber: "none",
  };
  const { charactersPerLine } = grid;
  const line = { vertical, advance, charactersPerLine, pitch };
  if (paper !== undefined) return { ...line, settings: settingsOf(grid, starts) };
  lose("paper");
  return { ...line, settings: settingsOf(fitted(grid), undefined) };
}

/** The paper and the area of its text, in twips. */
interface Area {
  readonly width: number;
  readonly height: number;
  readonly along: number;
  readonly across: number;
  readonly starts: Starts;
}

function areaOf(section: XmlElement | undefined, vertical: boolean): Area {
  const width = numberIn(section, "w:pgSz", "w:w") ?? 11_906;
  const height = numberIn(section, "w:pgSz", "w:h") ?? 16_838;
  // Source: ISO/IEC 29500-1, 17.6.11; an inch where nothing is said.
  const side = (name: string): number => Math.abs(numberIn(section, "w:pgMar", name) ?? 1440);
  const [top, right] = [side("w:top"), side("w:right")];
  const [bottom, left] = [side("w:bottom"), side("w:left")];
  const down = height - top - bottom;
  const over = width - left - right;
  return vertical
    ? { width, height, along: down, across: over, starts: { along: top, across: right } }
    : { width, height, along: over, across: down, starts: { along: left, across: top } };
}

/** One em, from character to character, and from line to line, in twips. */
function rhythmOf(
  section: XmlElement | undefined,
  bodySize: number,
  lose: Lose,
): { readonly em: number; readonly advance: number; readonly pitch: number } {
  const em = bodySize * TWIPS_PER_HALF_POINT;
  const type = attributeIn(childNamed(section, "w:docGrid"), "w:type") ?? "default";
  const space = /chars/iu.test(type) ? (numberIn(section, "w:docGrid", "w:charSpace") ?? 0) : 0;
  const advance = em + (space * 20) / 4096;
  const pitch = numberIn(section, "w:docGrid", "w:linePitch");
  if (type !== "default" && pitch !== undefined) return { em, advance, pitch: Math.max(em, pitch) };
  // Without a grid a line is as high as its font; half a character between the lines is usual.
  lose("grid");
  return { em, advance, pitch: em * 1.5 };
}

function numberIn(
  section: XmlElement | undefined,
  element: string,
  name: string,
): number | undefined {
  const value = attributeIn(childNamed(section, element), name);
  return value === undefined ? undefined : Number.parseFloat(value);
}

/** As many characters and lines of a grid as another paper holds. */
function fitted(grid: PageGrid): PageGrid {
  const { trimSize, characterSize, lineGap } = grid;
  const vertical = grid.writingMode === "vertical-rl";
  const along = Math.floor((vertical ? trimSize.height : trimSize.width) / characterSize);
  const across = Math.floor(
    (vertical ? trimSize.width : trimSize.height) / (characterSize + lineGap),
  );
  return {
    ...grid,
    charactersPerLine: Math.min(grid.charactersPerLine, along - NARROWEST_MARGINS),
    linesPerPage: Math.min(grid.linesPerPage, across - NARROWEST_MARGINS),
  };
}

/** Characters or lines that both margins together are wide at least. */
const NARROWEST_MARGINS = 2;

/** Where the area begins on the paper: along the line, and across the lines; in twips. */
interface Starts {
  readonly along: number;
  readonly across: number;
}

function settingsOf(grid: PageGrid, starts: Starts | undefined): SettingMap {
  const isCentred = starts === undefined || centred(grid, starts);
  const preset = isCentred ? presetOf(grid) : undefined;
  if (preset !== undefined) return new Map([["基本", textSetting(preset)]]);
  const vertical = grid.writingMode === "vertical-rl";
  const entries: [string, Setting][] = [
    ["用紙", textSetting(paperName(grid.trimSize))],
    ["書字方向", textSetting(vertical ? "縦書き" : "横書き")],
    ["文字サイズ", textSetting(points(grid.characterSize))],
    ["字詰め", textSetting(String(grid.charactersPerLine))],
    ["行数", textSetting(String(grid.linesPerPage))],
    ["行間", textSetting(points(grid.lineGap))],
  ];
  if (!isCentred) entries.push(["余白", { kind: "map", entries: marginsOf(grid, starts) }]);
  return new Map(entries);
}

// Word's grid ends with the last line's pitch, ours with its characters: half a gap belongs to the margin.
function marginsOf(grid: PageGrid, { along, across }: Starts): SettingMap {
  const gap = spToTwips(grid.lineGap);
  const start = twipsToSp(Math.ceil(across + gap / 2));
  const [first, second] =
    grid.writingMode === "vertical-rl"
      ? ([
          ["天", along],
          ["右", start / TWIP],
        ] as const)
      : ([
          ["天", start / TWIP],
          ["左", along],
        ] as const);
  return new Map(
    [first, second].map(([side, twips]) => [side, textSetting(points(twipsToSp(twips)))]),
  );
}

function centred(grid: PageGrid, { along, across }: Starts): boolean {
  const { top, left, right } = centredMargins(grid);
  const vertical = grid.writingMode === "vertical-rl";
  const wanted = roundHalfEven(spToTwips(vertical ? right : top) - spToTwips(grid.lineGap) / 2);
  return Math.abs(spToTwips(vertical ? top : left) - along) <= 1 && Math.abs(wanted - across) <= 1;
}

function presetOf(grid: PageGrid): string | undefined {
  for (const [name, preset] of PAGE_FORMATS) {
    const isSame =
      preset.writingMode === grid.writingMode &&
      preset.characterSize === grid.characterSize &&
      preset.charactersPerLine === grid.charactersPerLine &&
      preset.linesPerPage === grid.linesPerPage &&
      paperName(preset.trimSize) === paperName(grid.trimSize) &&
      Math.abs(preset.lineGap - grid.lineGap) <= TWIP;
    if (isSame) return name;
  }
  return undefined;
}

// A3: ISO 216; B4 and B5: JIS P 0138; はがき: 通常はがき.
const PAPERS: readonly (readonly [string, Size])[] = [
  ["A4横", A4_LANDSCAPE],
  ["A4縦", A4_PORTRAIT],
  ["B5横", { width: mmToSp(257), height: mmToSp(182) }],
  ["B5縦", { width: mmToSp(182), height: mmToSp(257) }],
  ["A3横", { width: mmToSp(420), height: mmToSp(297) }],
  ["A3縦", { width: mmToSp(297), height: mmToSp(420) }],
  ["B4横", { width: mmToSp(364), height: mmToSp(257) }],
  ["B4縦", { width: mmToSp(257), height: mmToSp(364) }],
  ["はがき横", { width: mmToSp(148), height: mmToSp(100) }],
  ["はがき縦", { width: mmToSp(100), height: mmToSp(148) }],
];

function paperOf(width: number, height: number): Size | undefined {
  const found = PAPERS.find(
    ([, size]) =>
      Math.abs(spToTwips(size.width) - width) < PAPER_ROUNDING &&
      Math.abs(spToTwips(size.height) - height) < PAPER_ROUNDING,
  );
  return found?.[1];
}

function paperName(size: Size): string {
  return (
    PAPERS.find(([, one]) => one.width === size.width && one.height === size.height)?.[0] ?? "A4縦"
  );
}

function points(length: Sp): string {
  return `${Number((length / SP_PER_PT).toFixed(3))}pt`;
}

function twipsToSp(twips: number): Sp {
  return ptToSp(twips / 20);
}

function spToTwips(length: Sp): number {
  return roundHalfEven(length / TWIP);
}

const TWIP = SP_PER_PT / 20;
const TWIPS_PER_HALF_POINT = 10;
/** What programs lose by reckoning in millimetres: of one character or line. */
const ROUNDING = 0.03;
/** Twips; programs round papers to millimetres. */
const PAPER_ROUNDING = 30;
