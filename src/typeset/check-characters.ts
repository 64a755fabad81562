import type { Diagnostic } from "../base/diagnostic.ts";
import type { FontFace } from "../model/font-face.ts";
import type { Letter } from "../model/letter.ts";
import { isTextBlock } from "../model/letter-text.ts";
import type { PageFormat } from "../model/page-format.ts";
import { createTypesetCache, knownBlock, knownRules, type TypesetCache } from "./typeset-cache.ts";

/**
 * Checks that every character of a letter has its glyph, each variant and vertical form included, and that its lines
 * can be set by the rules.
 *
 * Shape: with the run's cache, what is checked is set already when the letter is laid out.
 * Errors: typeset/no-glyph, typeset/no-variant, typeset/no-vertical-form; as warnings
 * typeset/private-use-character, typeset/line-too-long.
 */
export function checkCharacters(
  letter: Letter,
  format: PageFormat,
  faces: readonly FontFace[],
  cache: TypesetCache = createTypesetCache(),
): readonly Diagnostic[] {
  const known = knownRules(format, faces, cache);
  return letter.blocks
    .filter(isTextBlock)
    .flatMap((block) => knownBlock(block, known, cache).set.diagnostics);
}
