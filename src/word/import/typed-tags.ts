import type { Inline } from "../../model/letter.ts";
import { inlineText } from "../../model/letter-text.ts";
import type { Lose } from "./loss.ts";
import { columnTag } from "./merge-field.ts";
import type { Story } from "./read-runs.ts";

/**
 * Makes tags of what a clerk typed as tags: `{{職名}}`, ｛｛職名｝｝.
 *
 * Shape: a typed mark that is no tag, such as one in two looks, stays as characters and is told: every letter would
 * show it.
 */
export function typedTags(inlines: readonly Inline[], story: Story, lose: Lose): readonly Inline[] {
  const found = inlines.map((inline) => withTags(inline, story));
  if (hasOpenBraces(inlineText(found))) lose("braces");
  return found;
}

/** Whether a text has what opens a tag. */
export function hasOpenBraces(text: string): boolean {
  return text.includes("{{");
}

function withTags(inline: Inline, story: Story): Inline {
  switch (inline.type) {
    case "text":
      return {
        ...inline,
        text: inline.text.replaceAll(TYPED, (shown, column: string) =>
          story.addTag(columnTag(column), shown),
        ),
      };
    case "emphasis-dots":
    case "lined-text":
    case "no-break":
      return { ...inline, children: inline.children.map((child) => withTags(child, story)) };
    default:
      return inline;
  }
}

const TYPED = /(?:\{\{|｛｛)[ 　]*([\p{L}\p{N}_・]+)[ 　]*(?:\}\}|｝｝)/gu;
