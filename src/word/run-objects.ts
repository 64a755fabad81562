/**
 * What a run shows beside its text: breaks, tabs, symbols, pictures, marks of notes, the hyphen that does not break.
 *
 * Shape: names of elements, as Word and LibreOffice prefix them. Source: ISO/IEC 29500-1, 17.3.3.
 */
export const RUN_OBJECTS: readonly string[] = [
  "w:br",
  "w:cr",
  "w:tab",
  "w:ptab",
  "w:sym",
  "w:drawing",
  "w:pict",
  "w:object",
  "w:footnoteReference",
  "w:endnoteReference",
  "w:noBreakHyphen",
];
