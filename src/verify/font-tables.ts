/** The tables of a font by their tags. */
export type FontTables = ReadonlyMap<string, DataView>;

/**
 * Opens the tables of a font, or of the first font of a collection.
 *
 * Errors: throws at a table that lies outside of the file.
 * Source: OpenType 1.9, Organization of an OpenType font.
 */
export function fontTables(font: Uint8Array): FontTables {
  const view = viewOf(font);
  const directory = view.getUint32(0) === COLLECTION ? view.getUint32(12) : 0;
  const tables = new Map<string, DataView>();
  for (let index = 0; index < view.getUint16(directory + 4); index += 1) {
    const record = directory + 12 + 16 * index;
    const tag = String.fromCharCode(...font.subarray(record, record + 4));
    const [start, length] = [view.getUint32(record + 8), view.getUint32(record + 12)];
    if (start + length > font.length) throw new Error(`the table ${tag} of a font is cut off`);
    tables.set(tag, new DataView(font.buffer, font.byteOffset + start, length));
  }
  return tables;
}

/** A view of bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** `ttcf`. */
const COLLECTION = 0x74746366;
