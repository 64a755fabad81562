import type { World } from "../../base/world.ts";
import { GroupedObjects } from "../grouped-objects.ts";
import { infoDictionary, type Metadata, xmpPacket } from "../metadata.ts";
import { type Bookmark, PrintRunOutline } from "../outline.ts";
import { PageTree } from "../page-tree.ts";
import { PdfFile } from "../pdf-file.ts";
import { latin1, type Ref, refTo, textString } from "../syntax.ts";
import { JoinedStructure, structureOf } from "./joined-structure.ts";
import { type JoinedFile, LetterCopy } from "./letter-copy.ts";
import { entriesOf, type PdfObject, referenceTo } from "./pdf-object.ts";
import { type SourcePage, SourcePdf } from "./source-pdf.ts";
import { UnjoinablePdf } from "./unjoinable-pdf.ts";

/** What is said about a file of letters that another program laid out. */
export type AboutJoined = Omit<Metadata, "conformance">;

/** A letter's pages in the file. */
export interface JoinedPages {
  /** Index of the first. */
  readonly first: number;
  readonly count: number;
  /** Whether an empty page follows them, the back of their last sheet. */
  readonly hasBack: boolean;
}

/**
 * Joins the PDF of letters, which another program laid out, into one for printing (印刷用一括 PDF), letter by letter.
 *
 * Shape: letters stand in the order in which they are added, with bookmarks and page labels as in `writePrintRun`. What is
 * equal in several letters (fonts, pictures, contents of pages) is there once. Tags are kept where every letter has some.
 * Only what is printed or clicked is kept: no actions of a page, no named places, no attachments, no miniatures, and no word of
 * a standard that a letter alone may have kept. Nothing of a letter is held when it is written: what `taken` gives is the
 * file's next part.
 * Errors: `add` throws `UnjoinablePdf`; the file is then not to be gone on with.
 * Source: ISO 32000-1, 7.7 (pages), 12.3.3 (outlines), 12.4.2 (labels), 12.7.2 (forms), 14.7 (structure).
 */
export class LetterJoiner {
  readonly #about: AboutJoined;
  readonly #world: World;
  readonly #file = new PdfFile();
  readonly #objects = new GroupedObjects(this.#file);
  readonly #into: JoinedFile;
  readonly #tree = new PageTree(this.#file);
  readonly #labels = this.#file.reserve();
  readonly #outline = new PrintRunOutline(this.#file, this.#labels);
  readonly #structure = new JoinedStructure(this.#file, this.#objects);
  readonly #fields: Ref[] = [];
  /** Hashes of the letters, of which the file's identifier is made. */
  #letters = "";

  constructor(about: AboutJoined, world: World) {
    this.#about = about;
    this.#world = world;
    const { sha256 } = world;
    this.#into = { file: this.#file, objects: this.#objects, shared: new Map(), sha256 };
  }

