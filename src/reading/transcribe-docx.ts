import type { BesideText, Remark, Transcript } from "../model/transcript.ts";
import { besideParts, countUnread } from "../verify/docx-beside.ts";
import { type DocxParts, mainPartName, openDocx } from "../verify/docx-parts.ts";
import { readDocxPart } from "../verify/read-docx.ts";
import { UnreadableFile } from "../verify/unreadable-file.ts";

/**
 * Reads the text of a Word file that any program may have made.
 *
 * Shape: the body's paragraphs, then those of headers, footers, notes and comments; page numbers alone are left out. What is
 * deleted under change tracking is not shown; it is counted, as are formulas, signs of symbol fonts, automatic numbers, words
 * in drawings, embedded documents and hidden text.
 * Errors: throws `UnreadableFile`.
 * Source: ECMA-376 Part 1, 11.3 (parts), 17.13.5 (revisions), 17.3.3.30 (symbols), 22.1 (formulas).
 */
export function transcribeDocx(bytes: Uint8Array): Transcript {
  try {
    return transcribe(openDocx(bytes));
  } catch (cause) {
    throw UnreadableFile.from("docx", cause);
  }
}

/** The same of a package that is open already. Errors: throws `UnreadableFile`. */
export function transcribe(parts: DocxParts): Transcript {
  const main = mainPartName(parts);
  const body = readDocxPart(parts, main);
  const others = besideParts(parts, main).map(({ name, what }) => {
    const read = readDocxPart(parts, name);
    return {
      name,
      what,
      read,
      paragraphs: read.paragraphs.filter((text) => !isPageNumber(text)),
    };
  });
  const counts = new Map<BesideText, number>();
  const add = (what: BesideText, count: number): void => {
    if (count > 0) counts.set(what, (counts.get(what) ?? 0) + count);
  };
  for (const { what, paragraphs } of others) add(what, paragraphs.length);
  countUnread(parts, main, [main, ...others.map(({ name }) => name)], add);
  return {
    ...body,
    paragraphs: [...body.paragraphs, ...others.flatMap(({ paragraphs }) => paragraphs)],
    ruby: [...body.ruby, ...others.flatMap(({ read }) => read.ruby)],
    remarks: [...counts].map(([what, count]): Remark => ({ kind: "beside", what, count })),
  };
}

/** Tells whether a text is a page number by itself, such as － 3 － or 三／五. */
export function isPageNumber(text: string): boolean {
  return PAGE_NUMBER.test(text);
}

const PAGE_NUMBER = /^[\s\p{Pd}・/／.．ページ頁第\p{Nd}〇一二三四五六七八九十百]*$/u;
