import fc from "fast-check";
import { expect, test } from "vitest";
import { KeyIndex } from "../../../src/base/key-index.ts";
import { RowStore } from "../../../src/data/row-store.ts";

/** Any 16-bit units, halves of pairs too. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));

const anyRow = fc.record({
  row: fc.integer({ min: 1, max: 0xffff_ffff }),
  line: fc.integer({ min: 1, max: 0xffff_ffff }),
  values: fc.array(anyText, { maxLength: 12 }),
});

const anyRowWithExact = fc
  .tuple(
    anyRow,
    fc.uniqueArray(fc.tuple(fc.nat({ max: 999 }), anyText), {
      minLength: 1,
      maxLength: 5,
      selector: ([column]) => column,
    }),
  )
  .map(([row, exact]) => ({ ...row, exact: new Map(exact) }));

test("rows come out of the store as they went in", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(anyRow, anyRowWithExact), { maxLength: 200 }), (rows) => {
      const store = new RowStore();
      for (const row of rows) store.add(row);
      expect([...store.rows()]).toEqual(rows);
      expect(store.rows().at(rows.length)).toBeUndefined();
    }),
  );
});

/** What most lists have: columns in which many rows say the same, one row in each line. */
const likeRows = fc
  .array(fc.array(fc.constantFrom("知事", "様", "", "甲"), { minLength: 1, maxLength: 4 }), {
    maxLength: 80,
  })
  .map((all) => all.map((values, index) => ({ row: index + 2, line: index + 2, values })));

test("a row is the same in whatever order rows are asked for", () => {
  const lists = fc.oneof(likeRows, fc.array(fc.oneof(anyRow, anyRowWithExact), { maxLength: 80 }));
  fc.assert(
    fc.property(lists, fc.array(fc.nat({ max: 90 })), (rows, asked) => {
      const store = new RowStore();
      for (const row of rows) store.add(row);
      const [all, others] = [store.rows(), store.rows()];
      for (const index of asked) {
        expect(all.at(index)).toEqual(rows[index]);
        expect(others.at(rows.length - 1)).toEqual(rows.at(-1));
      }
    }),
  );
});

test("rows longer than a block, and rows behind them, come out whole", () => {
  const rows = [3, 200_000, 2, 400_000, 1].map((length, index) => ({
    row: index + 1,
    line: index + 7,
    values: ["あ".repeat(length), "", "𠮷".repeat(index)],
  }));
  const store = new RowStore();
  for (const row of rows) store.add(row);
  expect([...store.rows()]).toEqual(rows);
});

test("an index of keys finds the first item with a key, as a map does", () => {
  const key = fc.oneof(fc.string({ maxLength: 2 }), fc.constantFrom("知事", "市長", "町長"));
  fc.assert(
    fc.property(fc.array(key, { maxLength: 400 }), (keys) => {
      const index = new KeyIndex((item) => keys[item] ?? "");
      const first = new Map<string, number>();
      for (const [item, one] of keys.entries()) {
        expect(index.earlier(one, item)).toBe(first.get(one));
        if (!first.has(one)) first.set(one, item);
      }
    }),
  );
});

test("an index gives the item that a key was put with last, whichever of its keys it was", () => {
  const key = fc.string({ maxLength: 2 });
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(key, { maxLength: 3 }), { maxLength: 200 }), (items) => {
      const index = new KeyIndex((item) => items[item] ?? []);
      const last = new Map<string, number>();
      for (const [item, keys] of items.entries()) {
        for (const one of keys) {
          index.put(one, item);
          last.set(one, item);
        }
      }
      for (const one of [...last.keys(), "この鍵はない"])
        expect(index.find(one)).toBe(last.get(one));
    }),
  );
});

test("a hundred thousand keys that are alike stay apart", () => {
  const keyOf = (item: number): string => `013${item}-市長`;
  const index = new KeyIndex(keyOf);
  for (let item = 0; item < 100_000; item += 1) {
    if (index.earlier(keyOf(item), item) !== undefined) throw new Error(`${item} is no repeat`);
  }
  expect(index.earlier(keyOf(70_123), 100_000)).toBe(70_123);
});
