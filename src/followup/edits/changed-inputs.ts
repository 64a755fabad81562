import { applyPlaces } from "../../edits/apply-places.ts";
import type { Edit, Place } from "../../edits/edit.ts";
import type { Origins } from "../../edits/written-text.ts";
import { printText } from "../../markup/print-letter.ts";
import { type ChangedInputs, rowKey } from "./letters-of-run.ts";

type SourcePlace = Place & { readonly kind: "source" };
type CellPlace = Place & { readonly kind: "cell" };

/**
 * What template and lists would be with some edits made in them.
 *
 * Shape: undefined where two edits want the same characters to be different things.
 */
export function changedInputs(
  edits: readonly Edit[],
  { sources }: Origins,
): ChangedInputs | undefined {
  const places = edits.flatMap((edit) => edit.places);
  const texts = new Map<string, string>();
  for (const [path, own] of grouped(places.filter(isSource), ({ at }) => at.path)) {
    const source = sources.get(path);
    const text = source && applyPlaces(source.text, own, (place) => written(place, source));
    if (text === undefined) return undefined;
    texts.set(path, text);
  }
  const cells = new Map<string, Map<string, string>>();
  const keyOf = ({ at }: CellPlace): string => `${rowKey(at)}\t${at.column}`;
  for (const own of grouped(places.filter(isCell), keyOf).values()) {
    const [first] = own;
    const { at, value } = first ?? {};
    const text = value === undefined ? undefined : applyPlaces(value, own);
    if (at?.header === undefined || text === undefined) return undefined;
    const row = cells.get(rowKey(at)) ?? new Map<string, string>();
    cells.set(rowKey(at), row.set(at.header, text));
  }
  const words = places.flatMap((place) => {
    if (place.kind !== "word") return [];
    const { part, start, end, text } = place;
    return [{ part, start, end, text }];
  });
  return { sources: texts, cells, words };
}

/** New text as it must be written at its place: in the settings as it is, in the body so that nothing of it is a mark. */
function written(place: SourcePlace, { bodyStart }: { readonly bodyStart: number }): string {
  if (place.start < bodyStart) return place.text;
  // A line end of the template's own is before a new line.
  return place.isLines && place.text !== ""
    ? `\n${printText(place.text.slice(1))}`
    : printText(place.text);
}

function isSource(place: Place): place is SourcePlace {
  return place.kind === "source";
}

function isCell(place: Place): place is CellPlace {
  return place.kind === "cell";
}

function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
