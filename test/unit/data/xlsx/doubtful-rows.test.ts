import { describe, expect, test } from "vitest";
import { messageOf } from "../../../../src/base/messages/messages.ts";
import { accountOf } from "../../../../src/data/account-of.ts";
import { readRecipients } from "../../../../src/data/read-recipients.ts";
import { accountLines } from "../../../../src/model/account-text.ts";
import { findingsOf, lineOf, readFiles, readGuarded } from "../../../samples/read-list.ts";
import { headerRow, textRow, workbook } from "../../../samples/workbook.ts";

const HEADINGS = "団体コード,種別,都道府県,団体名,よみ,職名,敬称".split(",");
const CITIES: readonly (readonly string[])[] = Array.from(
  readFiles(["recipients/municipalities.csv"]).recipients,
  ({ fields }) => HEADINGS.map((name) => fields.get(name)?.value ?? ""),
).filter(([, kind, prefecture]) => prefecture === "奈良県" && kind === "市");

/** The twelve cities of 奈良県, 奈良市 in row 2; some of the rows hidden. */
function cities(hidden: readonly number[], cols = ""): Uint8Array {
  const rows = CITIES.map((values, index) =>
    textRow(index + 2, values, hidden.includes(index + 2) ? ' hidden="1"' : ""),
  );
  const parts = { rows: headerRow() + rows.join("") };
  return workbook(cols === "" ? parts : { ...parts, before: cols });
}

describe("of a list with hidden rows", () => {
  test("two of twelve are left out and named, and nobody is missed for it", () => {
    expect(CITIES).toHaveLength(12);
    const found = findingsOf(cities([3, 13]), "名簿.xlsx");
    expect(found.map(lineOf)).toEqual(["warning csv/hidden-rows-skipped row 3 column 1 line 3"]);
    const [said] = found.map((one) => messageOf(one, "ja"));
    expect(said).toEqual({
      message:
        "見えない行（フィルターや非表示）が2行あり、送らない宛先として除きました（3行目 大和高田市長、13行目 宇陀市長）",
      hints: [
        "これでよければ、`--hidden skip` を付けてください",
        "送るなら、`--hidden keep` を付けてください",
      ],
    });
    const [inEnglish] = found.map((one) => messageOf(one, "en").message);
    expect(inEnglish).toBe(
      "2 are hidden by a filter or by hand and not sent (row 3 大和高田市長, row 13 宇陀市長)",
    );
  });

  test("three of twelve are asked about", () => {
    const found = findingsOf(cities([3, 4, 13]), "名簿.xlsx");
    expect(found.map(lineOf)).toEqual(["error csv/hidden-rows row 3 column 1 line 3"]);
    const [said] = found.map((one) => messageOf(one, "ja"));
    expect(said?.message).toBe(
      "宛先の行12行のうち、見えない行（フィルターや非表示）が3行あります（3、4、13行目）。送る宛先かどうか分かりません",
    );
    expect(said?.hints.slice(0, 2)).toEqual([
      "どれも送らないなら、`--hidden skip` を付けてください",
      "どれも送るなら、`--hidden keep` を付けてください",
    ]);
  });

  test("neither choice leaves anything to be said", () => {
    for (const hidden of ["keep", "skip"] as const) {
      const files = [{ path: "名簿.xlsx", bytes: cities([3, 4, 13]) }];
      const outcome = readGuarded(files, { hidden });
      expect(outcome.ok && outcome.warnings).toEqual([]);
      expect(outcome.ok && outcome.value.recipients.length).toBe(hidden === "keep" ? 12 : 9);
    }
  });

  test("a member who is in no row of it is missed as ever", () => {
    const rows = CITIES.slice(0, 11).map((values, index) =>
      textRow(index + 2, values, index === 1 ? ' hidden="1"' : ""),
    );
    const found = findingsOf(workbook({ rows: headerRow() + rows.join("") }), "名簿.xlsx");
    expect(found.map(({ code }) => code)).toEqual([
      "csv/hidden-rows-skipped",
      "csv/missing-members",
    ]);
    expect(found[1]?.values).toMatchObject({ total: 11, found: 10, names: "宇陀市（292125）" });
  });
});

test("what is left out, and a hidden column that the letter uses, are in the account", () => {
  const cols =
    '<cols><col min="3" max="4" width="9" hidden="1"/><col min="7" max="7" width="0"/></cols>';
  const outcome = readRecipients([{ path: "名簿.xlsx", bytes: cities([3, 13], cols) }]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors[0]));
  const { lists, recipients } = outcome.value;
  const rest = { notSelected: [], letters: recipients.length, allowed: [] };
  const account = accountOf(lists, recipients, rest, ["職名", "敬称", "自治体名"]);
  expect(accountLines(account, "ja").slice(0, 2)).toEqual([
    "宛名簿　　　名簿.xlsx　12行のうち宛先 10件（除いたもの：非表示 2行［3、13行目］）",
    "見えない列　「団体名」「敬称」は非表示の列ですが、値を差し込みます",
  ]);
  expect(accountLines(account, "en").slice(0, 2)).toEqual([
    "list: 名簿.xlsx, 12 rows, 10 recipients (left out: 2 hidden [row 3, 13])",
    "hidden columns that are used: 団体名, 敬称",
  ]);
  const unused = accountOf(lists, recipients, rest, ["職名"]);
  expect(accountLines(unused, "ja").join()).not.toContain("見えない列");
});
