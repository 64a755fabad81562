import type { Size } from "../base/geometry.ts";
import { choicesText } from "../base/messages/choices-text.ts";
import { mmToSp, type Sp, sp } from "../base/units.ts";
import type { LetterKind } from "../model/letter-settings.ts";
import type {
  LayoutPolicy,
  Margins,
  PageFormat,
  PageFrame,
  WritingMode,
} from "../model/page-format.ts";
import {
  A4_LANDSCAPE,
  A4_PORTRAIT,
  centredMargins,
  certificateFormat,
  gridSize,
  LETTER_FORMAT_NAME,
  NOTICE_FORMAT_NAME,
  PAGE_FORMATS,
  type PageGrid,
} from "../model/page-formats.ts";
import type { FrontMap, FrontNode } from "./front-matter.ts";
import { lengthOf } from "./read-length.ts";
import { RUNNING_KEYS } from "./read-running.ts";
import {
  choiceOf,
  entryOf,
  type Report,
  refuseUnknownKeys,
  textOf,
  wrongValue,
} from "./settings-reader.ts";

const PAPERS: Readonly<Record<string, Size>> = {
  A4横: A4_LANDSCAPE,
  A4縦: A4_PORTRAIT,
  // ISO 216: A3 is 297 mm × 420 mm
  A3横: { width: mmToSp(420), height: mmToSp(297) },
  A3縦: { width: mmToSp(297), height: mmToSp(420) },
  // JIS P 0138: JIS B4 is 257 mm × 364 mm
  B4横: { width: mmToSp(364), height: mmToSp(257) },
  B4縦: { width: mmToSp(257), height: mmToSp(364) },
  // JIS P 0138: JIS B5 is 182 mm × 257 mm
  B5横: { width: mmToSp(257), height: mmToSp(182) },
  B5縦: { width: mmToSp(182), height: mmToSp(257) },
  // 通常はがき: 100 mm × 148 mm
  はがき横: { width: mmToSp(148), height: mmToSp(100) },
  はがき縦: { width: mmToSp(100), height: mmToSp(148) },
};

const KEYS = [
  "基本",
  "用紙",
  "書字方向",
  "文字サイズ",
  "字詰め",
  "行数",
  "行間",
  "余白",
  "行の調整",
  "禁則",
  "ぶら下げ",
  "和欧間",
  "欧字",
  "ノンブル",
  "枠",
];

/** The pages of a 別紙 may have a head and a foot of their own besides. */
const PART_KEYS: readonly string[] = [...KEYS, ...RUNNING_KEYS];

/**
 * Reads the setting 体裁: a page format's name, or a map of what differs from one (基本).
 *
 * Shape: without the setting, 書簡 gets 26×27, 賞状 the page of its own on A4 that lies, and the other kinds 40×36. The page of a
 * 賞状 follows its paper, which may be the setting's only word, and what the rest differs from (基本).
 * Errors: template/unknown-key, template/wrong-value.
 */
export function readPageFormat(
  setting: FrontNode | undefined,
  kind: LetterKind,
  report: Report,
): PageFormat {
  const usual = usualFormat(setting, kind);
  if (setting === undefined) return usual;
  if (setting.kind === "text") {
    if (kind === "certificate" && isPaper(setting)) return usual;
    return arranged(formatNamed(setting, report) ?? usual, kind);
  }
  if (setting.kind === "list") {
    wrongValue(setting, "体裁", choicesText(PAGE_FORMATS.keys()), report);
    return usual;
  }
  refuseUnknownKeys(setting, KEYS, report);
  const base = entryOf(setting, "基本")?.value;
  const isUsual = base === undefined || (kind === "certificate" && isPaper(base));
  const from = (isUsual ? undefined : formatNamed(base, report)) ?? usual;
  return withOverrides(setting, arranged(from, kind), report);
}

function isPaper(node: FrontNode): boolean {
  return node.kind === "text" && Object.hasOwn(PAPERS, node.value);
}

