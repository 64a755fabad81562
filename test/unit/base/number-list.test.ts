import fc from "fast-check";
import { expect, test } from "vitest";
import { NumberList } from "../../../src/base/number-list.ts";

const PLACES = fc.nat({ max: 20_000 });
const NUMBERS = fc.oneof(fc.nat({ max: 2 ** 31 }), fc.maxSafeNat());

test("numbers come out as they went in, however many", () => {
  const list = new NumberList();
  for (let index = 0; index < 10_000; index += 1) list.add(index * 3);
  expect(list.length).toBe(10_000);
  for (let index = 0; index < 10_000; index += 1) expect(list.at(index)).toBe(index * 3);
});

test("a number far behind the others leaves zeros between, and a place beyond four gigabytes keeps its value", () => {
  const list = new NumberList();
  list.put(200, 5_000_000_000);
  expect(list.length).toBe(201);
  expect([list.at(0), list.at(199), list.at(200), list.at(201)]).toEqual([0, 0, 5_000_000_000, 0]);
  list.put(3, 7);
  expect([list.length, list.at(3)]).toEqual([201, 7]);
});

test("a list says of each place what was put there last, small and large, in any order", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(PLACES, NUMBERS), { maxLength: 60 }), (puts) => {
      const list = new NumberList();
      const expected = new Map<number, number>();
      for (const [place, value] of puts) {
        list.put(place, value);
        expected.set(place, value);
      }
      for (const [place, value] of expected) expect(list.at(place)).toBe(value);
      expect(list.length).toBe(Math.max(-1, ...expected.keys()) + 1);
      list.clear();
      expect([list.length, ...[...expected.keys()].map((place) => list.at(place))]).toEqual([
        0,
        ...[...expected].map(() => 0),
      ]);
    }),
  );
});
