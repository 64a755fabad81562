import type { FontFace } from "../model/font-face.ts";
import { type PagedDocument, paperOfPage } from "../model/paged-document.ts";
import type { Picture } from "../model/picture.ts";
import type { ObjectStart } from "./arrange-column.ts";
import type { CidTable } from "./cid-table.ts";
import { CidTables } from "./cid-tables.ts";
import { encodeSection } from "./encode-section.ts";
import { type PackedStream, packText, plainBytes } from "./packed-stream.ts";
import type { PdfFile } from "./pdf-file.ts";
import { isSameFace, isSameSheet, type Sheet, sheetOf, sheetOfPage } from "./sheet.ts";
import { splitOperators, withLiteralStrings } from "./split-operators.ts";
import { latin1, type Ref } from "./syntax.ts";
import {
  areSameSections,
  type KeyedSection,
  type KnownSections,
  keyedSections,
} from "./template-key.ts";

/** A page whose template matter is in the file already. */
interface KnownPage {
  readonly sheet: Sheet;
  readonly sections: readonly KeyedSection[];
  /** By section; undefined for record matter. */
  readonly written: readonly (WrittenSection | undefined)[];
}

interface WrittenSection {
  /** Its content streams in order. */
  readonly streams: readonly Ref[];
  readonly last: ObjectStart | undefined;
}

/** Texts up to this many bytes are not worth compressing: an addressee has about forty. */
const SMALL = 200;

/** Different surroundings of addressees that are remembered. */
const MOST_FRAMES = 1000;

/** Bodies remembered for a page of a given number; one for each version of the letter is needed. */
const BODIES_PER_PAGE = 8;

/**
 * Writes the contents of a print run's pages, each body that letters share once.
 *
 * Shape: all letters use the tables of one set of faces, so a character has one CID in the whole file.
 */
export class PrintRunPages {
  readonly tables: CidTables;
  readonly #file: PdfFile;
  readonly #faces: FontFace[] = [];
  readonly #known: KnownPage[][] = [];
  readonly #sections: KnownSections = new WeakMap();
  readonly #frames = new Map<string, Ref>();
  readonly #shown = new Map<string, Picture>();

  constructor(file: PdfFile) {
    this.#file = file;
    // The list grows with the letters; the tables look at it when a face is requested.
    this.tables = new CidTables(this.#faces, "T");
  }

  /** The pictures that the pages show, each once. */
  get pictures(): readonly Picture[] {
    return [...this.#shown.values()];
  }

  /** Writes what of a letter's pages is new; gives the content streams of each page. */
  contentsOf(document: PagedDocument): readonly (readonly Ref[])[] {
    const common = sheetOf(document);
    return document.pages.map((page, index) => {
      const own = page.own && paperOfPage(document, page);
      const sheet = sheetOfPage(common, own);
      const sections = keyedSections(page, this.#sections);
      const known = this.#body(sheet, sections, index);
      let before: ObjectStart | undefined;
      return sections.flatMap((section, sectionIndex) => {
        const written = known.written[sectionIndex] ?? this.#write(sheet, section, before);
        before = written.last;
        return written.streams;
      });
    });
  }

  #body(sheet: Sheet, sections: readonly KeyedSection[], index: number): KnownPage {
    const bodies = this.#known[index] ?? [];
    this.#known[index] = bodies;
    const found = bodies.findIndex(
      (page) => isSameSheet(sheet, page.sheet) && areSameSections(sections, page.sections),
    );
    const body = bodies[found] ?? this.#newBody(sheet, sections);
    if (found >= 0) bodies.splice(found, 1);
    // Known from now on by this letter's objects, which the next letter is most likely to share.
    bodies.unshift({ ...body, sections });
    if (bodies.length > BODIES_PER_PAGE) bodies.pop();
    return body;
  }

  #newBody(sheet: Sheet, sections: readonly KeyedSection[]): KnownPage {
    let before: ObjectStart | undefined;
    const written = sections.map((section) => {
      const result =
        section.matter === "template" ? this.#write(sheet, section, before) : undefined;
      before = result?.last;
      return result;
    });
    return { sheet, sections, written };
  }

  #write(
    sheet: Sheet,
    { matter, items, after }: KeyedSection,
    before: ObjectStart | undefined,
  ): WrittenSection {
    const tableOf = (face: number): CidTable => this.#tableOf(sheet, face);
    const section = encodeSection(items, {
      sheet,
      tableOf,
      firstMcid: undefined,
      before,
      after,
    });
    for (const picture of section.pictures) this.#shown.set(picture.sha256, picture);
    const streams =
      matter === "template"
        ? [this.#stream(packText(section.operators))]
        : this.#recordStreams(section.operators);
    return { streams, last: section.last };
  }

  /** Writes what only this letter has; what surrounds it is shared with the others. */
  #recordStreams(operators: string): readonly Ref[] {
    const { lead, core, tail } = splitOperators(operators);
    const text = withLiteralStrings(core);
    const own = text.length > SMALL ? packText(text) : plainBytes(latin1(text));
    const streams = [this.#shared(lead), this.#stream(own)];
    return tail === "" ? streams : [...streams, this.#shared(tail)];
  }

  #shared(operators: string): Ref {
    const known = this.#frames.get(operators);
    if (known !== undefined) return known;
    const ref = this.#stream(plainBytes(latin1(operators)));
    if (this.#frames.size < MOST_FRAMES) this.#frames.set(operators, ref);
    return ref;
  }

  #stream(stream: PackedStream): Ref {
    const ref = this.#file.reserve();
    this.#file.stream(ref, stream.entries, stream.data);
    return ref;
  }

  #tableOf({ faces }: Sheet, index: number): CidTable {
    const face = faces[index];
    if (face === undefined) throw new Error(`the document has no face ${index}`);
    const known = this.#faces.findIndex((other) => isSameFace(face, other));
    if (known >= 0) return this.tables.of(known);
    this.#faces.push(face);
    return this.tables.of(this.#faces.length - 1);
  }
}
