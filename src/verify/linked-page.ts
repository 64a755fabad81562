import { type Diagnostic, error } from "../base/diagnostic.ts";
import { goesOver } from "./address-over-pages.ts";
import { linksOver } from "./link-check.ts";
import type { PageContent, PlacedPiece } from "./page-text.ts";
import type { PdfObjects } from "./pdf-objects.ts";
import type { PdfValue } from "./pdf-value.ts";

/** A page with what lies over it. */
export interface LinkedPage {
  readonly path: string;
  readonly page: number;
  /** Whether all of it are links as letters have them. */
  readonly areLinks: boolean;
  /** The addresses that links lead to, but which neither the page says nor the end of the one before with its beginning. */
  readonly unsaid: readonly string[];
  readonly text: readonly PlacedPiece[];
}

/** Before the first page. */
export const NO_LINKS: LinkedPage = { path: "", page: 0, areLinks: true, unsaid: [], text: [] };

/** Gives what lies over a page, which comes after another. */
export function linksOn(
  objects: PdfObjects,
  annotations: PdfValue | undefined,
  {
    path,
    page,
    content,
  }: { readonly path: string; readonly page: number; readonly content: PageContent },
  before: LinkedPage,
): LinkedPage {
  const text = (): readonly PlacedPiece[] => textPieces(content);
  const { areLinks, unsaid } = linksOver(objects, annotations, text);
  const own = unsaid.filter((address) => !goesOver(address, before.text, text()));
  return { path, page, areLinks, unsaid: own, text: unsaid.length === 0 ? [] : text() };
}

/**
 * Tells of a page over which lies something else than links to what is said there; `next` is the one after it, in which an address may
 * go on.
 *
 * Errors: `verify/page-annotated`.
 */
export function annotatedPage(
  { path, page, areLinks, unsaid, text }: LinkedPage,
  next: PageContent | undefined,
): readonly Diagnostic[] {
  const isSaid = (address: string): boolean =>
    next !== undefined && goesOver(address, text, textPieces(next));
  if (areLinks && unsaid.every(isSaid)) return [];
  const at = { kind: "page", path, page, box: undefined } as const;
  return [error("verify/page-annotated", at, { path, page })];
}

/** The text itself: readings and marks beside it are painted after their line, in the midst of an address that goes on in the next. */
function textPieces({ pieces }: PageContent): readonly PlacedPiece[] {
  return pieces.filter(({ role }) => role === "text");
}
