import type { TagStart } from "../model/paged-document.ts";
import type { RunningEdge } from "../model/running.ts";

/** A page's number belongs to the page, a mark next to a block's characters to its look. Source: ISO 32000-1, table 330. */
export function untaggedType(stack: readonly TagStart[]): string {
  return stack.some(isRepeated) ? REPEATED_HEAD : " BMC";
}

function isRepeated({ role }: TagStart): boolean {
  return role === "repeated";
}

/** Source: ISO 32000-1, table 330: what is at the head of pages. */
const REPEATED_HEAD = "<</Type/Pagination/Subtype/Header>>BDC";

/** Source: ISO 32000-1, 14.8.2.2.2, table 330; ISO 14289-1, 7.8: running headers and footers are pagination artifacts of their kind. */
const RUNNING: Readonly<Record<RunningEdge, string>> = {
  header: "<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC",
  footer: "<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC",
};

/** Tells whether a tag is of what belongs to the page alone. */
export function isArtifact({ role }: TagStart): boolean {
  return role === "artifact" || role === "repeated";
}

/** Gives how what belongs to the page alone begins. Source: ISO 32000-1, 14.8.2.2. */
export function artifactType(stack: readonly TagStart[]): string {
  if (stack.length === 0) return " BMC";
  if (stack.some(isRepeated)) return REPEATED_HEAD;
  const running = stack[0]?.running;
  if (running !== undefined) return RUNNING[running];
  return stack.length === 1 ? "<</Type/Pagination>>BDC" : "<</Type/Layout>>BDC";
}
