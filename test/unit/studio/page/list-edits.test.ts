import { describe, expect, test } from "vitest";
import {
  cellKey,
  changedCells,
  ofOthers,
  withoutList,
} from "../../../../src/studio/page/desk/list-edits.ts";

const edit = (list: number, row: number, column: number) => ({
  ...{ list, row, column },
  value: "殿",
  reason: "",
});

describe("what is changed in lists", () => {
  test("is marked cell by cell, once however often it was changed, and in its own list", () => {
    const cells = changedCells([edit(0, 2, 1), edit(1, 2, 1), edit(0, 2, 1), edit(0, 21, 1)]);
    expect([...(cells.get(0) ?? [])]).toEqual([cellKey(2, 1), cellKey(21, 1)]);
    expect([...(cells.get(1) ?? [])]).toEqual([cellKey(2, 1)]);
    expect(cellKey(2, 11)).not.toBe(cellKey(21, 1));
  });

  test("goes with its list when that is taken away, and stays with the others", () => {
    const steps = [[edit(0, 2, 1)], [edit(1, 3, 1), edit(2, 4, 1)], [edit(1, 5, 1)]];
    expect(withoutList(steps, 1)).toEqual([[edit(0, 2, 1)], [edit(1, 4, 1)]]);
    expect(ofOthers(steps, 1)).toEqual([[edit(0, 2, 1)], [edit(2, 4, 1)]]);
    expect(withoutList(steps, 0)).toEqual([[edit(0, 3, 1), edit(1, 4, 1)], [edit(0, 5, 1)]]);
  });
});
