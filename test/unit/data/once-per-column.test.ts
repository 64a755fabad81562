import { expect, test } from "vitest";
import { readRecipients } from "../../../src/data/read-recipients.ts";

const list = (...rows: readonly string[]): ReturnType<typeof readRecipients> =>
  readRecipients([
    {
      path: "名簿.csv",
      bytes: new TextEncoder().encode(
        ["団体コード,種別,都道府県,団体名,よみ,職名,敬称,備考", ...rows].join("\n"),
      ),
    },
  ]);

const warningsOf = (outcome: ReturnType<typeof list>): readonly unknown[] =>
  (outcome.ok ? outcome.warnings : outcome.errors).map(({ code, at, values }) => [
    code,
    at.kind === "cell" ? [at.row, at.header] : at,
    values["count"],
  ]);

test("a list whose readings are all in half width is told so once, and another column once more", () => {
  const found = list(
    "022012,市,青森県,青森市,ｱｵﾓﾘｼ,青森市長,殿,",
    "022021,市,青森県,弘前市,ﾋﾛｻｷｼ,弘前市長,殿,ｶﾅ",
    "022039,市,青森県,八戸市,ﾊﾁﾉﾍｼ,八戸市長,殿,",
  );
  expect(warningsOf(found)).toEqual([
    ["csv/half-width-kana", [2, "よみ"], 3],
    ["csv/half-width-kana", [3, "備考"], 1],
  ]);
});
