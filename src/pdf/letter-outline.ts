import type { SectionTitle } from "./encode-section.ts";
import type { CompressedObject, PdfFile } from "./pdf-file.ts";
import { type Ref, refTo, textString } from "./syntax.ts";

/** A page's headings in reading order. */
export interface PageTitles {
  readonly page: Ref;
  readonly titles: readonly SectionTitle[];
}

interface Entry {
  readonly ref: Ref;
  readonly title: string;
  readonly level: number;
  readonly page: Ref;
  readonly parent: Entry | undefined;
  readonly kids: Entry[];
}

/**
 * Makes the bookmarks (しおり) of a letter that has headings: the subject, and under it the headings by their levels.
 *
 * Shape: all are open; none for a letter without headings, of which the subject alone would say nothing.
 * Source: ISO 32000-1, 12.3.3.
 */
export function letterOutline(
  pages: readonly PageTitles[],
  file: PdfFile,
): { readonly entry: string; readonly objects: readonly CompressedObject[] } {
  const all = pages.flatMap(({ titles }) => titles);
  if (all.every(({ level }) => level === SUBJECT_LEVEL)) return { entry: "", objects: [] };
  const root = file.reserve();
  const tops: Entry[] = [];
  const entries: Entry[] = [];
  let under: Entry | undefined;
  for (const { page, titles } of pages) {
    for (const { level, text } of titles) {
      while (under !== undefined && under.level >= level) under = under.parent;
      const entry: Entry = {
        ref: file.reserve(),
        title: text,
        level,
        page,
        parent: under,
        kids: [],
      };
      (under?.kids ?? tops).push(entry);
      entries.push(entry);
      under = entry;
    }
  }
  const body = `<</Type/Outlines${kidEntries(tops)}/Count ${entries.length}>>`;
  const objects = [
    { ref: root, body },
    ...entries.map((entry) => ({ ref: entry.ref, body: entryBody(entry, tops, root) })),
  ];
  return { entry: `/Outlines ${refTo(root)}`, objects };
}

/** The level of a letter's subject, above that of every heading. */
export const SUBJECT_LEVEL = 0;

function entryBody(entry: Entry, tops: readonly Entry[], root: Ref): string {
  const around = entry.parent?.kids ?? tops;
  const at = around.indexOf(entry);
  const link = (name: string, other: Entry | undefined): string =>
    other === undefined ? "" : `/${name} ${refTo(other.ref)}`;
  const count = entry.kids.length === 0 ? "" : `/Count ${openBelow(entry)}`;
  return (
    `<</Title${textString(entry.title)}/Parent ${refTo(entry.parent?.ref ?? root)}` +
    `${link("Prev", around[at - 1])}${link("Next", around[at + 1])}${kidEntries(entry.kids)}${count}` +
    `/Dest[${refTo(entry.page)}/Fit]>>`
  );
}

function kidEntries(kids: readonly Entry[]): string {
  const [first, last] = [kids[0], kids.at(-1)];
  if (first === undefined || last === undefined) return "";
  return `/First ${refTo(first.ref)}/Last ${refTo(last.ref)}`;
}

function openBelow({ kids }: Entry): number {
  return kids.reduce((sum, kid) => sum + 1 + openBelow(kid), 0);
}
