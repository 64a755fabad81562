import { expect, test } from "vitest";
import { standsAt } from "../../../../src/base/bytes/stands-at.ts";

// Views into longer arrays, so that what is beside them would be seen.
const AROUND = Uint8Array.from({ length: 80 }, (_, at) => (at * 37 + 11) % 256);

test("bytes of every length stand at every place where they are the same, and nowhere with one bit changed", () => {
  const bytes = AROUND.subarray(3, 71);
  for (let length = 0; length <= 40; length += 1) {
    for (let offset = 0; offset + length <= bytes.length; offset += 1) {
      const wanted = AROUND.slice(3 + offset, 3 + offset + length);
      expect(standsAt(wanted, bytes, offset)).toBe(true);
      for (let at = 0; at < length; at += 1) {
        const changed = wanted.slice();
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
        expect(standsAt(changed, bytes, offset)).toBe(false);
      }
    }
  }
});

test("nothing stands before the beginning or beyond the end", () => {
  const bytes = AROUND.subarray(3, 20);
  expect(standsAt(AROUND.slice(3, 21), bytes, 0)).toBe(false);
  expect(standsAt(AROUND.slice(19, 21), bytes, 16)).toBe(false);
  expect(standsAt(AROUND.slice(2, 4), bytes, -1)).toBe(false);
  expect(standsAt(new Uint8Array(), bytes, 17)).toBe(true);
});
