import { ptToSp } from "../../src/base/units.ts";
import type { FontFace } from "../../src/model/font-face.ts";
import type { PagedDocument, PageItem, PlacedGlyph } from "../../src/model/paged-document.ts";
import { setPages } from "./set-pages.ts";

/** A letter with every kind of tag, a horizontal line, a line beside text and a foreign word. */
export function featureLetter(face: FontFace): PagedDocument {
  const vertical = setPages(face, [
    { role: "heading", columns: ["件名"], indent: 3 },
    { role: "notes-head", columns: ["記"], indent: 12 },
    { role: "list-item", columns: ["一　最初の項目"], indent: 2 },
    { role: "list-item", columns: ["二　次の項目", "　の続き"], indent: 2 },
    { role: "notes-end", columns: ["以上"], indent: 22 },
    { role: "postscript", columns: ["追伸"] },
    { role: "paragraph", columns: ["{葛|くず}と{津|つ}"] },
  ]);
  const [page] = vertical.pages;
  const items: readonly PageItem[] = [
    { type: "tag-start", role: "paragraph", element: 50 },
    horizontal(face, "Shokan と (AV)、", 300),
    { type: "tag-start", role: "span", element: 51, lang: "en" },
    horizontal(face, "Governor", 320),
    { type: "tag-end" },
    rule(325),
    horizontal(face, "殿", 340),
    { type: "tag-end" },
    rule(400),
    { type: "tag-start", role: "artifact", element: 0 },
    horizontal(face, "1", 560),
    { type: "tag-end" },
  ];
  return {
    ...vertical,
    properties: {
      title: '件名 <一> & "二"',
      subject: "特徴の一覧",
      author: undefined,
      date: undefined,
    },
    pages: [{ items: [...(page?.items ?? []), ...items] }],
  };
}

function rule(top: number): PageItem {
  const box = { x: ptToSp(100), y: ptToSp(top), width: ptToSp(80), height: ptToSp(0.5) };
  return { type: "rule", box };
}

function horizontal(face: FontFace, text: string, baseline: number): PageItem {
  const size = ptToSp(12);
  const shaped = face.shapeHorizontal(text, []);
  const glyphs = shaped.map((glyph, index): PlacedGlyph => {
    const said = text.slice(glyph.cluster, shaped[index + 1]?.cluster ?? text.length);
    // A comma set half an em wide, as in a line of reduced marks.
    const part = said === "、" ? 0.5 : glyph.advance / face.metrics.unitsPerEm;
    return {
      recipe: said === " " ? { kind: "blank" } : { kind: "glyph", gid: glyph.gid, shift: 0 },
      text: said,
      advance: ptToSp(12 * part),
      origin: undefined,
    };
  });
  const at = { x: ptToSp(100), y: ptToSp(baseline) };
  return { type: "glyphs", face: 0, size, direction: "horizontal", at, glyphs };
}
