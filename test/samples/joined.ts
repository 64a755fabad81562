import { ColorSpace, Document, Matrix } from "mupdf";
import { nodeWorld } from "../../src/outside/node-world.ts";
import { type JoinedPages, LetterJoiner } from "../../src/pdf/joining/letter-joiner.ts";

/** Letters in one file, and where each of them is. */
export interface Joined {
  readonly bytes: Uint8Array;
  readonly places: readonly JoinedPages[];
}

/** Joins PDFs, each under its place as title. */
export function joined(pdfs: readonly Uint8Array[], duplex = false): Joined {
  const properties = { title: "御案内", subject: undefined, author: undefined, date: undefined };
  const about = {
    lang: "ja",
    properties,
    tool: "Shokan 1",
    creator: "Office 2",
    source: undefined,
  };
  const joiner = new LetterJoiner(about, nodeWorld);
  const parts: Uint8Array[] = [];
  const places = pdfs.map((pdf, index) => {
    const place = joiner.add(pdf, { group: "", title: String(index + 1) }, duplex);
    parts.push(...joiner.taken());
    return place;
  });
  joiner.finish();
  parts.push(...joiner.taken());
  return { bytes: new Uint8Array(Buffer.concat(parts)), places };
}

/** Every page as mupdf draws it, a dot to the point: its size, and its dots. */
export function drawnPages(bytes: Uint8Array): readonly string[] {
  const document = Document.openDocument(bytes, "application/pdf");
  return Array.from({ length: document.countPages() }, (_, index) => {
    const pixmap = document
      .loadPage(index)
      .toPixmap(Matrix.identity, ColorSpace.DeviceRGB, false, true);
    const dots = nodeWorld.sha256(new Uint8Array(pixmap.getPixels()));
    return `${pixmap.getWidth()} x ${pixmap.getHeight()} ${dots}`;
  });
}
