import { utf16Hex } from "../font/pdf-font.ts";
/** Number of an indirect object; its generation is always 0. */
export type Ref = number;

/** Writes a reference to an indirect object. Source: ISO 32000-1, 7.3.10. */
export function refTo(ref: Ref): string {
  return `${ref} 0 R`;
}

/** Writes a name; characters outside the regular ASCII ones become `#xx`. Source: ISO 32000-1, 7.3.5. */
export function pdfName(text: string): string {
  if (/^[-+.0-9A-Z_a-z]*$/u.test(text)) return `/${text}`;
  let name = "/";
  for (const byte of ENCODER.encode(text)) {
    const character = String.fromCodePoint(byte);
    name += /[!"$&'*+,\-.0-9:;=?@A-Z\\^_`a-z|~]/u.test(character)
      ? character
      : `#${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return name;
}

/**
 * Writes a text string: printable ASCII as a literal, anything else as UTF-16BE with its mark.
 *
 * Source: ISO 32000-1, 7.9.2.2 and 7.3.4.
 */
export function textString(text: string): string {
  if (/^[ -~]*$/u.test(text)) return `(${text.replace(/[\\()]/gu, "\\$&")})`;
  return `<FEFF${utf16Hex(text)}>`;
}

/** Turns text whose characters are all below U+0100 into one byte each. */
export function latin1(text: string): Uint8Array {
  const { length } = text;
  const bytes = new Uint8Array(length);
  // In ASCII, which nearly all of a file is, UTF-8 is the same: it takes up no more room than there is, and all of it.
  const { read, written } = length < SHORT ? NOTHING : ENCODER.encodeInto(text, bytes);
  if (written === length && read === length) return bytes;
  for (let index = 0; index < length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

const ENCODER = new TextEncoder();
/** Characters from which asking for all at once takes less time than going through them. */
const SHORT = 64;
const NOTHING = { read: 0, written: 0 };
