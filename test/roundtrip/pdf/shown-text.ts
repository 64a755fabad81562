import type { Operation } from "./content-stream.ts";
import type { Box, Code, PdfFont } from "./pdf-font.ts";

/** A code shown on a page. Units: points, from the page's left and bottom edge. */
export interface ShownCode {
  readonly code: Code;
  /** Name of the font among the page's resources. */
  readonly font: string;
  readonly size: number;
  /** Of a vertical code the middle of its frame's head, of a horizontal one its origin. */
  readonly x: number;
  readonly y: number;
  /** Marked content that it belongs to; undefined for what is no part of the text. */
  readonly mcid: number | undefined;
}

/**
 * Gives the head of the frame that a vertical code is painted in, in points.
 *
 * Shape: mostly the text position itself; some codes are shown from whole ems below or above, and their position
 * vector makes up for it, so that readers do not take them for their neighbours' line.
 */
export function frameHead({ code, size, y }: ShownCode): number {
  return y + Math.trunc((USUAL_ORIGIN - code.origin.y) / 1000) * size;
}

/** The vertical origin above the horizontal one, in thousandths of an em. Source: ISO 32000-1, table 117, DW2. */
const USUAL_ORIGIN = 880;

/** Gives what a vertical code's ink covers on the page, in points; undefined if it has none. */
export function inkOf({ code, size, x, y }: ShownCode): Box | undefined {
  const { ink, origin } = code;
  if (ink === undefined) return undefined;
  const em = size / 1000;
  return {
    left: x + (ink.left - origin.x) * em,
    bottom: y + (ink.bottom - origin.y) * em,
    right: x + (ink.right - origin.x) * em,
    top: y + (ink.top - origin.y) * em,
  };
}

/** An operator with the codes that it shows. */
export interface ShowingOperation {
  readonly operation: Operation;
  readonly shown: readonly ShownCode[];
  /** Where the text goes on, for an operator that shows something. */
  readonly end: { readonly x: number; readonly y: number };
}

// Operators that letters have, and that change nothing about where text stands.
const OTHERS = new Set(["q", "cm", "Do", "Q", "BT", "ET", "EMC", "re", "f"]);

/**
 * Follows the operators of a page's content and tells where every code stands.
 *
 * Errors: throws at an operator that it does not know, so that no position is ever guessed.
 * Source: ISO 32000-1, 9.3 (text state), 9.4 (text objects), 14.6 (marked content).
 */
export class TextState {
  readonly #fonts: ReadonlyMap<string, PdfFont>;
  #font = "";
  #size = 0;
  #spacing = 0;
  #x = 0;
  #y = 0;
  #mcid: number | undefined;

  constructor(fonts: ReadonlyMap<string, PdfFont>) {
    this.#fonts = fonts;
  }

  follow(operation: Operation): ShowingOperation {
    const { operator, operands } = operation;
    const shown: ShownCode[] = [];
    switch (operator) {
      case "Tf":
        this.#font = (operands[0] ?? "").slice(1);
        this.#size = Number(operands[1]);
        break;
      case "Tc":
        this.#spacing = Number(operands[0]);
        break;
      case "Tm":
        this.#place(operands);
        break;
      case "Tj":
      case "TJ":
        for (const operand of operands) this.#show(operand, shown);
        break;
      case "BDC":
      case "BMC":
        this.#mcid = mcidOf(operands);
        break;
      default:
        if (!OTHERS.has(operator)) throw new Error(`${operator} in a letter`);
        if (operator === "EMC") this.#mcid = undefined;
    }
    return { operation, shown, end: { x: this.#x, y: this.#y } };
  }

  #place(operands: readonly string[]): void {
    if (operands.slice(0, 4).join(" ") !== "1 0 0 1") throw new Error("text is turned or scaled");
    this.#x = Number(operands[4]);
    this.#y = Number(operands[5]);
  }

  #show(operand: string, shown: ShownCode[]): void {
    if (operand === "[" || operand === "]") return;
    const font = this.#fonts.get(this.#font);
    if (font === undefined) throw new Error(`there is no font ${this.#font}`);
    if (!operand.startsWith("<")) {
      this.#move(font, (-Number(operand) * this.#size) / 1000);
      return;
    }
    for (const [hex] of operand.matchAll(/[0-9A-Fa-f]{4}/gu)) {
      const code = font.codes.get(Number.parseInt(hex, 16));
      if (code === undefined) throw new Error(`the font says nothing for ${hex}`);
      const at = { x: this.#x, y: this.#y };
      shown.push({ code, font: this.#font, size: this.#size, ...at, mcid: this.#mcid });
      const advance = font.isVertical ? code.height : code.width;
      this.#move(font, (advance * this.#size) / 1000 + this.#spacing);
    }
  }

  #move(font: PdfFont, length: number): void {
    if (font.isVertical) this.#y += length;
    else this.#x += length;
  }
}

function mcidOf(operands: readonly string[]): number | undefined {
  const at = operands.indexOf("/MCID");
  return at < 0 ? undefined : Number(operands[at + 1]);
}
