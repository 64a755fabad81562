import { unzip } from "../base/bytes/unzip.ts";
import { deflatedEntry, writeZip } from "../base/bytes/zip.ts";
import { escapeText } from "../base/escape-xml.ts";
import { PACKAGE_LIMITS } from "./open-word.ts";

/** Characters of a part that are replaced. Units: UTF-16 offsets into its XML, within one text (`w:t`). */
export interface TextChange {
  readonly part: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Writes other words into a Word file: nothing but characters of its texts is touched, so that all looks stay.
 *
 * Shape: the parts in their order, all others with the same content; what stands in both branches of a drawing is changed in both.
 * Errors: undefined where the file cannot be unpacked, two changes want the same characters, or the two branches of a drawing do not
 * have the same text just once.
 */
export function changeOwnText(
  bytes: Uint8Array,
  changes: readonly TextChange[],
): Uint8Array | undefined {
  const package_ = unzip(bytes, () => true, PACKAGE_LIMITS);
  if (!package_.ok) return undefined;
  const encoder = new TextEncoder();
  const entries = [...package_.entries].map(([name, data]) => {
    const own = changes.filter(({ part }) => part === name);
    if (own.length === 0) return deflatedEntry(name, data);
    const xml = new TextDecoder().decode(data);
    const changed = changedXml(xml, own);
    return changed === undefined ? undefined : deflatedEntry(name, encoder.encode(changed));
  });
  const all = entries.flatMap((entry) => entry ?? []);
  return all.length < entries.length ? undefined : writeZip(all);
}

type Replacement = Omit<TextChange, "part">;

function changedXml(xml: string, changes: readonly Replacement[]): string | undefined {
  const twins = changes.map((change) => twinOf(xml, change));
  const all: Replacement[] = [];
  for (const [index, change] of changes.entries()) {
    const twin = twins[index];
    if (twin === "none") return undefined;
    all.push(change, ...(twin === undefined ? [] : [twin]));
  }
  const texts = new Map<number, Replacement[]>();
  for (const change of distinct(all)) {
    const open = xml.lastIndexOf("<", change.start - 1);
    texts.set(open, [...(texts.get(open) ?? []), change]);
  }
  let result = xml;
  // From the last to the first, so that the offsets of those before stay right.
  for (const [open, own] of [...texts].sort(([left], [right]) => right - left)) {
    const changed = changedText(xml, open, own);
    if (changed === undefined) return undefined;
    result = result.slice(0, open) + changed + result.slice(xml.indexOf("<", open + 1));
  }
  return result;
}

/** The same edit may be told twice, where a text is printed for several rows. */
function distinct(changes: readonly Replacement[]): Replacement[] {
  const keyOf = ({ start, end, text }: Replacement): string => JSON.stringify([start, end, text]);
  return [...new Map(changes.map((change) => [keyOf(change), change])).values()];
}

/** A text element up to its end tag; blanks at its ends stand only where it says so. Source: XML 1.0, 2.10. */
function changedText(
  xml: string,
  open: number,
  changes: readonly Replacement[],
): string | undefined {
  const inner = xml.indexOf(">", open) + 1;
  let value = "";
  let at = inner;
  let last = -1;
  for (const { start, end, text } of [...changes].sort((left, right) => left.start - right.start)) {
    if (start < at || start === last) return undefined;
    value += xml.slice(at, start) + escapeText(text);
    at = end;
    last = start;
  }
  value += xml.slice(at, xml.indexOf("<", inner));
  const tag = xml.slice(open, inner - 1);
  const isKept = value.trim() === value || tag.includes("xml:space");
  return `${tag}${isKept ? "" : ' xml:space="preserve"'}>${value}`;
}

/** The same change in what older readers show of a drawing; undefined outside of one, none where it cannot be told. */
function twinOf(xml: string, { start, end, text }: Replacement): Replacement | "none" | undefined {
  const begin = xml.lastIndexOf(ALTERNATIVE, start);
  const isWithin = begin !== -1 && xml.indexOf(ALTERNATIVE_END, begin) > start;
  if (!isWithin) return undefined;
  const stop = xml.indexOf(ALTERNATIVE_END, begin);
  const divide = xml.indexOf("<mc:Fallback", begin);
  if (divide === -1 || divide > stop) return undefined;
  if (divide < start) return "none";
  const textStart = xml.lastIndexOf(">", start - 1) + 1;
  const whole = `>${xml.slice(textStart, xml.indexOf("<", end))}<`;
  const [before, behind] = [xml.slice(begin, divide), xml.slice(divide, stop)];
  if (before.split(whole).length !== 2 || behind.split(whole).length !== 2) {
    return hasText(behind) ? "none" : undefined;
  }
  const by = divide + behind.indexOf(whole) + 1 - textStart;
  return { start: start + by, end: end + by, text };
}

/** A picture in place of a drawing says nothing. */
function hasText(xml: string): boolean {
  return /<w:t[ >]/u.test(xml);
}

const ALTERNATIVE = "<mc:AlternateContent";
const ALTERNATIVE_END = "</mc:AlternateContent>";
