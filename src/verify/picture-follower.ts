import type { Operand } from "./content-operators.ts";

/** A picture on a page. Units: points from the page's left and bottom edge. */
export interface PagePicture {
  /** What the page's resources call it. */
  readonly name: string;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
  /** How it is turned and mirrored, by the number that EXIF has for it: 1 is as it is stored. */
  readonly turn: number;
  /** The number of the marked content that it is in (MCID). */
  readonly content: number | undefined;
}

/**
 * Follows the operators by which letters draw pictures, `q … cm /Name Do Q`, and no others of their kind: a picture is not cut off,
 * not turned by less than a quarter, and nothing else is drawn with it.
 *
 * Source: ISO 32000-1, 8.4.4 (q, Q, cm), 8.8 (Do).
 */
export class PictureFollower {
  readonly pictures: PagePicture[] = [];
  /** Whether a picture has begun and not ended. */
  isOpen = false;
  #matrix: readonly number[] | undefined;

  /** Tells whether an operator is one of a picture, at its place. */
  follow(operator: string, operands: readonly Operand[], content: number | undefined): boolean {
    switch (operator) {
      case "q":
        if (this.isOpen) return false;
        this.isOpen = true;
        return true;
      case "cm":
        if (!this.isOpen || this.#matrix !== undefined) return false;
        this.#matrix = operands.map(Number);
        return isUpright(this.#matrix);
      case "Do":
        if (this.#matrix === undefined) return false;
        this.pictures.push({
          name: String(operands[0]).slice(1),
          ...boxOf(this.#matrix),
          turn: turnOf(this.#matrix),
          content,
        });
        return true;
      case "Q": {
        const wasOpen = this.isOpen;
        this.isOpen = false;
        this.#matrix = undefined;
        return wasOpen;
      }
      default:
        return false;
    }
  }
}

function isUpright([a = 0, b = 0, c = 0, d = 0]: readonly number[]): boolean {
  return (b === 0 && c === 0) || (a === 0 && d === 0);
}

function boxOf([a = 0, b = 0, c = 0, d = 0, x = 0, y = 0]: readonly number[]): Omit<
  PagePicture,
  "name" | "turn" | "content"
> {
  const across = [x, x + a, x + c, x + a + c];
  const up = [y, y + b, y + d, y + b + d];
  return {
    left: Math.min(...across),
    bottom: Math.min(...up),
    right: Math.max(...across),
    top: Math.max(...up),
  };
}

/** Source: EXIF 2.32, 4.6.4 A (Orientation); a picture's own corner is at the bottom left of a square of one. */
function turnOf(matrix: readonly number[]): number {
  return TURNS.indexOf(matrix.slice(0, 4).map(Math.sign).join(" "));
}

const TURNS: readonly string[] = [
  "none",
  "1 0 0 1",
  "-1 0 0 1",
  "-1 0 0 -1",
  "1 0 0 -1",
  "0 -1 -1 0",
  "0 -1 1 0",
  "0 1 1 0",
  "0 1 -1 0",
];
