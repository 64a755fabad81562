import fc from "fast-check";
import { expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { runs } from "../../samples/extent.ts";
import { type OtherPart, paragraph, part, wordFile } from "../../unit/word/word-files.ts";

const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SECRET = "C:\\人事課\\内示前.xlsx";

/** Parts of a file whose mail merge has a query, and rows with or without a tick; the settings under any name that Word gives them. */
function mergeParts(
  where: string,
  ticks: readonly (string | undefined)[],
  settings = "word/settings.xml",
): readonly OtherPart[] {
  const rows = ticks.map(
    (value) =>
      `<w:recipientData>${value === undefined ? "" : `<w:active w:val="${value}"/>`}<w:uniqueTag w:val="AA=="/></w:recipientData>`,
  );
  const query = `SELECT * FROM \`${SECRET}\`.\`Sheet1$\` ${where}`;
  const escaped = query.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  return [
    {
      name: settings,
      kind: "settings",
      xml: part(
        "settings",
        `<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:query w:val="${escaped}"/><w:odso><w:recipientData r:id="rId2"/></w:odso></w:mailMerge>`,
      ),
    },
    { name: "word/recipientData.xml", xml: part("recipients", rows.join("")) },
    {
      name: settings.replace("word/", "word/_rels/").concat(".rels"),
      xml: `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId2" Type="${OFFICE}/recipientData" Target="recipientData.xml"/></Relationships>`,
    },
  ];
}

/** What is said of a file with these parts: code and values; what people read holds nothing of where the list is. */
function said(parts: readonly OtherPart[], confirmed?: string): readonly unknown[] {
  const yaml = `表題: 手\n種別: 書簡\n確認済み: [${confirmed}]\n`;
  const settings =
    confirmed === undefined
      ? {}
      : { settings: { path: "手紙.yaml", bytes: new TextEncoder().encode(yaml) } };
  const opened = openTemplate(wordFile(paragraph("{{職名}}　{{敬称}}"), parts), {
    overrides: new Map(),
    partials: new Map(),
    ...settings,
  });
  return (opened.ok ? opened.warnings : opened.errors).map((found) => {
    for (const language of ["ja", "en"] as const) {
      const { message, hints } = messageOf(found, language);
      expect(message + hints.join("")).not.toMatch(/人事課|Sheet1/u);
    }
    return [found.code, found.values];
  });
}

test("whoever was left out in Word is told before there is a letter, by how many rows; a row with its tick says nothing", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("0", "false", "off", "1", "true", undefined), { maxLength: 6 }),
      fc.constantFrom("word/settings.xml", "word/settings2.xml"),
      (ticks, name) => {
        const unticked = ticks.filter((one) => one === "0" || one === "false" || one === "off");
        const expected =
          unticked.length === 0
            ? []
            : [["word/left-out", { condition: "", unticked: unticked.length }]];
        expect(said(mergeParts("", ticks, name))).toEqual(expected);
        expect(said(mergeParts("", ticks, name), "Wordの絞り込み")).toEqual([]);
      },
    ),
    { numRuns: runs(40) },
  );
});

test.each([
  ["WHERE `種別` = '市'", "種別＝「市」"],
  ["WHERE ((`種別` = '市') AND (`備考` <> ''))", "（（種別＝「市」）かつ（備考が空でない））"],
  ["where [種別]='市' or [種別]='町' ORDER BY [団体名]", "種別＝「市」 または 種別＝「町」"],
  ["WHERE `Sheet1$`.`備考` IS NULL", "備考が空"],
  ["WHERE `備考` IS NOT NULL AND `備考` <> ''", "備考が空でない かつ 備考が空でない"],
  ["WHERE `金額` >= '1,000'", "金額≧「1,000」"],
  ["WHERE `職名` LIKE '%知事'", "職名 LIKE 「%知事」"],
  ["WHERE `都道府県` = 'ORDER BY'", "都道府県＝「ORDER BY」"],
])("the filter %s is named by its condition alone", (where, condition) => {
  expect(said(mergeParts(where, []))[0]).toEqual(["word/left-out", { condition, unticked: 0 }]);
});

test("rows that Word sorts are told as a note, and once the author has confirmed them no more", () => {
  const sorted = mergeParts("ORDER BY `都道府県` ASC, `団体名` DESC", []);
  expect(said(sorted)).toEqual([["word/sorted", { order: "都道府県、団体名（降順）" }]]);
  expect(said(sorted, "Wordの並べ替え")).toEqual([]);
  expect(said(mergeParts("", []))).toEqual([]);
});
