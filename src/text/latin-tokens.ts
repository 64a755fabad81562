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
  const marks = turnPhrases(tokens).map((token) => ({
    ...token,
    text: text.slice(token.start - start, token.end - start),
  }));
  turnBrackets(marks);
  turnMarks(marks);
  return marks.map(({ start: from, end: to, setting }) => ({ start: from, end: to, setting }));
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
    const isPart = isLatin(clusters[end]) || isWithinWord(clusters, end, start);
    if (!isPart) return end;
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

// ’ in a word (it’s), ° and µ of a unit (25°C, 5µm), a raised or lowered figure after its letter (m², CO₂).
function isWithinWord(clusters: readonly string[], at: number, start: number): boolean {
  const mark = clusters[at] ?? "";
  const before = at > start ? (clusters[at - 1] ?? "") : "";
  const isBeforeLetter = /^[A-Za-zÀ-ɏ]/u.test(clusters[at + 1] ?? "");
  switch (mark) {
    case "\u2019":
      return isLatin(before) && isBeforeLetter;
    case "\u00b0":
    case "\u00b5":
    case "\u03bc":
      return /^\d/u.test(before) && isBeforeLetter;
    default:
      return RAISED.test(mark) && /^[A-Za-z\u00b2\u00b3\u00b9\u2070-\u2089]/u.test(before);
  }
}

const RAISED = /^[\u00b2\u00b3\u00b9\u2070-\u2089]/u;

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

/** A token with its text, while it is decided which marks turn with the words beside them. */
interface Marked extends LatinToken {
  setting: LatinSetting;
  readonly text: string;
}

// Brackets in a turned phrase turn with it: "Society (New) 5.0"; those that hold a word of a Japanese line are the line's.
function turnBrackets(tokens: Marked[]): void {
  const open: number[] = [];
  for (const [index, { text, setting }] of tokens.entries()) {
    if (setting !== "punctuation") continue;
    if (OPENING.test(text)) open.push(index);
    if (!CLOSING.test(text)) continue;
    const from = open.pop();
    const first = from === undefined ? undefined : tokens[from];
    const last = tokens[index];
    if (from === undefined || first === undefined || last === undefined) continue;
    const before = settingBefore(tokens, from);
    const isPhrase = tokens
      .slice(from + 1, index)
      .every((token) => token.setting === "rotated" || token.setting === "space");
    if (before !== "rotated" || !isPhrase) continue;
    first.setting = "rotated";
    last.setting = "rotated";
  }
}

function settingBefore(tokens: readonly LatinToken[], index: number): LatinSetting | undefined {
  const before = tokens[index - 1]?.setting;
  return before === "space" ? tokens[index - 2]?.setting : before;
}

// A mark that touches a turned word turns with it, after it (dog. U.S.A. 1,234%) and before it ("Quoted", #tag, $1,000).
function turnMarks(tokens: Marked[]): void {
  for (const [index, token] of tokens.entries()) {
    const isAfter = tokens[index - 1]?.setting === "rotated";
    if (isAfter && isMark(token)) token.setting = "rotated";
  }
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    const isBefore = tokens[index + 1]?.setting === "rotated";
    if (token !== undefined && isBefore && isMark(token) && LEADING.test(token.text)) {
      token.setting = "rotated";
    }
  }
}

function isMark({ setting, text }: Marked): boolean {
  return setting === "punctuation" && !OPENING.test(text) && !CLOSING.test(text);
}

const OPENING = /^[([{]$/u;
const CLOSING = /^[)\]}]$/u;
const LEADING = /^["'$#@&+~*-]$/u;

// A word or number with the marks inside it, a space, or one mark.
const TOKEN =
  /[\p{L}\d²³¹⁰-₉]+(?:[.,:/@_~'’&+#=?%°-]+[\p{L}\d²³¹⁰-₉]+)*(?:(?<=\/[^/\s]+)\/)?|\s|[^\p{L}\d\s²³¹⁰-₉]/gu;
