import {
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  Header,
  type IBorderOptions,
  type IPageBordersOptions,
  type IPropertiesOptions,
  type ISectionOptions,
  NumberFormat,
  Packer,
  PageBorderOffsetFrom,
  PageNumber,
  PageOrientation,
  PageTextDirectionType,
  Paragraph,
  TextRun,
} from "docx";
import { assert } from "../base/assert.ts";
import { unzip } from "../base/bytes/unzip.ts";
import { deflatedEntry, type ZipEntry } from "../base/bytes/zip.ts";
import { spToPt } from "../base/units.ts";
import type { PageFormat, PageFrame } from "../model/page-format.ts";
import { frameDistance } from "../model/page-frame.ts";
import type { RunningEdge } from "../model/running.ts";
import { FOOT_NOTES, FOOT_NUMBERS } from "./foot-notes.ts";
import { jointPages, jointParagraphs } from "./joint-paragraphs.ts";
import { hasMarks, letterMark, marksIn } from "./letter-marks.ts";
import type { PartPage } from "./part-pages.ts";
import type { FontPlan } from "./plan-fonts.ts";
import {
  type RunningPages,
  type RunningSections,
  runningName,
  runningSize,
} from "./running-parts.ts";
import type { SpecialStyle } from "./special-styles.ts";
import { PAGE_NUMBER_STYLE, PARAGRAPH_STYLES, RUNNING_STYLE } from "./tables/word-styles.ts";
import { TWIPS_PER_HALF_POINT, type Twip, twip } from "./units.ts";
import type { WordPage } from "./word-page.ts";
import { wordSettings } from "./word-settings.ts";
import { wordStyles } from "./word-styles.ts";

/**
 * Everything of a Word file that is the same for all letters of a template that need the same styles.
 *
 * Shape: the document part is `head`, the letter's paragraphs, `tail`; `entries` are all parts but the
 * document, the core properties, the fonts and the parts of `marked`, in which the letter's own values are wanting.
 */
export interface PackageShell {
  readonly head: string;
  readonly tail: string;
  readonly entries: readonly ZipEntry[];
  readonly marked: readonly MarkedPart[];
  /** The sections of all parts but the last, whose section is in the tail. */
  readonly sections: readonly string[];
}

/** A part that is not the same in all letters. */
export interface MarkedPart {
  readonly name: string;
  readonly text: string;
  /** The names of the values that are wanting in it. */
  readonly wanting: ReadonlySet<string>;
}

/** The pages of a template's letters, and of their parts in order; a part without pages of its own has the letter's. */
export interface LetterPages {
  readonly format: PageFormat;
  readonly page: WordPage;
  readonly parts: readonly (PartPage | undefined)[];
  /** What stands at the heads and the feet of their pages; undefined for letters without any. */
  readonly running: RunningSections | undefined;
  /** What the document's relationships say of the letters' pictures. */
  readonly relations: string;
}

/**
 * Builds the package once through `docx`: its own options for page, section and page number, whole parts of
 * our own for styles and settings, which its options cannot say.
 */
export async function packageShell(
  { format, page, parts, running, relations }: LetterPages,
  fonts: FontPlan,
  special: readonly SpecialStyle[],
): Promise<PackageShell> {
  const own = [...new Set(parts)].filter((part) => part !== undefined);
  const document = new Document(
    documentOptions(
      parts.map(
        (part, index): PartSection => ({
          ...(part ?? { format, page }),
          index,
          running: running?.[index],
        }),
      ),
    ),
  );
  const bytes = await Packer.toArrayBuffer(document, false, [
    { path: "word/styles.xml", data: wordStyles(format, page, fonts, special, own) },
    { path: "word/settings.xml", data: wordSettings(format, page, fonts) },
  ]);
  const unzipped = unzip(new Uint8Array(bytes), () => true, LIMITS);
  assert(unzipped.ok, "docx writes a package that can be read");
  const decoder = new TextDecoder();
  const hasFoot = special.includes("foot");
  const related = withRelations(unzipped.entries, relations, hasFoot);
  const files = hasFoot ? withRoomForNotes(related) : related;
  const document_ = decoder.decode(files.get("word/document.xml"));
  const text = hasFoot ? document_.replaceAll("<w:pgSz ", `${FOOT_NUMBERS}<w:pgSz `) : document_;
  const sections = [...text.matchAll(SECTION)].map(([section]) => section).slice(0, -1);
  const [head, tail, ...rest] = sections
    .reduce((one, section) => one.replace(sectionEnd(section), ""), text)
    .split(PLACEHOLDER);
  assert(head !== undefined && tail !== undefined && rest.length === 0, "one place for the text");
  const marked = [...files].flatMap(([name, part]): readonly MarkedPart[] => {
    const own = decoder.decode(part).replaceAll(RUNNING, "$<mark>");
    if (FILLED_PARTS.has(name) || !hasMarks(own)) return [];
    return [{ name, text: own, wanting: marksIn(own) }];
  });
  const entries = [...files]
    .filter(([name]) => !FILLED_PARTS.has(name) && !marked.some((part) => part.name === name))
    .sort(([left], [right]) => order(left) - order(right) || (left < right ? -1 : 1))
    .map(([name, part]) => deflatedEntry(name, part));
  return { head, tail, entries, marked, sections };
}

