import type { LetterFormats } from "../../letter/letter-format.ts";

/** No format: who shows pages writes no files, and what writes them is loaded by who asks for one. */
export function noFormats(): LetterFormats {
  const absent = (): never => {
    throw new Error("this format is not loaded");
  };
  return { pdf: absent, docx: absent, html: absent, txt: absent, tei: absent, transcript: absent };
}
