import { expect, test } from "vitest";
import { pdfResources } from "../../../src/proof/pdf-resources.ts";
import { textByPlace } from "../../../src/reading/text-by-place.ts";
import { foreignPdf } from "../../samples/foreign-pdf.ts";

/** A line of 12 points that begins at (60, `y`). */
function line(text: string, y = 500): string {
  const codes = Buffer.from(text, "utf16le").swap16().toString("hex");
  return `BT /utf16 12 Tf 1 0 0 1 60 ${y} Tm <${codes}> Tj ET`;
}

async function seen(...operators: readonly string[]): Promise<readonly string[]> {
  const bytes = foreignPdf([{ lines: [], further: operators.join(" ") }]);
  const pages = await textByPlace(bytes, pdfResources());
  return pages.flat().map(({ text }) => text);
}

// The bodies of a line at 500 reach from 498.6 to 510.6.
test.each<[string, string, readonly string[]]>([
  ["holds it", "0 490 842 30 re W n", ["札幌市長殿"]],
  ["is the whole page", "0 0 842 595 re W* n", ["札幌市長殿"]],
  [
    "cuts its feet a little, as too close a line spacing does",
    "0 502 842 30 re W n",
    ["札幌市長殿"],
  ],
  ["ends above it", "0 512 842 30 re W* n", []],
  ["ends below it, as a text box that is too small does", "0 400 842 99 re W* n", []],
  ["shows two of its characters", "0 490 84.5 30 re W n", ["札幌"]],
  ["hides its first", "71 490 300 30 re W n", ["幌市長殿"]],
  ["is narrowed by another", "0 490 842 30 re W n 0 400 842 50 re W n", []],
  [
    "is drawn as a triangle, of which the box counts",
    "0 490 m 842 490 l 400 530 l h W n",
    ["札幌市長殿"],
  ],
  [
    "is given in halves of points",
    "2 0 0 2 0 0 cm 0 245 421 15 re W n .5 0 0 .5 0 0 cm",
    ["札幌市長殿"],
  ],
  [
    "is given in halves of points, and ends above",
    "2 0 0 2 0 0 cm 0 260 421 15 re W n .5 0 0 .5 0 0 cm",
    [],
  ],
])("of a line whose window %s is read what is to be seen", async (_, window, expected) => {
  expect(await seen(`q ${window} ${line("札幌市長殿")} Q`)).toEqual(expected);
});

test("behind a window everything is to be seen again", async () => {
  const window = "q 0 300 842 10 re W n";
  expect(await seen(window, line("札幌市長殿"), "Q", line("拝啓", 460))).toEqual(["拝啓"]);
});

test("a path that is drawn and not looked through hides nothing", async () => {
  expect(await seen("0 300 842 10 re S", line("札幌市長殿"))).toEqual(["札幌市長殿"]);
});
