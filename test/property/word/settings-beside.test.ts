import fc from "fast-check";
import { expect, test } from "vitest";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { ifKind } from "../../unit/word/attempt.ts";
import { paragraph, wordFile } from "../../unit/word/word-files.ts";

/** A letter in vertical lines with a title, whose IF asks for the prefectures apart from the others. */
const FILE = (() => {
  const core =
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>ファイルの表題</dc:title></cp:coreProperties>';
  const body = `${paragraph("{{職名}}　殿")}<w:p>${ifKind(' = "都道府県" "貴県" "貴市"')}</w:p><w:sectPr><w:textDirection w:val="tbRl"/></w:sectPr>`;
  return wordFile(body, [{ name: "docProps/core.xml", xml: core }]);
})();

/** What may be said beside the file, and of each what the letters then have. */
const SAID = {
  表題: "表題: 設定の表題",
  種別: "種別: 事務連絡",
  宛先: "宛先:\n  県: { 種別: 都道府県 }\n  市町村: { 種別: [市, 特別区, 町, 村, 市区町村] }",
  確認済み: "確認済み: [殿]",
  任意の列: "任意の列: [備考]",
  件名: "件名: 設定の件名",
} as const;
type Key = keyof typeof SAID;
const KEYS = Object.keys(SAID).filter((key): key is Key => key in SAID);

function settingsOf(keys: readonly Key[], isFenced: boolean): string {
  const lines = keys.map((key) => `${SAID[key]}\n`).join("");
  return isFenced ? `---\n${lines}---\n` : lines;
}

test("whatever is said beside a Word file holds, and all else is as the file has it", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...KEYS)),
      fc.boolean(),
      fc.boolean(),
      (keys, isFenced, isSet) => {
        const opened = openTemplate(FILE, {
          overrides: new Map(isSet ? [["表題", "打った表題"]] : []),
          partials: new Map(),
          settings: {
            path: "手紙.yaml",
            bytes: new TextEncoder().encode(settingsOf(keys, isFenced)),
          },
        });
        expect(opened).toMatchObject({ ok: true, warnings: [] });
        if (!opened.ok) return;
        const { settings, versions, settable } = opened.value.template;
        const has = (key: Key): boolean => keys.includes(key);
        const title = has("表題") ? "設定の表題" : "ファイルの表題";
        expect(settings.title).toBe(isSet ? "打った表題" : title);
        expect(settings.kind).toBe(has("種別") ? "memo" : "letter");
        expect(settings.subject).toBe(has("件名") ? "設定の件名" : undefined);
        expect(versions.map(({ name }) => name)).toEqual(
          has("宛先") ? ["県", "市町村"] : ["都道府県", "その他"],
        );
        expect(settable).toContain("表題");
      },
    ),
  );
});
