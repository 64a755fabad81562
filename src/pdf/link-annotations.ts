import type { NoteEnd } from "../model/note-link.ts";
import type { SectionLink, SectionPlace } from "./encode-section.ts";
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

/** A place with the page that it is on. */
export interface PlaceOnPage extends SectionPlace {
  readonly page: Ref;
}

/** Where on a page a link leads. */
type Target = Pick<PlaceOnPage, "box" | "page">;

/**
 * Writes links: they show nothing, and say in words where they lead. A mark leads to where its note begins, and the note's label to the
 * mark; the name of a place to where that begins.
 *
 * Source: ISO 32000-1, 12.5.6.5, 12.3.2.2 (destinations); ISO 19005-2, 6.3.2 (the print flag); ISO 14289-1, 7.18.5 (Contents).
 */
export function linkObjects(
  links: readonly LinkOnPage[],
  places: readonly PlaceOnPage[],
): readonly CompressedObject[] {
  const ends = new Map<string, Target>();
  const keep = (number: number, end: NoteEnd["end"], target: Target): void => {
    const name = endName(number, end);
    if (!ends.has(name)) ends.set(name, target);
  };
  for (const place of places) keep(place.number, "reference", place);
  for (const { link, page } of links) {
    const { to, box } = link.link;
    if (!("uri" in to) && to.end !== "reference") keep(to.number, to.end, { box, page });
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
  return "uri" in to ? to.uri : SAID[to.end](to.name);
}

const SAID: Readonly<Record<NoteEnd["end"], (name: string) => string>> = {
  mark: (name) => `${name}へ`,
  note: (name) => `本文の${name}へ`,
  reference: (name) => `${name}の所へ`,
};

/** The other end of each. */
const OTHER = { mark: "note", note: "mark", reference: "reference" } as const;

function targetOf(to: SectionLink["to"], ends: ReadonlyMap<string, Target>): string {
  if ("uri" in to) return `/A<</S/URI/URI${textString(to.uri)}>>`;
  const target = ends.get(endName(to.number, OTHER[to.end]));
  if (target === undefined) throw new Error("invariant broken: where a link leads is on the pages");
  const [left, , , top] = target.box.split(" ");
  return `/Dest[${refTo(target.page)}/XYZ ${left} ${top} null]`;
}

/** The page's entry that names its links. */
export function annotsEntry(links: readonly PlacedLink[]): string {
  return links.length === 0 ? "" : `/Annots[${links.map(({ ref }) => refTo(ref)).join(" ")}]`;
}
