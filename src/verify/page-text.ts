import type { Operand } from "./content-operators.ts";
import { insteadOfText, isCharacterNote } from "./instead-of-text.ts";
import type { Operation } from "./known-streams.ts";
import type { PageFont } from "./page-font.ts";
import { type PagePicture, PictureFollower } from "./picture-follower.ts";

/**
 * What a piece of a page is: text of the letter, a reading next to it, what belongs to the page alone, or the head of a table that
 * stands again on a later page.
 */
export type PieceRole = "text" | "ruby" | "artifact" | "repeated";

/** A filled rectangle. Units: points from the page's left and bottom edge. */
export interface PlacedRule {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/**
 * A character, or several drawn as one, as it is on a page.
 *
 * Units: points from the page's left and bottom edge; in a vertical line `x`, `y` are the middle of the head of its
 * body, in a horizontal one the start of its baseline; `length` is along the line.
 */
export interface PlacedPiece {
  readonly font: PageFont;
  readonly code: number;
  readonly text: string;
  readonly role: PieceRole;
  /** The number of the marked content that it is in (MCID); undefined outside of any. */
  readonly content: number | undefined;
  readonly isVertical: boolean;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly length: number;
  readonly ink: Ink;
  /** Whether anything is drawn for it: for spaces, selectors and what has no body nothing is. */
  readonly isDrawn: boolean;
}

/** How text is painted: black, in another colour, or not at all. */
export type Ink = "black" | "coloured" | "none";

/** A page's content as it is painted. */
export interface PageContent {
  readonly pieces: readonly PlacedPiece[];
  /** The rules of tables, and the lines beside, through and around text. */
  readonly rules: readonly PlacedRule[];
  readonly pictures: readonly PagePicture[];
  /** Operators that no letter has: other pictures, lines, turned or scaled text. */
  readonly foreign: readonly string[];
  /** The box around the places at which text is shown, before what its font says about where it is drawn. */
  readonly extent: Extent;
}

/** Units: points from the page's left and bottom edge. */
export interface Extent {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/**
 * Follows a page's operators and finds where and how every piece of text is set.
 *
 * Shape: only what letters are written with is followed; everything else is reported by its operator, so nothing that could
 * move, hide or cover text goes unseen.
 * Errors: throws at a font that the page does not have, and at what is not a content stream.
 * Source: ISO 32000-1, 8.2, figure 9 (what stands in a text object, and what beside it), 8.6.8 (colour), 9.3 (text state), 9.4 (text objects), 14.6 (marked content).
 */
export function readPageText(
  content: readonly Operation[],
  fontOf: (name: string) => PageFont,
): PageContent {
  const follower = new TextFollower(fontOf);
  for (const { operator, operands } of content) follower.follow(operator, operands);
  follower.end();
  const { pieces, rules, pictures, foreign, extent } = follower;
  return { pieces, rules, pictures: pictures.pictures, foreign: [...foreign], extent };
}

class TextFollower {
  readonly pieces: PlacedPiece[] = [];
  readonly rules: PlacedRule[] = [];
  readonly pictures = new PictureFollower();
  readonly foreign = new Set<string>();
  readonly extent: Extent = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
  readonly #fontOf: (name: string) => PageFont;
  readonly #tags: string[] = [];
  readonly #contents: (number | undefined)[] = [];
  #content: number | undefined;
  #role: PieceRole = "text";
  #font: PageFont | undefined;
  #size = 0;
  #spacing = 0;
  #mode = 0;
  #isBlack = true;
  #x = 0;
  #y = 0;
  /** Ems from the text position up to the place of the piece that was shown last. */
  #raised = 0;
  #isInText = false;

  constructor(fontOf: (name: string) => PageFont) {
    this.#fontOf = fontOf;
  }

  follow(operator: string, operands: readonly Operand[]): void {
    if (this.#isMisplaced(operator)) this.foreign.add(operator);
    switch (operator) {
      case "Tj":
      case "TJ":
        for (const operand of operands) this.#showOrMove(operand);
        return;
      case "Tm":
        this.#place(operands);
        return;
      case "Tf":
        this.#font = this.#fontOf(String(operands[0]).slice(1));
        this.#size = Number(operands[1]);
        return;
      case "Tc":
        this.#spacing = Number(operands[0]);
        return;
      case "BT":
        this.#x = 0;
        this.#y = 0;
        return;
      case "ET":
        return;
      case "BMC":
      case "BDC":
        if (isOtherText(operands)) this.foreign.add("ActualText");
        this.#tags.push(isRepeatedHead(operands) ? REPEATED : String(operands[0]));
        this.#role = roleOf(this.#tags);
        this.#contents.push(this.#content);
        this.#content = contentIn(operands) ?? this.#content;
        return;
      case "EMC":
        this.#tags.pop();
        this.#role = roleOf(this.#tags);
        this.#content = this.#contents.pop();
        return;
      default:
        this.#setLook(operator, operands);
    }
  }

  /** What began on the page has ended on it. */
  end(): void {
    if (this.#isInText) this.foreign.add("BT");
    if (this.pictures.isOpen) this.foreign.add("q");
  }

  /** A reader that finds an operator where it may not be does what it likes with it. */
  #isMisplaced(operator: string): boolean {
    const wasInText = this.#isInText;
    if (operator === "BT" || operator === "ET") {
      this.#isInText = operator === "BT";
      return wasInText === this.#isInText;
    }
    return (wasInText ? NOT_IN_TEXT : IN_TEXT).has(operator);
  }

  #setLook(operator: string, operands: readonly Operand[]): void {
    if (operator === "Tr") this.#mode = Number(operands[0]);
    else if (GREYS.has(operator)) this.#isBlack = operands.every((value) => value === 0);
    else if (operator === "k") this.#isBlack = operands.join(" ") === "0 0 0 1";
    else if (COLOURS.has(operator)) this.#isBlack = false;
    else if (operator === "re") this.#draw(operands);
    else if (operator !== "f" && !this.pictures.follow(operator, operands, this.#content)) {
      this.foreign.add(operator);
    }
  }

  /** A rectangle that is no rule, because it is thick or coloured, is foreign. */
  #draw(operands: readonly Operand[]): void {
    const [x = 0, y = 0, width = 0, height = 0] = operands.map(Number);
    const isThin = Math.min(Math.abs(width), Math.abs(height)) <= THICKEST_RULE;
    if (!isThin || !this.#isBlack) {
      this.foreign.add("re");
      return;
    }
    const [left, right] = [Math.min(x, x + width), Math.max(x, x + width)];
    const [bottom, top] = [Math.min(y, y + height), Math.max(y, y + height)];
    this.rules.push({ left, right, bottom, top });
  }

