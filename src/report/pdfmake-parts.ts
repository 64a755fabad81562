/** An object of the PDF under way, as pdfkit keeps it. */
export interface PdfReference {
  readonly data: Record<string, unknown>;
  readonly end: (chunk?: Uint8Array | string) => void;
}

/** Where a glyph goes, in thousandths of the type size. */
export interface GlyphPosition {
  readonly xAdvance: number;
  readonly yAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
  readonly advanceWidth: number;
}

/**
 * What pdfkit and pdfmake ask of a font.
 *
 * Units: ascender, descender, xHeight and lineGap in thousandths of the type size; sizes in points.
 */
export interface PdfkitFont {
  readonly id: string;
  readonly name: string;
  readonly ascender: number;
  readonly descender: number;
  readonly xHeight: number;
  readonly lineGap: number;
  readonly lineHeight: (size: number, includeGap?: boolean) => number;
  readonly widthOfString: (text: string, size: number) => number;
  readonly encode: (text: string) => readonly [readonly string[], readonly GlyphPosition[]];
  /** Not pdfkit's own: the codes of a text and what moves them, as the operand of `TJ`. */
  readonly showing: (text: string) => string;
  readonly ref: () => PdfReference;
  readonly finalize: () => void;
}

/** pdfmake's document: pdfkit's, and through it a stream of the file's bytes. */
export interface PdfDocument extends AsyncIterable<Uint8Array> {
  info: Record<string, unknown>;
  readonly _fontFamilies: Record<string, PdfkitFont>;
  readonly page: { readonly height: number; readonly fonts: Record<string, PdfReference> };
  readonly addContent: (operators: string) => unknown;
  readonly ref: (data: Record<string, unknown>) => PdfReference;
  readonly end: () => void;
  endMetadata(): void;
  provideFont(family: string, bold: boolean, italics: boolean): PdfkitFont;
}

/** Makes a document; the places for fonts, images, patterns and attachments stay empty. */
export type PdfDocumentClass = new (
  fonts: object,
  images: object,
  patterns: object,
  attachments: object,
  options: object,
  virtualFiles: null,
  mayReadFile: (path: string) => boolean,
) => PdfDocument;

/** pdfmake's layout: content to pages. */
export type LayoutBuilderClass = new (
  pageSize: { readonly width: number; readonly height: number; readonly orientation: string },
  pageMargins: PageMargins,
  svgMeasure: object,
) => {
  readonly layoutDocument: (
    content: Content,
    document: PdfDocument,
    styles: object,
    defaultStyle: Style,
    background: undefined,
    header: undefined,
    footer: (page: number, pages: number) => Content,
    watermark: undefined,
    pageBreakBefore: undefined,
  ) => readonly object[];
};

/** pdfmake's painter: pages to pdfkit. */
export type RendererClass = new (
  document: PdfDocument,
  progress: undefined,
) => {
  renderPages(pages: readonly object[]): void;
  renderVector(vector: object): void;
};

/** Units: points. */
export interface PageMargins {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a text is placed in its width. */
export type TextAlignment = "left" | "center" | "right";

/** Units: points; lineHeight as a multiple of the type size. */
export interface Style {
  readonly font?: string;
  readonly fontSize?: number;
  readonly lineHeight?: number;
  readonly color?: string;
  readonly alignment?: TextAlignment;
  readonly characterSpacing?: number;
  readonly margin?: readonly [number, number, number, number];
  readonly noWrap?: boolean;
}

/** A node of a document as pdfmake understands it. */
export type Content =
  | readonly Content[]
  | (Style &
      (
        | { readonly text: string | readonly (Style & { readonly text: string })[] }
        | { readonly stack: readonly Content[]; readonly unbreakable?: boolean }
        | { readonly columns: readonly (Content & { readonly width?: number | "*" | "auto" })[] }
        | { readonly table: Table; readonly layout: TableLayout }
        | { readonly canvas: readonly object[] }
      ));

/** Rows of cells; `widths` in points, `*` takes what is left. */
export interface Table {
  readonly widths: readonly (number | "*" | "auto")[];
  readonly headerRows?: number;
  readonly dontBreakRows?: boolean;
  readonly body: readonly (readonly Content[])[];
}

/** Line widths and colours by the line's number from above, white around the cells. Units: points. */
export interface TableLayout {
  readonly hLineWidth: (line: number) => number;
  readonly hLineColor: (line: number) => string;
  readonly vLineWidth: (line: number) => number;
  readonly vLineColor?: (line: number) => string;
  readonly paddingLeft: (column: number) => number;
  readonly paddingRight: (column: number) => number;
  readonly paddingTop: () => number;
  readonly paddingBottom: () => number;
}
