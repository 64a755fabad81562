import { assertNever } from "../base/assert.ts";
import { type Diagnostic, warning } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { ptToSp } from "../base/units.ts";
import { showNote } from "../model/editorial-note.ts";
import type {
  EmphasisDots,
  EmphasisMark,
  HonorificSpace,
  Inline,
  Jidori,
  PlacedPicture,
  Ruby,
  TateChuYoko,
  Text,
  Warichu,
} from "../model/letter.ts";
import { inlineText } from "../model/letter-text.ts";
import type { Picture } from "../model/picture.ts";
import { characterFrame } from "../model/picture-size.ts";
import { textLength } from "../model/text-length.ts";
import { splitClusters } from "../text/clusters.ts";
import { graphemesOf } from "../text/graphemes.ts";
import type { LatinPolicy } from "../text/latin-tokens.ts";
import { type FaceRun, splitByFace } from "./face-runs.ts";
import { footMark } from "./foot-notes.ts";
import { latinRuns } from "./latin-runs.ts";
import { pictureRun, sealRun } from "./picture-run.ts";
import { placeLink } from "./place-links.ts";
import type { FontPlan } from "./plan-fonts.ts";
import { isTwofold, readingsInOne } from "./readings-in-one.ts";
import { PLAIN_RUN, type RunLook, runOf, textRun } from "./run-look.ts";
import { type SealLine, sealPlaces } from "./seal-place.ts";
import { type HalfPoint, halfPoint, TWIPS_PER_HALF_POINT, twip } from "./units.ts";
import { textWidth, uprightScale } from "./upright-scale.ts";
import { element, valued } from "./xml.ts";

/** What writing the runs of one letter needs and leaves behind. */
export interface RunContext {
  readonly fonts: FontPlan;
  readonly latin: LatinPolicy;
  readonly vertical: boolean;
  readonly charactersPerLine: number;
  /** Size of the block that the runs are in. */
  readonly size: HalfPoint;
  /** The line that the runs are in, where it has a seal. */
  readonly seal?: SealLine;
  /** Where to point when a text does not say where it came from. */
  readonly at: Location;
  /** The last of the numbers that distinguish the letter's runs; counts on while the letter is written. */
  readonly ids: { last: number };
  readonly warn: (diagnostic: Diagnostic) => void;
  /** The relationship that leads to a picture. */
  readonly relationOf: (picture: Picture) => string;
}

/**
 * Gives the runs of inlines.
 *
 * Shape: the text of the runs joined is `inlineText` of the inlines, a forced line break being `w:br`.
 * Errors: warns with `docx/full-width-in-tate-chu-yoko`, `docx/open-sesame-replaced`, `docx/left-reading-moved` and
 * `docx/left-reading-behind`.
 */
export function inlineRuns(
  inlines: readonly Inline[],
  context: RunContext,
  look: RunLook = PLAIN_RUN,
): string {
  let xml = "";
  let characters = "";
  for (const [index, inline] of inlines.entries()) {
    // What a template and its values say together is one text: 第{{番号}}0号 holds one number.
    if (isPlain(inline)) {
      characters += inlineText([inline]);
      continue;
    }
    const before = inlines.slice(0, index);
    xml += textRuns(characters, context, look) + runsOf(inline, before, context, look);
    characters = "";
  }
  return xml + textRuns(characters, context, look);
}

function isPlain(inline: Inline): inline is Text | HonorificSpace {
  return inline.type === "honorific-space" || (inline.type === "text" && inline.to === undefined);
}

function runsOf(
  inline: Exclude<Inline, HonorificSpace>,
  before: readonly Inline[],
  context: RunContext,
  look: RunLook,
): string {
  switch (inline.type) {
    case "text": {
      const runs = textRuns(inline.text, context, look);
      return inline.to === undefined ? runs : placeLink(inline.to.number, runs);
    }
    case "ruby":
      return rubyRuns(inline, context, look);
    case "tate-chu-yoko":
      return tateChuYokoRun(inline, context, look);
    case "emphasis-dots":
      return emphasisRuns(inline, context, look);
    case "script-text":
      if (inline.note?.place === "foot") return footMark(inline.note, look);
      return textRuns(inlineText(inline.children), context, { ...look, script: inline.place });
    case "lined-text":
      return inlineRuns(inline.children, context, { ...look, lines: [...look.lines, inline.line] });
    case "warichu":
      return warichuRuns(inline, context, look);
    case "jidori":
      return jidoriRuns(inline, context, look);
    case "no-break":
      return inlineRuns(inline.children, context, { ...look, style: "noBreak" });
    case "line-break":
      return LINE_BREAK;
    case "picture":
      return pictureRuns(inline, before, context);
    case "editorial-note":
      return inlineRuns(showNote(inline), context, look);
    default:
      return assertNever(inline);
  }
}

