/**
 * Tells how a picture says itself that it lies, by the number that EXIF has for it: 1 is as it is stored.
 *
 * Shape: the only EXIF that our files keep has this one entry.
 * Source: CIPA DC-008, 4.6.4 A (Orientation).
 */
export function storedTurn(bytes: Uint8Array): number {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, LONGEST_HEAD));
  const at = head.indexOf("Exif\0\0MM\0*");
  return at < 0 ? 1 : (bytes[at + ORIENTATION_AT] ?? 1);
}

/** From the word Exif to the lower byte of the only entry. */
const ORIENTATION_AT = 25;
const LONGEST_HEAD = 128;
