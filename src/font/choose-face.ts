import type { FontFace } from "../model/font-face.ts";
import type { Gid } from "../model/glyph.ts";
import { isVariationSelector } from "../text/variation-selector.ts";

/** The face of a chain that draws a character, by its place in the chain. */
export interface FaceChoice {
  readonly face: number;
  readonly gid: Gid;
}

/**
 * Chooses the first face of a chain (書体の優先順) that has a character, with its variation selector if it has one.
 *
 * Errors: undefined if no face has it; a variant is never replaced by the plain character.
 */
export function chooseFace(
  faces: readonly FontFace[],
  codePoint: number,
  selector: number | undefined,
): FaceChoice | undefined {
  for (const [index, face] of faces.entries()) {
    const gid =
      selector === undefined ? face.glyphOf(codePoint) : face.variantOf(codePoint, selector);
    if (gid !== undefined) return { face: index, gid };
  }
  return undefined;
}

/** Which characters of a text each face of a chain draws. */
export interface ChainCoverage {
  /** By face: characters, with their variation selectors, in the order of first use. */
  readonly taken: readonly (readonly string[])[];
  /** What no face has. */
  readonly missing: readonly string[];
}

/** Reports what of a text is taken from which face of a chain, each character once. */
export function coverText(faces: readonly FontFace[], text: string): ChainCoverage {
  const taken = faces.map(() => [] as string[]);
  const missing: string[] = [];
  for (const character of charactersOf(text)) {
    const [base, selector] = [...character].map((part) => part.codePointAt(0) ?? 0);
    const choice = base === undefined ? undefined : chooseFace(faces, base, selector);
    const list = choice === undefined ? missing : taken[choice.face];
    list?.push(character);
  }
  return { taken, missing };
}

/** The different characters of a text, each with its variation selector; line breaks are passed over. */
function charactersOf(text: string): ReadonlySet<string> {
  const characters = new Set<string>();
  let base = "";
  const finish = (): void => {
    if (base !== "" && base >= " ") characters.add(base);
    base = "";
  };
  for (const character of text) {
    if (base !== "" && isVariationSelector(character.codePointAt(0) ?? 0)) {
      characters.add(base + character);
      base = "";
    } else {
      finish();
      base = character;
    }
  }
  finish();
  return characters;
}