/** Adds relationships to the document's, and to those of its notes where there are any. */
function withRelations(
  files: ReadonlyMap<string, Uint8Array>,
  relations: string,
  hasFoot: boolean,
): ReadonlyMap<string, Uint8Array> {
  if (relations === "") return files;
  const names = ["word/_rels/document.xml.rels", ...(hasFoot ? [NOTE_RELATIONS] : [])];
  return names.reduce(
    (all, name) =>
      withText(all, name, (text) =>
        text
          .replace("</Relationships>", `${relations}</Relationships>`)
          .replace(/<Relationships([^>]*)\/>/u, `<Relationships$1>${relations}</Relationships>`),
      ),
    files,
  );
}

const NOTE_RELATIONS = "word/_rels/footnotes.xml.rels";

/** Lets a letter's notes stand after the separators that the part of notes has in every Word file. */
function withRoomForNotes(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  return withText(files, "word/footnotes.xml", (text) =>
    text.replace("</w:footnotes>", `${letterMark(FOOT_NOTES)}</w:footnotes>`),
  );
}

function withText(
  files: ReadonlyMap<string, Uint8Array>,
  name: string,
  change: (text: string) => string,
): ReadonlyMap<string, Uint8Array> {
  const known = files.get(name);
  if (known === undefined) return files;
  const text = change(new TextDecoder().decode(known));
  return new Map([...files, [name, new TextEncoder().encode(text)]]);
}

/** A section is what one part of a letter is to Word. */
interface PartSection {
  readonly format: PageFormat;
  readonly page: WordPage;
  readonly index: number;
  /** Which of its pages have running text of their own; undefined for letters without any. */
  readonly running: readonly RunningPages[] | undefined;
}

function documentOptions(parts: readonly PartSection[]): IPropertiesOptions {
  const hasFoot = parts.some(({ format }) => format.pageNumber !== "none");
  return { sections: parts.map((part) => sectionOptions(part, parts.length > 1, hasFoot)) };
}

function sectionOptions(
  { format, page, index, running }: PartSection,
  isOneOfMany: boolean,
  hasFoot: boolean,
): ISectionOptions {
  const edges = edgePages(format, index, running);
  const numbered = format.pageNumber !== "none";
  const pageNumbers = {
    ...(isOneOfMany ? { start: 1 } : {}),
    ...(numbered
      ? {
          formatType:
            format.pageNumber === "kanji" ? NumberFormat.JAPANESE_COUNTING : NumberFormat.DECIMAL,
        }
      : {}),
  };
  return {
    properties: {
      page: {
        ...(page.vertical
          ? { textDirection: PageTextDirectionType.TOP_TO_BOTTOM_RIGHT_TO_LEFT }
          : {}),
        size: paperSize(page),
        ...(format.frame === undefined ? {} : { borders: pageBorders(format.frame, format) }),
        margin: {
          ...page.margins,
          header: edges === undefined ? page.footerDistance : headerDistance(page),
          footer: page.footerDistance,
          gutter: 0,
        },
        ...(Object.keys(pageNumbers).length > 0 ? { pageNumbers } : {}),
      },
      grid: { type: DocumentGridType.LINES, linePitch: page.linePitch },
      ...(edges?.includes("first") ? { titlePage: true } : {}),
    },
    ...(edges === undefined
      ? // A section without a foot would have that of the section before it.
        { ...(hasFoot ? { footers: { default: pageNumberFooter(format) } } : {}) }
      : edgeOptions({ format, index, running }, edges, hasFoot)),
    children: [new Paragraph({ style: PARAGRAPH_STYLES.paragraph.id })],
  };
}

/** Which pages of a section have heads and feet of their own: for their running text, or for the places of seals. */
function edgePages(
  format: PageFormat,
  index: number,
  running: readonly RunningPages[] | undefined,
): readonly RunningPages[] | undefined {
  const joints = jointPages(format, index === 0);
  const pages = [...new Set([...joints, ...(running ?? [])])];
  return pages.length === 0 ? undefined : pages;
}

/** Heads and feet: what is a letter's own in them is its only paragraph but those that mark the places of seals. */
function edgeOptions(
  { format, index, running }: Omit<PartSection, "page">,
  pages: readonly RunningPages[],
  hasFoot: boolean,
): Pick<ISectionOptions, "headers" | "footers"> {
  const own = (kind: RunningPages, edge: RunningEdge): Paragraph =>
    running === undefined
      ? new Paragraph({ style: PAGE_NUMBER_STYLE.id })
      : new Paragraph({
          style: RUNNING_STYLE.id,
          // A first page without running text of its own has that of the others.
          children: [
            new TextRun(
              letterMark(runningName(index, running.includes(kind) ? kind : "default", edge)),
            ),
          ],
        });
  const header = (kind: RunningPages): Header =>
    new Header({ children: [...jointParagraphs(format, kind, index === 0), own(kind, "header")] });
  const footer = (kind: RunningPages): Footer =>
    running === undefined
      ? pageNumberFooter(format)
      : new Footer({ children: [own(kind, "footer")] });
  const hasFeet = running !== undefined || hasFoot;
  return {
    headers: Object.fromEntries(pages.map((kind) => [kind, header(kind)])),
    ...(hasFeet && { footers: Object.fromEntries(pages.map((kind) => [kind, footer(kind)])) }),
  };
}

