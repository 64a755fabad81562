import { expect, test } from "vitest";
import { indexList, placeList } from "../../../src/base/number-list.ts";

test("numbers come out as they went in, however many", () => {
  const list = indexList();
  for (let index = 0; index < 1000; index += 1) list.add(index * 3);
  expect(list.length).toBe(1000);
  expect([list.at(0), list.at(64), list.at(999)]).toEqual([0, 192, 2997]);
  expect(list.values()).toHaveLength(1000);
});

test("a number far behind the others leaves zeros between, and a place beyond four gigabytes keeps its value", () => {
  const list = placeList();
  list.put(200, 5_000_000_000);
  expect(list.length).toBe(201);
  expect([list.at(0), list.at(199), list.at(200), list.at(201)]).toEqual([0, 0, 5_000_000_000, 0]);
  list.put(3, 7);
  expect([list.length, list.at(3)]).toEqual([201, 7]);
});
