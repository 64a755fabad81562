import { expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
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

test("codes that lost their zero are told once, with their rows", () => {
  const found = list(
    "22012,市,青森県,青森市,,青森市長,殿,",
    "22021,市,青森県,弘前市,,弘前市長,殿,",
    "022039,市,青森県,八戸市,,八戸市長,殿,",
    "22047,市,青森県,黒石市,,黒石市長,殿,",
  );
  if (!found.ok) throw new Error(found.errors[0]?.code);
  expect(found.warnings.map((one) => messageOf(one, "ja").message)).toEqual([
    "6桁でない団体コードを、`22012` を 022012 とするように補って読みます（2〜3、5行目の3件）",
  ]);
  expect(found.warnings.map((one) => messageOf(one, "en").message)).toEqual([
    "codes without six digits are completed, as `22012` to 022012 (3, rows 2-3, 5)",
  ]);
  expect(Array.from(found.value.recipients, ({ id }) => id)).toEqual([
    "022012",
    "022021",
    "022039",
    "022047",
  ]);
});
