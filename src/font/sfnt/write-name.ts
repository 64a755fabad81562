import type { NameRecord } from "./read-names.ts";
import type { SfntSink } from "./sfnt-sink.ts";
import { sharedPart, type TableParts } from "./write-sfnt.ts";

/** Writes the name table of a font that has a family name of its own. */
export type WriteName = (family: string) => TableParts;

/**
 * Prepares the name table of fonts cut out of one face, each under a family name of its own.
 *
 * Shape: the source's Windows records but those that name the font stay as they are (version, licence, who made it); the
 * names say the family and nothing else, in English alone, so that no program finds the font under the face's own name.
 * Source: OpenType 1.9, name, format 0; records in the order of platform, encoding, language and name.
 */
export function prepareName(records: readonly NameRecord[]): WriteName {
  const kept = records.filter(
    ({ platform, encoding, language, name }) =>
      platform === WINDOWS && encoding === UNICODE && language === ENGLISH && KEPT.has(name),
  );
  const storage = new Uint8Array(kept.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let end = 0;
  const stored = kept.map(({ name, bytes }) => {
    storage.set(bytes, end);
    end += bytes.length;
    return { name, start: end - bytes.length, length: bytes.length };
  });
  const keptPart = storage.length === 0 ? [] : [sharedPart(storage)];
  // Names of one face's parts are equally long as a rule.
  let known: NameLayout | undefined;
  return (family) => {
    const names = namesOf(family);
    if (known === undefined || !fits(known, names)) known = layOut(names, stored);
    const { bytes, places } = known;
    const write = (sink: SfntSink): void => {
      const at = sink.add(bytes);
      names.forEach(([, text], index) => {
        writeUtf16(sink.view, at + (places[index] ?? 0), text);
      });
    };
    return [write, ...keptPart];
  };
}

type Name = readonly [name: number, text: string];

function namesOf(family: string): readonly Name[] {
  const postScriptName = family.replace(/[^0-9A-Za-z-]/gu, "").slice(0, 63);
  return [
    [1, family],
    [2, "Regular"],
    [3, family],
    [4, family],
    [6, postScriptName],
  ];
}

/** The table's beginning but for the characters of the names, which are at these places. */
interface NameLayout {
  readonly bytes: Uint8Array;
  readonly places: readonly number[];
  readonly lengths: readonly number[];
}

function fits({ lengths }: NameLayout, names: readonly Name[]): boolean {
  return names.every(([, { length }], index) => length === lengths[index]);
}

function layOut(names: readonly Name[], stored: readonly PlacedName[]): NameLayout {
  const lengths = names.map(([, { length }]) => length);
  const count = names.length + stored.length;
  const head = 6 + count * RECORD_SIZE;
  const ownLength = lengths.reduce((sum, length) => sum + length * 2, 0);
  // A part that another one follows is a multiple of four bytes long.
  const bytes = new Uint8Array((head + ownLength + 3) & ~3);
  const view = new DataView(bytes.buffer);
  view.setUint16(2, count);
  view.setUint16(4, head);
  let at = 0;
  const placed = names.map(([name, text]): PlacedName => {
    at += text.length * 2;
    return { name, start: at - text.length * 2, length: text.length * 2 };
  });
  const behind = bytes.length - head;
  const all = [...placed, ...stored.map((it) => ({ ...it, start: it.start + behind }))];
  for (const [index, record] of all.sort((one, other) => one.name - other.name).entries()) {
    writeRecord(view, 6 + index * RECORD_SIZE, record);
  }
  return { bytes, places: placed.map(({ start }) => head + start), lengths };
}

interface PlacedName {
  readonly name: number;
  readonly start: number;
  readonly length: number;
}

function writeRecord(view: DataView, at: number, { name, start, length }: PlacedName): void {
  view.setUint16(at, WINDOWS);
  view.setUint16(at + 2, UNICODE);
  view.setUint16(at + 4, ENGLISH);
  view.setUint16(at + 6, name);
  view.setUint16(at + 8, length);
  view.setUint16(at + 10, start);
}

function writeUtf16(view: DataView, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) view.setUint16(at + i * 2, text.charCodeAt(i));
}

const WINDOWS = 3;
const UNICODE = 1;
const ENGLISH = 0x409;
const RECORD_SIZE = 12;
/** Copyright, version, trademark, maker, designer, description, their addresses, and the licence. */
const KEPT: ReadonlySet<number> = new Set([0, 5, 7, 8, 9, 10, 11, 12, 13, 14]);
