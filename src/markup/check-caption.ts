import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import type { Block } from "../model/letter.ts";
import { blockText } from "../model/letter-text.ts";

/**
 * Checks that the caption of a figure, the last of `blocks`, stands right after a figure, and is its only one.
 *
 * Shape: a figure that could not be taken is among `problems` already.
 * Errors: markup/caption-without-figure.
 */
export function checkCaption(
  blocks: readonly Block[],
  problems: readonly Diagnostic[],
): readonly Diagnostic[] {
  const [caption, before] = [blocks.at(-1), blocks.at(-2)];
  if (caption?.type !== "figure-caption" || before?.type === "figure") return [];
  if (problems.some(({ code }) => code.startsWith("markup/picture-"))) return [];
  const values = { text: blockText(caption) };
  return [error("markup/caption-without-figure", caption.origin ?? NOWHERE, values)];
}

const NOWHERE: Location = { kind: "option", name: "図の題" };
