import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { likeness, nearestName } from "../../../src/base/nearest-name.ts";
import { runs } from "../../samples/extent.ts";

const HEADINGS = [
  ...["氏名", "職名", "件名", "団体名", "敬称", "役職", "住所", "郵便番号", "団体コード", "よみ"],
  ...[
    "都道府県",
    "種別",
    "日付",
    "文書番号",
    "差出人職名",
    "--format",
    "--recipients",
    "知事",
    "市長",
  ],
];

/** Names that occur, the same with a character wrong, added or left out, and any text. */
const names = fc.oneof(
  fc.constantFrom(...HEADINGS),
  fc
    .tuple(fc.constantFrom(...HEADINGS), fc.nat(9), fc.constantFrom("", "々", "銘", "x"))
    .map(([name, at, put]) => {
      const place = at % name.length;
      return `${name.slice(0, place)}${put}${name.slice(place + (at % 2))}`;
    }),
  fc.string({ unit: "grapheme", maxLength: 8 }),
  fc.constantFrom(...HEADINGS).map((name) => ` ${name}　`),
);

describe("whatever is written, whatever there is", () => {
  test("what is suggested is one of the names, and never what was written", () => {
    fc.assert(
      fc.property(names, fc.array(names), (wanted, known) => {
        const nearest = nearestName(wanted, known);
        if (nearest === undefined) return;
        expect(known).toContain(nearest);
        expect(nearest.normalize("NFC").trim()).not.toBe(wanted.normalize("NFC").trim());
      }),
      { numRuns: runs(2000) },
    );
  });

  test("what is suggested has three characters of five, or of two the first, and nothing is liker", () => {
    fc.assert(
      fc.property(names, fc.array(names), (wanted, known) => {
        const nearest = nearestName(wanted, known);
        if (nearest === undefined) return;
        const like = likeness(wanted, nearest);
        const [first, second] = [
          [...wanted.trim().toLowerCase()],
          [...nearest.trim().toLowerCase()],
        ];
        const isPair = Math.max(first.length, second.length) === 2;
        expect(like >= 0.6 || (isPair && first[0] === second[0])).toBe(true);
      }),
      { numRuns: runs(2000) },
    );
  });

  test("a name of three characters or more with one wrong is found again among those that are like no other", () => {
    const known = ["郵便番号", "団体コード", "都道府県", "差出人職名", "--recipients"];
    fc.assert(
      fc.property(fc.constantFrom(...known), fc.nat(20), (name, at) => {
        const place = at % name.length;
        const wrong = `${name.slice(0, place)}々${name.slice(place + 1)}`;
        expect(nearestName(wrong, known)).toBe(name);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe("words that clerks write", () => {
  test.each([
    ["職銘", ["氏名", "職名"], "職名"],
    ["和歴", ["西暦", "和暦"], "和暦"],
    ["都道府件", ["都道府県"], "都道府県"],
    ["町長", ["市長", "町村長"], "町村長"],
    ["--fomat", ["--format", "--force"], "--format"],
    ["PDF", ["docx", "pdf"], "pdf"],
    ["ＴＥＬ", ["FAX", "TEL"], "TEL"],
  ])("%s of %j is probably %s", (wanted, known, meant) => {
    expect(nearestName(wanted, known)).toBe(meant);
  });

  test.each([
    ["氏名", ["職名", "件名", "団体名"]],
    ["職名", ["氏名"]],
    ["住所", ["職名", "敬称", "よみ"]],
    ["役職", ["職名", "敬称"]],
    ["市", ["町", "村"]],
    ["職名", ["職名", " 職名"]],
    ["docx", ["pdf", "txt"]],
  ])("%s of %j is none of them", (wanted, known) => {
    expect(nearestName(wanted, known)).toBeUndefined();
  });
});
