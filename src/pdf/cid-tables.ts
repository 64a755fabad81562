import type { World } from "../base/world.ts";
import type { PagedDocument } from "../model/paged-document.ts";
import { CidTable } from "./cid-table.ts";
import { type PreparedFont, prepareFont } from "./font-objects.ts";
import type { Packer } from "./packed-stream.ts";

/**
 * The CID tables for one kind of matter: one for each face in use, made when it is first needed.
 *
 * Shape: a font is called by the prefix and its face's number among a page's resources.
 */
export class CidTables {
  readonly #faces: PagedDocument["faces"];
  readonly #prefix: string;
  readonly #tables = new Map<number, CidTable>();

  constructor(faces: PagedDocument["faces"], prefix: string) {
    this.#faces = faces;
    this.#prefix = prefix;
  }

  readonly of = (face: number): CidTable => {
    const known = this.#tables.get(face);
    if (known !== undefined) return known;
    const source = this.#faces[face];
    if (source === undefined) throw new Error(`the document has no face ${face}`);
    const table = new CidTable(source, `${this.#prefix}${face}`);
    this.#tables.set(face, table);
    return table;
  };

  /** Cuts every font in use. */
  prepared(world: World, pack: Packer): readonly PreparedFont[] {
    return [...this.#tables.values()].map((table) => prepareFont(table, world, pack));
  }
}
