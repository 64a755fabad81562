import { joinSegments } from "../base/bytes/deflate-segment.ts";
import { writeZip, type ZipEntry } from "../base/bytes/zip.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import { isSameWhole } from "../base/whole-value.ts";
import type { World } from "../base/world.ts";
import type { FontFace } from "../model/font-face.ts";
import type { Block, Letter, TextPart } from "../model/letter.ts";
import type { LetterSettings } from "../model/letter-settings.ts";
import type { Matter } from "../model/matter.ts";
import type { PageFormat } from "../model/page-format.ts";
import { type PagedPart, pagedParts } from "../model/paged-parts.ts";
import { NO_PICTURES } from "../model/picture.ts";
import {
  blockParagraphs,
  type KeptParagraph,
  type ParagraphContext,
  type ParagraphXml,
} from "./block-paragraphs.ts";
import { checkLetter } from "./check-letter.ts";
import { coreProperties } from "./core-properties.ts";
import { fontPartsOf } from "./font-parts.ts";
import { FOOT_NOTES, footNote } from "./foot-notes.ts";
import { cutAtMarks, type LetterValues, letterMark } from "./letter-marks.ts";
import type { MarkedPart, PackageShell, packageShell } from "./package-shell.ts";
import { type PartPage, partPages } from "./part-pages.ts";
import { pictureParts } from "./picture-parts.ts";
import { type FontPlan, planFonts } from "./plan-fonts.ts";
import { type RunningPart, runningSections, runningValues } from "./running-parts.ts";
import { specialStyles } from "./special-styles.ts";
import { createStretchPieces, type Stretch, type StretchPieces } from "./stretch-pieces.ts";
import { partStyle } from "./tables/word-styles.ts";
import { toldOnce } from "./told-once.ts";
import { type WordPage, wordPage } from "./word-page.ts";

/** Writes the letters of one template as Word files. */
export interface DocxWriter {
  /** What holds for all letters, such as a font that may not be embedded; to be shown once. */
  readonly warnings: readonly Diagnostic[];
  /** What `write` would say about a letter, without writing it. */
  readonly check: (letter: Letter) => readonly Diagnostic[];
  /**
   * Gives a letter's Word file.
   *
   * Shape: the bytes depend on the letter, the settings and the faces, never on the letters before it.
   * Errors: `docx/unwritable-character`; warns with `docx/full-width-in-tate-chu-yoko` and
   * `docx/open-sesame-replaced`.
   */
  readonly write: (letter: Letter) => Promise<Outcome<Uint8Array>>;
}

/**
 * Makes the writer of a template's Word files: the package is built once, each letter fills its text in.
 *
 * Errors: `docx/font-not-embedded` among the writer's warnings.
 */