/** From the head of the paper to the head of its running text, so that it is in the middle of the margin. */
function headerDistance(page: WordPage): Twip {
  const line = runningSize(page) * TWIPS_PER_HALF_POINT;
  return twip(Math.max(0, Math.round((page.margins.top - line) / 2)));
}

// Source: ISO/IEC 29500-1, 17.6.10, 17.18.2; which line of `thinThick` is outside is as LibreOffice reads it.
function pageBorders(frame: PageFrame, { trimSize }: PageFormat): IPageBordersOptions {
  const space = spToPt(frameDistance(trimSize));
  const [first, last, size] = BORDERS[frame];
  const border = (style: (typeof BorderStyle)[keyof typeof BorderStyle]): IBorderOptions => ({
    style,
    size,
    space,
    color: "auto",
  });
  return {
    pageBorders: { offsetFrom: PageBorderOffsetFrom.PAGE },
    pageBorderTop: border(first),
    pageBorderRight: border(last),
    pageBorderBottom: border(last),
    pageBorderLeft: border(first),
  };
}

/** Border styles of the sides at the head and at the foot; eighths of a point. */
const BORDERS: Readonly<
  Record<
    PageFrame,
    readonly [
      head: (typeof BorderStyle)[keyof typeof BorderStyle],
      foot: (typeof BorderStyle)[keyof typeof BorderStyle],
      size: number,
    ]
  >
> = {
  single: [BorderStyle.SINGLE, BorderStyle.SINGLE, 6],
  double: [BorderStyle.DOUBLE, BorderStyle.DOUBLE, 6],
  "thick-and-thin": [BorderStyle.THIN_THICK_SMALL_GAP, BorderStyle.THICK_THIN_SMALL_GAP, 18],
};

// `docx` takes the sides of the upright sheet and exchanges them itself for one that lies on its side.
function paperSize(page: WordPage): {
  readonly width: number;
  readonly height: number;
  readonly orientation: (typeof PageOrientation)[keyof typeof PageOrientation];
  readonly code?: number;
} {
  const isLandscape = page.width > page.height;
  return {
    width: isLandscape ? page.height : page.width,
    height: isLandscape ? page.width : page.height,
    orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    ...(page.paperCode === undefined ? {} : { code: page.paperCode }),
  };
}

function pageNumberFooter(format: PageFormat): Footer {
  const number = PageNumber.CURRENT;
  if (format.pageNumber === "none") {
    return new Footer({ children: [new Paragraph({ style: PAGE_NUMBER_STYLE.id })] });
  }
  return new Footer({
    children: [
      new Paragraph({
        style: PAGE_NUMBER_STYLE.id,
        children: [
          new TextRun({
            children: format.pageNumber === "dashed" ? ["― ", number, " ―"] : [number],
          }),
        ],
      }),
    ],
  });
}

// Readers find the content types first, then the package's own relationships.
function order(name: string): number {
  const place = FIRST_PARTS.indexOf(name);
  return place < 0 ? FIRST_PARTS.length : place;
}

const FIRST_PARTS: readonly string[] = ["[Content_Types].xml", "_rels/.rels"];

/** The parts that are written anew for each letter. */
const FILLED_PARTS: ReadonlySet<string> = new Set([
  "word/document.xml",
  "docProps/core.xml",
  "word/fontTable.xml",
  "word/_rels/fontTable.xml.rels",
]);

/** The only paragraph of the package as `docx` writes it; the letter's paragraphs take its place. */
const PLACEHOLDER = `<w:p><w:pPr><w:pStyle w:val="${PARAGRAPH_STYLES.paragraph.id}"/></w:pPr></w:p>`;

/** The only paragraph of a head or a foot, as `docx` writes it; the letter's own takes its place. */
const RUNNING = new RegExp(
  `<w:p><w:pPr><w:pStyle w:val="${RUNNING_STYLE.id}"/></w:pPr><w:r><w:t xml:space="preserve">(?<mark>[^<]*)</w:t></w:r></w:p>`,
  "gu",
);

/** A section as `docx` writes it: in the last paragraph of its part, the last one after all paragraphs. */
const SECTION = /<w:sectPr\b.*?<\/w:sectPr>/gsu;

/** The paragraph of a part that ends with a section. */
function sectionEnd(section: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="${PARAGRAPH_STYLES.paragraph.id}"/>${section}</w:pPr></w:p>`;
}

const LIMITS = { entryCount: 100, totalBytes: 10_000_000, ratio: 1000 };
