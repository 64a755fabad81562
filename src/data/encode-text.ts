import type { Encoding } from "./decode-text.ts";

/**
 * Writes characters in an encoding, without a mark.
 *
 * Shape: undefined where the encoding has no such character. Source: WHATWG Encoding, 12.3.2 (the encoder of Shift_JIS leaves out
 * the rows that NEC chose of IBM's, 8272 to 8835).
 */
export function encodeText(text: string, encoding: Encoding): Uint8Array | undefined {
  switch (encoding) {
    case "UTF-8":
      return new TextEncoder().encode(text);
    case "UTF-16LE":
    case "UTF-16BE":
      return encodeUtf16(text, encoding === "UTF-16LE");
    case "CP932":
      return encodeCp932(text);
  }
}

/**
 * Where the character at an offset begins in the bytes. Units: UTF-16 offsets of the decoded text, without a mark; bytes.
 */
export function byteOffset(
  bytes: Uint8Array,
  text: string,
  offset: number,
  encoding: Encoding,
): number {
  switch (encoding) {
    case "UTF-8":
      return markLength(bytes) + new TextEncoder().encode(text.slice(0, offset)).length;
    case "UTF-16LE":
    case "UTF-16BE":
      return 2 + offset * 2;
    case "CP932": {
      let at = 0;
      for (let unit = 0; unit < offset; unit += 1) at += isLead(bytes[at] ?? 0) ? 2 : 1;
      return at;
    }
  }
}

function markLength(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

function encodeUtf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) {
    view.setUint16(at * 2, text.charCodeAt(at), isLittle);
  }
  return bytes;
}

function encodeCp932(text: string): Uint8Array | undefined {
  const codes = cp932Codes();
  const bytes: number[] = [];
  for (const character of text) {
    const code = codes.get(character);
    if (code === undefined) return undefined;
    bytes.push(...code);
  }
  return Uint8Array.from(bytes);
}

/** First bytes of the two-byte codes. */
function isLead(byte: number): boolean {
  return (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);
}

/** First bytes of the rows that NEC chose of IBM's: the same characters stand elsewhere again. */
const NEC_SELECTED: ReadonlySet<number> = new Set([0xed, 0xee]);

let known: ReadonlyMap<string, readonly number[]> | undefined;

/** The code of every character; where there are two, the first. */
function cp932Codes(): ReadonlyMap<string, readonly number[]> {
  if (known !== undefined) return known;
  const decoder = new TextDecoder("shift_jis", { fatal: true });
  const codes = new Map<string, readonly number[]>();
  const add = (code: readonly number[]): void => {
    try {
      const character = decoder.decode(Uint8Array.from(code));
      if (!codes.has(character)) codes.set(character, code);
    } catch {
      return; // no character has this code
    }
  };
  for (let first = 0; first < 0x100; first += 1) {
    if (!isLead(first)) add([first]);
    else if (!NEC_SELECTED.has(first)) {
      for (let second = 0x40; second <= 0xfc; second += 1) add([first, second]);
    }
  }
  known = codes;
  return codes;
}
