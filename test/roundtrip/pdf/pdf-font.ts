import type { PDFObject } from "mupdf";

/** A box, x to the right, y up; in a font in thousandths of an em, on a page in points. */
export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** What a code of a font means. Units: thousandths of an em. */
export interface Code {
  readonly code: number;
  /** What ToUnicode says for it. */
  readonly text: string;
  /** Advance in horizontal lines. */
  readonly width: number;
  /** Advance in vertical lines; negative leads down. */
  readonly height: number;
  /** From the horizontal to the vertical origin. */
  readonly origin: { readonly x: number; readonly y: number };
  /** What the outline covers, from its horizontal origin; undefined if nothing is drawn. */
  readonly ink: Box | undefined;
}

/** A font of a page, as far as the text depends on it. */
export interface PdfFont {
  readonly isVertical: boolean;
  readonly codes: ReadonlyMap<number, Code>;
}

/**
 * Reads a composite font with two-byte codes and an embedded TrueType program.
 *
 * Errors: throws if the font is made in another way than letters make it.
 * Source: ISO 32000-1, 9.7 (composite fonts), 9.10.3 (ToUnicode).
 */
export function readFont(font: PDFObject): PdfFont {
  const encoding = font.get("Encoding").asName();
  if (encoding !== "Identity-V" && encoding !== "Identity-H") throw new Error(encoding);
  const cidFont = font.get("DescendantFonts", 0);
  if (cidFont.get("CIDToGIDMap").asName() !== "Identity") throw new Error("a map of glyphs");
  const program = cidFont.get("FontDescriptor", "FontFile2").readStream().asUint8Array();
  const inkOf = inkReader(program);
  const width = numberOr(cidFont.get("DW"), 1000);
  const [originY = 880, height = -1000] = numbers(cidFont.get("DW2"));
  const widths = grouped(cidFont.get("W"), 1);
  const vertical = grouped(cidFont.get("W2"), 3);
  const codes = new Map<number, Code>();
  for (const [code, text] of unicodes(font.get("ToUnicode").readStream().asString())) {
    const [ownWidth = width] = widths.get(code) ?? [];
    const [ownHeight = height, x = ownWidth / 2, y = originY] = vertical.get(code) ?? [];
    const ink = inkOf(code);
    codes.set(code, { code, text, width: ownWidth, height: ownHeight, origin: { x, y }, ink });
  }
  return { isVertical: encoding === "Identity-V", codes };
}

function numberOr(value: PDFObject, usual: number): number {
  return value.isNumber() ? value.asNumber() : usual;
}

function numbers(array: PDFObject): readonly number[] {
  return Array.from({ length: array.length }, (_, index) => array.get(index).asNumber());
}

/** Reads `first [value …]` and `first last value …`, the two forms of an entry, with `size` numbers a code. */
function grouped(array: PDFObject, size: number): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, readonly number[]>();
  let at = 0;
  while (at < array.length) {
    const first = array.get(at).asNumber();
    const second = array.get(at + 1);
    if (second.isArray()) {
      const values = numbers(second);
      for (let index = 0; index * size < values.length; index += 1)
        found.set(first + index, values.slice(index * size, (index + 1) * size));
      at += 2;
    } else {
      const values = Array.from({ length: size }, (_, i) => array.get(at + 2 + i).asNumber());
      for (let code = first; code <= second.asNumber(); code += 1) found.set(code, values);
      at += 2 + size;
    }
  }
  return found;
}

/** Reads the lines within `beginbfchar` and `beginbfrange`; those of the code space are no characters. */
function unicodes(cmap: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [, kind, body = ""] of cmap.matchAll(/beginbf(char|range)\s(.*?)endbf\1/gsu)) {
    const values = [...body.matchAll(/<([0-9A-Fa-f]+)>/gu)].map(([, hex = ""]) => hex);
    if (kind === "range") throw new Error("ranges are not read: letters have none");
    for (let at = 0; at < values.length; at += 2) {
      const text = Buffer.from(values[at + 1] ?? "", "hex")
        .swap16()
        .toString("utf16le");
      found.set(Number.parseInt(values[at] ?? "", 16), text);
    }
  }
  return found;
}

/** Gives a function that tells the box of a glyph. Source: OpenType, tables head, loca and glyf. */
function inkReader(program: Uint8Array): (gid: number) => Box | undefined {
  const view = new DataView(program.buffer, program.byteOffset, program.byteLength);
  const tables = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = 12 + 16 * index;
    const tag = String.fromCharCode(...program.subarray(record, record + 4));
    tables.set(tag, view.getUint32(record + 8));
  }
  const offsetOf = (tag: string): number => {
    const offset = tables.get(tag);
    if (offset === undefined) throw new Error(`the font has no table ${tag}`);
    return offset;
  };
  const head = offsetOf("head");
  const unitsPerEm = view.getUint16(head + 18);
  const isLong = view.getInt16(head + 50) === 1;
  const loca = offsetOf("loca");
  const place = (gid: number): number =>
    isLong ? view.getUint32(loca + 4 * gid) : 2 * view.getUint16(loca + 2 * gid);
  return (gid) => {
    if (place(gid) === place(gid + 1)) return undefined;
    const glyph = offsetOf("glyf") + place(gid);
    const edge = (index: number): number =>
      Math.round((view.getInt16(glyph + 2 * index) * 1000) / unitsPerEm);
    return { left: edge(1), bottom: edge(2), right: edge(3), top: edge(4) };
  };
}
