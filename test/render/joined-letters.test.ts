import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { UnjoinablePdf } from "../../src/pdf/joining/unjoinable-pdf.ts";
import { isDrawn } from "../samples/extent.ts";
import { testWorld } from "../samples/faces.ts";
import { joined } from "../samples/joined.ts";
import { convertByOffice } from "../samples/office.ts";
import { groupName, isInstalled, readWith } from "../samples/readers.ts";

const PROGRAMS = [
  ["soffice", "--version"],
  ["chromium", "--version"],
  ["qpdf", "--version"],
  ["pdftoppm", "-v"],
  ["mutool", "-v"],
] as const;
const hasAll = PROGRAMS.every(([program, option]) => isInstalled(program, option));
const group = groupName(
  "letters of other programs in one file",
  hasAll,
  PROGRAMS.map(([program]) => program).join(", "),
);

const TEMPLATES = ["P01-plain", "P07-header-footer", "P08-footnote", "P15-vertical-tcy"];
const PAGE = `<!doctype html><meta charset="utf-8"><style>@page { size: A4 landscape } body { writing-mode: vertical-rl; font-size: 14pt }</style><p>令和八年十二月一日</p><h1>御案内</h1><p>拝啓　時下ますます御清祥のこととお喜び申し上げます。<a href="https://www.example.go.jp/">御案内の頁</a></p><img src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='60' height='60'%3E%3Ccircle cx='30' cy='30' r='25' fill='red' opacity='.5'/%3E%3C/svg%3E">`;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "shokan-joined-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(program: string, ...args: readonly string[]): void {
  execFileSync(program, args, { stdio: "ignore", timeout: 100_000 });
}

/** Word letters as LibreOffice makes PDFs of them. */
function byOffice(format: string): readonly Uint8Array[] {
  const into = mkdtempSync(join(folder, "office-"));
  const paths = TEMPLATES.map((name) => `test/corpus/word-templates/${name}.docx`);
  convertByOffice(paths, format, into);
  return TEMPLATES.map((name) => new Uint8Array(readFileSync(join(into, `${name}.pdf`))));
}

function byChromium(): Uint8Array {
  const [page, path] = [join(folder, "page.html"), join(folder, "page.pdf")];
  writeFileSync(page, PAGE);
  run(
    "chromium",
    ...["--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"],
    ...[`--user-data-dir=${join(folder, "chromium")}`, `--print-to-pdf=${path}`, `file://${page}`],
  );
  return new Uint8Array(readFileSync(path));
}

/** The same file as qpdf writes it with these options. */
function rewritten(bytes: Uint8Array, ...options: readonly string[]): Uint8Array {
  const [from, to] = [join(folder, "from.pdf"), join(folder, "to.pdf")];
  writeFileSync(from, bytes);
  run("qpdf", ...options, from, to);
  return new Uint8Array(readFileSync(to));
}

/** Every page as poppler draws it: the hash of its dots. */
function drawn(bytes: Uint8Array): readonly string[] {
  const into = mkdtempSync(join(folder, "drawn-"));
  writeFileSync(join(into, "a.pdf"), bytes);
  run("pdftoppm", "-r", "50", join(into, "a.pdf"), join(into, "page"));
  return readdirSync(into)
    .filter((name) => name.endsWith(".ppm"))
    .toSorted()
    .map((name) => testWorld.sha256(new Uint8Array(readFileSync(join(into, name)))));
}

function saidBy(program: "pdftotext" | "mutool", bytes: Uint8Array): readonly string[] {
  const text =
    program === "pdftotext"
      ? readWith("pdftotext", (path) => ["-layout", path, "-"], bytes)
      : readWith("mutool", (path) => ["draw", "-q", "-F", "text", path], bytes);
  return text
    .split("\f")
    .slice(0, -1)
    .map((page) => page.trim());
}

function expectWhole(bytes: Uint8Array): void {
  expect(readWith("qpdf", (path) => ["--check", path], bytes)).toContain("No syntax or stream");
}

function expectAsSingle(letters: readonly Uint8Array[]): Uint8Array {
  const { bytes } = joined(letters);
  expectWhole(bytes);
  const single = letters.flatMap(drawn);
  expect(new Set(single).size).toBeGreaterThan(1);
  expect(drawn(bytes)).toEqual(single);
  for (const program of ["pdftotext", "mutool"] as const) {
    const texts = letters.flatMap((letter) => saidBy(program, letter));
    expect(texts.join("").trim()).not.toBe("");
    expect(saidBy(program, bytes)).toEqual(texts);
  }
  return bytes;
}

describe.skipIf(!hasAll || !isDrawn("joined letters", 3))(group, () => {
  let office: readonly Uint8Array[] = [];
  let chromium = new Uint8Array();
  beforeAll(() => {
    mkdirSync(join(folder, "chromium"));
    office = byOffice("pdf:writer_pdf_Export");
    chromium = new Uint8Array(byChromium());
  }, 200_000);

  test("are drawn and read page by page as each file alone is", () => {
    expectAsSingle([...office, chromium, ...office.slice(0, 1)]);
  });

  test("are so whatever way the objects are kept: in streams, in a table, page by page, turned", () => {
    const [plain = chromium, , , vertical = chromium] = office;
    expectAsSingle([
      rewritten(plain, "--object-streams=generate"),
      rewritten(vertical, "--object-streams=generate", "--compress-streams=n"),
      rewritten(
        vertical,
        "--force-version=1.3",
        "--object-streams=disable",
        "--stream-data=uncompress",
      ),
      rewritten(chromium, "--linearize"),
      rewritten(plain, "--rotate=+90:1-z"),
      rewritten(vertical, "--qdf"),
    ]);
  });

  test.runIf(isDrawn("tagged", 2))(
    "of LibreOffice keep their tags, and links still lead somewhere",
    () => {
      const tagged = byOffice(
        'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}',
      );
      const bytes = expectAsSingle(tagged);
      const tagsOf = (pdf: Uint8Array): readonly string[] =>
        readWith("pdfinfo", (path) => ["-struct-text", path], pdf)
          .split("\n")
          .map((line) => line.trim().replace(/^Object \d+ 0$/u, "Object"))
          .filter((line) => line !== "");
      const single = tagged.flatMap(tagsOf);
      expect(single.length).toBeGreaterThan(20);
      expect(tagsOf(bytes)).toEqual(single);
      const withLink = joined([chromium, ...tagged]).bytes;
      const links = readWith(
        "qpdf",
        (path) => ["--qdf", "--object-streams=disable", path, "-"],
        withLink,
      );
      expect(links).toContain("https://www.example.go.jp/");
    },
  );

  test("that are locked are refused by name", () => {
    const locked = rewritten(chromium, "--encrypt", "", "owner", "256", "--");
    expect(() => joined([locked])).toThrow(UnjoinablePdf);
    expect(() => joined([locked])).toThrow(/encrypted/u);
  });
});
