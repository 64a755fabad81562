// What csv-parse asks of Node's Buffer, for the browser: UTF-8 alone, for that is what its callers give it. The package's own
// build for browsers brings all of Buffer along, which is larger than the parser.

/** Values longer than this are decoded by the browser, which takes its time for each. Unit: bytes. */
const SHORT = 96;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

export class Buffer extends Uint8Array {
  static from(given) {
    const bytes = typeof given === "string" ? encoder.encode(given) : Uint8Array.from(given);
    return new Buffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  static allocUnsafe(size) {
    return new Buffer(size);
  }

  static isBuffer(value) {
    return value instanceof Buffer;
  }

  static concat(parts) {
    const whole = new Buffer(parts.reduce((size, part) => size + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  static compare(one, other) {
    return one.compare(other);
  }

  compare(other, start = 0, end = other.length) {
    const shared = Math.min(this.length, end - start);
    for (let n = 0; n < shared; n += 1) {
      if (this[n] !== other[start + n]) return this[n] < other[start + n] ? -1 : 1;
    }
    return Math.sign(this.length - (end - start));
  }

  equals(other) {
    return this.compare(other) === 0;
  }

  copy(target, at = 0, start = 0, end = this.length) {
    target.set(this.subarray(start, end), at);
  }

  /** As in Node, the same bytes and no copy. */
  slice(start, end) {
    return this.subarray(start, end);
  }

  toString(_encoding, start = 0, end = this.length) {
    return end - start > SHORT
      ? decoder.decode(this.subarray(start, end))
      : decodeShort(this, start, end);
  }
}

/** Whole characters in good UTF-8: `from` has made it out of text, and what stands between them is ASCII. */
function decodeShort(bytes, start, end) {
  let text = "";
  for (let at = start; at < end; ) {
    const first = bytes[at];
    const length = lengthOf(first);
    let code = length === 1 ? first : first & (0xff >> (length + 1));
    for (let n = 1; n < length; n += 1) code = (code << 6) | (bytes[at + n] & 0x3f);
    text += String.fromCodePoint(code);
    at += length;
  }
  return text;
}

function lengthOf(first) {
  if (first < 0x80) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}
