// A letter with pictures, by readers and judges that are not ours.
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { letterParagraphs } from "../../src/model/letter-text.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { writePrintRun } from "../../src/pdf/write-print-run.ts";
import { typeset } from "../../src/typeset/typeset.ts";
import { commonLetters } from "../samples/common-letters.ts";
import { pickedOf } from "../samples/extent.ts";
import { letterWithPictures } from "../samples/letter-with-pictures.ts";
import { isInstalled, readTags, readWith, solid } from "../samples/readers.ts";
import { SOURCE } from "./sample-letters.ts";
import { loadNotoSerif, world } from "./set-pages.ts";
import { hasVeraPdf, judge } from "./verapdf.ts";

const KINDS = ["書簡", "通知"] as const;
const letters = new Map<string, Uint8Array>();
const printRuns = new Map<string, Uint8Array>();

beforeAll(async () => {
  const face = await loadNotoSerif();
  for (const kind of KINDS) {
    const { letter, settings } = letterWithPictures(kind, true);
    const { pictures = new Map() } = settings;
    const pages = typeset(letter, settings.format, [face]);
    if (!pages.ok) throw new Error(JSON.stringify(pages.errors));
    letters.set(kind, writePdf(pages.value, { source: SOURCE, pictures }, world));
    const copies = ["一", "二", "三"].map((title) => ({
      document: pages.value,
      bookmark: { group: "全員", title },
    }));
    printRuns.set(kind, writePrintRun(copies, { pictures }, world).bytes);
  }
});

/** A letter with everything, a notice, a table, two certificates and a letter with 別紙: a start takes as long as to judge many. */
function common(): readonly (readonly [string, Uint8Array])[] {
  return [...commonLetters()].map(([name, made]) => [name, made.pdf()] as const);
}

describe.skipIf(!hasVeraPdf())("veraPDF", () => {
  test.each(
    pickedOf(
      [
        ["each letter, those of all kinds too,", "2a", () => [...letters, ...common()]],
        ["each letter, those of all kinds too,", "ua1", () => [...letters, ...common()]],
        ["the print run", "2u", () => [...printRuns]],
      ] as const,
      1,
    ),
  )("finds %s valid: %s", (_, flavour, filesOf) => {
    const files = new Map(filesOf());
    expect(judge(files, flavour)).toEqual([...files.keys()].map((name) => `PASS ${name}`));
  });
});

/** The pictures that poppler finds: page, kind, pixels across and down, colours. */
function imagesIn(bytes: Uint8Array): readonly string[] {
  const path = join(mkdtempSync(join(tmpdir(), "pictures-")), "letter.pdf");
  writeFileSync(path, bytes);
  const [, , ...lines] = execFileSync("pdfimages", ["-list", path], { encoding: "utf8" })
    .trim()
    .split("\n");
  return lines
    .map((line) => line.trim().split(/\s+/u))
    .map(([page, , kind, across, down, colour, , , coding, , object]) =>
      [page, kind, `${across}x${down}`, colour, coding, object].join(" "),
    );
}

describe.skipIf(!isInstalled("pdfimages", "-v"))("poppler", () => {
  test.each(KINDS)("finds the pictures with their cover, and the text around them: %s", (kind) => {
    const bytes = letters.get(kind) ?? new Uint8Array();
    expect(imagesIn(bytes).map((line) => line.replace(/ \d+$/u, ""))).toEqual([
      "1 image 23x17 gray image",
      "1 smask 23x17 gray image",
      "1 image 23x17 rgb image",
      "1 smask 23x17 gray image",
      "1 image 23x17 rgb jpeg",
      "1 image 23x17 gray image",
    ]);
    const text = readTags(bytes).map((block) => block.text);
    const { letter } = letterWithPictures(kind);
    expect(solid(text.join(""))).toBe(solid(letterParagraphs(letter).join("")));
    // Who copies the line gets words in the place of the character that no font has.
    expect(solid(readWith("pdftotext", (path) => [path, "-"], bytes))).toContain(
      "※［＃「弓＋享」］氏については終わりです。",
    );
  });

  test.each(KINDS)("finds each picture once in a print run of three letters: %s", (kind) => {
    const lines = imagesIn(printRuns.get(kind) ?? new Uint8Array());
    expect(lines).toHaveLength(18);
    // A cover is listed under the number of its picture.
    expect(new Set(lines.map((line) => line.split(" ").at(-1))).size).toBe(4);
  });
});
