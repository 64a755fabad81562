import { isSameWhole } from "../base/whole-value.ts";
import type { FontFace } from "../model/font-face.ts";
import type { PagedDocument, PagePaper } from "../model/paged-document.ts";

/** All of a document that its pages have in common: everything but the pages and the file's own properties. */
export type Sheet = Omit<PagedDocument, "pages" | "properties">;

/** Gives what the pages of a document have in common. */
export function sheetOf({ pages, properties, ...sheet }: PagedDocument): Sheet {
  return sheet;
}

/** Gives a document's sheet as a page has it: one of a 別紙 has its own paper. */
export function sheetOfPage(sheet: Sheet, own: PagePaper | undefined): Sheet {
  return own === undefined ? sheet : { ...sheet, ...own };
}

/** Tells whether two documents have the same sheet, down to the files of their faces. */
export function isSameSheet(
  { faces, ...one }: Sheet,
  { faces: otherFaces, ...other }: Sheet,
): boolean {
  return isSameWhole(one, other) && areSameFaces(faces, otherFaces);
}

function areSameFaces(one: Sheet["faces"], other: Sheet["faces"]): boolean {
  return (
    one === other ||
    (one.length === other.length && one.every((face, index) => isSameFace(face, other[index])))
  );
}

/** Tells whether two faces are the same font of the same file; all else about a face follows from it. */
export function isSameFace(one: FontFace, other: FontFace | undefined): boolean {
  return one === other || (one.sha256 === other?.sha256 && one.index === other.index);
}
