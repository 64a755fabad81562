/** Whether other bytes stand at a place. */
export function startsWith(bytes: Uint8Array, offset: number, other: Uint8Array): boolean {
  if (offset + other.length > bytes.length) return false;
  for (let at = 0; at < other.length; at += 1) if (bytes[offset + at] !== other[at]) return false;
  return true;
}

/** Bytes as characters below U+0100. */
export function latin1Of(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  // Not all at once: a call takes so many arguments and no more.
  for (let at = start; at < end; at += PART) {
    text += String.fromCharCode(...bytes.subarray(at, Math.min(at + PART, end)));
  }
  return text;
}

const PART = 8192;
