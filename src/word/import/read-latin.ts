import { splitClusters } from "../../text/clusters.ts";
import { type LatinPolicy, latinEnd, latinTokens } from "../../text/latin-tokens.ts";
import type { XmlElement } from "../xml-tree.ts";
import { childNamed, elementsWithin } from "./properties.ts";
import type { ReadPart } from "./read-parts.ts";
import { inlineText } from "./reading-text.ts";

/**
 * Finds how the vertical lines of a file set Latin letters: upright letters are kept apart where the file has them letter by letter
 * (see `docx/inline-runs`), and in the lines of ours none is upright that every other rule would set so.
 */
export function latinOf(body: XmlElement, parts: readonly ReadPart[]): LatinPolicy {
  const isApart = elementsWithin(body).some(({ name }) => name === "w:softHyphen");
  if (isApart) return "upright";
  const runs = parts
    .filter(({ page }) => page.vertical)
    .flatMap((part) => elementsWithin(part.body).filter(({ name }) => name === "w:r"));
  const [upright, plain] = [runs.filter(isUpright), runs.filter((run) => !isUpright(run))];
  const isAnyUpright = upright.some((run) => LETTER.test(inlineText(run, [])));
  const isTurned = plain.some((run) => hasShortWord(inlineText(run, [])));
  return isTurned && !isAnyUpright ? "rotated" : "tate-chu-yoko";
}

/** What the settings say of it; undefined for what is usual. */
export function latinSetting(body: XmlElement, latin: LatinPolicy): string | undefined {
  if (latin === "rotated") return "横倒し";
  return hasAcronymInOne(body, latin) ? "縦中横" : undefined;
}

/** Whether a file of ours sets acronyms in one 縦中横, as all did once. */
function hasAcronymInOne(body: XmlElement, latin: LatinPolicy): boolean {
  if (latin === "upright") return false;
  return elementsWithin(body).some(
    (one) =>
      one.name === "w:r" &&
      isUpright(one) &&
      /^(?=.*[A-Z])[A-Z\d]{2,3}$/u.test(inlineText(one, [])),
  );
}

function isUpright(run: XmlElement): boolean {
  return childNamed(childNamed(run, "w:rPr"), "w:eastAsianLayout") !== undefined;
}

/** Whether a stretch has a letter or an acronym that the rules set upright. */
function hasShortWord(text: string): boolean {
  const clusters = splitClusters(text);
  for (let at = 0; at < clusters.length; ) {
    const end = latinEnd(clusters, at);
    const isShort = latinTokens(clusters, at, end, "upright").some(
      (token) =>
        token.setting === "upright" && LETTER.test(clusters.slice(token.start, token.end).join("")),
    );
    if (isShort) return true;
    at = Math.max(end, at + 1);
  }
  return false;
}

const LETTER = /[A-Za-z]/u;
