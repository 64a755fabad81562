import { PDFDocument, type PDFObject, PDFPage } from "mupdf";

/** Changes a finished PDF with mupdf, as somebody else's program would. */
export function tampered(bytes: Uint8Array, change: (document: PDFDocument) => void): Uint8Array {
  const document = new PDFDocument(bytes);
  change(document);
  return document.saveToBuffer("").asUint8Array().slice();
}

/** The content streams of a page. */
export function streamsOf(document: PDFDocument, page = 0): readonly PDFObject[] {
  const contents = document.findPage(page).get("Contents");
  return contents.isArray()
    ? Array.from({ length: contents.length }, (_, index) => contents.get(index))
    : [contents];
}

/** Rewrites the content stream of a page that shows text in the record's font, which is the addressee's. */
export function rewriteAddressee(document: PDFDocument, change: (text: string) => string): void {
  for (let page = 0; page < document.countPages(); page += 1) {
    for (const stream of streamsOf(document, page)) {
      const text = stream.readStream().asString();
      if (!text.includes("/R0 ")) continue;
      const changed = change(text);
      if (changed === text) throw new Error("nothing was changed");
      stream.writeStream(changed);
      return;
    }
  }
  throw new Error("the letter has no addressee");
}

/** Adds operators behind the content of a page. */
export function append(document: PDFDocument, page: number, operators: string): void {
  const stream = streamsOf(document, page).at(-1);
  stream?.writeStream(`${stream.readStream().asString()}\n${operators}\n`);
}

/** Adds a note that lies over the page. */
export function annotate(document: PDFDocument): void {
  const page = document.loadPage(0);
  if (!(page instanceof PDFPage)) throw new Error("no page of a PDF");
  const note = page.createAnnotation("FreeText");
  note.setRect([100, 100, 300, 200]);
  note.setContents("別の宛名");
  note.update();
}
