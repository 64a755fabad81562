import type { Size } from "../base/geometry.ts";
import { pdfPoints } from "./number.ts";
import type { CompressedObject, PdfFile } from "./pdf-file.ts";
import { type Ref, refTo } from "./syntax.ts";

/** Children of one node. */
const KIDS = 64;

interface Node {
  readonly ref: Ref;
  /** Numbers set aside for its children, after one another because the file's table is then smaller. */
  readonly free: Ref[];
  readonly kids: Ref[];
  /** Pages below it. */
  count: number;
}

/**
 * Collects the pages of a large file in a balanced tree.
 *
 * Shape: every node has up to 64 children; a page names its size only where it differs from the first
 * page's, which the root hands down.
 * Source: ISO 32000-1, 7.7.3.
 */
export class PageTree {
  readonly #file: PdfFile;
  readonly #resources: Ref | undefined;
  readonly #leaves: Node[] = [];
  #box: string | undefined;
  #pageCount = 0;

  /** `resources` are those of pages that are made here. */
  constructor(file: PdfFile, resources?: Ref) {
    this.#file = file;
    this.#resources = resources;
  }

  get pageCount(): number {
    return this.#pageCount;
  }

  /** Gives a page's object. */
  add(contents: readonly Ref[], size: Size): CompressedObject {
    const { ref, parent } = this.place();
    const corners = `[0 0 ${pdfPoints(size.width)} ${pdfPoints(size.height)}]`;
    const box = `/MediaBox${corners}`;
    this.#box ??= box;
    // A page's trim size is handed down by nothing above it.
    const ownBox = `${box === this.#box ? "" : box}/TrimBox${corners}`;
    const list = contents.length === 1 ? "" : "[";
    const end = contents.length === 1 ? "" : "]";
    const resources = this.#resources === undefined ? "<<>>" : ` ${refTo(this.#resources)}`;
    return {
      ref,
      body:
        `<</Type/Page/Parent ${refTo(parent)}/Resources${resources}${ownBox}` +
        `/Contents${list === "" ? " " : list}${contents.map(refTo).join(" ")}${end}>>`,
    };
  }

  /** Gives the number of the next page, which is written elsewhere, and of the node above it. */
  place(): { readonly ref: Ref; readonly parent: Ref } {
    let leaf = this.#leaves.at(-1);
    if (leaf === undefined || leaf.free.length === 0) {
      leaf = this.#newLeaf();
      this.#leaves.push(leaf);
    }
    const ref = leaf.free.pop() ?? this.#file.reserve();
    leaf.kids.push(ref);
    leaf.count += 1;
    this.#pageCount += 1;
    return { ref, parent: leaf.ref };
  }

  /** Gives the nodes above the pages to `write`; returns the root. */
  finish(write: (object: CompressedObject) => void): Ref {
    for (const ref of this.#leaves.at(-1)?.free ?? []) this.#file.release(ref);
    let level: readonly Node[] = this.#leaves;
    while (level.length > 1) {
      const above: Node[] = [];
      for (let start = 0; start < level.length; start += KIDS) {
        const children = level.slice(start, start + KIDS);
        const ref = this.#file.reserve();
        for (const child of children) write(nodeObject(child, `/Parent ${refTo(ref)}`));
        const count = children.reduce((sum, child) => sum + child.count, 0);
        above.push({ ref, free: [], kids: children.map((child) => child.ref), count });
      }
      level = above;
    }
    const [root] = level;
    if (root === undefined) throw new Error("a file needs a page");
    write(nodeObject(root, this.#box ?? ""));
    return root.ref;
  }

  #newLeaf(): Node {
    const ref = this.#file.reserve();
    const free = Array.from({ length: KIDS }, () => this.#file.reserve()).reverse();
    return { ref, free, kids: [], count: 0 };
  }
}

function nodeObject(node: Node, entries: string): CompressedObject {
  const kids = node.kids.map(refTo).join(" ");
  return { ref: node.ref, body: `<</Type/Pages${entries}/Count ${node.count}/Kids[${kids}]>>` };
}
