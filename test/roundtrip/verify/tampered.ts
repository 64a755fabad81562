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

/** Exchanges two outlines of equal length in the font of the template's text, by what ToUnicode says for them. */
export function exchangeOutlines(document: PDFDocument): readonly [string, string] {
  const font = document.findPage(0).get("Resources", "Font", "T0");
  const program = font.get("DescendantFonts", 0, "FontDescriptor", "FontFile2");
  const bytes = program.readStream().asUint8Array().slice();
  const view = new DataView(bytes.buffer);
  const tables = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = 12 + 16 * index;
    tables.set(
      String.fromCharCode(...bytes.subarray(record, record + 4)),
      view.getUint32(record + 8),
    );
  }
  const isLong = view.getInt16((tables.get("head") ?? 0) + 50) === 1;
  const place = (gid: number): number => {
    const loca = tables.get("loca") ?? 0;
    const offset = isLong ? view.getUint32(loca + 4 * gid) : 2 * view.getUint16(loca + 2 * gid);
    return (tables.get("glyf") ?? 0) + offset;
  };
  const said = [
    ...font
      .get("ToUnicode")
      .readStream()
      .asString()
      .matchAll(/<([0-9A-F]{4})><([0-9A-F]{4})>/gu),
  ]
    .map(([, code = "", text = ""]) => ({
      code: Number.parseInt(code, 16),
      text: String.fromCharCode(Number.parseInt(text, 16)),
    }))
    .filter(({ text }) => /\p{Script=Han}/u.test(text));
  const lengths = new Map<number, (typeof said)[number]>();
  for (const one of said) {
    const length = place(one.code + 1) - place(one.code);
    const other = lengths.get(length);
    lengths.set(length, one);
    if (other === undefined) continue;
    const [first, second] = [place(one.code), place(other.code)];
    const outline = bytes.slice(first, first + length);
    bytes.copyWithin(first, second, second + length);
    bytes.set(outline, second);
    program.writeStream(bytes);
    return [one.text, other.text];
  }
  throw new Error("no two outlines are of equal length");
}

/**
 * Exchanges what the font of the template's text draws for two texts, in whatever kind of font: each of their codes is shown
 * in the other's place, and says what the other said.
 */
export function exchangeDrawn(document: PDFDocument, one: string, other: string): void {
  const toUnicode = document.findPage(0).get("Resources", "Font", "T0", "ToUnicode");
  const map = toUnicode.readStream().asString();
  const entry = (text: string): RegExpExecArray => {
    const hex = Array.from({ length: text.length }, (_, index) =>
      text.charCodeAt(index).toString(16).toUpperCase().padStart(4, "0"),
    ).join("");
    const found = new RegExp(`<([0-9A-F]{4})><${hex}>`, "u").exec(map);
    if (found === null) throw new Error(`no code says ${text}`);
    return found;
  };
  const [first, second] = [entry(one), entry(other)];
  const [a = "", b = ""] = [first[1], second[1]];
  const said = map
    .replace(first[0], first[0].replace(a, "----"))
    .replace(second[0], second[0].replace(b, a))
    .replace("----", b);
  toUnicode.writeStream(said);
  const pair = new Map([
    [a, b],
    [b, a],
  ]);
  const exchanged = (codes: string): string =>
    codes.replaceAll(/[0-9A-F]{4}/gu, (code) => pair.get(code) ?? code);
  for (let page = 0; page < document.countPages(); page += 1) {
    for (const stream of streamsOf(document, page)) {
      let font = "";
      const text = stream.readStream().asString();
      stream.writeStream(
        text.replaceAll(
          /\/(\w+) [\d.]+ Tf|<([0-9A-F]+)>/gu,
          (whole, name?: string, codes?: string) => {
            font = name ?? font;
            return codes !== undefined && font === "T0" ? `<${exchanged(codes)}>` : whole;
          },
        ),
      );
    }
  }
}