function arranged(format: PageFormat, kind: LetterKind): PageFormat {
  return kind === "certificate" ? { ...format, arrangement: "certificate" } : format;
}

/** The page of a kind of letter; that of a certificate is the one for its paper. */
function usualFormat(setting: FrontNode | undefined, kind: LetterKind): PageFormat {
  if (kind !== "certificate") {
    return named(kind === "letter" ? LETTER_FORMAT_NAME : NOTICE_FORMAT_NAME);
  }
  const node =
    setting?.kind === "map"
      ? (entryOf(setting, "用紙") ?? entryOf(setting, "基本"))?.value
      : setting;
  const paper = node?.kind === "text" && isPaper(node) ? node.value : "A4横";
  const direction = setting?.kind === "map" ? entryOf(setting, "書字方向")?.value : undefined;
  // What is no direction is reported where the settings over the format are read.
  const mode = direction?.kind === "text" ? WRITING_MODES[direction.value] : undefined;
  return certificateFormat(`賞状${paper}`, PAPERS[paper] ?? A4_LANDSCAPE, mode);
}

const WRITING_MODES: Readonly<Record<string, WritingMode>> = {
  縦書き: "vertical-rl",
  横書き: "horizontal-tb",
};

const FRAMES: Readonly<Record<string, PageFrame | "none">> = {
  なし: "none",
  一重: "single",
  二重: "double",
  子持ち: "thick-and-thin",
};

/**
 * Reads the setting 別紙の体裁: the page format of all of them, or one for each by its name. What one does not say is as in the letter.
 *
 * Errors: template/unknown-key, template/wrong-value.
 */
export function readParts(
  setting: FrontNode | undefined,
  letter: PageFormat,
  report: Report,
): Readonly<Record<string, PageFormat>> | undefined {
  if (setting === undefined) return undefined;
  const isOne =
    setting.kind !== "map" || setting.entries.some(({ key }) => PART_KEYS.includes(key));
  if (isOne) return { "": partFormat(setting, letter, report) };
  return Object.fromEntries(
    setting.entries.map(({ key, value }) => [key, partFormat(value, letter, report)]),
  );
}

function partFormat(setting: FrontNode, letter: PageFormat, report: Report): PageFormat {
  if (setting.kind !== "map") return formatNamed(setting, report, PARTS) ?? letter;
  refuseUnknownKeys(setting, PART_KEYS, report);
  const base = entryOf(setting, "基本");
  const own = base === undefined ? undefined : formatNamed(base.value, report, PARTS);
  return withOverrides(setting, own ?? letter, report, PARTS);
}

const PARTS = "別紙の体裁";

function named(name: string): PageFormat {
  const format = PAGE_FORMATS.get(name);
  if (format === undefined) throw new Error(`no page format ${name}`);
  return format;
}

function formatNamed(node: FrontNode, report: Report, key = "体裁"): PageFormat | undefined {
  const name = node.kind === "text" ? node.value.replaceAll(/[×xX✕]/gu, "x") : "";
  const format = PAGE_FORMATS.get(name);
  const expected = isPaper(node) ? "paper" : choicesText(PAGE_FORMATS.keys());
  if (format === undefined) wrongValue(node, key, expected, report);
  return format;
}

