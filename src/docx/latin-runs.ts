import type { LatinPolicy } from "../model/page-format.ts";

/** How a stretch of text stands in a vertical line. */
export type Standing = "plain" | "tate-chu-yoko" | "upright";

/** A stretch of text that stands in one way. */
export interface StandingRun {
  readonly text: string;
  readonly standing: Standing;
}

/**
 * Cuts a text into what Word sets by itself and the short Latin runs that stand upright or in 縦中横.
 *
 * Shape: the runs joined are the text. The same words turn as on the laid-out pages: a letter, an acronym of
 * up to seven capitals and up to three digits stand, words and longer numbers lie.
 * Source: JLReq §3.2.3–3.2.5.
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
  for (const [stretch, phrase] of text.matchAll(STRETCH)) {
    if (phrase === undefined) add(stretch, "plain");
    else for (const word of phraseRuns(phrase, policy)) add(word.text, word.standing);
  }
  if (plain !== "") runs.push({ text: plain, standing: "plain" });
  return runs;
}

// A word beside a lying word lies with it: "Society 5.0", but "DX CIO" stands.
function phraseRuns(phrase: string, policy: LatinPolicy): readonly StandingRun[] {
  const words = phrase.split(/( )/u).map((text) => ({
    text,
    standing: text === " " ? ("plain" as const) : standingOf(text, policy),
  }));
  const lies = words.some((word) => word.text !== " " && word.standing === "plain");
  return lies ? [{ text: phrase, standing: "plain" }] : words;
}

function standingOf(word: string, policy: LatinPolicy): Standing {
  if (/^\d\d$/u.test(word)) return "tate-chu-yoko";
  if (/^\d$/u.test(word)) return "upright";
  if (policy === "rotated" || !SHORT.test(word)) return "plain";
  const isShortEnough = word.length > 1 && word.length <= 3;
  return policy === "tate-chu-yoko" && isShortEnough ? "tate-chu-yoko" : "upright";
}

const LATIN = /[A-Za-z\d]/u;
// ASCII words with the marks inside them and single spaces between them, or a stretch without any.
const STRETCH = /([A-Za-z\d]+(?:(?: |[.,:/@_~'&+#=?%-]+)[A-Za-z\d]+)*)|[^A-Za-z\d]+/gu;
/** One letter, up to three digits, or an acronym. */
const SHORT = /^(?:[A-Za-z]|\d{1,3}|(?=[A-Z\d]*[A-Z])[A-Z\d]{2,7})$/u;
