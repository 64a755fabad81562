import { expect, test } from "vitest";
import { findingsOf, lineOf } from "../../samples/read-list.ts";

const said = (rows: readonly string[], headings = "会社名,敬称"): readonly string[] =>
  findingsOf(`${[headings, ...rows].join("\n")}\n`).map(lineOf);

test("a body that is addressed as a person is told in a list that has 御中 for the others", () => {
  expect(said(["青葉株式会社,御中", "山川株式会社,様", "緑株式会社,御中"])).toEqual([
    "warning csv/honorific-of-others row 3 column 2 line 3",
  ]);
  expect(said(["青葉株式会社,様", "山川株式会社,様", "緑株式会社,様"])).toEqual([]);
});

test.each(["担当者", "担当者名", "代理人氏名", "支店長名", "施設長"])(
  "a row whose %s is named is not to the body alone",
  (heading) => {
    const rows = ["青葉株式会社,,御中", "山川株式会社,西川　剛,様", "緑株式会社,,御中"];
    expect(said(rows, `会社名,${heading},敬称`)).toEqual([]);
    const within = rows.map((row) => row.replace("西川", "総務部　西川"));
    expect(said(within, `会社名,${heading},敬称`)).toEqual([]);
    // A column of bodies, or of words that are no name, says nothing of the kind.
    const told = ["warning csv/honorific-of-others row 3 column 3 line 3"];
    expect(said(rows, "会社名,納入業者,敬称")).toEqual(told);
    expect(
      said(["青葉㈱,,御中", "山川㈱,調査係,様", "緑㈱,,御中"], `会社名,${heading},敬称`),
    ).toEqual(told);
  },
);

test.each(["代表取締役", "専務理事", "組合長", "教授", "主任"])(
  "御中 behind a %s is refused",
  (title) => {
    expect(said([`青葉会,青葉会${title},御中`], "団体名,職名,敬称")).toContain(
      "error csv/honorific-for-bodies row 2 column 3 line 2",
    );
  },
);