  #place(operands: readonly Operand[]): void {
    if (operands.slice(0, 4).join(" ") !== "1 0 0 1") this.foreign.add("Tm");
    this.#x = Number(operands[4]);
    this.#y = Number(operands[5]);
    this.#raised = 0;
  }

  #showOrMove(operand: Operand): void {
    const font = this.#font;
    if (font === undefined) throw new Error("text is shown without a font");
    if (typeof operand === "number") this.#move(font, (-operand * this.#size) / 1000);
    if (!(operand instanceof Uint8Array)) return;
    for (let at = 0; at < operand.length; at += 2) {
      this.#show(font, 256 * (operand[at] ?? 0) + (operand[at + 1] ?? 0));
    }
  }

  #show(font: PageFont, code: number): void {
    const { text, width, height, originY, isDrawn } = font.codeOf(code);
    const em = this.#size / 1000;
    this.#extend();
    const advance = font.isVertical ? height : width;
    // A piece may be shown from whole ems below or above its place; its position vector makes up for it. A variation selector behind
    // it takes no room, and is shown from there too.
    if (advance !== 0) {
      this.#raised = font.isVertical ? Math.trunc((USUAL_ORIGIN - originY) / 1000) : 0;
    }
    this.pieces.push({
      font,
      code,
      text,
      role: this.#role,
      content: this.#content,
      isVertical: font.isVertical,
      x: this.#x,
      y: this.#y + this.#raised * this.#size,
      size: this.#size,
      length: advance * em,
      ink: this.#ink(),
      isDrawn: isDrawn && advance > 0,
    });
    this.#move(font, (font.isVertical ? -advance : advance) * em + this.#spacing);
  }

  #extend(): void {
    const { extent } = this;
    if (this.#x < extent.left) extent.left = this.#x;
    if (this.#x > extent.right) extent.right = this.#x;
    if (this.#y < extent.bottom) extent.bottom = this.#y;
    if (this.#y > extent.top) extent.top = this.#y;
  }

  #ink(): Ink {
    if (this.#mode !== 0) return "none";
    return this.#isBlack ? "black" : "coloured";
  }

  #move(font: PageFont, length: number): void {
    if (font.isVertical) this.#y += length;
    else this.#x += length;
  }
}

function roleOf(tags: readonly string[]): PieceRole {
  if (tags.includes(REPEATED)) return "repeated";
  if (tags.includes("/Artifact")) return "artifact";
  return tags.includes("/RT") ? "ruby" : "text";
}

/** Whether readers are to take another text than the page has, but for the picture of a character. */
function isOtherText(operands: readonly Operand[]): boolean {
  const text = insteadOfText(operands);
  return text !== undefined && !isCharacterNote(text);
}

/** The number in `/P<</MCID 3>>BDC`. */
function contentIn(operands: readonly Operand[]): number | undefined {
  const at = operands.indexOf("/MCID");
  const number = at < 0 ? undefined : operands[at + 1];
  return typeof number === "number" ? number : undefined;
}

/** The head of the page itself (柱) is attached to its edge, that of a table that stands again is not. */
function isRepeatedHead(operands: readonly Operand[]): boolean {
  return operands.includes("/Header") && !operands.includes("/Attached");
}

/** Stands for an artifact that is the head of a table once more. */
const REPEATED = "/Artifact/Header";
/** Points. */
const THICKEST_RULE = 2.5;
/** The vertical origin above the horizontal one, in thousandths of an em. Source: ISO 32000-1, table 117, DW2. */
const USUAL_ORIGIN = 880;
/** What stands in a text object alone, and what never does. Source: ISO 32000-1, 8.2, figure 9. */
const IN_TEXT: ReadonlySet<string> = new Set(["Tj", "TJ", "Tm"]);
const NOT_IN_TEXT: ReadonlySet<string> = new Set(["q", "Q", "cm", "Do", "re", "f"]);
/** Grey and RGB: nothing but zeros is black. */
const GREYS: ReadonlySet<string> = new Set(["g", "rg"]);
/** Colours whose look depends on a colour space. */
const COLOURS: ReadonlySet<string> = new Set(["cs", "sc", "scn"]);
