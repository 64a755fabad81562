import type { SectionLink } from "./encode-section.ts";
import type { CompressedObject, PdfFile } from "./pdf-file.ts";
import { type Ref, refTo, textString } from "./syntax.ts";

/** A link on a page: its annotation, and the number by which its structure element is found. */
export interface PlacedLink {
  readonly ref: Ref;
  readonly link: SectionLink;
  readonly structParent: number;
}

/** Gives the links of pages their objects, and numbers after those of the pages themselves. */
export function placeLinks(
  pages: readonly (readonly SectionLink[])[],
  file: PdfFile,
): readonly (readonly PlacedLink[])[] {
  let structParent = pages.length;
  return pages.map((links) =>
    links.map((link): PlacedLink => {
      const placed = { ref: file.reserve(), link, structParent };
      structParent += 1;
      return placed;
    }),
  );
}

/**
 * Writes a link: it shows nothing, and says in words where it leads.
 *
 * Source: ISO 32000-1, 12.5.6.5; ISO 19005-2, 6.3.2 (the print flag); ISO 14289-1, 7.18.5 (Contents).
 */
export function linkObject({ ref, link, structParent }: PlacedLink, page: Ref): CompressedObject {
  const uri = textString(link.uri);
  return {
    ref,
    body:
      `<</Type/Annot/Subtype/Link/Rect[${link.box}]/Border[0 0 0]/F 4/P ${refTo(page)}` +
      `/Contents${uri}/A<</S/URI/URI${uri}>>/StructParent ${structParent}>>`,
  };
}

/** The page's entry that names its links. */
export function annotsEntry(links: readonly PlacedLink[]): string {
  return links.length === 0 ? "" : `/Annots[${links.map(({ ref }) => refTo(ref)).join(" ")}]`;
}
