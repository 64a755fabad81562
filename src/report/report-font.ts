import { zlibDeflate } from "../base/bytes/deflate.ts";
import type { FontUnits } from "../base/units.ts";
import { wholeKey } from "../base/whole-value.ts";
import type { World } from "../base/world.ts";
import {
  CFF_STREAM,
  describeForPdf,
  PROGRAM_ENTRIES,
  subsetName,
  toUnicodeCmap,
} from "../font/pdf-font.ts";
import type { FontFace } from "../model/font-face.ts";
import type { Gid, GlyphRecipe } from "../model/glyph.ts";
import { splitSelector } from "../text/variation-selector.ts";
import type { GlyphPosition, PdfDocument, PdfkitFont, PdfReference } from "./pdfmake-parts.ts";

interface Entry {
  readonly recipe: GlyphRecipe;
  /** The characters that a reader must find for it; empty for none. */
  readonly text: string;
  /** Thousandths of the type size. */
  readonly width: number;
}

interface Encoded {
  readonly codes: readonly string[];
  readonly positions: readonly GlyphPosition[];
  /** Thousandths of the type size. */
  readonly width: number;
}

/** Shown where the face has no glyph: the geta (〓) of Japanese proofs. */
const GETA = 0x30_13;

interface Cluster {
  readonly gid: Gid;
  readonly characters: string;
  readonly advance: FontUnits;
}

/** Letters drawn as one, such as ff; in hashes and file names each is drawn alone. */
const LIGATURE = /^[!-~]{2,}$/u;

/** Only says where a line may end. */
const BREAK = "\u200b";

/**
 * One of our faces in the form that pdfkit takes for a font.
 *
 * pdfkit's own embedding goes through fontkit, which draws the plain glyph for 葛󠄀 and then extracts every
 * 葛 as 葛󠄀. Here a code stands for a glyph and its characters together, and a variation selector is a
 * blank code of its own, so that text comes back as it was.
 *
 * Shape: codes count from 1 in the order of first use.
 * Source: ISO 32000-1, 9.7.4 (CIDFonts), 9.10.3 (ToUnicode).
 */
export class ReportFont implements PdfkitFont {
  readonly id: string;
  readonly name: string;
  // The ideographic em box, on which Japanese lines are spaced; hhea values differ from font to font.
  readonly ascender = 880;
  readonly descender = -120;
  readonly xHeight = 500;
  readonly lineGap = 0;
  readonly #document: PdfDocument;
  readonly #face: FontFace;
  readonly #world: World;
  readonly #entries: Entry[] = [];
  readonly #codes = new Map<string, number>();
  readonly #known = new Map<string, Encoded>();
  #reference: PdfReference | undefined;

  constructor(id: string, face: FontFace, document: PdfDocument, world: World) {
    this.id = id;
    this.name = face.postScriptName;
    this.#face = face;
    this.#document = document;
    this.#world = world;
  }

  /** Units: points. */
  lineHeight(size: number): number {
    return size;
  }

