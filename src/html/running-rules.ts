import { scaleSp, spToPt } from "../base/units.ts";
import type { LetterRunning, RunningPiece } from "../model/letter.ts";
import type { PageFormat } from "../model/page-format.ts";
import {
  type PartRunning,
  partRunning,
  RUNNING_PLACES,
  type RunningPlace,
} from "../model/running.ts";
import { PAGE_NUMBER_SIZE } from "../model/text-sizes.ts";

/** A part of a letter whose pages have a style of their own. */
export interface StyledPart {
  readonly name: string;
  /** The name of its pages in the style. */
  readonly id: string;
  readonly format: PageFormat;
}

/**
 * Gives the rules for what stands at the head and the foot of printed pages (柱): one for each place, empty ones where a page has
 * nothing that others have.
 *
 * Shape: on a screen there are no pages, and nothing of it. Browsers that do not know the boxes of margins leave it out.
 * Source: CSS Paged Media 3, 5 (page-margin boxes), 3.1 (:first).
 */
export function runningRules(
  running: LetterRunning,
  format: PageFormat,
  parts: readonly StyledPart[],
): readonly string[] {
  const own = partRunning(running, undefined);
  const used = new Set(
    [own, ...parts.map(({ name }) => partRunning(running, name))].flatMap(({ first, others }) =>
      [...first, ...others].map(({ place }) => place),
    ),
  );
  return [
    ...pageRules(" ", own, format, used),
    ...parts
      .filter(isFirstOfId)
      .flatMap((part) =>
        pageRules(` ${part.id}`, partRunning(running, part.name), part.format, used),
      ),
  ];
}

function isFirstOfId({ id }: StyledPart, index: number, all: readonly StyledPart[]): boolean {
  return all.findIndex((one) => one.id === id) === index;
}

function pageRules(
  selector: string,
  { first, others }: PartRunning<readonly RunningPiece[]>,
  { characterSize }: PageFormat,
  used: ReadonlySet<RunningPlace>,
): readonly string[] {
  const size = spToPt(scaleSp(characterSize, ...PAGE_NUMBER_SIZE));
  const rules = (pages: string, slots: typeof others): readonly string[] =>
    RUNNING_PLACES.filter((place) => used.has(place)).map((place) => {
      const text = slots.find((slot) => slot.place === place)?.text;
      const content = text === undefined ? "none" : text.map(contentOf).join(" ");
      const box = place.replace("header", "top").replace("footer", "bottom");
      return `@page${pages} { @${box} { writing-mode: horizontal-tb; font-size: ${Math.round(size * 1000) / 1000}pt; content: ${content}; } }`;
    });
  return [
    ...rules(selector === " " ? "" : selector, others),
    ...(first === others ? [] : rules(`${selector}:first`, first)),
  ];
}

function contentOf(piece: RunningPiece): string {
  if (piece.type !== "text") return COUNTERS[piece.type];
  const escaped = piece.text.replaceAll(
    /["\\<&\n\r]/gu,
    (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped}"`;
}

const COUNTERS = { "page-number": "counter(page)", "page-count": "counter(pages)" } as const;
