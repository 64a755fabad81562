import { expect, test } from "vitest";
import { error } from "../../../src/base/diagnostic.ts";
import { withoutEchoes } from "../../../src/letter/without-echoes.ts";

test("an honorific that the list's title has is told of the list, and not again of the letter", () => {
  const cell = (row: number, column: number) =>
    ({ kind: "cell", path: "l.csv", row, column, header: "敬称", line: row }) as const;
  const ofList = error("csv/doubled-honorific", cell(2, 3), { value: "奈良市長様様" });
  const echo = error("template/honorific-doubled", cell(2, 2), { addressee: "奈良市長様　様" });
  const other = error("template/honorific-doubled", cell(3, 2), { addressee: "生駒市長　様様" });
  expect(withoutEchoes([ofList, echo, other], undefined)).toEqual([ofList, other]);
});
