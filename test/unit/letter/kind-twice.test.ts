import { expect, test } from "vitest";
import { checkKindTwice } from "../../../src/letter/check-kind-twice.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { readText } from "../../samples/read-list.ts";

/** What is said of letters whose line for the addressee is this. */
function said(line: string, text: string): readonly string[] {
  const source = `---\n表題: お知らせ\n種別: 通知\n日付: 2026-12-01\n---\n［＃宛名］${line}　{{敬称}}\n本文\n`;
  const template = compileTemplate({ path: "t.hbs", bytes: new TextEncoder().encode(source) });
  if (!template.ok) throw new Error(JSON.stringify(template.errors));
  return checkKindTwice(readText(text), template.value).map(
    ({ code, values }) => `${code} ${values["found"]} ${values["usual"]} ${values["count"]}`,
  );
}

const LIST = "市町村名,役職,敬称\n奈良市,市長,様\n生駒市,議長,様\n斑鳩町,町長,様\n";

test("a municipality beside its head's title alone is told once for all rows", () => {
  expect(said("{{市町村名}}{{役職}}", LIST)).toEqual(["csv/kind-twice 奈良市市長 奈良市長 2"]);
  expect(said("{{団体名}}{{職名}}", LIST)).toEqual(["csv/kind-twice 奈良市市長 奈良市長 2"]);
});

test.each([
  ["{{市町村名}}　{{役職}}", LIST],
  ["{{役職}}", LIST],
  ["{{市町村名}}長", LIST],
  ["{{市町村名}}{{役職}}", "市町村名,役職,敬称\n奈良市,議長,様\n奈良市,総務課長,様\n"],
  ["{{学校名}}{{役職}}", "学校名,役職,敬称\n青葉小学校,校長,様\n"],
  ["{{都道府県名}}{{職名}}", "都道府県名,職名,敬称\n奈良県,知事,様\n"],
])("%s is not, where nothing is doubled", (line, text) => {
  expect(said(line, text)).toEqual([]);
});
