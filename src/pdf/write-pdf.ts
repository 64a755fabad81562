import { wholeKey } from "../base/whole-value.ts";
import type { World } from "../base/world.ts";
import type { PagedDocument } from "../model/paged-document.ts";
import { NO_PICTURES, type Pictures } from "../model/picture.ts";
import { type PreparedFont, placeFont } from "./font-objects.ts";
import { frameOutline, makeFrame } from "./letter-frame.ts";
import { makeRecordPart, makeTemplatePart } from "./letter-parts.ts";
import type { Conformance } from "./metadata.ts";
import { plainBytes } from "./packed-stream.ts";
import { type LetterFrame, TemplateCache, type TemplatePart } from "./pdf-cache.ts";
import { type CompressedObject, PdfFile } from "./pdf-file.ts";
import type { SourceRecord } from "./source-record.ts";
import { latin1 } from "./syntax.ts";
import { templateKey } from "./template-key.ts";

/** What many letters share, kept between them by whoever writes them. */
export type PdfCache = TemplateCache;

/** Gives an empty cache. */
export function createPdfCache(): PdfCache {
  return new TemplateCache();
}

/** What the writer needs besides the laid-out document. */
export interface PdfOptions {
  readonly source: SourceRecord;
  /** The pictures of the template; none if not given. */
  readonly pictures?: Pictures;
  /** Makes a run of letters fast; it never changes a byte. */
  readonly cache?: PdfCache;
}

/**
 * Writes one letter as a tagged PDF whose text every reader extracts exactly.
 *
 * Shape: PDF 1.7, PDF/A-2a and PDF/UA-1 in one (2u with private-use characters); the bytes depend on the document, the options and this
 * program alone, whatever the cache has seen before.
 * Errors: throws if a face must not be embedded; that is reported to the user when faces are loaded.
 * Cost: with a used cache, what the record adds: its text, its few glyphs and the file's frame.
 * Source: ISO 32000-1; ISO 19005-2; ISO 14289-1; see ISO32000.md.
 */
export function writePdf(document: PagedDocument, options: PdfOptions, world: World): Uint8Array {
  const cache = options.cache ?? createPdfCache();
  const key = templateKey(document, cache.sections);
  const template = cache.templatePart(key, () => makeTemplatePart(key, world));
  const record = makeRecordPart(key, template, world);
  const outline = frameOutline(record);
  const frame = knownFrame(template, wholeKey(outline), () =>
    makeFrame(template, outline, world, options.pictures ?? NO_PICTURES),
  );
  const file = new PdfFile(frame.front);
  const { tool } = options.source;
  const { lang, properties } = document;
  const conformance = conformanceOf(...template.fonts, ...record.fonts);
  const about = { lang, properties, tool, source: options.source, conformance };
  const { packet, info } = cache.metadata(about);
  file.stream(frame.metadata, "/Type/Metadata/Subtype/XML", packet);
  const sections = record.pages.flat().filter((section) => section !== undefined);
  for (const [ref, { stream }] of paired(frame.recordStreams, sections)) {
    file.stream(ref, stream.entries, stream.data);
  }
  const own: CompressedObject[] = [{ ref: frame.info, body: info }];
  for (const [refs, font] of paired(frame.recordFonts, record.fonts)) {
    own.push(...placeFont(font, refs, file));
  }
  file.objectStream(own, (text) => plainBytes(latin1(text)));
  return file.finish({ root: frame.catalog, info: frame.info }, world.sha256);
}

/**
 * What a letter may claim. Level A requires readable text for everything, and nobody but its maker can read
 * a private-use character (外字); such a letter keeps level U. Source: ISO 19005-2, 6.2.11.7.3.
 */
function conformanceOf(...fonts: readonly PreparedFont[]): Conformance {
  return { pdfA: fonts.some((font) => font.hasPrivateUse) ? "2u" : "2a", pdfUa: true };
}

/** Outlines of record matter kept for one template; nearly all letters have the same. */
const MOST_FRAMES = 8;

function knownFrame(template: TemplatePart, key: string, make: () => LetterFrame): LetterFrame {
  const known = template.frames.get(key);
  if (known !== undefined) return known;
  const frame = make();
  if (template.frames.size >= MOST_FRAMES) template.frames.clear();
  template.frames.set(key, frame);
  return frame;
}

/** Goes through two lists of the same length at once. */
function* paired<A, B>(one: readonly A[], other: readonly B[]): Iterable<readonly [A, B]> {
  if (one.length !== other.length)
    throw new Error("the frame has other room than the record needs");
  for (const [index, first] of one.entries()) {
    const second = other[index];
    if (second !== undefined) yield [first, second];
  }
}