/** A picture in its own size; one of a character in the frame of the characters around it. */
function pictureRuns(
  inline: PlacedPicture,
  before: readonly Inline[],
  context: RunContext,
): string {
  const relation = context.relationOf(inline.picture);
  const size = inline.size ?? characterFrame(inline.picture, ptToSp(context.size / 2));
  if (inline.use !== "seal" || context.seal === undefined) {
    return pictureRun(inline, size, relation, nextId(context));
  }
  const places = sealPlaces(size, before, context.seal, context);
  return sealRun(inline, size, places, relation, () => nextId(context));
}

// Word parts the two lines by their length, and a break would end the paragraph's line: the shorter of two lines is made as
// long as the other by space after its last character. What comes after a break has a style of its own.
function warichuRuns({ children }: Warichu, context: RunContext, look: RunLook): string {
  const eastAsian = { kind: "combined", id: nextId(context) } as const;
  const lines: Inline[][] = [[]];
  for (const child of children) {
    if (child.type === "line-break") lines.push([]);
    else lines.at(-1)?.push(child);
  }
  const written = lines.filter((line) => line.length > 0);
  return written
    .map((line, index) => {
      const isNext = index % 2 === 1;
      const style = isNext ? "secondLine" : "warichu";
      const other = written[isNext ? index - 1 : index + 1];
      const short = other === undefined ? 0 : lengthEm(other) - lengthEm(line);
      const own = { ...look, style, eastAsian } as const;
      return short > 0 ? lengthenedRuns(line, short, context, own) : inlineRuns(line, context, own);
    })
    .join("");
}

function lengthenedRuns(
  line: readonly Inline[],
  byEm: number,
  context: RunContext,
  look: RunLook,
): string {
  const last = line.at(-1);
  if (last?.type !== "text") return inlineRuns(line, context, look);
  const clusters = splitClusters(last.text);
  const end = clusters.at(-1) ?? "";
  const before: Inline = { ...last, text: clusters.slice(0, -1).join("") };
  const spacing = twip(context.size * TWIPS_PER_HALF_POINT * byEm);
  return (
    inlineRuns([...line.slice(0, -1), before], context, look) +
    inlineRuns([{ ...last, text: end }], context, { ...look, spacing })
  );
}

/** About as long as a line is, in ems. */
function lengthEm(line: readonly Inline[]): number {
  return splitClusters(inlineText(line)).reduce(
    (sum, cluster) => sum + (/^[\x20-\x7e]/u.test(cluster) ? 0.5 : 1),
    0,
  );
}

function textRuns(text: string, context: RunContext, look: RunLook): string {
  if (!BREAKS.test(text)) return lineRuns(text, context, look);
  return text
    .split(/(\r\n|[\r\n\t])/u)
    .map((part) => {
      if (part === "\t") return TAB;
      return part === "\n" || part === "\r" || part === "\r\n"
        ? LINE_BREAK
        : lineRuns(part, context, look);
    })
    .join("");
}

function lineRuns(text: string, context: RunContext, look: RunLook): string {
  if (text === "") return "";
  const isFree = look.eastAsian === undefined && look.fit === undefined;
  if (!context.vertical || !isFree) return plainRuns(text, context, look);
  let xml = "";
  for (const run of latinRuns(text, context.latin)) {
    if (run.orientation === "plain") xml += plainRuns(run.text, context, look);
    else if (run.orientation === "tate-chu-yoko") xml += uprightRun(run.text, context, look);
    else {
      const letters = splitClusters(run.text).map((letter) => uprightRun(letter, context, look));
      xml += letters.join(APART);
    }
  }
  return xml;
}

