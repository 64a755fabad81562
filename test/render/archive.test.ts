import { beforeAll, describe, expect, test } from "vitest";
import type { FontFace } from "../../src/model/font-face.ts";
import type { WritingMode } from "../../src/model/page-format.ts";
import { A4_LANDSCAPE, certificateFormat } from "../../src/model/page-formats.ts";
import type { PagedDocument } from "../../src/model/paged-document.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { writePrintRun } from "../../src/pdf/write-print-run.ts";
import { typeset } from "../../src/typeset/typeset.ts";
import { boldLetter } from "../samples/bold-letter.ts";
import { certificate } from "../samples/certificate.ts";
import { isFull, pickedOf } from "../samples/extent.ts";
import { pageFormat } from "../samples/letters.ts";
import { isInstalled, readTags, readWith, solid } from "../samples/readers.ts";
import { NOTO_SERIF_JP_BOLD, openFace } from "../samples/real-fonts.ts";
import { TABLE_ROWS, tableLetter } from "../samples/table-letter.ts";
import { featureLetter } from "./feature-letter.ts";
import { MARKED_LETTERS, writtenPdf } from "./marked-letters.ts";
import { COLUMN_SHAPES, DIFFICULT, SOURCE } from "./sample-letters.ts";
import { loadNotoSerif, setPages, world } from "./set-pages.ts";
import { laidOutSourceLetters, SOURCE_LETTERS } from "./source-letters.ts";
import { hasVeraPdf, judge } from "./verapdf.ts";

const hasJudge = hasVeraPdf();
const hasQpdf = isInstalled("qpdf", "--version");
const hasPoppler = isInstalled("pdfinfo", "-v");

let face: FontFace;
const letters = new Map<string, Uint8Array>();

beforeAll(async () => {
  face = await loadNotoSerif();
  letters.set("difficult", writePdf(setPages(face, DIFFICULT), { source: SOURCE }, world));
  letters.set("features", writePdf(featureLetter(face), { source: SOURCE }, world));
  COLUMN_SHAPES.forEach(({ blocks }, index) => {
    const bytes = writePdf(setPages(face, blocks), { source: SOURCE }, world);
    letters.set(`shape-${index}`, bytes);
  });
  for (const mode of ["vertical-rl", "horizontal-tb"] as const) {
    letters.set(`tables-${mode}`, writePdf(tables(mode), { source: SOURCE }, world));
    letters.set(`bold-${mode}`, writePdf(bold(mode), { source: SOURCE }, world));
    letters.set(`certificate-${mode}`, writePdf(framed(mode), { source: SOURCE }, world));
  }
  for (const marked of MARKED_LETTERS) letters.set(marked.name, await writtenPdf(marked));
  laidOutSourceLetters(face).forEach((document, index) => {
    const bytes = writePdf(document, { source: SOURCE }, world);
    letters.set(SOURCE_LETTERS[index] ?? "", bytes);
  });
});

