import type { CompressedObject, PdfFile } from "./pdf-file.ts";
import { type Ref, refTo, textString } from "./syntax.ts";

/** Where a letter is among the bookmarks (しおり). */
export interface Bookmark {
  /** What the letters around it have in common, e.g. the prefecture. */
  readonly group: string;
  readonly title: string;
}

interface Entry {
  /** Given when all are known: the file's table is smaller if they follow one another. */
  ref: Ref;
  readonly title: string;
  readonly page: Ref;
  readonly pageIndex: number;
}

interface Group {
  ref: Ref;
  readonly title: string;
  readonly entries: Entry[];
}

const NOT_YET: Ref = 0;

/** Bookmarks and labels in one object stream: both hold the titles, so they compress together. */
const ENTRIES_TOGETHER = 120;

/**
 * Collects the bookmarks and page labels of a print run.
 *
 * Shape: consecutive letters of one group are under one closed bookmark of the group's name, letters
 * without a group at the top. Pages are labelled `title-1`, `title-2` ….
 * Source: ISO 32000-1, 12.3.3 (document outline), 12.4.2 (page labels), 7.9.7 (number trees).
 */
export class PrintRunOutline {
  readonly #file: PdfFile;
  readonly #root: Ref;
  readonly #labels: Ref;
  readonly #tops: (Entry | Group)[] = [];
  readonly #entries: Entry[] = [];

  constructor(file: PdfFile, labels: Ref) {
    this.#file = file;
    this.#root = file.reserve();
    this.#labels = labels;
  }

  /** Adds a letter that begins on a page. */
  add(bookmark: Bookmark, page: Ref, pageIndex: number): void {
    const last = this.#tops.at(-1);
    let group = last !== undefined && "entries" in last ? last : undefined;
    if (bookmark.group !== "" && group?.title !== bookmark.group) {
      group = { ref: NOT_YET, title: bookmark.group, entries: [] };
      this.#tops.push(group);
    }
    const entry = { ref: NOT_YET, title: bookmark.title, page, pageIndex };
    this.#entries.push(entry);
    if (bookmark.group === "" || group === undefined) this.#tops.push(entry);
    else group.entries.push(entry);
  }

  /** Gives the objects to `write`, those that compress well together at once; returns the outline. */
  finish(write: (objects: readonly CompressedObject[]) => void): Ref {
    for (const entry of this.#entries) entry.ref = this.#file.reserve();
    for (const top of this.#tops) if ("entries" in top) top.ref = this.#file.reserve();
    const bodies = this.#bodies();
    const nodes: { ref: Ref; first: number; last: number }[] = [];
    for (let start = 0; start < this.#entries.length; start += ENTRIES_TOGETHER) {
      const entries = this.#entries.slice(start, start + ENTRIES_TOGETHER);
      const ref = this.#file.reserve();
      const [first, last] = [entries[0]?.pageIndex ?? 0, entries.at(-1)?.pageIndex ?? 0];
      nodes.push({ ref, first, last });
      const labels = entries
        .map((entry) => `${entry.pageIndex}<</S/D/P${textString(`${entry.title}-`)}>>`)
        .join("");
      write([
        ...entries.map((entry) => ({ ref: entry.ref, body: bodies.get(entry.ref) ?? "" })),
        { ref, body: `<</Limits[${first} ${last}]/Nums[${labels}]>>` },
      ]);
    }
    const groups = this.#tops.filter((top) => "entries" in top);
    write([
      ...groups.map((group) => ({ ref: group.ref, body: bodies.get(group.ref) ?? "" })),
      {
        ref: this.#root,
        body: `<</Type/Outlines${childEntries(this.#tops)}/Count ${this.#tops.length}>>`,
      },
      { ref: this.#labels, body: `<</Kids[${nodes.map((node) => refTo(node.ref)).join(" ")}]>>` },
    ]);
    return this.#root;
  }

  #bodies(): ReadonlyMap<Ref, string> {
    const bodies = new Map<Ref, string>();
    const describe = (items: readonly (Entry | Group)[], parent: Ref): void => {
      items.forEach((item, index) => {
        const links = linkEntries(items[index - 1], items[index + 1], parent);
        bodies.set(item.ref, `<</Title${textString(item.title)}${links}${targetEntries(item)}>>`);
        if ("entries" in item) describe(item.entries, item.ref);
      });
    };
    describe(this.#tops, this.#root);
    return bodies;
  }
}

function linkEntries(
  before: { readonly ref: Ref } | undefined,
  after: { readonly ref: Ref } | undefined,
  parent: Ref,
): string {
  const previous = before === undefined ? "" : `/Prev ${refTo(before.ref)}`;
  const next = after === undefined ? "" : `/Next ${refTo(after.ref)}`;
  return `/Parent ${refTo(parent)}${previous}${next}`;
}

function targetEntries(item: Entry | Group): string {
  if (!("entries" in item)) return `/Dest[${refTo(item.page)}/Fit]`;
  const [first] = item.entries;
  const page = first === undefined ? "" : `/Dest[${refTo(first.page)}/Fit]`;
  // A negative count says how many bookmarks would show if the group were open.
  return `${childEntries(item.entries)}/Count -${item.entries.length}${page}`;
}

function childEntries(children: readonly { readonly ref: Ref }[]): string {
  const [first, last] = [children[0], children.at(-1)];
  if (first === undefined || last === undefined) return "";
  return `/First ${refTo(first.ref)}/Last ${refTo(last.ref)}`;
}
