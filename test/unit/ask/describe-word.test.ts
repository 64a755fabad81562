import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeTemplate } from "../../../src/ask/describe-template.ts";
import { paragraph, wordFile } from "../word/word-files.ts";

test("a Word file is described with the settings beside it, and without them by what it says itself", () => {
  const folder = mkdtempSync(join(tmpdir(), "shokan-word-"));
  try {
    const path = join(folder, "手紙.docx");
    writeFileSync(path, wordFile(paragraph("{{職名}}　{{備考}}")).bytes);
    const alone = describeTemplate(path);
    expect(
      alone.ok && [alone.value.settings.title, alone.value.fields.map(({ name }) => name)],
    ).toEqual(["手紙", ["職名", "備考"]]);
    writeFileSync(
      join(folder, "手紙.yaml"),
      "表題: 支援の依頼\n種別: 書簡\n必要な列: [職名]\n任意の列: [備考]\n",
    );
    const beside = describeTemplate(path);
    expect(beside.ok && beside.value.settings.title).toBe("支援の依頼");
    expect(beside.ok && beside.value.fields.map(({ name, required }) => [name, required])).toEqual([
      ["職名", true],
      ["備考", false],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
