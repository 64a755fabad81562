import { describe, expect, test } from "vitest";
import { findingsOf, lineOf, readText, valueIn } from "../../samples/read-list.ts";

const said = (text: string): readonly string[] => findingsOf(text).map(lineOf);

describe("a neighbourhood that is called as a municipality", () => {
  test.each(["朝日町", "本町", "港町", "東村", "川西町"])(
    "%s with a head of its own is none",
    (name) => {
      for (const title of ["会長", "区長", "自治会長", "町内会長", "総代"]) {
        const text = `団体名,職名,氏名,敬称\n${name},${title},甲野一郎,様\n`;
        expect(said(text)).toEqual([]);
        expect(valueIn(readText(text).recipients.at(0), "団体コード")).toBe("");
      }
    },
  );

  test.each([
    ["団体名,職名,敬称\n朝日町,朝日町長,様\n", "error csv/name-of-several"],
    ["団体名,職名,敬称\n本町,本町長,様\n", "error csv/name-unknown"],
    ["市町村名,職名,敬称\n本町,会長,様\n", "error csv/name-unknown"],
    ["市町村名,職名,敬称\n朝日町,会長,様\n", "error csv/name-of-several"],
    ["団体名,種別,職名,敬称\n朝日町,町,会長,様\n", "error csv/name-of-several"],
  ])("%j is about a municipality", (text, start) => {
    expect(said(text).map((line) => line.split(" row")[0])).toEqual([start]);
  });
});

test("shops, works and clubs of one company are several addressees", () => {
  for (const heading of ["店舗名", "工場名", "クラブ名", "施設名", "事業所名", "館名"]) {
    const rows = `会社名,${heading},職名,敬称\n株式会社山川,奈良,所長,様\n株式会社山川,生駒,所長,様\n`;
    expect([heading, said(rows)]).toEqual([heading, []]);
  }
});