function plainRuns(text: string, context: RunContext, look: RunLook): string {
  let xml = "";
  for (const run of splitByFace(text, context.fonts, look.lines.includes("bold"))) {
    xml += textRun(run.text, keptTogether(run, context, inFace(run, look)));
  }
  return xml;
}

function inFace(run: FaceRun, look: RunLook): RunLook {
  return run.font === undefined ? look : { ...look, font: run.font };
}

// Word never parts a stretch that is fitted to a width, and a width that is the stretch's own changes nothing.
function keptTogether(run: FaceRun, context: RunContext, look: RunLook): RunLook {
  if (look.style !== "noBreak" || look.fit !== undefined || !FULL_WIDTH_ONLY.test(run.text))
    return look;
  const count = graphemesOf(run.text).length;
  if (count < 2 || count > context.charactersPerLine) return look;
  return { ...look, fit: { width: ems(count, context), id: nextId(context) } };
}

function uprightRun(text: string, context: RunContext, look: RunLook): string {
  const [run] = splitByFace(text, context.fonts, look.lines.includes("bold"));
  return textRun(text, {
    ...(run === undefined ? look : inFace(run, look)),
    style: "tateChuYoko",
    scale: uprightScale(text, run?.font, context.fonts),
    eastAsian: { kind: "vertical", id: nextId(context) },
  });
}

function tateChuYokoRun(inline: TateChuYoko, context: RunContext, look: RunLook): string {
  const text = inlineText(inline.children);
  const isFree = look.eastAsian === undefined && look.fit === undefined;
  if (!context.vertical || !isFree) return textRuns(text, context, look);
  if (HALF_WIDTH_ONLY.test(text)) return uprightRun(text, context, look);
  // LibreOffice turns full-width characters in 縦中横 on their side.
  context.warn(
    warning("docx/full-width-in-tate-chu-yoko", originOf(inline.children, context), { text }),
  );
  return textRuns(text, context, look);
}

function emphasisRuns(inline: EmphasisDots, context: RunContext, look: RunLook): string {
  if (inline.mark === "open-sesame") {
    const text = inlineText(inline.children);
    context.warn(warning("docx/open-sesame-replaced", context.at, { text, count: 1 }));
  }
  return inlineRuns(inline.children, context, {
    ...look,
    style: look.style ?? "emphasis",
    emphasis: EMPHASIS[inline.mark],
  });
}

function rubyRuns(inline: Ruby, context: RunContext, look: RunLook): string {
  const size = halfPoint(context.size / 2);
  if (inline.side === "left") {
    const text = inline.pairs.map(({ base }) => inlineText(base)).join("");
    const code = isTwofold(inline) ? "docx/left-reading-behind" : "docx/left-reading-moved";
    context.warn(warning(code, context.at, { text, count: 1 }));
    if (isTwofold(inline)) return inlineRuns(readingsInOne(inline), context, look);
  }
  let xml = "";
  for (const [index, pair] of inline.pairs.entries()) {
    const style = index > 0 && inline.mode === "jukugo" ? "compound" : look.style;
    const ruby = inlineText(pair.ruby);
    const properties = element("w:rubyPr", {}, [
      // Source: ISO/IEC 29500-1, 17.18.78: 1:2:1 spacing for a group, the middle for a character of its own.
      valued("w:rubyAlign", inline.mode === "group" ? "distributeSpace" : "center"),
      valued("w:hps", size),
      valued("w:hpsRaise", halfPoint((context.size * 11) / 12)),
      valued("w:hpsBaseText", context.size),
      valued("w:lid", "ja-JP"),
    ]);
    // LibreOffice takes the reading's size from the run, not from its style.
    const rubyLook: RunLook = { ...PLAIN_RUN, style: "ruby", size };
    const base = inlineText(pair.base);
    xml += runOf(
      "",
      { ...look, style, emphasis: undefined },
      element("w:ruby", {}, [
        properties,
        element("w:rt", {}, [plainRuns(ruby, context, rubyLook)]),
        element("w:rubyBase", {}, [plainRuns(base, context, { ...look, eastAsian: undefined })]),
      ]),
    );
  }
  return xml;
}

