import { isTrue, type PartFault, type Parts, readPart, unescapeString } from "./parts.ts";
import type { Attributes } from "./scan-xml.ts";

/** A text of a cell, with the parts of it that have a line drawn through (取り消し線). */
export interface RichText {
  readonly text: string;
  /** In their order; undefined where the cell's own font decides about the whole text. */
  readonly runs: readonly TextRun[] | undefined;
}

/** A piece of text in one font; `isStruck` is undefined where the cell's font decides. */
export interface TextRun {
  readonly text: string;
  readonly isStruck: boolean | undefined;
}

/** Takes what is in an `si` or `is` element, by paths relative to it, and gives the text. */
export interface TextCollector {
  readonly open: (path: string, attributes: Attributes) => void;
  readonly text: (path: string, text: string) => void;
  /** The text since the last one was taken. */
  readonly take: () => RichText;
}

/**
 * Collects the runs of a text; furigana (`rPh`) is no part of it.
 *
 * Source: ECMA-376 Part 1, 18.4.4 r, 18.4.8 si, 18.4.12 t.
 */
export function textCollector(): TextCollector {
  let runs: { text: string; isStruck: boolean | undefined }[] = [];
  return {
    open: (path, attributes) => {
      if (path === "t" || path === "r") runs.push({ text: "", isStruck: undefined });
      const run = runs.at(-1);
      if (path === "r/rPr" && run !== undefined) run.isStruck = false;
      if (path === "r/rPr/strike" && run !== undefined)
        run.isStruck = isTrue(attributes.get("val") ?? "1");
    },
    text: (path, text) => {
      const run = runs.at(-1);
      if ((path === "t" || path === "r/t") && run !== undefined) run.text += text;
    },
    take: () => {
      const taken = runs.map((run) => ({ ...run, text: unescapeString(run.text) }));
      runs = [];
      const text = taken.map((run) => run.text).join("");
      return { text, runs: taken.some((run) => run.isStruck !== undefined) ? taken : undefined };
    },
  };
}

/** The shared strings of a workbook: texts by index, and the runs of those that have any. */
export interface SharedStrings {
  readonly texts: readonly string[];
  readonly runs: ReadonlyMap<number, readonly TextRun[]>;
}

/** Strings of a workbook that has no part for them. */
export const NO_STRINGS: SharedStrings = { texts: [], runs: new Map() };

const ITEM = "sst/si";

/** Reads the shared strings. Source: ECMA-376 Part 1, 18.4.9 sst. */
export function readStrings(parts: Parts, part: string): SharedStrings | PartFault {
  const texts: string[] = [];
  const allRuns = new Map<number, readonly TextRun[]>();
  const collector = textCollector();
  const within = (path: string): string => path.slice(ITEM.length + 1);
  const fault = readPart(parts, part, {
    root: "sst",
    open: (path, attributes) => {
      if (path.startsWith(ITEM)) collector.open(within(path), attributes);
    },
    close: (path) => {
      if (path !== ITEM) return;
      const { text, runs } = collector.take();
      if (runs !== undefined) allRuns.set(texts.length, runs);
      texts.push(text);
    },
    text: (path, text) => {
      if (path.startsWith(ITEM)) collector.text(within(path), text);
    },
  });
  return fault ?? { texts, runs: allRuns };
}
