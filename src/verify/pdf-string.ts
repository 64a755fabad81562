import type { PdfValue } from "./pdf-value.ts";

/** The text of a string: UTF-16 with its mark, or one byte for each character. Source: ISO 32000-1, 7.9.2.2. */
export function textOfString(value: PdfValue | undefined): string {
  if (value?.kind !== "string" && value?.kind !== "hex") return "";
  const written = new TextDecoder("latin1").decode(value.written);
  const bytes =
    value.kind === "hex"
      ? Uint8Array.from(written.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16))
      : Uint8Array.from(written.replaceAll(/\\([\\()])/gu, "$1"), (one) => one.charCodeAt(0));
  return bytes[0] === 0xfe && bytes[1] === 0xff
    ? new TextDecoder("utf-16be").decode(bytes.subarray(2))
    : new TextDecoder("latin1").decode(bytes);
}
