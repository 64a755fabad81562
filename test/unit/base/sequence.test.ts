import { expect, test } from "vitest";
import { joined, lazySequence, mapped, pick, select } from "../../../src/base/sequence.ts";

test("a lazy sequence makes the items that are asked for, and none outside", () => {
  const made: number[] = [];
  const squares = lazySequence(4, (index) => {
    made.push(index);
    return index * index;
  });
  expect(squares.length).toBe(4);
  expect(made).toEqual([]);
  expect([squares.at(3), squares.at(4), squares.at(-1)]).toEqual([9, undefined, undefined]);
  expect(made).toEqual([3]);
  expect([...squares]).toEqual([0, 1, 4, 9]);
});

test("items are selected, picked, mapped and joined in order", () => {
  const letters = ["a", "b", "c", "d", "e"];
  const vowels = select(letters, (letter, index) => letter === "a" || index === 4);
  expect([...vowels]).toEqual(["a", "e"]);
  expect([...pick(letters, Uint32Array.of(3, 1, 9))]).toEqual(["d", "b"]);
  expect([...mapped(vowels, (letter) => letter.toUpperCase())]).toEqual(["A", "E"]);
  const both = joined([vowels, [], letters]);
  expect(both.length).toBe(7);
  expect([...both]).toEqual(["a", "e", ...letters]);
  expect([both.at(1), both.at(2), both.at(7)]).toEqual(["e", "a", undefined]);
  expect(joined([]).length).toBe(0);
});
