import {
  type DeflateSegment,
  deflateSegment,
  joinSegments,
  storedSegment,
} from "../base/bytes/deflate-segment.ts";
import { writeZip, type ZipEntry } from "../base/bytes/zip.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import type { World } from "../base/world.ts";
import type { FontFace } from "../model/font-face.ts";
import type { Block, Letter } from "../model/letter.ts";
import type { LetterSettings } from "../model/letter-settings.ts";
import type { Matter } from "../model/matter.ts";
import type { LatinPolicy } from "../text/latin-tokens.ts";
import { blockParagraphs, type KeptParagraph, type ParagraphXml } from "./block-paragraphs.ts";
import { checkLetter } from "./check-letter.ts";
import { coreProperties } from "./core-properties.ts";
import { fontPartsOf } from "./font-parts.ts";
import { cutAtMarks, type LetterValues } from "./letter-marks.ts";
import { type PackageShell, packageShell } from "./package-shell.ts";
import { planFonts } from "./plan-fonts.ts";
import { specialStyles } from "./special-styles.ts";
import { wordPage } from "./word-page.ts";

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
  const fontParts = fontPartsOf(fonts, format, world);
  const segments = segmentCache();
  const known = new WeakMap<Block, KeptParagraph>();
  const shells = new Map<string, Promise<PackageShell>>();
  const shellOf = (letter: Letter): Promise<PackageShell> => {
    const special = specialStyles(letter);
    const key = special.join();
    const shell = shells.get(key) ?? packageShell(format, page, fonts, special);
    shells.set(key, shell);
    return shell;
  };

  const translate = (letter: Letter): Outcome<readonly ParagraphXml[]> => {
    const errors = checkLetter(letter, settings.title);
    if (errors.length > 0) return failure(errors);
    const warnings: Diagnostic[] = [];
    const paragraphs = blockParagraphs(letter, {
      format,
      page,
      known,
      runs: {
        fonts,
        latin: latinPolicy(settings),
        vertical: page.vertical,
        charactersPerLine: format.charactersPerLine,
        ids: { last: 0 },
        warn: (diagnostic) => {
          warnings.push(diagnostic);
        },
      },
    });
    return success(paragraphs, warnings);
  };

  const check = (letter: Letter): readonly Diagnostic[] => {
    const paragraphs = translate(letter);
    return paragraphs.ok ? paragraphs.warnings : paragraphs.errors;
  };

  const write = async (letter: Letter): Promise<Outcome<Uint8Array>> => {
    const paragraphs = translate(letter);
    if (!paragraphs.ok) return paragraphs;
    const { head, tail, entries, marked } = await shellOf(letter);
    const { values, table, ...own } = fontParts(letter);
    const filled = (name: string, texts: readonly string[]): ZipEntry =>
      entry(name, texts, values, segments);
    const bytes = writeZip([
      ...entries,
      ...marked.map((part) => filled(part.name, [part.text])),
      filled("word/fontTable.xml", [table]),
      ...own.entries,
      filled("docProps/core.xml", [coreProperties(letter.properties, letter.lang)]),
      filled("word/document.xml", [head, ...stretches(paragraphs.value), tail]),
    ]);
    return success(bytes, paragraphs.warnings);
  };
  return { warnings: fonts.warnings, check, write };
}

// As on the laid-out pages, unless the template says otherwise.
function latinPolicy({ docxLatin, format }: LetterSettings): LatinPolicy {
  return docxLatin ?? format.policy.latin;
}

// Paragraphs in stretches that letters of a template share: what is the addressee's own is in others.
function stretches(paragraphs: readonly ParagraphXml[]): readonly string[] {
  const parts: string[] = [];
  let part = "";
  let last: Matter = "template";
  for (const { matter, xml } of paragraphs) {
    const changes = matter !== last;
    if (part !== "" && (changes || part.length > STRETCH_LENGTH)) {
      parts.push(part);
      part = "";
    }
    last = matter;
    part += xml;
  }
  return part === "" ? parts : [...parts, part];
}

type SegmentOf = (text: string) => DeflateSegment;

function segmentCache(): SegmentOf {
  const kept = new Map<string, DeflateSegment>();
  const encoder = new TextEncoder();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const segment = deflateSegment(encoder.encode(text));
    if (kept.size >= KEPT_SEGMENTS) kept.clear();
    kept.set(text, segment);
    return segment;
  };
}

function entry(
  name: string,
  parts: readonly string[],
  values: LetterValues,
  segmentOf: SegmentOf,
): ZipEntry {
  const segments = parts.flatMap(cutAtMarks).map(({ text, isMark }) => {
    if (!isMark) return segmentOf(text);
    return storedSegment(new TextEncoder().encode(values.get(text) ?? ""));
  });
  return { name, method: "deflated", ...joinSegments(segments) };
}

/** UTF-16 code units after which a new stretch begins; a merged value in the text costs no more than this. */
const STRETCH_LENGTH = 3000;
/** Stretches that are kept; enough for the versions of a template, and bounded for any list. */
const KEPT_SEGMENTS = 256;
