import type { World } from "../base/world.ts";
import type { Mark } from "./encode-section.ts";
import {
  type FontRefs,
  type FontUse,
  fontResources,
  numberFont,
  placeFont,
} from "./font-objects.ts";
import { pdfPoints } from "./number.ts";
import { outputIntent } from "./output-intent.ts";
import { packText } from "./packed-stream.ts";
import type { LetterFrame, RecordPart, TemplatePart } from "./pdf-cache.ts";
import { type CompressedObject, PdfFile } from "./pdf-file.ts";
import { makeStructure } from "./structure.ts";
import { type Ref, refTo, textString } from "./syntax.ts";

/**
 * What of the record matter decides the frame: its structure by page and section, and its fonts' encodings, but not its
 * text. The frame is made from this and the template part alone, and is known by all of it.
 */
export interface FrameOutline {
  readonly marks: readonly (readonly (readonly Mark[])[])[];
  readonly fonts: readonly FontUse[];
}

/** Gives the outline of a record part. */
export function frameOutline(record: RecordPart): FrameOutline {
  return {
    marks: record.pages.map((sections) => sections.map((section) => section?.marks ?? [])),
    fonts: record.fonts.map(({ resource, isUsedHorizontally }) => ({
      resource,
      isUsedHorizontally,
    })),
  };
}

/**
 * Writes the front of a letter's file: template streams and fonts, pages and structure.
 *
 * Shape: it names the objects that each letter adds: information, metadata, record streams and fonts.
 * Source: ISO 32000-1, 7.7.2 (catalog), 7.7.3.3 (pages), 14.7 (structure).
 */
export function makeFrame(
  template: TemplatePart,
  outline: FrameOutline,
  world: World,
): LetterFrame {
  const { sheet, pages: sections } = template.key;
  const file = new PdfFile();
  const [catalog, info, metadata] = [file.reserve(), file.reserve(), file.reserve()];
  const [pageTree, resources] = [file.reserve(), file.reserve()];
  const intent = outputIntent(file);
  const recordFonts = outline.fonts.map((font) => numberFont(font, file));
  const templateFonts = template.fonts.map((font) => numberFont(font, file));
  const recordStreams: Ref[] = [];
  const pages = sections.map((ofPage, pageIndex): FramePage => {
    const page = file.reserve();
    const contents: Ref[] = [];
    const marks: Mark[] = [];
    ofPage.forEach((_, index) => {
      const ref = file.reserve();
      contents.push(ref);
      const known = template.pages[pageIndex]?.[index];
      marks.push(...(known?.marks ?? outline.marks[pageIndex]?.[index] ?? []));
      if (known === undefined) recordStreams.push(ref);
      else file.stream(ref, known.stream.entries, known.stream.data);
    });
    return { page, contents, marks };
  });
  const structure = makeStructure(sheet, pages, file);
  const fontEntries =
    template.fonts.map((font, index) => resourcesOf(font, templateFonts[index])).join("") +
    outline.fonts.map((font, index) => resourcesOf(font, recordFonts[index])).join("");
  const kids = pages.map(({ page }) => refTo(page)).join(" ");
  const { width, height } = sheet.pageSize;
  const pageEntries =
    `/Parent ${refTo(pageTree)}/MediaBox[0 0 ${pdfPoints(width)} ${pdfPoints(height)}]` +
    `/Resources ${refTo(resources)}/Tabs/S`;
  const objects: readonly CompressedObject[] = [
    {
      ref: catalog,
      body:
        `<</Type/Catalog/Pages ${refTo(pageTree)}/Lang${textString(sheet.lang)}` +
        `/MarkInfo<</Marked true>>/StructTreeRoot ${refTo(structure.root)}` +
        `/Metadata ${refTo(metadata)}/OutputIntents[${intent}]` +
        // No /Direction /R2L, though it would be true: PDFium then reverses every line it extracts.
        "/ViewerPreferences<</DisplayDocTitle true>>>>",
    },
    { ref: pageTree, body: `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>` },
    { ref: resources, body: `<</Font<<${fontEntries}>>>>` },
    ...pages.map(({ page, contents }, index) => ({
      ref: page,
      body: `<</Type/Page${pageEntries}/Contents[${contents.map(refTo).join(" ")}]/StructParents ${index}>>`,
    })),
    ...structure.objects,
    ...template.fonts.flatMap((font, index) => {
      const refs = templateFonts[index];
      return refs === undefined ? [] : placeFont(font, refs, file);
    }),
  ];
  file.objectStream(objects, packText);
  const front = file.asFront(world.sha256);
  return { front, catalog, info, metadata, recordStreams, recordFonts };
}

interface FramePage {
  readonly page: Ref;
  readonly contents: readonly Ref[];
  readonly marks: readonly Mark[];
}

function resourcesOf(font: FontUse, refs: FontRefs | undefined): string {
  return refs === undefined ? "" : fontResources(font, refs);
}
