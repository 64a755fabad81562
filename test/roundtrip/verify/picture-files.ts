import { createDocxWriter } from "../../../src/docx/write-docx.ts";
import { writeHtml } from "../../../src/html/write-html.ts";
import { letterLook } from "../../../src/model/letter-look.ts";
import { letterParagraphs, rubyPairs } from "../../../src/model/letter-text.ts";
import type { FormatId } from "../../../src/model/output-format.ts";
import type { PagedDocument } from "../../../src/model/paged-document.ts";
import { writePdf } from "../../../src/pdf/write-pdf.ts";
import { writePlain } from "../../../src/plain/write-plain.ts";
import { writeTranscript } from "../../../src/plain/write-transcript.ts";
import { comparedLetter, readLetterFile } from "../../../src/proof/read-back.ts";
import { writeTei } from "../../../src/tei/write-tei.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { expectedPages } from "../../../src/verify/expected-pages.ts";
import { SOURCE } from "../../render/sample-letters.ts";
import { loadNotoSerif } from "../../render/set-pages.ts";
import { testWorld } from "../../samples/faces.ts";
import type { LetterWithPictures } from "../../samples/letter-with-pictures.ts";
import { fileOnce, once } from "../../samples/once.ts";
import { written } from "../../samples/read-package.ts";

const faceOf = once(loadNotoSerif);

const documentOf = once(
  async ({ letter, settings }: LetterWithPictures): Promise<PagedDocument> => {
    const outcome = typeset(letter, settings.format, [await faceOf()]);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
    return outcome.value;
  },
);

/** The file of a letter in a format. */
export const bytesOf: (id: FormatId, sample: LetterWithPictures) => Promise<Uint8Array> = fileOnce(
  async (id: FormatId, sample: LetterWithPictures): Promise<Uint8Array> => {
    const { letter, settings } = sample;
    const face = await faceOf();
    const { pictures = new Map() } = settings;
    if (id === "pdf")
      return writePdf(await documentOf(sample), { source: SOURCE, pictures }, testWorld);
    if (id === "html") return writeHtml(letter, settings.format, [face], pictures);
    if (id === "tei") return writeTei(letter, { edition: "corrected", settings });
    if (id === "txt") return writePlain(letter);
    if (id === "transcript") return writeTranscript(letter, { edition: "corrected", settings });
    return written(createDocxWriter(settings, [face], testWorld), letter);
  },
);

/** What is found of a file read back against its letter, at once or later. */
export async function findings(
  id: FormatId,
  bytes: Uint8Array,
  sample: LetterWithPictures,
  isLater = false,
): Promise<readonly string[]> {
  const { letter, settings } = sample;
  const pages = expectedPages(await documentOf(sample), new WeakMap());
  const known = isLater
    ? { expected: undefined, sums: pages.sums, mayHavePictures: true }
    : { expected: pages };
  const read = await readLetterFile(id, bytes, { path: "図", ...known });
  const wanted = {
    paragraphs: letterParagraphs(letter),
    ruby: rubyPairs(letter),
    look: letterLook(letter, settings.format),
  };
  return comparedLetter("図", wanted, read).differences.map(
    ({ fault, look, expected, found }) => fault?.code ?? `${look} ${expected} → ${found}`,
  );
}
