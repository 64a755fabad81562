import { expect, test } from "vitest";
import { findingsOf, lineOf } from "../../samples/read-list.ts";

const CITIES = ["奈良市", "大和高田市", "大和郡山市", "天理市", "橿原市", "桜井市", "五條市"];

test("a single 副市長 among mayors is told, unless another honorific shows that it is meant", () => {
  const said = (honorific: string): readonly string[] => {
    const rows = CITIES.map((city, index) =>
      index === 4 ? `${city},${city}副市長,${honorific}` : `${city},${city}長,殿`,
    );
    return findingsOf(`市町村名,職名,敬称\n${rows.map((row) => `${row}\n`).join("")}`)
      .filter(({ code }) => code === "csv/title-alone")
      .map(lineOf);
  };
  expect(said("殿")).toEqual(["warning csv/title-alone row 6 column 2 line 6"]);
  expect(said("様")).toEqual([]);
});

test("the heads of prefectures, cities, towns, villages and wards are one office", () => {
  const rows = ["奈良県,奈良県知事", "王寺町,町長", "山添村,山添村長", "東京都世田谷区,"]
    .slice(0, 3)
    .concat(CITIES.slice(0, 5).map((city) => `${city},${city}長`));
  const text = `団体名,職名,敬称\n${rows.map((row) => `${row},様\n`).join("")}`;
  expect(findingsOf(text).map(({ code }) => code)).toEqual([]);
});

test("a company's head is called as it likes, and so is who heads an association", () => {
  const rows = Array.from({ length: 9 }, (_, index) => `青葉${index}株式会社,代表取締役`);
  const others = Array.from({ length: 9 }, (_, index) => `青葉${index}協会,会長`);
  const text = [...rows, "山川株式会社,代表取締役社長", ...others, "緑協会,理事長"];
  expect(
    findingsOf(`団体名,職名,敬称\n${text.map((row) => `${row},様\n`).join("")}`).map(
      ({ code }) => code,
    ),
  ).toEqual([]);
});

test.each(["小学校", "中学校", "幼稚園", "病院", "警察署"])(
  "a mayor is not the head of a %s",
  (kind) => {
    const codes = (title: string): readonly string[] =>
      findingsOf(`団体名,職名,敬称\n青葉市立青葉${kind},${title},様\n`).map(({ code }) => code);
    for (const title of ["市長", "町長", "知事"])
      expect(codes(title)).toEqual(["csv/title-of-other-body"]);
  },
);
