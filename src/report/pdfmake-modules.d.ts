// pdfmake brings no types. These are the parts of its 0.3.11 that we use; test/unit/report keeps watch over them.

declare module "pdfmake/js/PDFDocument.js" {
  const module: { readonly default: import("./pdfmake-parts.ts").PdfDocumentClass };
  export = module;
}

declare module "pdfmake/js/LayoutBuilder.js" {
  const module: { readonly default: import("./pdfmake-parts.ts").LayoutBuilderClass };
  export = module;
}

declare module "pdfmake/js/Renderer.js" {
  const module: { readonly default: import("./pdfmake-parts.ts").RendererClass };
  export = module;
}

declare module "pdfmake/js/SVGMeasure.js" {
  const module: { readonly default: new () => object };
  export = module;
}
