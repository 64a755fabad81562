// A template that names a list of details (明細): each letter has the rows of its addressee, and a run is not mixed with another
// state of them.
import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { reopenRun } from "../../../src/followup/edits/reopen-run.ts";
import { verifyRun } from "../../../src/job/verify-run.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { type OwnPlace, ownPlace } from "../../samples/own-place.ts";

const LIST = `団体コード,種別,都道府県,団体名,よみ,職名,敬称
011002,市,北海道,札幌市,さっぽろし,札幌市長,殿
012025,市,北海道,函館市,はこだてし,函館市長,殿
`;
const DETAILS = `団体コード,団体名,事業名,金額
012025,函館市,窓口改革,"2,000"
011002,札幌市,窓口改革,"1,200"
011002,札幌市,デジタル人材の確保,"34,000"
`;

let place: OwnPlace;
beforeEach(() => {
  place = ownPlace();
  writeFileSync(place.path("配分.csv"), DETAILS);
  writeFileSync(place.path("宛名.csv"), LIST);
  writeFileSync(
    place.path("配分.hbs"),
    `---
表題: 配分
種別: 通知
体裁: 40x36
必要な列: [職名, 敬称, 事業名, 金額]
明細: ${place.path("配分.csv")}
確認済み: [差出人なし]
---
［＃宛名］{{職名}}　{{敬称}}
次のとおり配分します。
［＃ここから表］
［＃見出し行］事業名 | 金額
{{#繰り返し 事業名 金額}}
{{事業名}} | {{金額}}
{{/繰り返し}}
［＃ここで表終わり］
`,
  );
});
afterEach(() => place.clear());

const given = () => ({ template: place.path("配分.hbs"), recipients: [place.path("宛名.csv")] });
const texts = (): readonly string[] =>
  ["011002-札幌市長.txt", "012025-函館市長.txt"].map((name) =>
    readFileSync(place.path("out", "letters", name), "utf8").replaceAll(/[\s　]+/gu, " "),
  );
const reopened = () =>
  reopenRun({
    project: projectAt(),
    folder: place.path("out"),
    template: place.path("配分.hbs"),
    recipients: [place.path("宛名.csv")],
    characters: undefined,
  });

test("each letter has the rows of its addressee; the run is verified and opened again with them", async () => {
  const result = await place.run({ ...given(), formats: ["pdf", "txt"] });
  expect(result.kind).toBe("done");
  // The place of the test is not within the working folder, which a template's author may not know.
  expect(result.diagnostics.map(({ code }) => code)).toEqual(["csv/detail-outside"]);
  expect(texts()).toEqual([
    "札幌市長 殿 次のとおり配分します。 事業名 金額 窓口改革 1,200 デジタル人材の確保 34,000 ",
    "函館市長 殿 次のとおり配分します。 事業名 金額 窓口改革 2,000 ",
  ]);
  expect((await verifyRun(place.path("out"), () => undefined)).kind).toBe("done");
  const again = reopened();
  if (!again.ok) throw new Error(again.errors[0]?.code);
  const amounts = Array.from(
    again.value.letters,
    ({ recipient }) => recipient.fields.get("金額")?.value,
  );
  expect(amounts).toEqual(["1,200\n34,000", "2,000"]);
});

test("a run is not mixed with other details, and is not opened again with them", async () => {
  await place.run({ ...given(), formats: ["txt"] });
  writeFileSync(place.path("配分.csv"), DETAILS.replace("34,000", "43,000"));
  const other = await place.run({ ...given(), formats: ["txt"] });
  expect(other.kind).toBe("inputs-changed");
  expect(other.diagnostics.map((one) => messageOf(one, "ja").message).join()).toContain(
    "明細の一覧",
  );
  const again = reopened();
  expect(again.ok ? [] : again.errors.map(({ code }) => code)).toEqual(["back/input-changed"]);
});

test.each([
  [
    "a row under another body's code",
    DETAILS.replace("012025,函館市", "011002,函館市"),
    "csv/detail-differs",
  ],
  ["an addressee without a row", DETAILS.replace(/012025.*\n/u, ""), "template/empty-value"],
  ["a row without an amount", DETAILS.replace('"34,000"', ""), "template/empty-value"],
])("%s stops the run before a letter is made", async (_, details, code) => {
  writeFileSync(place.path("配分.csv"), details);
  const result = await place.run(given());
  expect(result.kind).toBe("refused");
  expect(result.diagnostics.map((one) => one.code)).toContain(code);
});

test("an addressee without rows is told once by the template, though several columns are empty", async () => {
  writeFileSync(place.path("配分.csv"), DETAILS.replace(/012025.*\n/u, ""));
  const { diagnostics } = await place.run(given());
  const codes = diagnostics.map(({ code }) => code).filter((code) => code !== "csv/detail-outside");
  expect(codes.toSorted()).toEqual(["csv/detail-none", "template/empty-value"]);
});

test("--set names other details than the template does", async () => {
  writeFileSync(place.path("補正.csv"), DETAILS.replace("34,000", "99,000"));
  const set = new Map([["明細", place.path("補正.csv")]]);
  const result = await place.run({ ...given(), formats: ["txt"], set });
  expect(result.kind).toBe("done");
  expect(texts()[0]).toContain("99,000");
});
