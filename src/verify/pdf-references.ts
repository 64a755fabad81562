import { saidReference } from "../model/note-link.ts";
import { nameAt, type PdfObjects, resolve } from "./pdf-objects.ts";
import type { PageText, PdfPage } from "./pdf-pages.ts";
import { textOfString } from "./pdf-string.ts";
import type { Structure, StructureLink, StructurePart } from "./pdf-structure.ts";
import type { PdfDictionary } from "./pdf-value.ts";

/** What of a file its references are read from. */
export interface ReadFile {
  readonly objects: PdfObjects;
  readonly pages: readonly PdfPage[];
  readonly structure: Structure;
  /** Gives the text of contents, whichever element they are in. */
  readonly textOf: (contents: readonly string[]) => string;
  /** Gives the number of a paragraph of the structure among those with text, from 1. */
  readonly numberOf: (paragraph: number) => number;
}

/**
 * Reads where the references of a PDF lead, as `saidReference` says them: the words of each are those of its element, and the paragraph
 * that it leads to is the one that begins where it says.
 *
 * Shape: what leads to no paragraph's beginning, or says other words than it lies over, leads to 0; a link that is in no element is told
 * after all others.
 * Source: ISO 32000-1, 12.3.2.2 (explicit destinations), 14.7.4.3 (annotations in the structure).
 */
export function pdfReferences(file: ReadFile): readonly string[] {
  const wordsOf = (link: PdfDictionary): string | undefined =>
    link.entries.has("Dest")
      ? REFERENCE.exec(textOfString(resolve(file.objects, link.entries.get("Contents"))))?.groups?.[
          "words"
        ]
      : undefined;
  const all = annotationsOn(file.objects).filter((one) => wordsOf(one) !== undefined);
  const links = file.structure.links.filter(({ annotations }) =>
    annotations.some((one) => all.includes(one)),
  );
  const claimed = new Set(links.flatMap(({ annotations }) => annotations));
  const firsts = firstTexts(file);
  return [
    ...links.map((link) => {
      // A reader may put a space where words begin apart from those before.
      const words = file.textOf(link.contents).trim();
      const isSaid = link.annotations.every((one) => wordsOf(one) === words && all.includes(one));
      const to = isSaid ? targetOf(link, file, firsts) : 0;
      return saidReference(file.numberOf(link.paragraph), words, to);
    }),
    ...(all.every((one) => claimed.has(one)) ? [] : [saidReference(0, "", 0)]),
  ];
}

/** What lies over the pages of a file. */
function annotationsOn(objects: PdfObjects): readonly PdfDictionary[] {
  return [...objects.values()].flatMap((page) => {
    if (page.kind !== "dictionary" || nameAt(page, "Type") !== "Page") return [];
    const list = resolve(objects, page.entries.get("Annots"));
    const over = list?.kind === "array" ? list.items : [];
    return over.flatMap((item) => {
      const found = resolve(objects, item);
      return found?.kind === "dictionary" ? [found] : [];
    });
  });
}

const REFERENCE = /^(?<words>.+)の所へ$/u;

/** The first text of a paragraph, on the page of an object. */
interface FirstText {
  readonly page: number;
  readonly paragraph: number;
  readonly text: PageText;
}

function firstTexts({ pages, structure }: ReadFile): readonly FirstText[] {
  const texts = new Map<string, PageText>();
  for (const text of pages.flat()) {
    const isNew = text.content !== undefined && !texts.has(text.content) && /\S/u.test(text.text);
    if (isNew && text.content !== undefined) texts.set(text.content, text);
  }
  return structure.paragraphs.flatMap((parts, paragraph) => {
    const first = firstContent(parts);
    const text = texts.get(first ?? "");
    const page = Number(/^p(?<page>\d+)R/u.exec(first ?? "")?.groups?.["page"]);
    return text === undefined ? [] : [{ page, paragraph, text }];
  });
}

/** The first content of a paragraph, which may be the base of a reading. */
function firstContent(parts: readonly StructurePart[]): string | undefined {
  const [first] = parts;
  if (first === undefined || first.kind === "content") return first?.id;
  return firstContent(first.bases[0] ?? []);
}

/** The number of the paragraph that all parts of a link lead to; 0 for none. */
function targetOf(link: StructureLink, file: ReadFile, firsts: readonly FirstText[]): number {
  const found = link.annotations.map((annotation) => {
    const dest = resolve(file.objects, annotation.entries.get("Dest"));
    if (dest?.kind !== "array") return 0;
    const [page, , left, top] = dest.items;
    const [x, y] = [resolve(file.objects, left), resolve(file.objects, top)];
    if (page?.kind !== "reference" || x?.kind !== "number" || y?.kind !== "number") return 0;
    const there = firsts.find(
      (first) => first.page === page.object && beginsAt(first.text, x.value, y.value),
    );
    return there === undefined ? 0 : file.numberOf(there.paragraph);
  });
  const [first = 0, ...others] = found;
  return others.every((one) => one === first) ? first : 0;
}

/** Whether the frame of a text's first character begins at a place. Units: points. */
function beginsAt(
  { transform, isVertical, height, width }: PageText,
  x: number,
  y: number,
): boolean {
  const [a = 0, b = 0, , , e = 0, f = 0] = transform;
  const size = Math.hypot(a, b);
  const [left, top] = isVertical ? [e - size / 2, f] : [e, f + size * ABOVE_BASELINE];
  return size > 0 && height + width >= 0 && near(left, x, size) && near(top, y, size);
}

/** The lines beside are a character and more away. */
function near(one: number, other: number, size: number): boolean {
  return Math.abs(one - other) <= size * 0.3;
}

/** What of a frame is above the baseline, in ems. */
const ABOVE_BASELINE = 0.88;
