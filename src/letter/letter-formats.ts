import { once } from "../base/once.ts";
import { createDocxWriter } from "../docx/write-docx.ts";
import { writeHtml } from "../html/write-html.ts";
import type { PagedPart } from "../model/paged-parts.ts";
import { checkPlain, writePlain } from "../plain/write-plain.ts";
import { checkTranscript, writeTranscript } from "../plain/write-transcript.ts";
import { writeTei } from "../tei/write-tei.ts";
import { checkedValue } from "./checked-value.ts";
import { editionsAgree } from "./editions-agree.ts";
import type { FormatTools, LetterFormat, LetterFormats } from "./letter-format.ts";
import { pdfFormat } from "./pdf-format.ts";

/** Gives the formats of a template. Cost: a writer takes memory and time, so each is made when it is first asked for. */
export function letterFormats(tools: FormatTools): LetterFormats {
  return {
    pdf: once(() => pdfFormat(tools)),
    docx: once(() => docxFormat(tools)),
    html: once(() => htmlFormat(tools)),
    txt: once(plainFormat),
    tei: once(() => teiFormat(tools)),
    transcript: once(() => transcriptFormat(tools)),
  };
}

function docxFormat({ settings, faces, world }: FormatTools): LetterFormat {
  const { warnings, check, write } = createDocxWriter(settings, faces, world);
  return {
    warnings,
    check: ({ letter }) => check(letter),
    make: async ({ letter }) => ({
      bytes: checkedValue(await write(letter)),
      document: undefined,
    }),
  };
}

function htmlFormat({ settings, faces, layOut }: FormatTools): LetterFormat {
  return {
    warnings: [],
    check: () => [],
    make: ({ letter }) => {
      const pageCount = ({ name, blocks }: PagedPart): number => {
        const begins = { type: "part-break", name: name ?? "", origin: undefined } as const;
        return layOut({ ...letter, blocks: [begins, ...blocks] }).pages.length;
      };
      return {
        bytes: writeHtml(letter, settings.format, faces, settings.pictures, pageCount),
        document: undefined,
      };
    },
  };
}

function plainFormat(): LetterFormat {
  return {
    warnings: [],
    check: ({ letter }) => checkPlain(letter),
    make: ({ letter }) => ({ bytes: writePlain(letter), document: undefined }),
  };
}

function teiFormat(tools: FormatTools): LetterFormat {
  return {
    warnings: [],
    check: (letter) => editionsAgree(letter, tools.edition),
    make: ({ bothEditions }) => ({ bytes: writeTei(bothEditions(), tools), document: undefined }),
  };
}

function transcriptFormat(tools: FormatTools): LetterFormat {
  return {
    warnings: [],
    check: (letter) => [
      ...editionsAgree(letter, tools.edition),
      ...checkTranscript(letter.letter, letter.bothEditions()),
    ],
    make: ({ bothEditions }) => ({
      bytes: writeTranscript(bothEditions(), tools),
      document: undefined,
    }),
  };
}