  /** Units: points. */
  widthOfString(text: string, size: number): number {
    return (this.#encoded(text).width * size) / 1000;
  }

  /** The codes of a text as hexadecimal digits, and where each goes. */
  encode(text: string): readonly [readonly string[], readonly GlyphPosition[]] {
    const { codes, positions } = this.#encoded(text);
    return [codes, positions];
  }

  /** The operand of `TJ`. Source: ISO 32000-1, table 109. */
  showing(text: string): string {
    const { codes, positions } = this.#encoded(text);
    let operand = "";
    let open = "";
    codes.forEach((code, index) => {
      open += code;
      const position = positions[index];
      const excess = position === undefined ? 0 : position.advanceWidth - position.xAdvance;
      if (excess === 0) return;
      operand += `<${open}>${excess}`;
      open = "";
    });
    return open === "" ? operand : `${operand}<${open}>`;
  }

  /** The font's dictionary in the document. */
  ref(): PdfReference {
    this.#reference ??= this.#document.ref({});
    return this.#reference;
  }

  /** Writes the font when all text is known; called by pdfkit at the document's end. */
  finalize(): void {
    if (this.#reference === undefined) return;
    const content = `${this.#face.sha256} ${this.#face.index} ${JSON.stringify(this.#entries)}`;
    const name = subsetName(this.#face, content, this.#world);
    const unicode = this.#stream({}, toUnicodeCmap(this.#entries.map(({ text }) => text)));
    Object.assign(this.#reference.data, {
      Type: "Font",
      Subtype: "Type0",
      BaseFont: name,
      Encoding: "Identity-H",
      DescendantFonts: [this.#descendant(name)],
      ToUnicode: unicode,
    });
    this.#reference.end();
  }

  #descendant(name: string): PdfReference {
    const program = this.#face.subset(
      this.#entries.map(({ recipe }) => recipe),
      name,
    );
    const { subtype, mapsToGids, file: fileKey } = PROGRAM_ENTRIES[program.format];
    const file = this.#stream(
      mapsToGids ? { Length1: program.bytes.length } : { Subtype: CFF_STREAM },
      program.bytes,
    );
    const descendant = this.#document.ref({
      Type: "Font",
      Subtype: subtype,
      ...(mapsToGids ? { CIDToGIDMap: "Identity" } : {}),
      BaseFont: name,
      CIDSystemInfo: {
        Registry: pdfString("Adobe"),
        Ordering: pdfString("Identity"),
        Supplement: 0,
      },
      FontDescriptor: this.#descriptor(name, fileKey, file),
      DW: 1000,
      W: [1, this.#entries.map(({ width }) => width)],
    });
    descendant.end();
    return descendant;
  }

  #descriptor(name: string, fileKey: string, file: PdfReference): PdfReference {
    const found = describeForPdf(this.#face);
    const descriptor = this.#document.ref({
      Type: "FontDescriptor",
      FontName: name,
      Flags: found.flags,
      FontBBox: found.bounds,
      ItalicAngle: found.italicAngle,
      Ascent: found.ascent,
      Descent: found.descent,
      CapHeight: found.capHeight,
      StemV: found.stemV,
      [fileKey]: file,
    });
    descriptor.end();
    return descriptor;
  }

  #stream(entries: Record<string, unknown>, content: Uint8Array | string): PdfReference {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const stream = this.#document.ref({ ...entries, Filter: "FlateDecode" });
    stream.end(zlibDeflate(bytes));
    return stream;
  }

  #encoded(text: string): Encoded {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const codes: string[] = [];
    const positions: GlyphPosition[] = [];
    const add = (entry: Entry, advance: number): void => {
      codes.push(this.#codeOf(entry).toString(16).padStart(4, "0"));
      positions.push({
        xAdvance: advance,
        yAdvance: 0,
        xOffset: 0,
        yOffset: 0,
        advanceWidth: entry.width,
      });
    };
    const shown = text.replaceAll(BREAK, "");
    for (const { gid: found, characters, advance } of clusters(this.#face, shown)) {
      const [base, selector] = splitSelector(characters);
      const gid = found === 0 ? (this.#face.glyphOf(GETA) ?? 0) : found;
      const width = this.#thousandths(this.#face.advanceWidth(gid));
      add(
        { recipe: { kind: "glyph", gid, shift: 0 }, text: base, width },
        found === 0 ? width : this.#thousandths(advance),
      );
      if (selector !== "") add({ recipe: { kind: "blank" }, text: selector, width: 0 }, 0);
    }
    const width = positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    const encoded = { codes, positions, width };
    this.#known.set(text, encoded);
    return encoded;
  }

  #codeOf(entry: Entry): number {
    const key = wholeKey(entry);
    const code = this.#codes.get(key) ?? this.#entries.push(entry);
    this.#codes.set(key, code);
    return code;
  }

  #thousandths(value: number): number {
    return Math.round((value * 1000) / this.#face.metrics.unitsPerEm);
  }
}

/** Each glyph with its characters; a further glyph of one cluster has none. */
function clusters(face: FontFace, text: string): readonly Cluster[] {
  const glyphs = face.shapeHorizontal(text, []);
  return glyphs.flatMap(({ gid, cluster, advance }, index) => {
    if (glyphs[index - 1]?.cluster === cluster) return [{ gid, characters: "", advance }];
    const next = glyphs.slice(index + 1).find((glyph) => glyph.cluster !== cluster);
    const characters = text.slice(cluster, next?.cluster ?? text.length);
    return LIGATURE.test(characters)
      ? [...characters].map((character) => plainGlyph(face, character))
      : [{ gid, characters, advance }];
  });
}

function plainGlyph(face: FontFace, character: string): Cluster {
  const gid = face.glyphOf(character.codePointAt(0) ?? 0) ?? 0;
  return { gid, characters: character, advance: face.advanceWidth(gid) };
}

/** A string for pdfkit, which writes a plain one as a name. */
function pdfString(text: string): object {
  return new String(text);
}
