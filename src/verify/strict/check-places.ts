import type { FollowedPage } from "../follow-pages.ts";
import { demand } from "./not-strict.ts";

/** Holds a page to operators that letters have, and to text that begins on it. Errors: throws `NotStrict`. */
export function checkPlaces({ content, size }: FollowedPage): void {
  const { extent, foreign, pieces } = content;
  const { width, height } = size;
  demand(foreign.length === 0, "operators that letters do not have");
  const isOnPage =
    pieces.length === 0 ||
    (extent.left >= 0 && extent.bottom >= 0 && extent.right <= width && extent.top <= height);
  demand(isOnPage, "text that begins off its page");
}
