/**
 * Gives runs that lead to a place of the letter, in the look that they have.
 *
 * Source: ISO/IEC 29500-1, 17.16.22 (hyperlink to a bookmark).
 */
export function placeLink(place: number, runs: string): string {
  return `<w:hyperlink w:anchor="${placeName(place)}" w:history="1">${runs}</w:hyperlink>`;
}

/** Gives the bookmark at the head of a paragraph that is such a place. Source: ISO/IEC 29500-1, 17.13.6.2. */
export function placeMark(place: number | undefined): string {
  if (place === undefined) return "";
  return `<w:bookmarkStart w:id="${place}" w:name="${placeName(place)}"/><w:bookmarkEnd w:id="${place}"/>`;
}

/** Word does not list bookmarks with such names: they are its own for references. */
function placeName(place: number): string {
  return `_Ref${String(place).padStart(8, "0")}`;
}
