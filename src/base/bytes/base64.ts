/** Gives bytes in base64. Source: RFC 4648, section 4. */
export function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += PART) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + PART)));
  }
  return btoa(parts.join(""));
}

/** As many bytes as may be given to a call as arguments on every engine. */
const PART = 0x40_00;
