import type { Remark, Transcript } from "../model/transcript.ts";
import {
  call,
  type PdfDocument,
  type PdfResources,
  property,
  withPdf,
} from "../verify/open-pdf.ts";
import { type PageText, type PdfPage, readPageText } from "../verify/pdf-pages.ts";
import { ARTIFACT, paragraphsOf } from "../verify/read-pdf.ts";
import { joinColumns } from "./join-columns.ts";
import { ordinaryCharacter } from "./ordinary-character.ts";
import { pageInk, seen } from "./page-ink.ts";

/**
 * Reads the text of a PDF that any program may have made.
 *
 * Shape: a tagged file's paragraphs, an untagged one's lines. A glyph whose text the file does not give is 〓 and is counted in
 * `remarks`; what a page shows and its text lacks is counted too, so that nothing is left out unsaid.
 * Errors: throws `UnreadableFile`.
 */
export async function transcribePdf(
  bytes: Uint8Array,
  resources: PdfResources,
  pageDone: () => void,
): Promise<Transcript> {
  return withPdf(bytes, resources, async (document) => {
    const isOurs = await isMadeByUs(document);
    const read = await readPages(document, pageDone);
    const { pages, forms } = isOurs
      ? { pages: read.pages, forms: [] }
      : inOrdinaryCharacters(read.pages);
    const remarks = [...read.remarks, ...forms];
    const joined = pages.map((page) => joinColumns(page, false)?.page ?? page);
    const tagged = paragraphsOf(bytes, joined);
    if (tagged.structured) {
      const artifacts = isOurs ? 0 : lengthOf(pages.flat().filter(isArtifact));
      return { ...tagged, remarks: [...remarks, ...beside("artifact", artifacts)] };
    }
    const columns = pages.map((page) => joinColumns(page, !isOurs));
    const vertical = columns.flatMap((found, index) => (found === undefined ? [] : [index + 1]));
    const order: readonly Remark[] =
      isOurs || vertical.length === 0 ? [] : [{ kind: "order", pages: vertical }];
    const lines = pages.map((page, index) => columns[index]?.page ?? page);
    return { ...paragraphsOf(bytes, lines), remarks: [...remarks, ...order] };
  });
}

async function readPages(
  document: PdfDocument,
  pageDone: () => void,
): Promise<{ readonly pages: readonly PdfPage[]; readonly remarks: readonly Remark[] }> {
  const pages: PdfPage[] = [];
  const remarks: Remark[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page: unknown = await document.getPage(number);
    const read = await readPage(page, number);
    pages.push(read.texts);
    remarks.push(...read.remarks);
    await call(page, "cleanup", []);
    pageDone();
  }
  return { pages, remarks };
}

/** A page's text, with 〓 for what was made up, and what has to be said of it. */
async function readPage(
  page: unknown,
  number: number,
): Promise<{ readonly texts: PdfPage; readonly remarks: readonly Remark[] }> {
  const read = await readPageText(page);
  const ink = await pageInk(page);
  const length = lengthOf(read);
  const texts = read.map((item) => ({ ...item, text: corrected(item, ink.corrections) }));
  const lost = ink.lostCount + Math.max(0, ink.characterCount - length);
  const isPicture =
    lost === 0 && (length === 0 ? ink.isPainted : length < A_FEW && ink.pictureShare > 0.6);
  return {
    texts,
    remarks: [
      ...(lost > 0 ? [{ kind: "lost", page: number, count: lost } as const] : []),
      ...(isPicture ? [{ kind: "picture", page: number } as const] : []),
    ],
  };
}

function corrected(
  { text, font }: PageText,
  corrections: ReadonlyMap<string, ReadonlyMap<string, string>>,
): string {
  const right = corrections.get(font);
  if (right === undefined || right.size === 0) return text;
  return [...text].map((character) => right.get(character) ?? character).join("");
}

/** Our own files tell each character as it was written; in another's, a form is a choice of its font. */
function inOrdinaryCharacters(pages: readonly PdfPage[]): {
  readonly pages: readonly PdfPage[];
  readonly forms: readonly Remark[];
} {
  const forms = new Set<string>();
  const put = (character: string): string => {
    const ordinary = ordinaryCharacter(character);
    if (ordinary !== character) forms.add(character);
    return ordinary;
  };
  const ordinary = pages.map((page) =>
    page.map((item) => ({ ...item, text: [...item.text].map(put).join("") })),
  );
  return {
    pages: ordinary,
    forms: forms.size === 0 ? [] : [{ kind: "forms", characters: [...forms] }],
  };
}

function lengthOf(page: PdfPage): number {
  return page.reduce((sum, { text }) => sum + seen(text).length, 0);
}

function isArtifact({ tags }: PageText): boolean {
  return tags.includes(ARTIFACT);
}

function beside(what: "artifact", count: number): readonly Remark[] {
  return count === 0 ? [] : [{ kind: "beside", what, count }];
}

/** Our own vertical pages are painted in the order in which they are read. */
async function isMadeByUs(document: PdfDocument): Promise<boolean> {
  const producer = property(property(await document.getMetadata(), "info"), "Producer");
  return typeof producer === "string" && /^shokan /u.test(producer);
}

/** Characters of a header or a page number on a page that is otherwise a picture. */
const A_FEW = 30;
