// What a program needs to make letters in memory: the stages, and `makeLetter`, which goes through them. No file is read or
// written here; it works in a browser too. Runs over whole lists, with files and proof, are in `shokan/run`; texts of
// diagnostics in `shokan/messages`.
export type { Diagnostic, Severity } from "./base/diagnostic.ts";
export type { Location } from "./base/location.ts";
export type { Outcome } from "./base/outcome.ts";
export { portableWorld } from "./base/portable-world.ts";
export type { SourceFile, World } from "./base/world.ts";
export { guardRecipients } from "./data/guard/guard-recipients.ts";
export type { ListFile } from "./data/list-file.ts";
export { readRecipients } from "./data/read-recipients.ts";
export { createDocxWriter, type DocxWriter } from "./docx/write-docx.ts";
export { loadFaces } from "./font/load-faces.ts";
export {
  LetterRefused,
  type MadeLetter,
  type MakeOptions,
  makeLetter,
} from "./letter/make-letter.ts";
export { parseLetter } from "./markup/parse-letter.ts";
export { printLetter } from "./markup/print-letter.ts";
export type { FontFace } from "./model/font-face.ts";
export type { Block, Inline, Letter } from "./model/letter.ts";
export type { Edition, LetterSettings } from "./model/letter-settings.ts";
export { letterParagraphs } from "./model/letter-text.ts";
export type { Manuscript } from "./model/manuscript.ts";
export { FORMATS, type FormatId, type OutputFormat } from "./model/output-format.ts";
export type { PageFormat } from "./model/page-format.ts";
export type { PagedDocument } from "./model/paged-document.ts";
export { type Cell, type Recipient, type RecipientList, recipientOf } from "./model/recipient.ts";
export { writePdf } from "./pdf/write-pdf.ts";
export { writePrintRun } from "./pdf/write-print-run.ts";
export {
  type CompileOptions,
  compileTemplate,
  type Template,
} from "./template/compile-template.ts";
export { readPictures } from "./template/read-pictures.ts";
export { type LaidOutParagraph, type LayoutOptions, layoutLines } from "./typeset/layout-lines.ts";
export { typeset } from "./typeset/typeset.ts";
export { compareReadBack } from "./verify/compare.ts";
export { readLetterDocx } from "./verify/read-docx.ts";
export { readPdf } from "./verify/read-pdf.ts";
