import { type Diagnostic, warning } from "../base/diagnostic.ts";
import type { FontFace } from "../model/font-face.ts";
import type { Letter } from "../model/letter.ts";
import type { PageFormat } from "../model/page-format.ts";
import { checkPages } from "./check-pages.ts";
import { checkSeal } from "./check-seal.ts";
import { createTypesetCache, type TypesetCache, typeset } from "./typeset.ts";

/**
 * Checks that every character of a letter has its glyph, each variant and vertical form included, that its lines can be
 * set by the rules, and that its pages can be read on paper.
 *
 * Shape: with the run's cache, what is checked is set already when the letter is laid out. Pages are looked at where
 * nothing is wrong with the characters.
 * Errors: those of `typeset`, `checkPages` and `checkSeal`; the warnings typeset/certificate-pages and
 * typeset/joint-one-sheet.
 */
export function checkLayout(
  letter: Letter,
  format: PageFormat,
  faces: readonly FontFace[],
  cache: TypesetCache = createTypesetCache(),
): readonly Diagnostic[] {
  const document = typeset(letter, format, faces, cache);
  if (!document.ok) return document.errors;
  return [
    ...document.warnings,
    ...checkPages(document.value, letter, format),
    ...checkSeal(document.value, letter, format),
    ...checkJoints(document.value.pages.length, format),
    ...checkSheet(document.value.pages.length, letter, format),
  ];
}

/** What has one sheet is not bound. */
function checkJoints(pages: number, { joints = [] }: PageFormat): readonly Diagnostic[] {
  if (pages > 1 || !joints.some(({ place }) => place === "binding")) return [];
  return [warning("typeset/joint-one-sheet", { kind: "option", name: "契印・割印" }, {})];
}

/** A certificate is one sheet. */
function checkSheet(
  pages: number,
  letter: Letter,
  { arrangement }: PageFormat,
): readonly Diagnostic[] {
  if (arrangement !== "certificate" || pages === 1) return [];
  const at = letter.blocks.find(({ origin }) => origin !== undefined)?.origin;
  return [warning("typeset/certificate-pages", at ?? { kind: "option", name: "本文" }, { pages })];
}