// Word writes both the width and the space after each character but the last, and obeys the width;
// LibreOffice supports only the space.
function jidoriRuns(inline: Jidori, context: RunContext, look: RunLook): string {
  const parts = graphemesOf(inlineText(inline.children));
  const last = parts.at(-1);
  if (last === undefined || parts.length >= inline.cells) {
    return inlineRuns(inline.children, context, look);
  }
  const fit = { width: ems(inline.cells, context), id: nextId(context) };
  const gap = twip(
    Math.floor(((inline.cells - parts.length) * ems(1, context)) / Math.max(1, parts.length - 1)),
  );
  const spread: RunLook = { ...look, style: "jidori", spacing: gap, fit };
  if (inline.children.some((child) => child.type !== "text")) {
    return inlineRuns(inline.children, context, spread);
  }
  return (
    plainRuns(parts.slice(0, -1).join(""), context, spread) +
    plainRuns(last, context, { ...spread, spacing: parts.length === 1 ? gap : twip(0) })
  );
}

/**
 * Gives the runs of a list item's label, filled up to the hanging indent.
 *
 * Shape: the white after the label is space added to its last character, or taken from its space, so the text stays as it is. `number`
 * is what Word counts itself, in the place of all characters but the last.
 */
export function labelRuns(
  label: readonly Inline[],
  hangingEms: number,
  context: RunContext,
  look: RunLook = PLAIN_RUN,
  number?: string,
): string {
  const parts = graphemesOf(inlineText(label));
  const last = parts.at(-1);
  const rest = hangingEms - labelLength(parts, context);
  const least = last?.trim() === "" ? -SPACE_GIVES : 0;
  const isPlain = label.every((part) => part.type === "text");
  if (number !== undefined) {
    const spacing = twip(Math.round(rest * ems(1, context)));
    return number + lineRuns(last ?? "", context, { ...look, spacing });
  }
  if (last === undefined || Math.abs(rest) < SMALL || rest < least || !isPlain) {
    return inlineRuns(label, context, look);
  }
  const head = parts.slice(0, -1).join("");
  const filled: RunLook = { ...look, spacing: twip(Math.round(rest * ems(1, context))) };
  return lineRuns(head, context, look) + lineRuns(last, context, filled);
}

function nextId({ ids }: RunContext): number {
  ids.last += 1;
  return ids.last;
}

function labelLength(parts: readonly string[], { vertical, fonts }: RunContext): number {
  if (vertical) return textLength(parts.join(""), "vertical-rl");
  const isNarrow = (part: string): boolean => HALF_WIDTH_ONLY.test(part);
  return parts.reduce(
    (sum, part) => sum + (isNarrow(part) ? textWidth(part, undefined, fonts) : 1),
    0,
  );
}

function ems(count: number, context: RunContext): ReturnType<typeof twip> {
  return twip(count * context.size * TWIPS_PER_HALF_POINT);
}

function originOf(texts: readonly Text[], context: RunContext): Location {
  return texts.find((text) => text.origin !== undefined)?.origin ?? context.at;
}

/** Ems of the space after a label that may go. */
const SPACE_GIVES = 0.75;
const SMALL = 0.01;
/**
 * Keeps upright letters apart. Word sets each by its own number; LibreOffice joins neighbours in one 縦中横 that lies across the
 * column unless a character stands between them. This one is hidden and no text: nobody sees it, finds it or copies it.
 */
const APART = "<w:r><w:rPr><w:vanish/></w:rPr><w:softHyphen/></w:r>";
const LINE_BREAK = "<w:r><w:br/></w:r>";
const TAB = "<w:r><w:tab/></w:r>";
const BREAKS = /[\r\n\t]/u;
const HALF_WIDTH_ONLY = /^[\u0020-\u007e]+$/u;
const FULL_WIDTH_ONLY =
  /^(?:[\u2e80-\ud7ff\uf900-\ufaff\uff01-\uff60\u{1b000}-\u{1b16f}\u{20000}-\u{3ffff}]|\p{Variation_Selector})+$/u;

// Word has no open sesame; its circle is the open mark. In Japanese text "comma" is the sesame ﹅.
// Source: ISO/IEC 29500-1, 17.18.24.
const EMPHASIS: Readonly<Record<EmphasisMark, "comma" | "dot" | "circle">> = {
  sesame: "comma",
  "open-sesame": "circle",
  dot: "dot",
  circle: "circle",
};
