import { splitClusters } from "../text/clusters.ts";
import { type LatinPolicy, type LatinToken, latinEnd, latinTokens } from "../text/latin-tokens.ts";

/** How a stretch of text is set in a vertical line. */
export type Standing = "plain" | "tate-chu-yoko" | "upright";

/** A stretch of text that is set in one way. */
export interface StandingRun {
  readonly text: string;
  readonly standing: Standing;
}

/**
 * Cuts a text into what Word sets by itself and the short Latin runs that are set upright or in 縦中横.
 *
 * Shape: the runs joined are the text. The same words turn as on the laid-out pages; marks between them are left to Word.
 */
export function latinRuns(text: string, policy: LatinPolicy): readonly StandingRun[] {
  if (!LATIN.test(text)) return [{ text, standing: "plain" }];
  const runs: StandingRun[] = [];
  let plain = "";
  const add = (stretch: string, standing: Standing): void => {
    if (standing === "plain") {
      plain += stretch;
      return;
    }
    if (plain !== "") runs.push({ text: plain, standing: "plain" });
    plain = "";
    runs.push({ text: stretch, standing });
  };
  const clusters = splitClusters(text);
  for (let at = 0; at < clusters.length; ) {
    const end = latinEnd(clusters, at);
    for (const token of latinTokens(clusters, at, end, policy)) {
      add(clusters.slice(token.start, token.end).join(""), standingOf(token));
    }
    if (end === at) add(clusters[at] ?? "", "plain");
    at = Math.max(end, at + 1);
  }
  if (plain !== "") runs.push({ text: plain, standing: "plain" });
  return runs;
}

function standingOf({ setting }: LatinToken): Standing {
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