export function createDocxWriter(
  settings: LetterSettings,
  faces: readonly FontFace[],
  world: World,
): DocxWriter {
  const { format } = settings;
  const fonts = planFonts(settings, faces, world);
  const page = wordPage(format);
  const pictures = pictureParts(settings.pictures ?? NO_PICTURES);
  const fontParts = fontPartsOf(fonts, format, world);
  const piecesOf = createStretchPieces();
  const fine = new WeakSet<TextPart>();
  const pages = partPages(format);
  const pageOf = (of: PageFormat): PartPage | undefined => pages.find((one) => one.format === of);
  const knownIn = knownParagraphs();
  const [keptShell, coreOf] = [shellKeeper(), coreWriter()];
  const shellOf = (letter: Letter, parts: readonly PagedPart[]): Promise<PackageShell> => {
    const special = specialStyles(letter);
    const own = parts.map((part) => pageOf(part.format));
    const running = runningSections(letter.running, parts);
    const relations = pictures.relationsOf(letter);
    const numbers = own.map((part) => part?.number ?? 0).join();
    const key = `${special.join()} ${numbers} ${running?.join(" ") ?? ""} ${relations}`;
    const pages = { format, page, parts: own, running, relations };
    return keptShell(key, () => shellFor(pages, fonts, special));
  };

  const translate = (letter: Letter): Outcome<readonly (readonly ParagraphXml[])[]> => {
    const errors = checkLetter(letter, settings.title, fine);
    if (errors.length > 0) return failure(errors);
    const warnings: Diagnostic[] = [];
    const warn = (diagnostic: Diagnostic): void => {
      warnings.push(diagnostic);
    };
    const runs = { fonts, ids: { last: 0 }, relationOf: pictures.relationOf, warn };
    const paragraphs = pagedParts(letter.blocks, format).map((part) => {
      const own = pageOf(part.format);
      const known = knownIn(part.format);
      return blockParagraphs(part, contextOf(part, own, { page, known, runs, settings }));
    });
    return success(paragraphs, toldOnce(warnings));
  };

  const check = (letter: Letter): readonly Diagnostic[] => {
    const paragraphs = translate(letter);
    return paragraphs.ok ? paragraphs.warnings : paragraphs.errors;
  };

  const write = async (letter: Letter): Promise<Outcome<Uint8Array>> => {
    const paragraphs = translate(letter);
    if (!paragraphs.ok) return paragraphs;
    const parts = pagedParts(letter.blocks, format);
    const { head, tail, entries, marked, sections } = await shellOf(letter, parts);
    const { values, table, ...own } = fontParts(letter);
    const running = runningOf(letter, pageOf, { page, settings, fonts });
    const beside = new Map([...running, [FOOT_NOTES, notesOf(paragraphs.value.flat())]]);
    const filled = (name: string, stretches: readonly Stretch[]): ZipEntry =>
      filledEntry(name, stretches, values, piecesOf);
    const sectioned = inSections(paragraphs.value, sections);
    const bytes = writeZip([
      ...entries,
      ...marked.map((part) => filled(part.name, [shared(withValues(part, beside))])),
      filled("word/fontTable.xml", [shared(table)]),
      ...own.entries,
      ...pictures.entriesOf(letter),
      filled("docProps/core.xml", [shared(coreOf(letter))]),
      filled("word/document.xml", [shared(head), ...stretches(sectioned), shared(tail)]),
    ]);
    return success(bytes, paragraphs.warnings);
  };
  return { warnings: fonts.warnings, check, write };
}

/** Writes core properties; letters of one template, one after another, have the same text. */
function coreWriter(): (letter: Pick<Letter, "properties" | "lang">) => string {
  let last: (Pick<Letter, "properties" | "lang"> & { readonly xml: string }) | undefined;
  return ({ properties, lang }) => {
    if (last?.lang === lang && isSameWhole(last.properties, properties)) return last.xml;
    last = { properties, lang, xml: coreProperties(properties, lang) };
    return last.xml;
  };
}

/** Keeps packages by what of a letter they depend on; each is built once. */
function shellKeeper(): (key: string, build: () => Promise<PackageShell>) => Promise<PackageShell> {
  const shells = new Map<string, Promise<PackageShell>>();
  return (key, build) => {
    const shell = shells.get(key) ?? build();
    shells.set(key, shell);
    return shell;
  };
}

// `docx`, with which the package is built, is the largest package of all: who writes no Word file never loads it.
const shellFor: typeof packageShell = async (...all) =>
  (await import("./package-shell.ts")).packageShell(...all);

/** Fills in a letter's own values but those of its fonts, whose marks stay; a part that has none of them is the same text. */
function withValues({ text, wanting }: MarkedPart, values: LetterValues): string {
  if (!hasAnyOf(wanting, values)) return text;
  return cutAtMarks(text)
    .map((stretch) => {
      if (!stretch.isMark) return stretch.text;
      return values.get(stretch.text) ?? letterMark(stretch.text);
    })
    .join("");
}

function hasAnyOf(names: ReadonlySet<string>, values: LetterValues): boolean {
  for (const name of values.keys()) {
    if (names.has(name)) return true;
  }
  return false;
}

/** The footnotes of a letter, in the order of their marks. */
function notesOf(paragraphs: readonly ParagraphXml[]): string {
  return paragraphs
    .map(({ note, xml }) => (note === undefined ? "" : footNote(note, xml)))
    .join("");
}