function tables(mode: WritingMode): PagedDocument {
  const outcome = typeset(tableLetter(), pageFormat(mode), [face]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

function bold(mode: WritingMode): PagedDocument {
  const faces = [face, { ...openFace(NOTO_SERIF_JP_BOLD), isForBold: true } as const];
  const outcome = typeset(boldLetter(), pageFormat(mode), faces);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

function framed(mode: WritingMode): PagedDocument {
  const format = certificateFormat("賞状", A4_LANDSCAPE, mode);
  const outcome = typeset(certificate(), { ...format, frame: "thick-and-thin" }, [face]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

function printRun(): Uint8Array {
  const documents = [
    setPages(face, DIFFICULT),
    featureLetter(face),
    tables("vertical-rl"),
    framed("vertical-rl"),
  ];
  const run = documents.map((document, index) => ({
    document,
    bookmark: { group: index === 0 ? "奈良県" : "", title: `${index} (試験)` },
  }));
  return writePrintRun(run, { source: SOURCE, title: "印刷用" }, world).bytes;
}

const passed = (names: Iterable<string>): readonly string[] =>
  [...names].map((name) => `PASS ${name}`);

describe.skipIf(!hasJudge)("veraPDF", () => {
  test("finds every letter valid, and fault with one that claims another standard: 2a", () => {
    const bytes = letters.get("difficult")?.slice() ?? new Uint8Array();
    const claim = Buffer.from("<pdfaid:part>2");
    bytes[Buffer.from(bytes).indexOf(claim) + claim.length - 1] = "3".charCodeAt(0);
    const judged = judge(new Map([...letters, ["false", bytes]]), "2a");
    expect(judged.slice(0, letters.size + 1)).toEqual([...passed(letters.keys()), "FAIL false"]);
  });

  // A start takes as long as to judge all of them.
  const [other] = pickedOf(["ua1", "2u"], 1);

  test.runIf(isFull || other === "ua1")("finds every letter valid: ua1", () => {
    expect(judge(letters, "ua1")).toEqual(passed(letters.keys()));
  });

  test.runIf(isFull || other === "2u")("finds the print run valid: 2u", () => {
    expect(judge(new Map([["run", printRun()]]), "2u")).toEqual(["PASS run"]);
  });
});

describe.skipIf(!hasQpdf)("qpdf", () => {
  test("finds no error in a letter with every feature", () => {
    const bytes = letters.get("features") ?? new Uint8Array();
    expect(readWith("qpdf", (path) => ["--check", path], bytes)).toContain("No syntax");
  });

  test("finds no error in a print run", () => {
    expect(readWith("qpdf", (path) => ["--check", path], printRun())).toContain("No syntax");
  });
});

describe.skipIf(!hasPoppler)("the structure tells readers", () => {
  test("headings, lists and paragraphs apart, and leaves page numbers out", () => {
    const bytes = letters.get("features") ?? new Uint8Array();
    expect(readTags(bytes)).toEqual([
      { type: "H1", text: "件名", ruby: [] },
      { type: "P", text: "記", ruby: [] },
      { type: "L", text: "一　最初の項目二　次の項目　の続き", ruby: [] },
      { type: "P", text: "以上", ruby: [] },
      { type: "P", text: "追伸", ruby: [] },
      { type: "P", text: "葛と津", ruby: ["くず", "つ"] },
      { type: "P", text: "Shokan と (AV)、Governor殿", ruby: [] },
    ]);
  });
});

describe.skipIf(!hasPoppler)("another reader finds a table", () => {
  test.each(["vertical-rl", "horizontal-tb"])(
    "with every cell in its row, heads apart: %s",
    (mode) => {
      const bytes = letters.get(`tables-${mode}`) ?? new Uint8Array();
      const dump = readWith("pdfinfo", (path) => ["-struct-text", path], bytes);
      const [first = ""] = dump.split(/^ {2}Table/mu).slice(1);
      const [, ...rows] = first.split(/^ {4}TR/mu);
      const found = rows.map((row) =>
        row
          .split(/^ {6}(?=T[HD])/mu)
          .slice(1)
          .map((cell) => `${cell.slice(0, 2)} ${textOf(cell)}`),
      );
      expect(found[0]).toEqual(["TH 事業名", "TH 金額", "TH 備考"]);
      expect(found.slice(1, -1)).toEqual(
        TABLE_ROWS.map(([name, amount, note]) => [`TH ${name}`, `TD ${amount}`, `TD ${note}`]),
      );
    },
  );

  /** What is quoted in a dump of the structure, readings left out. */
  function textOf(cell: string): string {
    const withoutReadings = cell.replaceAll(/^ *RT[^\n]*\n *"[^\n]*"/gmu, "");
    return [...withoutReadings.matchAll(/^ *"(.*)"$/gmu)]
      .map(([, text = ""]) => solid(text))
      .join("");
  }
});

test.skipIf(!hasQpdf)("a foreign word says its language to screen readers", () => {
  const bytes = letters.get("features") ?? new Uint8Array();
  const args = (path: string) => ["--qdf", "--object-streams=disable", path, "-"];
  expect(readWith("qpdf", args, bytes)).toMatch(
    /\/Lang \(en\)\s+\/P \d+ 0 R\s+\/Pg \d+ 0 R\s+\/S \/Span/u,
  );
});
