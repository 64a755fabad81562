import { expect, test } from "vitest";
import { projectAt } from "../../../src/outside/project.ts";
import type { WrittenFile } from "../../../src/proof/read-back.ts";
import { type Reader, Readers } from "../../../src/proof/readers.ts";
import { ReadingProcess } from "../../../src/proof/reading-process.ts";
import { KnownOriginals } from "../../../src/verify/original-word-file.ts";
import { paragraph, wordFile } from "../word/word-files.ts";

const { bytes } = wordFile(paragraph("拝啓"));

function letter(sha256: string): WrittenFile {
  const filled = { text: [], original: { sha256, bytes } };
  const expected = {
    paragraphs: [],
    ruby: undefined,
    look: undefined,
    filled,
    shown: undefined,
    pages: undefined,
  };
  return {
    absolute: "/a.docx",
    path: "a.docx",
    format: "docx",
    expected,
    fonts: [],
    isDrawn: true,
  };
}

test("the clerk's Word file goes to a reading process once, and again to the one that takes its place", async () => {
  const sent: (readonly [string, boolean])[] = [];
  let isAlive = true;
  const start = (): Reader => {
    isAlive = true;
    return {
      isAlive: () => isAlive,
      isAsked: () => false,
      send: () => undefined,
      release: () => undefined,
      ask: (asked) => {
        const original =
          asked.kind === "read-back" ? asked.file.expected.filled?.original : undefined;
        sent.push([original?.sha256 ?? "", original?.bytes !== undefined]);
        return Promise.resolve({ kind: "read-back", report: { path: "", differences: [] } });
      },
    };
  };
  const reader = new ReadingProcess(projectAt(), new Readers(start));
  for (const sha256 of ["a", "a", "b", "a"]) await reader.readBack(letter(sha256));
  isAlive = false;
  await reader.readBack(letter("a"));
  expect(sent).toEqual([
    ["a", true],
    ["a", false],
    ["b", true],
    ["a", false],
    ["a", true],
  ]);
});

test("a file is known by its hash; one that was never sent is not guessed at", () => {
  const known = new KnownOriginals();
  const parts = known.partsOf({ sha256: "a", bytes });
  expect([...parts.keys()]).toContain("word/document.xml");
  expect(known.partsOf({ sha256: "a", bytes: undefined })).toBe(parts);
  expect(() => known.partsOf({ sha256: "b", bytes: undefined })).toThrow("not known");
  // Few are kept: a process that reads the letters of many files does not keep them all.
  for (const sha256 of ["b", "c", "d", "e"]) known.partsOf({ sha256, bytes });
  expect(() => known.partsOf({ sha256: "a", bytes: undefined })).toThrow("not known");
});
