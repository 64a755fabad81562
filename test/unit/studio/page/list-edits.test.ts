import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cellKey,
  changedCells,
  ofOthers,
  withoutList,
  writeEdits,
} from "../../../../src/studio/page/desk/list-edits.ts";

const edit = (list: number, row: number, column: number) => ({
  ...{ list, row, column },
  value: "殿",
  reason: "",
});

/** A cell that is written in, or the last one taken back. */
const act = fc.oneof(
  fc.record({ row: fc.integer({ min: 2, max: 3 }), value: fc.constantFrom("殿", "様") }),
  fc.constant("undo" as const),
);

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

  test("is in the last file as it is in the list, whatever is changed and taken back while it is written", async () => {
    const acts = fc.array(act, { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(acts, fc.array(acts, { maxLength: 4 }), async (first, meanwhile) => {
        let edits: readonly ReturnType<typeof edit>[] = [];
        const carryOut = (all: typeof first): void => {
          for (const one of all) {
            edits =
              one === "undo"
                ? edits.slice(0, -1)
                : [...edits, { ...edit(0, one.row, 1), value: one.value }];
          }
        };
        carryOut(first);
        let file: typeof edits | undefined;
        let times = 0;
        const written = await writeEdits(
          () => edits,
          async () => {
            file = edits;
            await Promise.resolve();
            carryOut(meanwhile[times] ?? []);
            times += 1;
            return file;
          },
        );
        expect(written?.made ?? []).toEqual(edits);
        if (edits.length > 0) expect(file).toEqual(edits);
      }),
    );
  });
});
