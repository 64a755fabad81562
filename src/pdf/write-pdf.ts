import type { World } from "../base/world.ts";
import type { PagedDocument } from "../model/paged-document.ts";
import type { ObjectStart } from "./arrange-column.ts";
import { CidTables } from "./cid-tables.ts";
import { encodeSection } from "./encode-section.ts";
import { type PlacedFont, type PreparedFont, placeFont } from "./font-objects.ts";
import { type Conformance, infoDictionary, xmpPacket } from "./metadata.ts";
import { pdfPoints } from "./number.ts";
import { outputIntent } from "./output-intent.ts";
import { type PackedStream, packBytes, packText, plainBytes } from "./packed-stream.ts";
import { type PackedSection, TemplateCache, type TemplatePart } from "./pdf-cache.ts";
import { type CompressedObject, PdfFile } from "./pdf-file.ts";
import type { SourceRecord } from "./source-record.ts";
import { makeStructure, type PageMarks } from "./structure.ts";
import { latin1, type Ref, refTo, textString } from "./syntax.ts";
import { haveSameTemplate, type TemplateKey, templateKey } from "./template-key.ts";

/** What many letters share, kept between them by whoever writes them. */
export type PdfCache = TemplateCache;

/** Gives an empty cache. */
export function createPdfCache(): PdfCache {
  return new TemplateCache();
}

/** What the writer needs besides the laid-out document. */
export interface PdfOptions {
  readonly source: SourceRecord;
  /** Makes a run of letters fast; it never changes a byte. */
  readonly cache?: PdfCache;
}

const CONFORMANCE: Conformance = { pdfA: "2a", pdfUa: true };

/**
 * Writes one letter as a tagged PDF whose text every reader extracts exactly.
 *
 * Shape: PDF 1.7, PDF/A-2a and PDF/UA-1 in one; the bytes depend on the document, the options and this
 * program alone, whatever the cache has seen before.
 * Errors: throws if a face must not be embedded; that is told to the user when faces are loaded.
 * Cost: with a used cache, what the record adds: its text, its few glyphs and the file's frame.
 * Source: ISO 32000-1; ISO 19005-2; ISO 14289-1; see ISO32000.md.
 */
export function writePdf(document: PagedDocument, options: PdfOptions, world: World): Uint8Array {
  const cache = options.cache ?? createPdfCache();
  const key = templateKey(document);
  const template = cache.templatePart(
    (other) => haveSameTemplate(key, other),
    () => makeTemplatePart(key, world),
  );
  const record = encodeRecord(key, template, world);
  return assemble({ key, template, record, options, world, cache });
}

/** What the addressee's record adds to a letter. */
interface RecordPart {
  readonly pages: readonly (readonly (PackedSection | undefined)[])[];
  readonly fonts: readonly PreparedFont[];
}

function makeTemplatePart(key: TemplateKey, world: World): TemplatePart {
  const tables = new CidTables(key.document.faces, "T");
  const pages = key.pages.map((sections) => {
    let firstMcid = 0;
    let before: ObjectStart | undefined;
    return sections.map(({ matter, items, after }) => {
      if (matter === "record") {
        before = undefined;
        return undefined;
      }
      const { document } = key;
      const section = encodeSection(items, {
        document,
        tableOf: tables.of,
        firstMcid,
        before,
        after,
      });
      firstMcid += section.marks.length;
      before = section.last;
      return { ...section, stream: packText(section.operators) };
    });
  });
  return { key, pages, fonts: tables.prepared(world, packBytes) };
}

function encodeRecord(key: TemplateKey, template: TemplatePart, world: World): RecordPart {
  const tables = new CidTables(key.document.faces, "R");
  const pages = key.pages.map((sections, pageIndex) => {
    const known = template.pages[pageIndex] ?? [];
    let firstMcid = known.reduce((count, section) => count + (section?.marks.length ?? 0), 0);
    let before: ObjectStart | undefined;
    return sections.map(({ matter, items, after }, index) => {
      if (matter === "template") {
        before = known[index]?.last;
        return undefined;
      }
      const { document } = key;
      const section = encodeSection(items, {
        document,
        tableOf: tables.of,
        firstMcid,
        before,
        after,
      });
      firstMcid += section.marks.length;
      return { ...section, stream: plainBytes(latin1(section.operators)) };
    });
  });
  return { pages, fonts: tables.prepared(world, plainBytes) };
}

