import fc from "fast-check";
import { expect, test } from "vitest";
import { lookThroughTemplate } from "../../../src/letter/open-template.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import { runs } from "../../samples/extent.ts";
import { field, line, RECORD } from "../../unit/word/attempt.ts";
import { paragraph, wordFile } from "../../unit/word/word-files.ts";

/** What is wrong in a paragraph, by what is said of it: each alone stops a run. */
const FAULTS: Readonly<Record<string, string>> = {
  "template/unknown-field": paragraph("{{職命}}"),
  "template/stray-mark": paragraph("«職名»様"),
  "template/unknown-helper": paragraph("{{和歴 職名}}"),
  "word/field-unsupported": line(field("NEXT", "")),
  "word/field-changes": line(field("DATE", "今日")),
  "word/tag-not-closed": paragraph("{{団体名"),
  "word/switch-unsupported": line(field("MERGEFIELD 職名 \\# &quot;x##&quot;", "知事")),
  "word/box-differs": line(
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${paragraph("新")}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph("旧")}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`,
  ),
};

/** All that is said of a file and of what it asks a list for. */
function said(faults: readonly string[]): readonly string[] {
  const body = faults.map((one) => FAULTS[one] ?? "").join("");
  const looked = lookThroughTemplate(wordFile(paragraph("{{職名}}　殿") + body), {
    overrides: new Map(),
    partials: new Map(),
  });
  const list = { columns: Object.keys(RECORD), recipients: [recipientOf(RECORD)] };
  const found = looked.opened.ok
    ? [...looked.opened.warnings, ...looked.opened.value.template.checkList(list)]
    : [...looked.opened.errors, ...looked.unmet(list)];
  return found.map(({ code }) => code).toSorted();
}

test("all faults of a file are told at once, whichever stand beside each other", () => {
  fc.assert(
    fc.property(fc.subarray(Object.keys(FAULTS), { minLength: 1 }), (faults) => {
      expect(said(faults)).toEqual(faults.toSorted());
    }),
    { numRuns: runs(80) },
  );
});
