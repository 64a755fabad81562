import type { GroupedObjects } from "../grouped-objects.ts";
import type { PdfFile } from "../pdf-file.ts";
import { type Ref, refTo } from "../syntax.ts";
import type { LetterCopy } from "./letter-copy.ts";
import { entriesOf, numberIn, type PdfObject, written } from "./pdf-object.ts";
import type { SourcePdf } from "./source-pdf.ts";
import { UnjoinablePdf } from "./unjoinable-pdf.ts";

/** The tags of one letter. */
export interface LetterStructure {
  /** Number of the tree's root in the letter's file. */
  readonly root: number;
  readonly kids: readonly PdfObject[];
  /** The tree of parents, flat. */
  readonly parents: readonly (readonly [key: number, value: PdfObject])[];
  readonly roles: ReadonlyMap<string, string>;
}

/**
 * Finds a letter's tags, as far as they can stand beside those of others; undefined where it has none, or has classes of
 * attributes, which would need names of their own. Identifiers of elements are not kept.
 *
 * Errors: throws `UnjoinablePdf`.
 * Source: ISO 32000-1, 14.7.2, 14.7.4.4, 7.9.7 (number trees).
 */
export function structureOf(source: SourcePdf): LetterStructure | undefined {
  const { catalog } = source;
  const marks = entriesOf(source.resolve(catalog.get("MarkInfo")));
  const marked = source.resolve(marks.get("Marked"));
  const root = catalog.get("StructTreeRoot");
  if (!(marked.kind === "word" && marked.text === "true") || root?.kind !== "reference") {
    return undefined;
  }
  const entries = entriesOf(source.resolve(root));
  if (entries.has("ClassMap")) return undefined;
  const kids = source.resolve(entries.get("K"));
  const own = entries.get("K");
  const parents: [number, PdfObject][] = [];
  addNumbers(source, entries.get("ParentTree"), parents, 0);
  const roles = new Map<string, string>();
  for (const [role, meaning] of entriesOf(source.resolve(entries.get("RoleMap")))) {
    roles.set(role, written(source.resolve(meaning)));
  }
  const items = kids.kind === "array" ? kids.items : [own ?? kids];
  return { root: root.number, kids: items, parents, roles };
}

function addNumbers(
  source: SourcePdf,
  node: PdfObject | undefined,
  numbers: [number, PdfObject][],
  depth: number,
): void {
  if (depth > 20) throw new UnjoinablePdf("broken", "the tree of parents is a ring");
  const entries = entriesOf(source.resolve(node));
  const pairs = source.resolve(entries.get("Nums"));
  if (pairs.kind === "array") {
    for (let at = 0; at + 1 < pairs.items.length; at += 2) {
      const key = numberIn(pairs.items[at]);
      const value = pairs.items[at + 1];
      if (key !== undefined && value !== undefined) numbers.push([key, value]);
    }
  }
  const kids = source.resolve(entries.get("Kids"));
  if (kids.kind === "array") {
    for (const kid of kids.items) addNumbers(source, kid, numbers, depth + 1);
  }
}

/**
 * Joins the tags of letters in one tree, letter by letter. A file says that it is tagged where every letter of it is.
 *
 * Source: ISO 32000-1, 14.7.2, 14.7.4.4.
 */
export class JoinedStructure {
  readonly root: Ref;
  readonly #objects: GroupedObjects;
  readonly #kids: string[] = [];
  readonly #parents: string[] = [];
  readonly #roles = new Map<string, string>();
  readonly #file: PdfFile;
  #nextParent = 0;
  #isWhole = true;

  constructor(file: PdfFile, objects: GroupedObjects) {
    this.#file = file;
    this.#objects = objects;
    this.root = file.reserve();
  }

  /** Where the keys of the next letter begin, or undefined where its tags are left out: it has none, or means others by a role. */
  firstParentOf(structure: LetterStructure | undefined): number | undefined {
    const clashes = [...(structure?.roles ?? [])].some(
      ([role, meaning]) => (this.#roles.get(role) ?? meaning) !== meaning,
    );
    if (structure !== undefined && !clashes) return this.#nextParent;
    this.#isWhole = false;
    return undefined;
  }

  /** Adds the tags of a letter whose pages are written. */
  add(structure: LetterStructure, copy: LetterCopy): void {
    const first = this.#nextParent;
    for (const [role, meaning] of structure.roles) this.#roles.set(role, meaning);
    for (const kid of structure.kids) this.#kids.push(copy.text(kid));
    for (const [key, value] of structure.parents) {
      this.#parents.push(`${first + key} ${this.#parentOf(copy.text(value))}`);
      this.#nextParent = Math.max(this.#nextParent, first + key + 1);
    }
  }

  /** Writes the tree; gives what the catalog says of it. */
  finish(): string {
    if (!this.#isWhole || this.#kids.length === 0) {
      // What the pages' tags lead to is there, but nobody is led to it.
      this.#objects.add({ ref: this.root, body: "null" });
      return "";
    }
    const roles = [...this.#roles].map(([role, meaning]) => `/${role} ${meaning}`).join("");
    this.#objects.add({
      ref: this.root,
      body:
        `<</Type/StructTreeRoot/K[${this.#kids.join(" ")}]/RoleMap<<${roles}>>` +
        `/ParentTree<</Nums[${this.#parents.join(" ")}]>>/ParentTreeNextKey ${this.#nextParent}>>`,
    });
    return `/MarkInfo<</Marked true>>/StructTreeRoot ${refTo(this.root)}`;
  }

  /** A list of a page's tags is an object of its own. */
  #parentOf(text: string): string {
    if (!text.startsWith("[")) return text;
    const ref = this.#file.reserve();
    this.#objects.add({ ref, body: text });
    return refTo(ref);
  }
}
