import { call, itemsOf, property } from "../verify/open-pdf.ts";

/** What a page shows to the eye, as far as it concerns its text. */
export interface PageInk {
  /** Characters that pdf.js gives for the page's glyphs, without blanks. */
  readonly characterCount: number;
  /** Glyphs that stand for no text that the file gives. */
  readonly lostCount: number;
  /** By font, what has to stand for characters of pdf.js that the file does not give: 〓, or what it gives instead. */
  readonly corrections: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Whether glyphs, pictures or drawings are on it. */
  readonly isPainted: boolean;
  /** The part of the page that its largest picture covers. */
  readonly pictureShare: number;
}

type Matrix = readonly [number, number, number, number];

/** Where pdf.js's list of operators has come to. */
interface Walk {
  readonly fonts: Map<string, FontText>;
  /** Font and matrix, as saved and restored. */
  readonly saved: { readonly font: string; readonly matrix: Matrix }[];
  font: string;
  matrix: Matrix;
  characterCount: number;
  lostCount: number;
  glyphCount: number;
  pictureCount: number;
  /** Coordinates of what is drawn. */
  drawnNumbers: number;
  largest: number;
}

/** A font's characters: those that it gives, those made up, and those that pdf.js gives in another form. */
interface FontText {
  readonly entries: readonly unknown[] | undefined;
  readonly mapped: Set<string>;
  readonly madeUp: Set<string>;
  readonly changed: Map<string, string>;
}

/**
 * Looks through what pdf.js paints on a page.
 *
 * A font that says nothing of a code's character is the one way in which pdf.js loses text unsaid: it then gives the code
 * itself as the character. Its `toUnicode` shows which codes these are. Of a vertical font that is not embedded it gives
 * punctuation in presentation forms (︒ for 。), which the file does not say either.
 * Source: pdf.js 5.4, `OPS` in `src/shared/util.js`; `buildToUnicode` in `src/core/evaluator.js`.
 */
export async function pageInk(page: unknown): Promise<PageInk> {
  const list: unknown = await call(page, "getOperatorList", []);
  const operators = itemsOf(property(list, "fnArray"));
  const operands = itemsOf(property(list, "argsArray"));
  const walk: Walk = {
    fonts: new Map(),
    saved: [],
    font: "",
    matrix: [1, 0, 0, 1],
    characterCount: 0,
    lostCount: 0,
    glyphCount: 0,
    pictureCount: 0,
    drawnNumbers: 0,
    largest: 0,
  };
  const fontOf = fontReader(property(page, "commonObjs"));
  operators.forEach((operator, index) => {
    const given = itemsOf(operands[index]);
    follow(walk, Number(operator), given, fontOf);
    count(walk, Number(operator), given);
  });
  const [left = 0, bottom = 0, right = 0, top = 0] = itemsOf(property(page, "view")).map(Number);
  return {
    characterCount: walk.characterCount,
    lostCount: walk.lostCount,
    corrections: new Map([...walk.fonts].map(([name, font]) => [name, correctionsOf(font)])),
    isPainted: walk.glyphCount > 0 || walk.pictureCount > 0 || walk.drawnNumbers >= DRAWING,
    pictureShare: walk.largest / Math.max(1, Math.abs((right - left) * (top - bottom))),
  };
}

/** Follows the graphics state as far as it matters: the font and the matrix. */
function follow(
  walk: Walk,
  operator: number,
  operands: readonly unknown[],
  fontOf: (name: string) => FontText,
): void {
  switch (operator) {
    case OPS.save:
      walk.saved.push({ font: walk.font, matrix: walk.matrix });
      break;
    case OPS.formBegin:
      walk.saved.push({ font: walk.font, matrix: walk.matrix });
      walk.matrix = turned(walk.matrix, itemsOf(operands[0]));
      break;
    case OPS.restore:
    case OPS.formEnd:
      Object.assign(walk, walk.saved.pop());
      break;
    case OPS.transform:
      walk.matrix = turned(walk.matrix, operands);
      break;
    case OPS.setFont:
      walk.font = String(operands[0]);
      if (!walk.fonts.has(walk.font)) walk.fonts.set(walk.font, fontOf(walk.font));
      break;
  }
}

/** Counts what is painted. */
function count(walk: Walk, operator: number, operands: readonly unknown[]): void {
  if (operator === OPS.showText) {
    const font = walk.fonts.get(walk.font);
    for (const glyph of itemsOf(operands[0])) countGlyph(walk, font, glyph);
  } else if (PICTURES.has(operator)) {
    const [a, b, c, d] = walk.matrix;
    walk.pictureCount += 1;
    walk.largest = Math.max(walk.largest, Math.abs(a * d - b * c)); // a picture is drawn into the unit square
  } else if (operator === OPS.path && operands[0] !== OPS.endPath) {
    walk.drawnNumbers += Number(property(itemsOf(operands[1])[0], "length") ?? 0);
  }
}

/** Numbers in the list are distances between glyphs. */
function countGlyph(walk: Walk, font: FontText | undefined, glyph: unknown): void {
  const text = property(glyph, "unicode");
  if (typeof text !== "string") return;
  const code = Number(property(glyph, "originalCharCode"));
  const mapped = font?.entries?.[code];
  const characters = seen(text);
  walk.characterCount += characters.length;
  if (mapped !== undefined) {
    walk.glyphCount += characters.length;
    if (typeof mapped === "string" && mapped !== text) font?.changed.set(text, mapped);
    else for (const character of characters) font?.mapped.add(character);
  } else {
    walk.glyphCount += 1;
    walk.lostCount += 1;
    for (const character of characters) font?.madeUp.add(character);
  }
}

/** Characters of a text that a reader sees; pdf.js leaves out marks of format, and adds and drops blanks. */
export function seen(text: string): readonly string[] {
  return [...text.replaceAll(/[\p{Cf}\s\0]/gu, "")];
}

/** A character that the font also gives stays: nobody can say which glyph it came from. */
function correctionsOf({ mapped, madeUp, changed }: FontText): ReadonlyMap<string, string> {
  const unsure = [...[...madeUp].map((character) => [character, GETA] as const), ...changed];
  return new Map(unsure.filter(([character]) => !mapped.has(character)));
}

function fontReader(fonts: unknown): (name: string) => FontText {
  return (name) => {
    const get = property(fonts, "get");
    const font: unknown = typeof get === "function" ? Reflect.apply(get, fonts, [name]) : undefined;
    const entries = property(property(font, "toUnicode"), "_map");
    return {
      entries: Array.isArray(entries) ? itemsOf(entries) : undefined,
      mapped: new Set(),
      madeUp: new Set(),
      changed: new Map(),
    };
  };
}

function turned([a, b, c, d]: Matrix, by: readonly unknown[]): Matrix {
  const [e = 1, f = 0, g = 0, h = 1] = by.map(Number);
  return [e * a + f * c, e * b + f * d, g * a + h * c, g * b + h * d];
}

/** What a printer puts where a type is wanting (ゲタ). */
const GETA = "〓";

/** Fewer coordinates are rules and backgrounds; one kanji in outlines has a hundred. */
const DRAWING = 300;

const OPS = {
  save: 10,
  restore: 11,
  transform: 12,
  endPath: 28,
  setFont: 37,
  showText: 44,
  formBegin: 74,
  formEnd: 75,
  path: 91,
} as const;

/** Pictures and masks, single and repeated. */
const PICTURES: ReadonlySet<number> = new Set([83, 84, 85, 86, 87, 88, 89, 90]);
