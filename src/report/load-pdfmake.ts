import type { LayoutBuilderClass, PdfDocumentClass, RendererClass } from "./pdfmake-parts.ts";

/** The parts of pdfmake that set a report. */
export interface Pdfmake {
  readonly PdfDocument: PdfDocumentClass;
  readonly LayoutBuilder: LayoutBuilderClass;
  readonly Renderer: RendererClass;
  readonly SvgMeasure: new () => object;
}

/**
 * Loads pdfmake when the first report is written: it takes 0.4 s, which no other command should wait for.
 *
 * Its modules are imported one by one, because its entry supports its own fonts only.
 */
export async function loadPdfmake(): Promise<Pdfmake> {
  const [document, layoutBuilder, renderer, svgMeasure] = await Promise.all([
    import("pdfmake/js/PDFDocument.js"),
    import("pdfmake/js/LayoutBuilder.js"),
    import("pdfmake/js/Renderer.js"),
    import("pdfmake/js/SVGMeasure.js"),
  ]);
  return {
    PdfDocument: defaultOf(document.default),
    LayoutBuilder: defaultOf(layoutBuilder.default),
    Renderer: defaultOf(renderer.default),
    SvgMeasure: defaultOf(svgMeasure.default),
  };
}

/** Node gives a CommonJS module as a whole; vitest and bundlers give its default export alone. */
function defaultOf<Export extends object>(module: { readonly default: Export }): Export {
  return "default" in module ? module.default : module;
}
