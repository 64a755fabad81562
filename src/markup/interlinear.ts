import type { Inline } from "../model/letter.ts";

/** Tells whether an inline has something beside its characters, or is spread or split by a rule of its own. */
export function isInterlinear(inline: Inline): boolean {
  switch (inline.type) {
    case "text":
    case "line-break":
    case "honorific-space":
    case "tate-chu-yoko":
      return false;
    case "picture":
      return true;
    case "no-break":
      return inline.children.some(isInterlinear);
    case "ruby":
    case "script-text":
    case "emphasis-dots":
    case "lined-text":
    case "warichu":
    case "jidori":
    case "editorial-note":
      return true;
  }
}
