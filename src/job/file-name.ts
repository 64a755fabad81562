/** Longest file name without its extension, in bytes of UTF-8; file systems take 255 with it. */
const LIMIT_BYTES = 180;

/** Characters that Windows refuses in names, with controls. Source: Windows "Naming Files, Paths, and Namespaces". */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** Names that Windows keeps for devices, with or without an extension. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu;

/**
 * Gives a file name without extension that is safe on Windows, macOS and Linux: the identifier in front,
 * then the addressee's title.
 *
 * Shape: NFC, no separator, no reserved name, no blank or full stop at the end, at most 180 bytes, cut
 * between graphemes. Different identifiers give different names.
 */
export function letterFileName(id: string, title: string): string {
  const clean = (text: string): string =>
    text.normalize("NFC").replace(FORBIDDEN, "_").replace(/\s+/gu, " ").trim();
  const name = cutToBytes(`${clean(id)}-${clean(title)}`, LIMIT_BYTES).replace(/[. ]+$/u, "");
  return RESERVED.test(name) ? `_${name}` : name;
}

/** What two names must not share: file systems may fold case and composition. */
export function collisionKey(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

function cutToBytes(text: string, limit: number): string {
  const encoder = new TextEncoder();
  if (encoder.encode(text).length <= limit) return text;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("ja", { granularity: "grapheme" }).segment(text)) {
    if (encoder.encode(kept + segment).length > limit) break;
    kept += segment;
  }
  return kept;
}