function withOverrides(map: FrontMap, from: PageFormat, report: Report, key = "体裁"): PageFormat {
  const grid: PageGrid = {
    name: map.entries.some(({ key }) => key !== "基本") ? `${from.name}を変更` : from.name,
    trimSize: choiceOf(map, "用紙", PAPERS, report) ?? from.trimSize,
    writingMode: choiceOf(map, "書字方向", WRITING_MODES, report) ?? from.writingMode,
    characterSize: lengthOf(map, "文字サイズ", report) ?? from.characterSize,
    charactersPerLine: countOf(map, "字詰め", report) ?? from.charactersPerLine,
    linesPerPage: countOf(map, "行数", report) ?? from.linesPerPage,
    lineGap: lengthOf(map, "行間", report) ?? from.lineGap,
    policy: policyOf(map, from.policy, report),
    pageNumber:
      choiceOf(
        map,
        "ノンブル",
        { なし: "none", 漢数字: "kanji", 算用数字: "arabic", "― 1 ―": "dashed" } as const,
        report,
      ) ?? from.pageNumber,
    ...(from.arrangement === undefined ? {} : { arrangement: from.arrangement }),
    ...frameOf(map, report),
  };
  const { width, height } = gridSize(grid);
  if (width > grid.trimSize.width || height > grid.trimSize.height) {
    wrongValue(map, key, "fits", report);
    return from;
  }
  return { ...grid, margins: marginsOf(map, grid, report) };
}

function frameOf(map: FrontMap, report: Report): Pick<PageGrid, "frame"> {
  const frame = choiceOf(map, "枠", FRAMES, report);
  return frame === undefined || frame === "none" ? {} : { frame };
}

function policyOf(map: FrontMap, from: LayoutPolicy, report: Report): LayoutPolicy {
  return {
    adjustment:
      choiceOf(
        map,
        "行の調整",
        { 追い込み優先: "compromise", 追い出しのみ: "expand-only", ベタ組: "solid" } as const,
        report,
      ) ?? from.adjustment,
    kinsoku:
      choiceOf(
        map,
        "禁則",
        { 最も強い: "very-strict", 強い: "strict", 弱い: "loose", 最も弱い: "very-loose" } as const,
        report,
      ) ?? from.kinsoku,
    hanging: choiceOf(map, "ぶら下げ", { する: true, しない: false }, report) ?? from.hanging,
    jaLatinGap:
      choiceOf(
        map,
        "和欧間",
        { ベタ: "0", 八分: "1/8", 六分: "1/6", 四分: "1/4" } as const,
        report,
      ) ?? from.jaLatinGap,
    latin:
      choiceOf(
        map,
        "欧字",
        { 正立: "upright", 縦中横: "tate-chu-yoko", 横倒し: "rotated" } as const,
        report,
      ) ?? from.latin,
  };
}

/** Reads 余白: one side of each direction may be given, the other gets the rest. */
function marginsOf(map: FrontMap, grid: PageGrid, report: Report): Margins {
  const centred = centredMargins(grid);
  const setting = entryOf(map, "余白");
  if (setting === undefined) return centred;
  if (setting.value.kind !== "map") {
    wrongValue(setting.value, "余白", "{ 天: 20mm, 右: 25mm }", report);
    return centred;
  }
  const given = setting.value;
  refuseUnknownKeys(given, ["天", "地", "左", "右"], report);
  const { width, height } = gridSize(grid);
  const [top, bottom] = sides(given, ["天", "地"], sp(grid.trimSize.height - height), report) ?? [
    centred.top,
    centred.bottom,
  ];
  const [left, right] = sides(given, ["左", "右"], sp(grid.trimSize.width - width), report) ?? [
    centred.left,
    centred.right,
  ];
  return { top, bottom, left, right };
}

function sides(
  map: FrontMap,
  [first, second]: readonly [string, string],
  total: Sp,
  report: Report,
): readonly [Sp, Sp] | undefined {
  const one = lengthOf(map, first, report);
  const other = lengthOf(map, second, report);
  const given = one ?? other;
  if (given === undefined) return undefined;
  if (given > total || (one !== undefined && other !== undefined)) {
    wrongValue(map, "余白", "one-margin", report);
    return undefined;
  }
  const rest = sp(total - given);
  return one === undefined ? [rest, given] : [given, rest];
}

function countOf(map: FrontMap, key: string, report: Report): number | undefined {
  const text = textOf(map, key, report);
  if (text === undefined) return undefined;
  const count = /^\d{1,3}$/u.test(text.value) ? Number(text.value) : 0;
  if (count >= 4) return count;
  wrongValue(text, key, "count", report);
  return undefined;
}
