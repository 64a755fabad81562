import { describe, expect, test } from "vitest";
import { checkAllowances } from "../../../src/job/plan/check-allowances.ts";
import { findingsOf } from "../../samples/read-list.ts";

/** One row that is not sent unless that is allowed, and a name in an old form. */
const LIST = "団体コード,団体名,役職,敬称,備考\n292010,奈良市,奈良市長,殿,送付不要\n";
const COLUMNS = ["団体コード", "団体名", "職名", "敬称", "備考"];
const said = (column: string, values?: readonly string[], columns = COLUMNS) =>
  checkAllowances([{ column, values }], columns, findingsOf(LIST)).map(
    ({ severity, code, values: words }) => [severity, code, words["value"]],
  );

describe("an allowance", () => {
  test("that lets a finding pass is no matter", () => {
    expect(said("備考", ["送付不要"])).toEqual([]);
    expect(said("備考")).toEqual([]);
  });

  test("that no finding of its column or value is about is told, each value by itself", () => {
    const code = "option/nothing-allowed";
    expect(said("団体名")).toEqual([["warning", code, undefined]]);
    expect(said("備考", ["送付不用", "送付不要", "済"])).toEqual([
      ["warning", code, "送付不用"],
      ["warning", code, "済"],
    ]);
  });

  test("for a finding that only a correction ends is told", () => {
    const wrong = "団体コード,団体名,職名,敬称\n292010,奈良市,生駒市長,殿\n";
    const found = findingsOf(wrong);
    expect(found.map(({ code }) => code)).toEqual(["csv/title-mismatch"]);
    const told = checkAllowances([{ column: "職名", values: undefined }], COLUMNS, found);
    expect(told.map(({ code }) => code)).toEqual(["option/nothing-allowed"]);
  });

  test("of a column that is not there is an error, by whatever of its names the list has", () => {
    expect(said("役職名")).toEqual([["error", "option/unknown-column", undefined]]);
    expect(said("備考", undefined, ["職名"])).toEqual([
      ["error", "option/unknown-column", undefined],
    ]);
  });
});