/** The heads and the feet of a letter. */
function runningOf(
  { running, blocks }: Letter,
  pageOf: (format: PageFormat) => PartPage | undefined,
  {
    page,
    settings: { format, docxLatin },
    fonts,
  }: {
    readonly page: WordPage;
    readonly settings: LetterSettings;
    readonly fonts: FontPlan;
  },
): LetterValues {
  if (running === undefined) return new Map();
  const parts = pagedParts(blocks, format).map((part): RunningPart => {
    const own = pageOf(part.format);
    return { ...part, page: own?.page ?? page, number: own?.number };
  });
  return runningValues(running, parts, {
    fonts,
    latin: docxLatin ?? format.policy.latin,
    vertical: false,
    charactersPerLine: format.charactersPerLine,
    ids: { last: 0 },
    relationOf: () => "",
    warn: () => undefined,
  });
}

/** The paragraphs that were written before, for each format. */
function knownParagraphs(): (format: PageFormat) => ParagraphContext["known"] {
  const byFormat = new Map<PageFormat, WeakMap<Block, KeptParagraph>>();
  return (format) => {
    const known = byFormat.get(format) ?? new WeakMap<Block, KeptParagraph>();
    byFormat.set(format, known);
    return known;
  };
}

/** What the paragraphs of a part are written with. */
function contextOf(
  { format }: PagedPart,
  own: PartPage | undefined,
  shared: {
    readonly page: WordPage;
    readonly known: ParagraphContext["known"];
    readonly runs: Pick<ParagraphContext["runs"], "fonts" | "ids" | "warn" | "relationOf">;
    readonly settings: LetterSettings;
  },
): ParagraphContext {
  const page = own?.page ?? shared.page;
  return {
    format,
    page,
    styleOf: (style) => (own === undefined ? style : partStyle(style, own.number, own.name)),
    known: shared.known,
    runs: {
      ...shared.runs,
      // As on the laid-out pages, unless the template says otherwise.
      latin: shared.settings.docxLatin ?? format.policy.latin,
      vertical: page.vertical,
      charactersPerLine: format.charactersPerLine,
    },
  };
}

/** Ends each part but the last with its section, which is a property of its last paragraph. */
function inSections(
  parts: readonly (readonly ParagraphXml[])[],
  sections: readonly string[],
): readonly ParagraphXml[] {
  return parts.flatMap((all, index) => {
    const paragraphs = all.filter(({ note }) => note === undefined);
    const section = sections[index];
    const last = paragraphs.at(-1);
    if (section === undefined || last === undefined) return paragraphs;
    const at = last.xml.lastIndexOf("</w:pPr>");
    const xml = last.xml.slice(0, at) + section + last.xml.slice(at);
    return [...paragraphs.slice(0, -1), { ...last, xml }];
  });
}

// Paragraphs in stretches that letters of a template share: what is the addressee's own is in others.
function stretches(paragraphs: readonly ParagraphXml[]): readonly Stretch[] {
  const found: Stretch[] = [];
  let texts: string[] = [];
  let length = 0;
  let last: Matter = "template";
  const close = (): void => {
    if (length > 0) found.push({ matter: last, texts });
    texts = [];
    length = 0;
  };
  for (const { matter, xml } of paragraphs) {
    if (matter !== last || length > STRETCH_LENGTH) close();
    last = matter;
    texts.push(xml);
    length += xml.length;
  }
  close();
  return found;
}

function filledEntry(
  name: string,
  stretches: readonly Stretch[],
  values: LetterValues,
  piecesOf: StretchPieces,
): ZipEntry {
  const segments = stretches.flatMap((stretch) => piecesOf(stretch, values));
  return { name, method: "deflated", ...joinSegments(segments) };
}

/** A text that all letters have, or all that have the same fonts or properties. */
function shared(text: string): Stretch {
  return { matter: "template", texts: [text] };
}

/** UTF-16 code units after which a new stretch begins; a merged value in the text costs no more than this. */
const STRETCH_LENGTH = 3000;
