import type { NoteEnd } from "../model/note-link.ts";
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

/** A link with the page that it is on. */
export interface LinkOnPage {
  readonly link: PlacedLink;
  readonly page: Ref;
}

/**
 * Writes links: they show nothing, and say in words where they lead. A mark leads to where its note begins, and the note's label to the
 * mark.
 *
 * Source: ISO 32000-1, 12.5.6.5, 12.3.2.2 (destinations); ISO 19005-2, 6.3.2 (the print flag); ISO 14289-1, 7.18.5 (Contents).
 */
export function linkObjects(links: readonly LinkOnPage[]): readonly CompressedObject[] {
  const ends = new Map<string, LinkOnPage>();
  for (const one of links) {
    const { to } = one.link.link;
    if ("uri" in to) continue;
    const name = endName(to.number, to.end);
    if (!ends.has(name)) ends.set(name, one);
  }
  return links.map(({ link, page }) => {
    const { box, to } = link.link;
    return {
      ref: link.ref,
      body:
        `<</Type/Annot/Subtype/Link/Rect[${box}]/Border[0 0 0]/F 4/P ${refTo(page)}` +
        `/Contents${textString(saidOf(to))}${targetOf(to, ends)}/StructParent ${link.structParent}>>`,
    };
  });
}

function endName(number: number, end: NoteEnd["end"]): string {
  return `${number} ${end}`;
}

function saidOf(to: SectionLink["to"]): string {
  if ("uri" in to) return to.uri;
  return to.end === "mark" ? `${to.name}へ` : `本文の${to.name}へ`;
}

function targetOf(to: SectionLink["to"], ends: ReadonlyMap<string, LinkOnPage>): string {
  if ("uri" in to) return `/A<</S/URI/URI${textString(to.uri)}>>`;
  const target = ends.get(endName(to.number, to.end === "mark" ? "note" : "mark"));
  if (target === undefined)
    throw new Error("invariant broken: a note's mark and label are on the pages");
  const [left, , , top] = target.link.link.box.split(" ");
  return `/Dest[${refTo(target.page)}/XYZ ${left} ${top} null]`;
}

/** The page's entry that names its links. */
export function annotsEntry(links: readonly PlacedLink[]): string {
  return links.length === 0 ? "" : `/Annots[${links.map(({ ref }) => refTo(ref)).join(" ")}]`;
}
