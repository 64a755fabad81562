import type { PrintedLetter } from "./run.ts";

/** The pages of a letter in its volume as people read them: 12, or 12〜13. */
export function pagesText({ page, pages }: Pick<PrintedLetter, "page" | "pages">): string {
  return pages === 1 ? String(page) : `${page}〜${page + pages - 1}`;
}
