import { splitClusters } from "../text/clusters.ts";
import { type LatinPolicy, type LatinToken, latinEnd, latinTokens } from "../text/latin-tokens.ts";

/** How a stretch of text is set in a vertical line. */
export type LatinOrientation = "plain" | "tate-chu-yoko" | "upright";

/** A stretch of text that is set in one way. */
export interface LatinRun {
  readonly text: string;
  readonly orientation: LatinOrientation;
}

/**
 * Cuts a text into what Word sets by itself and the short Latin runs that are set upright or in 縦中横.
 *
 * Shape: the runs joined are the text. The same words turn as on the laid-out pages; marks between them are left to Word.
 */
export function latinRuns(text: string, policy: LatinPolicy): readonly LatinRun[] {
  if (!LATIN.test(text)) return [{ text, orientation: "plain" }];
  const runs: LatinRun[] = [];
  let plain = "";
  const add = (stretch: string, orientation: LatinOrientation): void => {
    if (orientation === "plain") {
      plain += stretch;
      return;
    }
    if (plain !== "") runs.push({ text: plain, orientation: "plain" });
    plain = "";
    runs.push({ text: stretch, orientation });
  };
  const clusters = splitClusters(text);
  for (let at = 0; at < clusters.length; ) {
    const end = latinEnd(clusters, at);
    for (const token of latinTokens(clusters, at, end, policy)) {
      add(clusters.slice(token.start, token.end).join(""), orientationOf(token));
    }
    if (end === at) add(clusters[at] ?? "", "plain");
    at = Math.max(end, at + 1);
  }
  if (plain !== "") runs.push({ text: plain, orientation: "plain" });
  return runs;
}

function orientationOf({ setting }: LatinToken): LatinOrientation {
  switch (setting) {
    case "upright":
    case "tate-chu-yoko":
      return setting;
    case "rotated":
    case "punctuation":
    case "space":
      return "plain";
  }
}

const LATIN = /[A-Za-z\d]/u;
