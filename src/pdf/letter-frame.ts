import type { World } from "../base/world.ts";
import type { Pictures } from "../model/picture.ts";
import type { EncodedSection } from "./encode-section.ts";
import {
  type FontRefs,
  type FontUse,
  fontResources,
  numberFont,
  placeFont,
} from "./font-objects.ts";
import { letterOutline } from "./letter-outline.ts";
import { annotsEntry, linkObjects, placeLinks } from "./link-annotations.ts";
import { pdfPoints } from "./number.ts";
import { outputIntent } from "./output-intent.ts";
import { packText } from "./packed-stream.ts";
import type { LetterFrame, RecordPart, TemplatePart } from "./pdf-cache.ts";
import { type CompressedObject, PdfFile } from "./pdf-file.ts";
import { placePictures } from "./picture-objects.ts";
import type { Sheet } from "./sheet.ts";
import { makeStructure } from "./structure.ts";
import { type Ref, refTo, textString } from "./syntax.ts";
import type { TemplateKey } from "./template-key.ts";

/**
 * What of the record matter decides the frame: its structure by page and section, and its fonts' encodings, but not its
 * text. The frame is made from this and the template part alone, and is known by all of it.
 */
export interface FrameOutline {
  readonly sections: readonly (readonly FrameSection[])[];
  readonly fonts: readonly FontUse[];
}

/** What of a section the pages and the structure are made from. */
type FrameSection = Pick<EncodedSection, "marks" | "links" | "places" | "titles" | "pictures">;

const NOTHING: FrameSection = { marks: [], links: [], places: [], titles: [], pictures: [] };

/** Gives the outline of a record part. */
export function frameOutline(record: RecordPart): FrameOutline {
  return {
    sections: record.pages.map((sections) =>
      sections.map((section): FrameSection => {
        if (section === undefined) return NOTHING;
        const { marks, links, places, titles, pictures } = section;
        return { marks, links, places, titles, pictures };
      }),
    ),
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
 * Source: ISO 32000-1, 7.7.2 (catalog), 7.7.3.3 (pages), 14.7 (structure), 14.11.2 (boxes).
 */
export function makeFrame(
  template: TemplatePart,
  outline: FrameOutline,
  world: World,
  pictures: Pictures,
): LetterFrame {
  const { sheet, pages: sections, papers } = template.key;
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
    const found: FrameSection[] = [];
    ofPage.forEach((_, index) => {
      const ref = file.reserve();
      contents.push(ref);
      const known = template.pages[pageIndex]?.[index];
      found.push(known ?? outline.sections[pageIndex]?.[index] ?? NOTHING);
      if (known === undefined) recordStreams.push(ref);
      else file.stream(ref, known.stream.entries, known.stream.data);
    });
    return { page, contents, found };
  });
  const readers = forReaders(sheet, pages, papers, file);
  const fontEntries =
    template.fonts.map((font, index) => resourcesOf(font, templateFonts[index])).join("") +
    outline.fonts.map((font, index) => resourcesOf(font, recordFonts[index])).join("");
  const shown = pages.flatMap(({ found }) => found.flatMap((section) => section.pictures));
  const images = placePictures(shown, pictures, file);
  const kids = pages.map(({ page }) => refTo(page)).join(" ");
  const pageEntries = (index: number): string => {
    const { width, height } = (papers[index] ?? sheet).pageSize;
    // The sheet is cut nowhere: what is printed is what is left after cutting.
    const box = `[0 0 ${pdfPoints(width)} ${pdfPoints(height)}]`;
    return (
      `/Parent ${refTo(pageTree)}/MediaBox${box}/TrimBox${box}` +
      `/Resources ${refTo(resources)}/Tabs/S`
    );
  };
  const objects: readonly CompressedObject[] = [
    {
      ref: catalog,
      body:
        `<</Type/Catalog/Pages ${refTo(pageTree)}/Lang${textString(sheet.lang)}` +
        `/MarkInfo<</Marked true>>/StructTreeRoot ${refTo(readers.root)}` +
        `/Metadata ${refTo(metadata)}/OutputIntents[${intent}]${readers.outlines}` +
        // No /Direction /R2L, though it would be true: PDFium then reverses every line it extracts.
        "/ViewerPreferences<</DisplayDocTitle true>>>>",
    },
    { ref: pageTree, body: `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>` },
    { ref: resources, body: `<</Font<<${fontEntries}>>${images}>>` },
    ...pages.map(({ page, contents }, index) => ({
      ref: page,
      body: `<</Type/Page${pageEntries(index)}/Contents[${contents.map(refTo).join(" ")}]${readers.annots[index] ?? ""}/StructParents ${index}>>`,
    })),
    ...readers.objects,
    ...template.fonts.flatMap((font, index) => {
      const refs = templateFonts[index];
      return refs === undefined ? [] : placeFont(font, refs, file);
    }),
  ];
  file.objectStream(objects, packText);
  const front = file.asFront(world.sha256);
  return { front, catalog, info, metadata, recordStreams, recordFonts };
}

/** What a file holds for those who do not look at its pages alone. */
interface ForReaders {
  readonly root: Ref;
  /** The catalog's entry for bookmarks, and the pages' for links; empty where there are none. */
  readonly outlines: string;
  readonly annots: readonly string[];
  readonly objects: readonly CompressedObject[];
}

/** Makes the structure, the links and the bookmarks. */
function forReaders(
  sheet: Sheet,
  pages: readonly FramePage[],
  papers: TemplateKey["papers"],
  file: PdfFile,
): ForReaders {
  const linksOf = placeLinks(
    pages.map(({ found }) => found.flatMap(({ links }) => links)),
    file,
  );
  const marksOf = pages.map(({ page, found }, index) => ({
    page,
    marks: found.flatMap(({ marks }) => marks),
    links: linksOf[index] ?? [],
    writingMode: (papers[index] ?? sheet).writingMode,
  }));
  const structure = makeStructure(sheet, marksOf, file);
  const titlesOf = pages.map(({ page, found }) => ({
    page,
    titles: found.flatMap(({ titles }) => titles),
  }));
  const bookmarks = letterOutline(titlesOf, file);
  const links = linkObjects(
    marksOf.flatMap(({ page, links: placed }) => placed.map((link) => ({ link, page }))),
    pages.flatMap(({ page, found }) =>
      found.flatMap(({ places }) => places.map((place) => ({ ...place, page }))),
    ),
  );
  return {
    root: structure.root,
    outlines: bookmarks.entry,
    annots: linksOf.map(annotsEntry),
    objects: [...structure.objects, ...bookmarks.objects, ...links],
  };
}

interface FramePage {
  readonly page: Ref;
  readonly contents: readonly Ref[];
  readonly found: readonly FrameSection[];
}

function resourcesOf(font: FontUse, refs: FontRefs | undefined): string {
  return refs === undefined ? "" : fontResources(font, refs);
}
