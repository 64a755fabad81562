import { graphemesOf } from "../../text/graphemes.ts";

/** Longest file name without its extension, in bytes of UTF-8; file systems take 255 with it. */
const LIMIT_BYTES = 180;

/** Characters that Windows refuses in names, with controls. Source: Windows "Naming Files, Paths, and Namespaces". */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** Names that Windows keeps for devices, whatever extension they have and with blanks before it. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|$)/iu;

/** Longest grapheme that is kept whole, in bytes of UTF-8: one with 30 marks, as UAX #15 foresees (Stream-Safe Text). */
const LONGEST_GRAPHEME = 64;

/**
 * Gives a file name without extension that is safe on Windows, macOS and Linux: the identifier in front,
 * then the addressee's title.
 *
 * Shape: NFC, never empty, no separator, no reserved name, no blank or full stop at either end, at most 180
 * bytes, cut between graphemes. Different codes give different names.
 */
export function letterFileName(id: string, title: string): string {
  const clean = (text: string): string =>
    text.normalize("NFC").replace(FORBIDDEN, "_").replace(/\s+/gu, " ").trim();
  const name = cutToLimit(`${clean(id)}-${clean(title)}`.replace(/^[. ]+/u, ""));
  return isReserved(name) ? cutToLimit(`_${name}`) : name;
}

/** Whether Windows keeps a name for a device. */
export function isReserved(name: string): boolean {
  return RESERVED.test(name);
}

/**
 * What two names must not share: file systems may fold case and composition.
 *
 * By way of capitals, because ς and σ have one, and so have ß and ss; composed again, because ΐ comes apart.
 */
export function collisionKey(name: string): string {
  return name.normalize("NFKC").toLowerCase().toUpperCase().toLowerCase().normalize("NFKC");
}

/** The name as far as it fits, without what Windows drops at its end. */
function cutToLimit(name: string): string {
  const encoder = new TextEncoder();
  const lengthOf = (text: string): number => encoder.encode(text).length;
  let kept = name;
  if (lengthOf(name) > LIMIT_BYTES) {
    kept = "";
    for (const part of partsOf(name, lengthOf)) {
      if (lengthOf(kept + part) > LIMIT_BYTES) break;
      kept += part;
    }
  }
  return kept.replace(/[. ]+$/u, "");
}

/** The graphemes of a text; one longer than anybody writes is split. */
function partsOf(text: string, lengthOf: (text: string) => number): readonly string[] {
  return graphemesOf(text).flatMap((segment) =>
    lengthOf(segment) > LONGEST_GRAPHEME ? [...segment] : [segment],
  );
}
