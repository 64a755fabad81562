import { inflateSync } from "node:zlib";
import { ptToSp, type Sp } from "../../src/base/units.ts";
import type { GlyphRecipe } from "../../src/model/glyph.ts";
import type {
  GlyphRun,
  PagedDocument,
  PageItem,
  PlacedGlyph,
  TagRole,
} from "../../src/model/paged-document.ts";
import { squareFace } from "./square-face.ts";

/** A glyph recipe for a character of the square face. */
export function square(character: string, shift = 0): GlyphRecipe {
  return { kind: "glyph", gid: character.codePointAt(0) ?? 0, shift };
}

/** Placed units of one em each; a character may be followed by its advance in ems, `あ=0.5`. */
export function placed(size: Sp, ...units: readonly string[]): readonly PlacedGlyph[] {
  return units.map((unit) => {
    const [text = "", em = "1"] = unit.split("=");
    const isSelector = /^[\u{E0100}-\u{E01EF}]$/u.test(text);
    return {
      recipe: isSelector || text === "\u3000" ? { kind: "blank" } : square(text),
      text,
      advance: isSelector ? ptToSp(0) : ptToSp((size / 65_536) * Number(em)),
      origin: undefined,
    };
  });
}

/** A vertical run of squares at 10 pt. */
export function column(
  xPt: number,
  yPt: number,
  units: readonly string[],
  changes: Partial<GlyphRun> = {},
): GlyphRun {
  const size = changes.size ?? ptToSp(10);
  return {
    type: "glyphs",
    face: 0,
    size,
    direction: "vertical",
    at: { x: ptToSp(xPt), y: ptToSp(yPt) },
    glyphs: placed(size, ...units),
    ...changes,
  };
}

/** Items within a tag. */
export function tagged(
  role: TagRole,
  element: number,
  ...items: readonly PageItem[]
): readonly PageItem[] {
  return [{ type: "tag-start", role, element }, ...items, { type: "tag-end" }];
}

/** A document of 100 × 200 pt pages. */
export function documentOf(...pages: readonly (readonly PageItem[])[]): PagedDocument {
  return {
    lang: "ja",
    properties: { title: "題", subject: undefined, author: undefined, date: "2022-12-27" },
    writingMode: "vertical-rl",
    pageSize: { width: ptToSp(100), height: ptToSp(200) },
    faces: [squareFace()],
    pages: pages.map((items) => ({ items })),
  };
}

/** A letter of two pages for an addressee: greeting, body, then the name from the record. */
export function letterTo(name: readonly string[]): PagedDocument {
  const run = column(40, 10, name);
  const at = { kind: "cell", path: "a.csv", row: 2, column: 1, header: "職名", line: 2 } as const;
  const record = { ...run, glyphs: run.glyphs.map((glyph) => ({ ...glyph, origin: at })) };
  return documentOf(
    [
      ...tagged("salutation", 0, column(90, 10, ["拝", "啓"])),
      ...tagged("paragraph", 1, column(70, 20, ["本", "文", "、=0.5", "は"])),
    ],
    [
      ...tagged("paragraph", 1, column(90, 10, ["続", "く", "。"])),
      ...tagged("addressee", 2, record),
    ],
  );
}

/** Shows a file as text: compressed streams are expanded, and of what is no text only the length is shown. */
export function dump(bytes: Uint8Array): string {
  const file = Buffer.from(bytes).toString("latin1");
  let text = "";
  let at = 0;
  for (const head of file.matchAll(/<<([^\n]*)\/Length (\d+)([^\n]*)>>stream\n/gu)) {
    const start = head.index + head[0].length;
    const end = start + Number(head[2]);
    const data = bytes.subarray(start, end);
    const isPacked = head[0].includes("/FlateDecode");
    const shown = (isPacked ? inflateSync(data) : Buffer.from(data)).toString("utf8");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters tell that it is no text
    const isText = !/[\u0000-\u0008\u000e-\u001f\ufffd]/u.test(shown.replaceAll("\\r", ""));
    text += file.slice(at, head.index);
    text += `<<${head[1]}${head[3]}>>stream\n${isText ? shown : binary(shown)}`;
    at = end;
  }
  return (text + file.slice(at)).replace(/^%[^\n]*[\u0080-\u00ff][^\n]*\n/gmu, "");
}

/** What can be read of bytes that are no text: the strings shown in a content stream, else nothing. */
function binary(shown: string): string {
  return shown.includes("Tj\n") ? shown : "(binary)";
}
