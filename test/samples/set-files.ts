import { createDocxWriter } from "../../src/docx/write-docx.ts";
import { writeHtml } from "../../src/html/write-html.ts";
import { letterLook } from "../../src/model/letter-look.ts";
import { letterParagraphs, rubyPairs } from "../../src/model/letter-text.ts";
import type { FormatId } from "../../src/model/output-format.ts";
import type { PagedDocument } from "../../src/model/paged-document.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { writePlain } from "../../src/plain/write-plain.ts";
import { writeTei } from "../../src/tei/write-tei.ts";
import { typeset } from "../../src/typeset/typeset.ts";
import type { Examination } from "../../src/verify/examine-pdf.ts";
import { expectedPages } from "../../src/verify/expected-pages.ts";
import { SOURCE } from "../render/sample-letters.ts";
import { differencesByBoth } from "./differences-by-both.ts";
import { testWorld } from "./faces.ts";
import { letterSettings } from "./letters.ts";
import { fileOnce, once } from "./once.ts";
import { written } from "./read-package.ts";
import { NOTO_SERIF_JP, openFace } from "./real-fonts.ts";
import { recorded } from "./recorded.ts";
import type { SetLetter } from "./running-letter.ts";

/** The formats that a letter can be written in from itself alone. */
export type SetFormat = Exclude<FormatId, "transcript">;

/** Letters as files, and what reading these back finds. */
export interface SetFiles {
  readonly documentOf: (sample: SetLetter) => PagedDocument;
  /** Each who asks gets a file of its own, in which faults may be planted. */
  readonly bytesOf: (id: SetFormat, sample: SetLetter) => Promise<Uint8Array>;
  /** What of a file is not as the letter says: `kind of look expected → found`; `isLater` with what a ledger keeps of its pages. */
  readonly findings: (
    id: SetFormat,
    bytes: Uint8Array,
    sample: SetLetter,
    isLater?: boolean,
  ) => Promise<readonly string[]>;
}

/** Gives the files of letters in the face that comes with the product; each letter is laid out and written once. */
export function setFiles(): SetFiles {
  const faces = [openFace(NOTO_SERIF_JP)];
  const documentOf = once(({ letter, format }: SetLetter): PagedDocument => {
    const outcome = typeset(letter, format, faces);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
    return outcome.value;
  });
  const bytesOf = fileOnce(async (id: SetFormat, sample: SetLetter): Promise<Uint8Array> => {
    const { letter, format } = sample;
    if (id === "pdf") return writePdf(documentOf(sample), { source: SOURCE }, testWorld);
    if (id === "html") return writeHtml(letter, format, faces);
    if (id === "txt") return writePlain(letter);
    if (id === "tei") return writeTei(letter, { edition: "corrected", settings: letterSettings() });
    return written(createDocxWriter(letterSettings({ format }), faces, testWorld), letter);
  });
  /** What is known of the pages; other formats have none. */
  const known = (id: SetFormat, sample: SetLetter, isLater: boolean): Omit<Examination, "path"> => {
    if (id !== "pdf") return { expected: undefined };
    const pages = expectedPages(documentOf(sample), new WeakMap());
    if (!isLater) return { expected: pages };
    const { sums, running } = pages;
    return { expected: undefined, sums, ...(running && { running }) };
  };
  return {
    documentOf,
    bytesOf,
    findings: async (id, bytes, sample, isLater = false) => {
      const { letter, format } = sample;
      const examination = { path: "書簡", ...known(id, sample, isLater) };
      const [paragraphs, ruby] = [letterParagraphs(letter), rubyPairs(letter)];
      const look = letterLook(letter, format);
      const wanted = { paragraphs, ruby, look: isLater ? recorded(look, paragraphs, ruby) : look };
      const differences = await differencesByBoth(id, bytes, wanted, examination);
      return differences.map(
        ({ fault, look, expected, found }) => fault?.code ?? `${look} ${expected} → ${found}`,
      );
    },
  };
}
