/** What stands in JSON for a map, and for bytes that are kept elsewhere. */
const MAP = "%map";
const BYTES = "%bytes";

/**
 * Writes a value that has maps and bytes as JSON.
 *
 * Shape: `keep` keeps bytes elsewhere and gives the word that they are found again by.
 */
export function toPlainJson(value: unknown, keep: (bytes: Uint8Array) => string): string {
  return JSON.stringify(packed(value, keep));
}

/** The value that `toPlainJson` was given. Errors: throws for what is no JSON, and what `find` throws. */
export function fromPlainJson(text: string, find: (word: string) => Uint8Array): unknown {
  return JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== "object" || value === null) return value;
    if (BYTES in value) return find(String(value[BYTES]));
    if (MAP in value && Array.isArray(value[MAP])) return new Map(value[MAP]);
    return value;
  });
}

function packed(value: unknown, keep: (bytes: Uint8Array) => string): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Uint8Array) return { [BYTES]: keep(value) };
  if (value instanceof Map) return { [MAP]: packed([...value], keep) };
  if (Array.isArray(value)) return value.map((one) => packed(one, keep));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, packed(one, keep)]));
}
