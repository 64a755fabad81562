import { deflateRawSync, inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { crc32 } from "../../../../src/base/bytes/crc32.ts";
import {
  deflateSegment,
  joinSegments,
  storedSegment,
} from "../../../../src/base/bytes/deflate-segment.ts";

const encoder = new TextEncoder();

function whole(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

test("stretches of every length, joined, are the deflate stream of the whole file", () => {
  let characters = "";
  for (let count = 1; count < 500; count += 1) {
    characters += String.fromCodePoint(0x3041 + ((count * 7919) % 90), 0x61 + (count % 5));
    if (count % 13 !== 0) continue;
    const bytes = encoder.encode(characters);
    const joined = joinSegments([
      deflateSegment(bytes),
      storedSegment(bytes),
      deflateSegment(bytes),
    ]);
    const expected = whole(bytes, bytes, bytes);
    expect(new Uint8Array(inflateRawSync(Buffer.concat(joined.data)))).toEqual(expected);
    expect(joined.size).toBe(expected.length);
    expect(joined.crc).toBe(crc32(expected));
  }
});

test("a stretch of 200,000 bytes that cannot be compressed is kept whole", () => {
  let state = 1;
  const bytes = Uint8Array.from({ length: 200_000 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state >>> 16;
  });
  for (const segment of [deflateSegment(bytes), storedSegment(bytes)]) {
    const joined = joinSegments([segment]);
    expect(Buffer.compare(inflateRawSync(Buffer.concat(joined.data)), bytes)).toBe(0);
    expect(joined.crc).toBe(crc32(bytes));
  }
});

test("the checksum of nothing but the digits 1 to 9 is the one that the standard gives", () => {
  // Source: catalogue of parametrised CRC algorithms, CRC-32/ISO-HDLC, check value.
  const joined = joinSegments(
    ["1234", "56789"].map((part) => deflateSegment(encoder.encode(part))),
  );
  expect(joined.crc).toBe(0xcb_f4_39_26);
});

test("no stretches are an empty file", () => {
  const joined = joinSegments([]);
  expect(inflateRawSync(Buffer.concat(joined.data)).length).toBe(0);
  expect(joined).toMatchObject({ size: 0, crc: 0 });
});

test("a long stretch of several blocks of every kind is joined without starting anew", () => {
  let state = 7;
  const noise = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state >>> 16;
  };
  const bytes = Uint8Array.from({ length: 300_000 }, (_, at) => {
    // Text, repetition and noise by turns, so that fflate writes coded blocks and stored ones.
    const kind = Math.floor(at / 50_000) % 3;
    if (kind === 0) return 0x61 + (noise() % 20);
    return kind === 1 ? at & 7 : noise();
  });
  const segment = deflateSegment(bytes);
  const joined = joinSegments([segment, segment]);
  expect(Buffer.compare(inflateRawSync(Buffer.concat(joined.data)), whole(bytes, bytes))).toBe(0);
  expect(Buffer.concat(segment.data).length).toBeLessThan(deflateRawSync(bytes).length * 1.03);
});