  /** Adds a letter; on both sides of the paper it ends with the sheet that it has begun. */
  add(pdf: Uint8Array, bookmark: Bookmark, duplex: boolean): JoinedPages {
    const source = new SourcePdf(pdf);
    if (source.catalog.has("OCProperties"))
      throw new UnjoinablePdf("layers", "the file has layers");
    const pages = source.pages();
    const first = this.#tree.pageCount;
    const hasBack = duplex && pages.length % 2 === 1;
    const places = pages.map(() => this.#tree.place());
    const structure = structureOf(source);
    const firstParent = this.#structure.firstParentOf(structure);
    const given = new Map<number, Ref>();
    pages.forEach(({ number }, index) => {
      const ref = places[index]?.ref;
      if (number !== undefined && ref !== undefined) given.set(number, ref);
    });
    if (structure !== undefined) given.set(structure.root, this.#structure.root);
    // Fields of two letters have the same names: those of each stand below one of their own.
    const fields = fieldsOf(source);
    const group = fields.length === 0 ? undefined : this.#file.reserve();
    const parent = ["Parent", group === undefined ? "" : refTo(group)] as const;
    const added = new Map(fields.map((number) => [number, parent]));
    const copy = new LetterCopy(source, this.#into, { given, added, firstParent });
    pages.forEach((page, index) => {
      const place = places[index];
      if (place !== undefined) this.#addPage(page, place, copy);
    });
    if (structure !== undefined && firstParent !== undefined) this.#structure.add(structure, copy);
    if (group !== undefined) {
      const kids = fields.map((number) => copy.text(referenceTo(number))).join(" ");
      this.#objects.add({ ref: group, body: `<</T(${first + 1})/Kids[${kids}]>>` });
      this.#fields.push(group);
    }
    const [firstPage] = places;
    if (firstPage !== undefined) this.#outline.add(bookmark, firstPage.ref, first);
    const last = pages.at(-1);
    if (hasBack && last !== undefined) this.#addBack(last, copy);
    this.#letters += `${this.#world.sha256(pdf)} ${duplex} `;
    return { first, count: pages.length, hasBack };
  }

  /** What was written since it was last asked for. */
  taken(): readonly Uint8Array[] {
    return this.#file.taken();
  }

  /** Writes the end of the file. Errors: throws if there is no letter. */
  finish(): void {
    const file = this.#file;
    const [catalog, info, metadata] = [file.reserve(), file.reserve(), file.reserve()];
    const about = { ...this.#about, conformance: { pdfA: undefined, pdfUa: false } };
    file.stream(metadata, "/Type/Metadata/Subtype/XML", xmpPacket(about));
    const root = this.#tree.finish((object) => this.#objects.add(object));
    const bookmarks = this.#outline.finish((group) => this.#objects.addTogether(group));
    const structure = this.#structure.finish();
    const fields = this.#fields.map(refTo).join(" ");
    const form = fields === "" ? "" : `/AcroForm<</Fields[${fields}]>>`;
    this.#objects.add({ ref: info, body: infoDictionary(about) });
    this.#objects.add({
      ref: catalog,
      body:
        `<</Type/Catalog/Pages ${refTo(root)}/Lang${textString(about.lang)}/Metadata ${refTo(metadata)}` +
        `/Outlines ${refTo(bookmarks)}/PageMode/UseOutlines/PageLabels ${refTo(this.#labels)}` +
        `${structure}${form}/ViewerPreferences<</DisplayDocTitle true>>>>`,
    });
    this.#objects.flush();
    const id = this.#world.sha256(latin1(this.#letters));
    file.end({ root: catalog, info }, id);
  }

  #addPage(
    { entries }: SourcePage,
    { ref, parent }: { readonly ref: Ref; readonly parent: Ref },
    copy: LetterCopy,
  ): void {
    if (!entries.has("MediaBox")) throw new UnjoinablePdf("broken", "a page has no size");
    const kept = new Map<string, PdfObject>();
    for (const key of PAGE_KEYS) {
      const value = entries.get(key);
      if (value !== undefined) kept.set(key, value);
    }
    // Source: ISO 32000-1, table 30 (a page without resources has an empty dictionary).
    if (!kept.has("Resources")) kept.set("Resources", { kind: "dictionary", entries: new Map() });
    const own = copy.text({ kind: "dictionary", entries: kept });
    const body = `<</Type/Page/Parent ${refTo(parent)}${own.slice("<<".length)}`;
    this.#objects.add({ ref, body });
  }

  /** The empty back of a letter's last sheet, as large as its front. */
  #addBack(front: SourcePage, copy: LetterCopy): void {
    const size = new Map([...front.entries].filter(([key]) => SIZE_KEYS.has(key)));
    this.#addPage({ number: undefined, entries: size }, this.#tree.place(), copy);
  }
}

/** The fields of a letter's form that are in no other field. */
function fieldsOf(source: SourcePdf): readonly number[] {
  const form = entriesOf(source.resolve(source.catalog.get("AcroForm")));
  const fields = source.resolve(form.get("Fields"));
  if (fields.kind !== "array") return [];
  return fields.items.flatMap((item) => (item.kind === "reference" ? [item.number] : []));
}

/** What of a page is seen on paper or clicked. Source: ISO 32000-1, table 30. */
const PAGE_KEYS = [
  "Resources",
  "MediaBox",
  "CropBox",
  "BleedBox",
  "TrimBox",
  "ArtBox",
  "Rotate",
  "UserUnit",
  "Contents",
  "Group",
  "Annots",
  "StructParents",
  "Tabs",
];
const SIZE_KEYS: ReadonlySet<string> = new Set([
  "MediaBox",
  "CropBox",
  "BleedBox",
  "TrimBox",
  "ArtBox",
  "Rotate",
  "UserUnit",
]);
