import { expect, test } from "vitest";
import { pdfResources } from "../../../src/proof/pdf-resources.ts";
import { textByPlace } from "../../../src/reading/text-by-place.ts";
import { smallPdf } from "../../samples/small-pdf.ts";

/** One glyph for what draws nothing: its meaning is that of whatever came first. */
const BLANK = { selector: "\u{E0100}", space: " " };

/** A part that says what it means, as LibreOffice writes it: between the others, at a place of its own. */
function meaning(text: string, shown: string): string {
  const codes = Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, "0"),
  );
  return `/Span<</ActualText<FEFF${codes.join("")}>>>BDC ${shown} EMC`;
}

async function linesOf(content: (show: (text: string) => string) => string): Promise<string[]> {
  const page = {
    content: (show: (text: string) => string) => `/F 10 Tf 60 500 Td ${content(show)}`,
  };
  const pages = await textByPlace(smallPdf([page]), pdfResources());
  return pages.flat().map(({ text }) => text);
}

test("a blank painted with the glyph of a variation selector is a blank", async () => {
  const lines = await linesOf(
    (show) =>
      `${show(`葛${BLANK.selector}城市`)} ${show("電話")} ${meaning(" ", show(BLANK.selector))} ${show("番号")}`,
  );
  expect(lines.join("")).toBe("葛\u{E0100}城市電話番号");
});

test("a variation selector painted with the glyph of a blank belongs to the character before it", async () => {
  const lines = await linesOf(
    (show) =>
      `${show("電話 番号 葛")} ${meaning(BLANK.selector, show(BLANK.space))} ${show("城市")}`,
  );
  expect(lines.join("")).toBe("電話番号葛\u{E0100}城市");
});

test.each<[string, string, string]>([
  ["another character", "知", "地"],
  ["nothing", " ", "地"],
  ["a character for a blank", "知", " "],
])(
  "a character that is drawn is the one of its glyph, though the file says that it means %s",
  async (_, said, drawn) => {
    const lines = await linesOf(
      (show) => `${show("北海道")} ${meaning(said, show(drawn))} ${show("事")}`,
    );
    expect(lines.join("")).toBe(`北海道${drawn.trim()}事`);
  },
);

test("what has no meaning of its own is read as it is, a selector that is too much among it", async () => {
  const lines = await linesOf((show) => `${show("電話")} ${show(BLANK.selector)} ${show("番号")}`);
  expect(lines.join("")).toBe("電話\u{E0100}番号");
});
