import { afterEach, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { type OwnPlace, ownPlace } from "../../samples/own-place.ts";

const TEMPLATE = `---
表題: 試し
種別: 通知
日付: 2026-12-01
差出人: 総務大臣
宛先:
  市長: { 種別: 市 }
  知事: { 種別: 都道府県 }
---
［＃宛名］{{職名}}　{{敬称}}

{{#宛先 "市長"}}貴市{{else}}貴県{{/宛先}}へお知らせします。
`;

let place: OwnPlace;
afterEach(() => place.clear());

function lineOf({ code, at }: Diagnostic): string {
  return `${code} ${at.kind === "cell" ? `row ${at.row}` : at.kind}`;
}

test.each([
  // A kind of the clerk's own is no mistake of the list; the template has no text for it.
  ["その他", ["template/version-none row 3"]],
  // One that is nearly a kind is one mistake, told as that.
  ["都道府県知", ["csv/unknown-kind row 3"]],
])("a row of kind %s that no version has is told once", async (kind, expected) => {
  const rows = [
    "022012,市,青森県,青森市,あおもりし,青森市長,殿,市民課",
    `,${kind},,青森商工会議所,,青森商工会議所会頭,様,総務課`,
  ];
  place = ownPlace(rows, TEMPLATE);
  const result = await place.run();
  expect(result.kind).toBe("refused");
  const errors = result.diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(lineOf)).toEqual(expected);
});
