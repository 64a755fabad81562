import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { findingsOf } from "../../samples/read-list.ts";

const CITIES = readFileSync("recipients/municipalities.csv", "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",")[3] ?? "")
  .filter((name, _, all) => name.endsWith("市") && all.indexOf(name) === all.lastIndexOf(name));
const city = fc.constantFrom(...CITIES);

const contradictions = (text: string): readonly string[] =>
  findingsOf(text)
    .filter(({ code }) => code === "csv/row-contradiction" || code === "csv/title-of-other-body")
    .map(({ at }) => (at.kind === "cell" ? `${at.row} ${at.written ?? at.header}` : ""));

test("a municipality beside a body of another one is told, beside its own it is not", () => {
  fc.assert(
    fc.property(
      city,
      city,
      fc.constantFrom(
        ["議会名", "議会", "議長"],
        ["機関名", "教育委員会", "教育長"],
        ["組織名", "消防本部", "消防長"],
        ["学校名", "立桜小学校", "校長"],
        ["施設名", "立体育館", "館長"],
      ),
      fc.constantFrom("市町村名", "設置者"),
      (own, other, [heading = "", body = "", title = ""], place) => {
        fc.pre(own !== other && !own.startsWith(other) && !other.startsWith(own));
        const list = (name: string): string =>
          `${place},${heading},役職,敬称\n${own},${name}${body},${title},様\n`;
        expect(contradictions(list(own))).toEqual([]);
        expect(contradictions(list(other))).toEqual([`2 ${heading}`]);
      },
    ),
    { numRuns: runs(150) },
  );
}, 60_000);

test.each([
  "市町村名,施設名,役職,敬称\n奈良市,奈良県立図書情報館,館長,様\n",
  "設置者,館名,役職,敬称\n奈良県,奈良県立図書情報館,館長,様\n",
  "市町村名,学校名,役職,敬称\n奈良市,天理大学,学長,様\n",
  "市町村名,学校名,役職,敬称\n国立市,国立市立国立第一小学校,校長,様\n",
  "市町村名,施設名,役職,敬称\n奈良市,生駒市場株式会社,社長,様\n",
])("where a body lies is no contradiction: %s", (text) => {
  expect(contradictions(text)).toEqual([]);
});

const WARDS = ["都島区", "福島区", "此花区", "大正区", "浪速区"]; // of 大阪市 alone
const SAKAI = ["堺区", "美原区"];

test("a ward of another city than the row's, and the title of another ward's head, are told", () => {
  fc.assert(
    fc.property(fc.constantFrom(...WARDS), fc.constantFrom(...WARDS), (ward, other) => {
      const row = (place: string, name: string, title: string): readonly string[] =>
        contradictions(`市名,団体名,職名,敬称\n${place},${name},${title},様\n`);
      expect(row("大阪市", ward, `${ward}長`)).toEqual([]);
      expect(row("大阪市", ward, "区長")).toEqual([]);
      expect(row("堺市", ward, `${ward}長`)).toHaveLength(1);
      for (const away of SAKAI) expect(row("大阪市", away, `${away}長`)).toHaveLength(1);
      expect(row("大阪市", ward, `${other}長`)).toHaveLength(ward === other ? 0 : 1);
    }),
    { numRuns: runs(60) },
  );
});
