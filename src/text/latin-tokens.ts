/** How short Latin runs are set in the vertical lines of a house. */
export type LatinPolicy = "upright" | "tate-chu-yoko" | "rotated";

/** How a Latin run is set in a vertical line. */
export type LatinSetting = "upright" | "tate-chu-yoko" | "rotated" | "punctuation" | "space";

/** A run of clusters that is set in one way. */
export interface LatinToken {
  readonly start: number;
  readonly end: number;
  readonly setting: LatinSetting;
}

/**
 * Cuts a stretch of Latin clusters into words, numbers and marks, and decides how each is set in a vertical line: a letter,
 * an acronym and single digits upright, two digits in 縦中横, words turned. One rule for laid-out pages and for Word.
 *
 * Only what has a full-width form is upright: A, DX, 5. A letter with an accent has none and is turned, alone (É) and in an
 * acronym (CAFÉ), as every Latin letter does by itself.
 *
 * Shape: tokens cover `start` to `end` without gaps; a line in horizontal mode never calls this.
 * Units: `start` and `end` count clusters.
 * Source: JLReq §3.2.3–3.2.5; jlreq-d 縦組の配置; UAX #50: U for U+FF01 to U+FF5E, R for Latin letters.
 */
export function latinTokens(
  clusters: readonly string[],
  start: number,
  end: number,
  policy: LatinPolicy,
): readonly LatinToken[] {
  const text = clusters.slice(start, end).map(onePlace).join("");
  const tokens: LatinToken[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const at = start + match.index;
    tokens.push({ start: at, end: at + match[0].length, setting: settingOf(match[0], policy) });
  }
  return turnMarks(turnPhrases(tokens), text, start);
}

/**
 * Gives where the Latin stretch that begins at `start` ends; `start` itself if none begins there. `belongs` tells which
 * clusters may go on with it.
 */
export function latinEnd(
  clusters: readonly string[],
  start: number,
  belongs: (at: number) => boolean = () => true,
): number {
  let end = start;
  for (; end < clusters.length && belongs(end); end += 1) {
    if (!isLatin(clusters[end]) && !isApostrophe(clusters, end)) return end;
  }
  return end;
}

/** Tells whether a cluster can be part of a Latin word, number or their marks; × and ÷ cannot. */
export function isLatin(cluster: string | undefined): boolean {
  const codePoint = cluster?.codePointAt(0) ?? 0;
  if (codePoint >= 0x21 && codePoint <= 0x7e) return true;
  if (codePoint === 0x20 || codePoint === 0xa0) return true;
  return codePoint >= 0xc0 && codePoint <= 0x24f && codePoint !== 0xd7 && codePoint !== 0xf7;
}

// ’ in a word: it’s.
function isApostrophe(clusters: readonly string[], at: number): boolean {
  const after = clusters[at + 1];
  return (
    clusters[at]?.codePointAt(0) === 0x2019 &&
    isLatin(clusters[at - 1]) &&
    isLatin(after) &&
    /^\p{L}/u.test(after ?? "")
  );
}

/** A cluster by one code unit, so that places in the text count clusters; a letter with marks by one that has an accent. */
function onePlace(cluster: string): string {
  const first = cluster.charAt(0);
  return cluster.length > 1 && /[\p{L}\d]/u.test(first) ? "É" : first;
}

function settingOf(token: string, policy: LatinPolicy): LatinSetting {
  if (/^\s+$/u.test(token)) return "space";
  if (!/[\p{L}\d]/u.test(token)) return "punctuation";
  if (/^\d{2}$/u.test(token)) return "tate-chu-yoko";
  const isShort = /^(?:[A-Za-z]|\d{1,3}|(?=[A-Z\d]*[A-Z])[A-Z\d]{2,7})$/u.test(token);
  if (!isShort) return "rotated";
  if (policy === "upright" || token.length === 1)
    return policy === "rotated" && /[A-Za-z]/u.test(token) ? "rotated" : "upright";
  if (policy === "tate-chu-yoko" && token.length <= 3) return "tate-chu-yoko";
  return policy === "rotated" ? "rotated" : "upright";
}

// A word next to a turned word, one word space between them, is turned with it: "Society 5.0".
function turnPhrases(tokens: readonly LatinToken[]): readonly LatinToken[] {
  const settings = tokens.map((token) => token.setting);
  const spread = (from: number, step: number): void => {
    for (let i = from; settings[i + step] === "space"; i += 2 * step) {
      const next = settings[i + 2 * step];
      if (next !== "upright" && next !== "tate-chu-yoko") return;
      settings[i + 2 * step] = "rotated";
    }
  };
  for (const [index, token] of tokens.entries()) {
    if (token.setting !== "rotated") continue;
    spread(index, 1);
    spread(index, -1);
  }
  return tokens.map((token, index) => ({ ...token, setting: settings[index] ?? token.setting }));
}

// A mark between two turned words, a word space after it, is turned with them: "e-mail: info@…".
function turnMarks(
  tokens: readonly LatinToken[],
  text: string,
  start: number,
): readonly LatinToken[] {
  return tokens.map((token, index): LatinToken => {
    const around = [-1, 1, 2].map((step) => tokens[index + step]?.setting).join(" ");
    const isMark =
      token.setting === "punctuation" && /[,.:;!?]/u.test(text.charAt(token.start - start));
    return isMark && around === "rotated space rotated" ? { ...token, setting: "rotated" } : token;
  });
}

// A word or number with the marks inside it, a space, or one mark.
const TOKEN = /[\p{L}\d]+(?:[.,:/@_~'’&+#=?%-]+[\p{L}\d]+)*(?:(?<=\/[^/\s]+)\/)?|\s|[^\p{L}\d\s]/gu;
