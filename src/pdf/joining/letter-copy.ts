import type { GroupedObjects } from "../grouped-objects.ts";
import type { PdfFile } from "../pdf-file.ts";
import { type Ref, refTo } from "../syntax.ts";
import {
  entriesOf,
  numberIn,
  numberOf,
  type PdfObject,
  written,
  writtenEntries,
} from "./pdf-object.ts";
import type { SourcePdf } from "./source-pdf.ts";
import { UnjoinablePdf } from "./unjoinable-pdf.ts";

/** The file that letters are copied into, and what is in it already. */
export interface JoinedFile {
  readonly file: PdfFile;
  readonly objects: GroupedObjects;
  /** Objects that letters share, by what they and all that they refer to are. */
  readonly shared: Map<string, Ref>;
  readonly sha256: (bytes: Uint8Array) => string;
}

/** What of a letter is not copied as it stands. */
export interface CopyPlan {
  /** Numbers in the new file that are given already: of pages, and of what joins the letters. */
  readonly given: ReadonlyMap<number, Ref>;
  /** Entries that an object has in the new file, as they are written there. */
  readonly added: ReadonlyMap<number, readonly [key: string, value: string]>;
  /** What is added to keys into the tree of parents; undefined where a letter's tags are left out. */
  readonly firstParent: number | undefined;
}

/**
 * Copies the objects of one letter into a file, each under a number of its own there; what is in the file already (a font, a
 * picture, a page's content), with all that it refers to, is not written a second time.
 *
 * What leads to a page, to tags or in a ring belongs to its letter alone, and so does an annotation, of which a page has its own.
 * Errors: every call throws `UnjoinablePdf`.
 */
export class LetterCopy {
  readonly #source: SourcePdf;
  readonly #into: JoinedFile;
  readonly #plan: CopyPlan;
  readonly #refs: Map<number, Ref>;
  /** Undefined for what belongs to the letter alone, and for what is being looked at. */
  readonly #identities = new Map<number, string | undefined>();
  readonly #waiting: { readonly number: number; readonly ref: Ref }[] = [];

  constructor(source: SourcePdf, into: JoinedFile, plan: CopyPlan) {
    this.#source = source;
    this.#into = into;
    this.#plan = plan;
    this.#refs = new Map(plan.given);
  }

  /** Writes an object that stands within another one, and then whatever it refers to. */
  text(object: PdfObject): string {
    const text = written(this.#adjusted(object), (number) => this.#reference(number));
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      this.#write(next.number, next.ref);
    }
    return text;
  }

  #reference(number: number): string {
    const known = this.#refs.get(number);
    if (known !== undefined) return refTo(known);
    const object = this.#source.object(number);
    if (isNode(object)) return "null";
    if (object.kind === "word") return object.text;
    const identity = this.#identityOf(number, 0);
    const shared = identity === undefined ? undefined : this.#into.shared.get(identity);
    const ref = shared ?? this.#into.file.reserve();
    this.#refs.set(number, ref);
    if (shared === undefined) {
      if (identity !== undefined) this.#into.shared.set(identity, ref);
      this.#waiting.push({ number, ref });
    }
    return refTo(ref);
  }

  #write(number: number, ref: Ref): void {
    const object = this.#adjusted(this.#source.object(number));
    const reference = (other: number): string => this.#reference(other);
    const added = this.#plan.added.get(number);
    const { file, objects } = this.#into;
    if (object.kind === "stream") {
      file.stream(ref, writtenEntries(object.entries, reference), object.data);
    } else if (object.kind === "dictionary" && added !== undefined) {
      const [key, value] = added;
      const others = new Map(object.entries);
      others.delete(key);
      objects.add({ ref, body: `<<${writtenEntries(others, reference)}/${key} ${value}>>` });
    } else {
      objects.add({ ref, body: written(object, reference) });
    }
  }

  /** A hash of an object and of all that it refers to; undefined for what belongs to the letter alone. */
  #identityOf(number: number, depth: number): string | undefined {
    if (this.#identities.has(number)) return this.#identities.get(number);
    if (this.#refs.has(number) && this.#plan.given.has(number)) return undefined;
    if (depth > MAX_DEPTH)
      throw new UnjoinablePdf("broken", "objects refer to each other endlessly");
    this.#identities.set(number, undefined);
    const object = this.#source.object(number);
    const isOwn = this.#plan.added.has(number) || hasParentKey(object) || isAnnotation(object);
    const identity = isOwn ? undefined : this.#hashOf(object, depth);
    this.#identities.set(number, identity);
    return identity;
  }

  #hashOf(object: PdfObject, depth: number): string | undefined {
    let isOwn = false;
    const text = written(object, (other) => {
      const identity =
        isOwn || isNode(this.#source.object(other))
          ? undefined
          : this.#identityOf(other, depth + 1);
      isOwn ||= identity === undefined;
      return identity ?? "";
    });
    if (isOwn) return undefined;
    const { sha256 } = this.#into;
    const data = object.kind === "stream" ? sha256(object.data) : "";
    return sha256(new TextEncoder().encode(`${text} ${data}`));
  }

  /** Gives keys into the tree of parents their place among those of all letters. */
  #adjusted(object: PdfObject): PdfObject {
    if (!hasParentKey(object)) return object;
    if (object.kind === "array") {
      return { kind: "array", items: object.items.map((item) => this.#adjusted(item)) };
    }
    const entries = new Map<string, PdfObject>();
    for (const [key, value] of entriesOf(object)) {
      const adjusted = PARENT_KEYS.has(key) ? this.#parentKey(value) : this.#adjusted(value);
      if (adjusted !== undefined) entries.set(key, adjusted);
    }
    return object.kind === "stream"
      ? { kind: "stream", entries, data: object.data }
      : { kind: "dictionary", entries };
  }

  #parentKey(value: PdfObject): PdfObject | undefined {
    const { firstParent } = this.#plan;
    const number = numberIn(this.#source.resolve(value));
    if (firstParent === undefined || number === undefined) return undefined;
    return numberOf(number + firstParent);
  }
}

function hasParentKey(object: PdfObject): boolean {
  if (object.kind === "array") return object.items.some(hasParentKey);
  for (const [key, value] of entriesOf(object)) {
    if (PARENT_KEYS.has(key) || hasParentKey(value)) return true;
  }
  return false;
}

/** Whether an object is a page or stands above pages: those of the letter have their numbers, and others are none of its own. */
function isNode(object: PdfObject): boolean {
  const type = entriesOf(object).get("Type");
  return type?.kind === "name" && NODES.has(type.text);
}

/** Source: ISO 32000-1, 12.5.2: an annotation may be referenced from the `Annots` of one page only; `Type` may be missing. */
function isAnnotation(object: PdfObject): boolean {
  const entries = entriesOf(object);
  const type = entries.get("Type");
  const isOfType = type?.kind === "name" && type.text === "Annot";
  return isOfType || (type === undefined && entries.has("Rect") && entries.has("Subtype"));
}

const NODES: ReadonlySet<string> = new Set(["Page", "Pages", "Catalog"]);
/** Source: ISO 32000-1, 14.7.4.4. */
const PARENT_KEYS: ReadonlySet<string> = new Set(["StructParents", "StructParent"]);
/** Steps from a page to what it needs; every real file has fewer than twenty. */
const MAX_DEPTH = 500;
