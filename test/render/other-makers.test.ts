import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDocxWriter } from "../../src/docx/write-docx.ts";
import { projectAt } from "../../src/outside/project.ts";
import { textOfFile } from "../../src/proof/text-of-file.ts";
import { pickedOf } from "../samples/extent.ts";
import { foreignPdf } from "../samples/foreign-pdf.ts";
import { letterSettings, world } from "../samples/letters.ts";
import { convertByOffice } from "../samples/office.ts";
import { written } from "../samples/read-package.ts";
import { groupName, isInstalled } from "../samples/readers.ts";
import { paragraph, smallDocx } from "../samples/small-docx.ts";
import { sourceLetter } from "../samples/source-letter.ts";
import { defaultFace } from "./docx-face.ts";

const hasOffice = isInstalled("soffice", "--version");
const hasChromium = isInstalled("chromium", "--version");
const hasQpdf = isInstalled("qpdf", "--version");

const LETTER = readFileSync("test/golden/source-letters/governors.corrected.txt", "utf8");
const NOTICE =
  "総務省では、自治体DX推進計画（第2.0版）を改定しました。詳しくは次のURLを御覧ください。";

// LibreOffice wants to know which part is the document.
const CONTENT_TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "shokan-others-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(program: string, args: readonly string[]): void {
  execFileSync(program, args, { stdio: "ignore" });
}

function black(text: string | undefined): string {
  return (text ?? "").replaceAll(/\s/gu, "");
}

describe.skipIf(!hasOffice)(groupName("LibreOffice", hasOffice, "soffice"), () => {
  test.each<[string, string]>(
    pickedOf(
      [
        ["untagged", "pdf:writer_pdf_Export"],
        ["tagged", 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'],
      ],
      1,
    ),
  )("makes PDFs, %s, vertical and not, that are read whole", async (name, filter) => {
    const writer = createDocxWriter(
      letterSettings({ docxFonts: "subset" }),
      [await defaultFace()],
      world,
    );
    const vertical = join(folder, `vertical-${name}.docx`);
    const horizontal = join(folder, `horizontal-${name}.docx`);
    writeFileSync(vertical, await written(writer, sourceLetter(LETTER.trim().split("\n"))));
    writeFileSync(
      horizontal,
      smallDocx(paragraph(NOTICE).repeat(3), { "[Content_Types].xml": CONTENT_TYPES }),
    );
    convertByOffice([vertical, horizontal], filter, folder);

    const letter = await textOfFile(projectAt(), vertical.replace(".docx", ".pdf"));
    expect(black(letter.text?.paragraphs.join(""))).toBe(black(LETTER));
    // Only an untagged file leaves the order open.
    const codes = letter.problems.map(({ code }) => code);
    expect(codes).toEqual(name === "untagged" ? ["verify/order-unsure"] : []);
    const notice = await textOfFile(projectAt(), horizontal.replace(".docx", ".pdf"));
    expect(black(notice.text?.paragraphs.join(""))).toBe(black(NOTICE.repeat(3)));
    expect(notice.problems).toEqual([]);
  });
});

/** A page as a browser prints it: columns from right to left, and its date, later in the file, at the head of the page. */
const PAGE = `<!doctype html><meta charset="utf-8"><style>@page{size:297mm 210mm;margin:20mm}
html{writing-mode:vertical-rl;font:16pt/2 serif}p{margin:0}
.date{position:absolute;top:0;right:0}.body{margin-block-start:3em}</style>
<div class="body"><p>拝啓　時下ますます御清祥のこととお喜び申し上げます。</p><p>さて、先般御依頼のありました件について、次のとおり御報告します。</p></div>
<p class="date">令和八年十二月一日</p>`;

describe.skipIf(!hasChromium)(groupName("Chromium", hasChromium, "chromium"), () => {
  test("makes vertical PDFs that are read column by column, in whatever order they were painted", async () => {
    const page = join(folder, "page.html");
    const path = join(folder, "page.pdf");
    writeFileSync(page, PAGE);
    run("chromium", [
      ...["--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"],
      "--disable-pdf-tagging",
      `--user-data-dir=${join(folder, "chromium")}`,
      `--print-to-pdf=${path}`,
      `file://${page}`,
    ]);
    const { text } = await textOfFile(projectAt(), path);
    // Nothing in the file says where a paragraph ends: each column is one.
    expect(black(text?.paragraphs.join(""))).toBe(
      "令和八年十二月一日拝啓時下ますます御清祥のこととお喜び申し上げます。さて、先般御依頼のありました件について、次のとおり御報告します。",
    );
  });
});

describe.skipIf(!hasQpdf)(groupName("qpdf", hasQpdf, "qpdf"), () => {
  test("locks a PDF, which is told to be locked and not damaged; what anybody may open is read", async () => {
    const plain = join(folder, "plain.pdf");
    const line = { encoding: "sjis", text: "札幌市長", x: 60, y: 500 } as const;
    writeFileSync(plain, foreignPdf([{ lines: [line] }]));
    const lock = (name: string, password: string): string => {
      const path = join(folder, name);
      run("qpdf", ["--encrypt", password, "owner", "256", "--", plain, path]);
      return path;
    };
    expect((await textOfFile(projectAt(), lock("locked.pdf", "himitsu"))).problems).toMatchObject([
      { severity: "error", code: "verify/locked" },
    ]);
    expect((await textOfFile(projectAt(), lock("open.pdf", ""))).text?.paragraphs).toEqual([
      "札幌市長",
    ]);
  });
});
