import { once } from "../../base/once.ts";
import type { FormatTools, LetterFormats } from "../../letter/letter-format.ts";
import { pdfFormat } from "../../letter/pdf-format.ts";
import { noFormats } from "./no-formats.ts";

/** Letters as PDF, and in no other format. */
export function onlyPdf(tools: FormatTools): LetterFormats {
  return { ...noFormats(), pdf: once(() => pdfFormat(tools)) };
}
