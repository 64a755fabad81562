/** Scripts under which editors look for vertical forms. Source: OpenType 1.9, script tags. */
const SCRIPTS = ["DFLT", "hani", "kana", "latn"] as const;

/** Two glyphs that are drawn as one: か and the mark after it. */
export interface Ligature {
  readonly first: number;
  readonly second: number;
  readonly drawn: number;
}

/** A feature, and the place of its lookup. */
type Feature = readonly [tag: string, lookup: number];

/**
 * Writes a GSUB table that joins glyphs under `ccmp`, and then replaces glyphs by their vertical forms under `vert` and
 * `vrt2`.
 *
 * Shape: `formOf` leads from the upright glyph to the vertical one, all in the new font's numbers; the features are
 * shared by all scripts, and a lookup that would be empty is left out.
 * Source: OpenType 1.9, GSUB, lookup type 1 format 2 and type 4 format 1; feature tags.
 */
export function writeSubstitutions(
  formOf: ReadonlyMap<number, number>,
  ligatures: readonly Ligature[] = [],
): Uint8Array {
  const lookups: (readonly number[])[] = [];
  const features: Feature[] = [];
  if (ligatures.length > 0) {
    features.push(["ccmp", lookups.length]);
    lookups.push(lookup(4, ligatureSubstitution(ligatures)));
  }
  if (formOf.size > 0) {
    features.push(["vert", lookups.length], ["vrt2", lookups.length]);
    lookups.push(lookup(1, singleSubstitution(formOf)));
  }
  const scripts = scriptList(features.length);
  const featureTables = featureList(features);
  const scriptsAt = 10;
  const featuresAt = scriptsAt + bytesOf(scripts);
  const lookupsAt = featuresAt + bytesOf(featureTables);
  const words = [1, 0, scriptsAt, featuresAt, lookupsAt];
  const all = [words, scripts, featureTables, listOf(lookups)];
  const bytes = new Uint8Array(all.reduce((sum, part) => sum + bytesOf(part), 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const part of all) {
    for (const word of part) {
      view.setUint16(at, word);
      at += 2;
    }
  }
  return bytes;
}

function scriptList(featureCount: number): readonly number[] {
  const indices = Array.from({ length: featureCount }, (_, index) => index);
  // The default language's table follows directly; no feature is required.
  const script = [4, 0, 0, 0xffff, featureCount, ...indices];
  return records(SCRIPTS.map((tag) => [tag, script]));
}

function featureList(features: readonly Feature[]): readonly number[] {
  return records(features.map(([tag, at]) => [tag, [0, 1, at]]));
}

/** A count, a tag and an offset for each table, and the tables. */
function records(
  tables: readonly (readonly [tag: string, table: readonly number[]])[],
): readonly number[] {
  let offset = 2 + tables.length * 6;
  const heads = tables.flatMap(([tag, table]) => {
    const head = [...tagWords(tag), offset];
    offset += bytesOf(table);
    return head;
  });
  return [tables.length, ...heads, ...tables.flatMap(([, table]) => table)];
}

/** A count, an offset for each table, and the tables. */
function listOf(tables: readonly (readonly number[])[], head: readonly number[] = []): number[] {
  let offset = bytesOf(head) + 2 + tables.length * 2;
  const offsets = tables.map((table) => {
    offset += bytesOf(table);
    return offset - bytesOf(table);
  });
  return [...head, tables.length, ...offsets].concat(...tables);
}

function lookup(type: number, subtable: readonly number[]): readonly number[] {
  return [type, 0, 1, 8].concat(subtable);
}

function singleSubstitution(formOf: ReadonlyMap<number, number>): readonly number[] {
  const gids = [...formOf.keys()].sort((left, right) => left - right);
  const forms = gids.map((gid) => formOf.get(gid) ?? gid);
  const coverageAt = 6 + forms.length * 2;
  return [2, coverageAt, forms.length].concat(forms, coverage(gids));
}

function ligatureSubstitution(ligatures: readonly Ligature[]): readonly number[] {
  const firsts = [...new Set(ligatures.map(({ first }) => first))].sort((a, b) => a - b);
  const sets = firsts.map((first) => {
    const own = ligatures
      .filter((ligature) => ligature.first === first)
      .sort((one, other) => one.second - other.second);
    return listOf(own.map(({ second, drawn }) => [drawn, 2, second]));
  });
  const body = listOf(sets, [1, 0]);
  body[1] = bytesOf(body);
  return [...body, ...coverage(firsts)];
}

function coverage(gids: readonly number[]): readonly number[] {
  return [1, gids.length].concat(gids);
}

function tagWords(tag: string): readonly number[] {
  const [a = 0, b = 0, c = 0, d = 0] = Array.from(tag, (letter) => letter.charCodeAt(0));
  return [(a << 8) | b, (c << 8) | d];
}

function bytesOf(words: readonly number[]): number {
  return words.length * 2;
}
