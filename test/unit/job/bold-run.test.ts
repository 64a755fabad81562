import { afterEach, expect, test, vi } from "vitest";
import { verifyRun } from "../../../src/job/verify-run.ts";
import { type OwnPlace, ownPlace } from "../../samples/own-place.ts";

vi.setConfig({ testTimeout: 30_000 });

const template = (settings: string): string => `---
表題: 試し
種別: 通知
日付: 2026-12-01
差出人: 総務大臣
必要な列: [職名, 敬称, 備考]
${settings}---
［＃宛名］{{職名}}　{{敬称}}
［＃大見出し］第１　連絡先
連絡先は［＃太字］{{備考}}［＃太字終わり］です。
`;

let place: OwnPlace | undefined;
afterEach(() => place?.clear());

test("letters with bold text are made with the face that is named, read back, and verified later, in the print run too", async () => {
  place = ownPlace(undefined, template("太字フォント: Noto Serif JP Bold\n見出し: 太字\n"));
  const made = await place.run({ printRun: true, formats: ["pdf", "docx", "html"] });
  expect(made.kind).toBe("done");
  const found = await verifyRun(place.path("out"), () => undefined);
  expect(found.problems.map(({ code }) => code)).toEqual([]);
});

test.each([
  ["without a name of one", "", "typeset/no-bold-face"],
  ["by a name that no file has", "太字フォント: 存在しない明朝 Bold\n", "job/unknown-font"],
])("no letter is made %s", async (_, settings, code) => {
  place = ownPlace(undefined, template(settings));
  const made = await place.run({});
  expect(made.kind).not.toBe("done");
  expect(JSON.stringify(made)).toContain(code);
});
