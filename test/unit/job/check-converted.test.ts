import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nodeWorld } from "../../../src/outside/node-world.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { checkConverted } from "../../../src/proof/check-converted.ts";
import { foreignPdf } from "../../samples/foreign-pdf.ts";
import { paragraph, wordFile } from "../word/word-files.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "converted-"));
  mkdirSync(join(folder, "letters"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function pdf(...texts: readonly string[]): Uint8Array {
  return foreignPdf([
    {
      lines: texts.map((text, index) => {
        return { encoding: "utf16", text, x: 60, y: 500 - 30 * index } as const;
      }),
    },
  ]);
}

/** What is found where this lies in the place of a letter to 札幌市長. */
async function found(lies: Uint8Array, recorded: Uint8Array): Promise<readonly unknown[]> {
  writeFileSync(join(folder, "letters", "1.docx"), wordFile(paragraph("札幌市長　殿")).bytes);
  writeFileSync(join(folder, "letters", "1.pdf"), lies);
  const project = projectAt(folder);
  const file = {
    format: "pdf",
    path: "letters/1.pdf",
    sha256: nodeWorld.sha256(recorded),
    bytes: recorded.length,
    pages: 1,
    verdict: "equal",
  } as const;
  const word = { path: "letters/1.docx" };
  const problems = await checkConverted({ project, folder }, file, word);
  return problems.map(({ code, values }) => [code, values["seen"]]);
}

const WHOLE = pdf("札幌市長　殿");

test("a PDF that somebody put in a letter's place is told as that, and what is wrong in it is not laid to the program that made the first", async () => {
  expect(await found(pdf("函館市長　殿", "余分"), WHOLE)).toEqual([
    ["verify/file-changed", "other"],
  ]);
  expect(await found(pdf("札幌市長", "殿"), WHOLE)).toEqual([["verify/file-changed", "same"]]);
});

test("what is wrong in the recorded PDF is told", async () => {
  const other = pdf("札幌市長　殿", "余分");
  expect(await found(other, other)).toEqual([["office/text-differs", undefined]]);
  expect(await found(WHOLE, WHOLE)).toEqual([]);
});
