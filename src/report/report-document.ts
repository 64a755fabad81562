import { concatenate } from "../base/bytes/concatenate.ts";
import type { World } from "../base/world.ts";
import type { FontFace } from "../model/font-face.ts";
import { isRowVector, paintRow } from "./drawn-row.ts";
import { loadPdfmake } from "./load-pdfmake.ts";
import type {
  Content,
  PageMargins,
  PdfDocument,
  PdfDocumentClass,
  PdfkitFont,
  RendererClass,
  Style,
} from "./pdfmake-parts.ts";
import { ReportFont } from "./report-font.ts";

/** A document for people about a run. */
export interface ReportDefinition {
  readonly title: string;
  readonly subject: string;
  /** Program and version that made it. */
  readonly creator: string;
  /** ISO 8601 date of the letters, `2022-12-27`; without one the file has no date. */
  readonly date: string | undefined;
  readonly margins: PageMargins;
  readonly style: Style;
  readonly content: readonly Content[];
  readonly footer: (page: number, pages: number) => Content;
}

/** A4 upright in points. Source: ISO 216. */
const PAGE = { width: 595.28, height: 841.89, orientation: "portrait" };

/**
 * Sets a report with pdfmake and our own faces.
 *
 * It drives pdfmake's layout and painter itself: pdfmake's `createPdf` supports its own fonts only. No address
 * is ever resolved, and reading files is refused.
 *
 * Shape: the same bytes for the same definition and faces, on one version of Node (pdfkit compresses
 * with Node's zlib). Content names a face as `font: "0"`, its place in `faces`.
 */
export async function writeReportPdf(
  definition: ReportDefinition,
  faces: readonly FontFace[],
  world: World,
): Promise<Uint8Array> {
  const { PdfDocument, LayoutBuilder, Renderer, SvgMeasure } = await loadPdfmake();
  const document = createDocument(PdfDocument, definition, faces, world);
  const builder = new LayoutBuilder(PAGE, definition.margins, new SvgMeasure());
  const pages = builder.layoutDocument(
    definition.content,
    document,
    {},
    { font: "0", ...definition.style },
    undefined,
    undefined,
    definition.footer,
    undefined,
    undefined,
  );
  createPainter(Renderer, document).renderPages(pages);
  // pdfkit puts the clock's date in; without a date of the letters there is none.
  if (definition.date === undefined) delete document.info["CreationDate"];
  document.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of document) chunks.push(chunk);
  return concatenate(chunks);
}

/** Makes a painter that can draw whole rows at once. */
function createPainter(Base: RendererClass, document: PdfDocument): InstanceType<RendererClass> {
  class ReportPainter extends Base {
    override renderVector(vector: object): void {
      if (isRowVector(vector)) paintRow(vector, document);
      else super.renderVector(vector);
    }
  }
  return new ReportPainter(document, undefined);
}

/** Makes an empty document that takes its fonts from the faces. */
function createDocument(
  Base: PdfDocumentClass,
  definition: ReportDefinition,
  faces: readonly FontFace[],
  world: World,
): PdfDocument {
  const fonts = new Map<string, ReportFont>();
  class ReportDocument extends Base {
    /** pdfkit writes XMP from the information's dates and fails where there are none. */
    override endMetadata(): void {
      if (this.info["CreationDate"] !== undefined) super.endMetadata();
    }

    override provideFont(family: string): PdfkitFont {
      const known = fonts.get(family);
      if (known !== undefined) return known;
      const face = faces[Number(family)];
      if (face === undefined) throw new Error(`a report asks for face ${family}`);
      const font = new ReportFont(`F${family}`, face, this, world);
      fonts.set(family, font);
      this._fontFamilies[font.id] = font; // pdfkit writes these at the end
      return font;
    }
  }
  return new ReportDocument({}, {}, {}, {}, pdfkitOptions(definition), null, () => false);
}

function pdfkitOptions(definition: ReportDefinition): object {
  const { title, subject, creator, date } = definition;
  return {
    size: [PAGE.width, PAGE.height],
    pdfVersion: "1.7",
    lang: "ja",
    displayTitle: true,
    compress: true,
    autoFirstPage: false,
    font: null,
    info: {
      Title: title,
      Subject: subject,
      Creator: creator,
      Producer: "pdfmake",
      // The file's identifier is made from these, so it must not be the clock's date even for a moment.
      CreationDate: new Date(`${date ?? "1980-01-01"}T00:00:00Z`),
    },
  };
}
