import { assert } from "../base/assert.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Outcome } from "../base/outcome.ts";
import type { World } from "../base/world.ts";
import { createDocxWriter } from "../docx/write-docx.ts";
import { writeHtml } from "../html/write-html.ts";
import type { FontFace } from "../model/font-face.ts";
import type { Letter } from "../model/letter.ts";
import type { LetterSettings } from "../model/letter-settings.ts";
import type { FormatId } from "../model/output-format.ts";
import type { PagedDocument } from "../model/paged-document.ts";
import type { SourceRecord } from "../pdf/source-record.ts";
import { createPdfCache, writePdf } from "../pdf/write-pdf.ts";
import { checkPlain, writePlain } from "../plain/write-plain.ts";

/** A letter that was checked, ready to be written in any format. */
export interface ReadyLetter {
  readonly letter: Letter;
  readonly source: SourceRecord;
}

/** A letter's file. */
export interface MadeFile {
  readonly bytes: Uint8Array;
  /** The pages that the file was made from; a format whose reader breaks the lines itself has none. */
  readonly document: PagedDocument | undefined;
}

/** Writes the letters of one template in one format. What it keeps between letters never changes a byte. */
export interface LetterFormat {
  /** What holds for all letters, to be said once. */
  readonly warnings: readonly Diagnostic[];
  /** What this format alone finds in a letter; what the pages show is found for all formats alike. */
  readonly check: (letter: Letter) => readonly Diagnostic[];
  /** Shape: the bytes depend on the letter and what all letters share, never on the letters before it. */
  readonly make: (ready: ReadyLetter) => MadeFile | Promise<MadeFile>;
}

/** What the letters of one template share. */
export interface FormatTools {
  readonly settings: LetterSettings;
  readonly faces: readonly FontFace[];
  readonly world: World;
  readonly layOut: (letter: Letter) => PagedDocument;
}

/** The formats of one template: the one place where a letter meets the writers, each under its word. */
export interface LetterFormats extends Readonly<Record<FormatId, () => LetterFormat>> {
  readonly pdf: () => Omit<LetterFormat, "make"> & {
    readonly make: (ready: ReadyLetter) => MadeFile;
  };
}

/** Gives the formats of a template. Cost: a writer takes memory and time, so each is made when it is first asked for. */
export function letterFormats(tools: FormatTools): LetterFormats {
  return {
    pdf: once(() => pdfFormat(tools)),
    docx: once(() => docxFormat(tools)),
    html: once(() => htmlFormat(tools)),
    txt: once(plainFormat),
  };
}

function pdfFormat({ layOut, world }: FormatTools): ReturnType<LetterFormats["pdf"]> {
  const cache = createPdfCache();
  return {
    warnings: [],
    check: () => [],
    make: ({ letter, source }) => {
      const document = layOut(letter);
      return { bytes: writePdf(document, { source, cache }, world), document };
    },
  };
}

function docxFormat({ settings, faces, world }: FormatTools): LetterFormat {
  const { warnings, check, write } = createDocxWriter(settings, faces, world);
  return {
    warnings,
    check,
    make: async ({ letter }) => ({
      bytes: checkedValue(await write(letter)),
      document: undefined,
    }),
  };
}

function htmlFormat({ settings, faces }: FormatTools): LetterFormat {
  return {
    warnings: [],
    check: () => [],
    make: ({ letter }) => ({
      bytes: writeHtml(letter, settings.format, faces),
      document: undefined,
    }),
  };
}

function plainFormat(): LetterFormat {
  return {
    warnings: [],
    check: checkPlain,
    make: ({ letter }) => ({ bytes: writePlain(letter), document: undefined }),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Takes the value of a step whose input was checked before; anything else is a mistake of ours. */
export function checkedValue<T>(outcome: Outcome<T>): T {
  assert(outcome.ok, outcome.ok ? "" : outcome.errors.map(({ code }) => code).join(", "));
  return outcome.value;
}
