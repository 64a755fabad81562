/** Scripts under which editors look for vertical forms. Source: OpenType 1.9, script tags. */
const SCRIPTS = ["DFLT", "hani", "kana", "latn"] as const;

/** Features that take a character to its vertical form. Source: OpenType 1.9, feature tags. */
const FEATURES = ["vert", "vrt2"] as const;

const SCRIPT_SIZE = 4 + 6 + 2 * FEATURES.length;

/**
 * Writes a GSUB table that replaces glyphs by their vertical forms under `vert` and `vrt2`.
 *
 * Shape: `formOf` leads from the upright glyph to the vertical one, both in the new font's numbers; one
 * lookup of type 1, shared by all scripts and both features.
 * Source: OpenType 1.9, GSUB, "Lookup type 1 subtable: single substitution, format 2".
 */
export function writeVert(formOf: ReadonlyMap<number, number>): Uint8Array {
  const pairs = [...formOf].sort(([left], [right]) => left - right);
  const scriptsAt = 10;
  const featuresAt = scriptsAt + 2 + SCRIPTS.length * (6 + SCRIPT_SIZE);
  const lookupsAt = featuresAt + 2 + FEATURES.length * (6 + 6);
  const lookupAt = lookupsAt + 4;
  const substitutionAt = lookupAt + 8;
  const coverageAt = substitutionAt + 6 + pairs.length * 2;
  const bytes = new Uint8Array(coverageAt + 4 + pairs.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 1);
  view.setUint16(4, scriptsAt);
  view.setUint16(6, featuresAt);
  view.setUint16(8, lookupsAt);
  writeScripts(view, scriptsAt);
  writeFeatures(view, featuresAt);
  view.setUint16(lookupsAt, 1);
  view.setUint16(lookupsAt + 2, lookupAt - lookupsAt);
  view.setUint16(lookupAt, 1);
  view.setUint16(lookupAt + 4, 1);
  view.setUint16(lookupAt + 6, substitutionAt - lookupAt);
  view.setUint16(substitutionAt, 2);
  view.setUint16(substitutionAt + 2, coverageAt - substitutionAt);
  view.setUint16(substitutionAt + 4, pairs.length);
  view.setUint16(coverageAt, 1);
  view.setUint16(coverageAt + 2, pairs.length);
  for (const [i, [gid, form]] of pairs.entries()) {
    view.setUint16(substitutionAt + 6 + i * 2, form);
    view.setUint16(coverageAt + 4 + i * 2, gid);
  }
  return bytes;
}

function writeScripts(view: DataView, at: number): void {
  view.setUint16(at, SCRIPTS.length);
  for (const [i, tag] of SCRIPTS.entries()) {
    const script = 2 + SCRIPTS.length * 6 + i * SCRIPT_SIZE;
    setTag(view, at + 2 + i * 6, tag);
    view.setUint16(at + 6 + i * 6, script);
    view.setUint16(at + script, 4); // the default language's table stands right behind
    view.setUint16(at + script + 6, 0xffff); // no feature is required
    view.setUint16(at + script + 8, FEATURES.length);
    for (const feature of FEATURES.keys()) {
      view.setUint16(at + script + 10 + feature * 2, feature);
    }
  }
}

function writeFeatures(view: DataView, at: number): void {
  view.setUint16(at, FEATURES.length);
  for (const [i, tag] of FEATURES.entries()) {
    const feature = 2 + FEATURES.length * 6 + i * 6;
    setTag(view, at + 2 + i * 6, tag);
    view.setUint16(at + 6 + i * 6, feature);
    view.setUint16(at + feature + 2, 1);
  }
}

function setTag(view: DataView, at: number, tag: string): void {
  for (let i = 0; i < 4; i++) view.setUint8(at + i, tag.charCodeAt(i));
}
