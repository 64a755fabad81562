import { escapeText } from "../base/escape-xml.ts";
import type { ScriptText, TextLine } from "../model/letter.ts";
import {
  CHARACTER_STYLES,
  NOTE_MARK_STYLES,
  SPECIAL_CHARACTER_STYLES,
} from "./tables/word-styles.ts";
import type { HalfPoint, Twip } from "./units.ts";
import { element, valued } from "./xml.ts";

/** What a run's characters have beyond their paragraph's style. */
export interface RunLook {
  readonly style: keyof typeof STYLES | undefined;
  /** A font other than the main one, for characters that the main one lacks. */
  readonly font: string | undefined;
  /** Space added after each character. */
  readonly spacing: Twip | undefined;
  /** Width of the characters in per cent. */
  readonly scale: number | undefined;
  readonly size: HalfPoint | undefined;
  /** The stretch that is fitted to a width together: its width, and a number that its runs share. */
  readonly fit: { readonly width: Twip; readonly id: number } | undefined;
  /** The lines beside, through and around the characters. */
  readonly lines: readonly TextLine[];
  /** Small characters above or below those before them. */
  readonly script: ScriptText["place"] | undefined;
  readonly emphasis: "comma" | "dot" | "circle" | undefined;
  readonly eastAsian: { readonly kind: "vertical" | "combined"; readonly id: number } | undefined;
}

const STYLES: typeof CHARACTER_STYLES & typeof SPECIAL_CHARACTER_STYLES & typeof NOTE_MARK_STYLES =
  {
    ...NOTE_MARK_STYLES,
    ...CHARACTER_STYLES,
    ...SPECIAL_CHARACTER_STYLES,
  };

/** A run that has nothing beyond its paragraph's style. */
export const PLAIN_RUN: RunLook = {
  style: undefined,
  font: undefined,
  spacing: undefined,
  scale: undefined,
  size: undefined,
  fit: undefined,
  lines: [],
  script: undefined,
  emphasis: undefined,
  eastAsian: undefined,
};

/**
 * Gives a run of text.
 *
 * Shape: the text has no line breaks or tabs.
 * Source: ISO/IEC 29500-1, 17.3.2; order of the elements: EG_RPrBase.
 */
export function textRun(text: string, look: RunLook): string {
  return runOf(text, look, textElement(text));
}

/** Gives a run with content that is XML already; `text` decides which of Word's fonts its characters take. */
export function runOf(text: string, look: RunLook, content: string): string {
  const properties = runProperties(text, look);
  return properties === ""
    ? `<w:r>${content}</w:r>`
    : `<w:r><w:rPr>${properties}</w:rPr>${content}</w:r>`;
}

function textElement(text: string): string {
  const space = NEEDS_PRESERVE.test(text) ? ' xml:space="preserve"' : "";
  return `<w:t${space}>${escapeText(text)}</w:t>`;
}

function runProperties(text: string, look: RunLook): string {
  let xml = look.style === undefined ? "" : valued("w:rStyle", STYLES[look.style].id);
  // Marks that are Latin and Japanese at once turn with the line as Latin ones unless the hint says otherwise.
  const hint = AMBIGUOUS.test(text) ? "eastAsia" : undefined;
  if (hint !== undefined || look.font !== undefined) {
    xml += element("w:rFonts", {
      "w:hint": hint,
      "w:ascii": look.font,
      "w:eastAsia": look.font,
      "w:hAnsi": look.font,
    });
  }
  if (look.lines.includes("bold")) xml += "<w:b/><w:bCs/>";
  if (look.lines.includes("strike")) xml += "<w:strike/>";
  if (look.spacing !== undefined) xml += valued("w:spacing", look.spacing);
  if (look.scale !== undefined) xml += valued("w:w", look.scale);
  if (look.size !== undefined) xml += valued("w:sz", look.size) + valued("w:szCs", look.size);
  xml += linesAround(look.lines);
  if (look.fit !== undefined) {
    xml += element("w:fitText", { "w:val": look.fit.width, "w:id": look.fit.id });
  }
  if (look.script !== undefined) xml += valued("w:vertAlign", SCRIPTS[look.script]);
  if (look.emphasis !== undefined) xml += valued("w:em", look.emphasis);
  return xml + eastAsianLayout(look);
}

/** The lines beside and around characters; what goes through them stands before their spacing. */
function linesAround(lines: RunLook["lines"]): string {
  const side = lines.includes("side") ? valued("w:u", "single") : "";
  const beside = lines.includes("double-side") ? valued("w:u", "double") : side;
  return beside + (lines.includes("frame") ? FRAME : "");
}

const SCRIPTS: Readonly<Record<ScriptText["place"], string>> = {
  above: "superscript",
  below: "subscript",
};

function eastAsianLayout({ eastAsian }: RunLook): string {
  if (eastAsian === undefined) return "";
  const { kind, id } = eastAsian;
  return kind === "vertical"
    ? element("w:eastAsianLayout", { "w:id": id, "w:vert": 1, "w:vertCompress": 1 })
    : element("w:eastAsianLayout", { "w:id": id, "w:combine": 1 });
}

/** Units: eighths of a point, as the rules of tables. */
const FRAME = element("w:bdr", {
  "w:val": "single",
  "w:sz": 4,
  "w:space": 0,
  "w:color": "auto",
});
const NEEDS_PRESERVE = /^[ ]|[ ]$|[ ]{2}/u;
// Everything but ASCII and what Word always takes for East Asian.
// Source: ISO/IEC 29500-1, 17.3.2.26, the ranges that w:hint decides.
const AMBIGUOUS =
  /(?!\p{ASCII}|\p{Variation_Selector})[^\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{1b000}-\u{1b16f}\u{20000}-\u{3ffff}]/u;
