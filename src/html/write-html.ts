import { escapeAttribute, escapeText } from "../base/escape-xml.ts";
import { TOOL } from "../base/tool.ts";
import type { FontFace } from "../model/font-face.ts";
import type { Letter } from "../model/letter.ts";
import { hasLeftReading, hasPicture, inlinesOf, textParts } from "../model/letter-text.ts";
import type { PageFormat } from "../model/page-format.ts";
import { pagedParts } from "../model/paged-parts.ts";
import { NO_PICTURES, type Pictures } from "../model/picture.ts";
import { withPictures } from "../model/picture-data.ts";
import { hasTextMark } from "../model/text-marks.ts";
import { hasLineOutside } from "./inline-html.ts";
import { jointRules } from "./joint-rules.ts";
import { letterBody, partClass, sectionsOf } from "./letter-body.ts";
import { type PageFonts, pageFonts } from "./page-fonts.ts";
import { raisedRoom } from "./raised-room.ts";
import { runningRules } from "./running-rules.ts";
import { styleSheet } from "./style-sheet.ts";
import type { PageCount } from "./turned-part.ts";

/**
 * Writes a letter as one page for a browser: nothing besides it is needed, and nothing is fetched.
 *
 * Shape: UTF-8, HTML that is well-formed XML too; the letter's characters of its faces are in it, as far as the licences allow.
 * Lines are broken by the browser, by its own rules of composition; what is said, and in what order, is the letter's. The bytes
 * depend on letter, format, faces, pictures and the count of pages alone, which is asked for a 別紙 in the other direction.
 * Source: HTML Living Standard; CSS Writing Modes 4; CSS Ruby 1.
 */
export function writeHtml(
  letter: Letter,
  format: PageFormat,
  faces: readonly FontFace[],
  pictures: Pictures = NO_PICTURES,
  pageCount: PageCount = () => 1,
): Uint8Array {
  const fonts = pageFonts(letter, format, faces);
  const page = `<!DOCTYPE html>
<html lang="${escapeAttribute(letter.lang)}" class="${format.writingMode}">
${headOf(letter, format, fonts)}
<body>
<main>
${withPictures(letterBody(letter, format, pageCount), pictures)}
</main>
</body>
</html>
`;
  return new TextEncoder().encode(page);
}

function headOf(letter: Letter, format: PageFormat, fonts: PageFonts): string {
  const { properties, blocks } = letter;
  const { title, subject, author, date } = properties;
  const hasTable = blocks.some(({ type }) => type === "table");
  const all = pagedParts(blocks, format);
  const paged = sectionsOf(all);
  const raised = raisedRoom(all, format);
  const parts = paged.map((part) => part.format);
  const styled = paged.map((part) => ({
    name: part.name ?? "",
    id: partClass(part.format, format).id,
    format: part.format,
  }));
  const running = [
    ...(letter.running === undefined ? [] : runningRules(letter.running, format, styled)),
    ...jointRules(format, styled, all[0].name === undefined ? undefined : styled[0]),
  ];
  const hasCorner = blocks.some(({ type }) => type === "corner-mark");
  const hasPictures = textParts({ blocks }).some(hasPicture);
  const hasMarks = textParts({ blocks }).some(hasTextMark);
  const hasOutside = textParts({ blocks }).some((part) => inlinesOf(part).some(hasLineOutside));
  const hasLinks = textParts({ blocks }).some(
    (part) => part.place !== undefined || (part.type === "list-item" && part.note !== undefined),
  );
  const hasLeft = textParts({ blocks }).some(hasLeftReading);
  const described = { author, description: subject, "dcterms.issued": date, generator: TOOL };
  const meta = Object.entries(described).flatMap(([name, content]) =>
    content === undefined ? [] : [`<meta name="${name}" content="${escapeAttribute(content)}"/>`],
  );
  return [
    "<head>",
    '<meta charset="utf-8"/>',
    '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
    `<title>${escapeText(title)}</title>`,
    ...meta,
    `<style>\n${styleSheet(format, fonts, parts, { hasTable, hasMarks, hasOutside, hasLinks, hasLeft, hasCorner, hasPictures, running, raised })}</style>`,
    "</head>",
  ].join("\n");
}
