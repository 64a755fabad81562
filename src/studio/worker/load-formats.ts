import type { FormatTools, LetterFormats } from "../../letter/letter-format.ts";

/** Loads what writes letters in a format. What writes Word files is as large as a third of all the rest. */
export async function loadFormats(
  format: "pdf" | "docx",
): Promise<(tools: FormatTools) => LetterFormats> {
  if (format === "docx") return (await import("../../letter/letter-formats.ts")).letterFormats;
  return (await import("./only-pdf.ts")).onlyPdf;
}