interface LetterParts {
  readonly key: TemplateKey;
  readonly template: TemplatePart;
  readonly record: RecordPart;
  readonly options: PdfOptions;
  readonly world: World;
  readonly cache: PdfCache;
}

function assemble(parts: LetterParts): Uint8Array {
  const { key, template, record, options, world, cache } = parts;
  const { document } = key;
  const file = new PdfFile();
  const [catalog, info, metadata, pageTree, resources] = [
    file.reserve(),
    file.reserve(),
    file.reserve(),
    file.reserve(),
    file.reserve(),
  ];
  const intent = outputIntent(file);
  const about = {
    lang: document.lang,
    properties: document.properties,
    tool: options.source.tool,
    source: options.source,
    conformance: CONFORMANCE,
  };
  file.stream(metadata, "/Type/Metadata/Subtype/XML", xmpPacket(about));
  const templateFonts = template.fonts.map((font) => placeFont(font, file));
  const recordFonts = record.fonts.map((font) => placeFont(font, file));
  const pages = placePages(file, parts);
  const structure = makeStructure(document, pages.map(marksOfPage), file);
  const shared: CompressedObject[] = [
    {
      ref: catalog,
      body:
        `<</Type/Catalog/Pages ${refTo(pageTree)}/Lang${textString(document.lang)}` +
        `/MarkInfo<</Marked true>>/StructTreeRoot ${refTo(structure.root)}` +
        `/Metadata ${refTo(metadata)}/OutputIntents[${intent}]` +
        // No /Direction /R2L, though it would be true: PDFium then reverses every line it extracts.
        "/ViewerPreferences<</DisplayDocTitle true>>>>",
    },
    {
      ref: pageTree,
      body: `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((page) => refTo(page.page)).join(" ")}]>>`,
    },
    {
      ref: resources,
      body: `<</Font<<${resourceEntries(templateFonts)}${resourceEntries(recordFonts)}>>>>`,
    },
    ...pages.map((page, index) => pageObject(document, page, index, pageTree, resources)),
    ...structure.objects,
    ...templateFonts.flatMap((font) => font.objects),
  ];
  file.objectStream(shared, (text) => ({
    entries: "/Filter/FlateDecode",
    data: cache.deflateText(text),
  }));
  const own: CompressedObject[] = [
    { ref: info, body: infoDictionary(about) },
    ...recordFonts.flatMap((font) => font.objects),
  ];
  file.objectStream(own, (text) => plainBytes(latin1(text)));
  return file.finish({ root: catalog, info }, world.sha256);
}

interface PlacedPage {
  readonly page: Ref;
  readonly contents: readonly Ref[];
  readonly sections: readonly PackedSection[];
}

function placePages(file: PdfFile, { key, template, record }: LetterParts): readonly PlacedPage[] {
  return key.pages.map((keyed, pageIndex) => {
    const page = file.reserve();
    const sections = keyed.flatMap((_, index) => {
      const section = template.pages[pageIndex]?.[index] ?? record.pages[pageIndex]?.[index];
      return section === undefined ? [] : [section];
    });
    const contents = sections.map((section) => placeStream(file, section.stream));
    return { page, contents, sections };
  });
}

function placeStream(file: PdfFile, stream: PackedStream): Ref {
  const ref = file.reserve();
  file.stream(ref, stream.entries, stream.data);
  return ref;
}

function marksOfPage(page: PlacedPage): PageMarks {
  return { page: page.page, marks: page.sections.flatMap((section) => section.marks) };
}

function resourceEntries(fonts: readonly PlacedFont[]): string {
  return fonts.map((font) => font.resources).join("");
}

function pageObject(
  document: PagedDocument,
  page: PlacedPage,
  index: number,
  pageTree: Ref,
  resources: Ref,
): CompressedObject {
  const { width, height } = document.pageSize;
  return {
    ref: page.page,
    body:
      `<</Type/Page/Parent ${refTo(pageTree)}/MediaBox[0 0 ${pdfPoints(width)} ${pdfPoints(height)}]` +
      `/Resources ${refTo(resources)}/Contents[${page.contents.map(refTo).join(" ")}]` +
      `/StructParents ${index}/Tabs/S>>`,
  };
}
