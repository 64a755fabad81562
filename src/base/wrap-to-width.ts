import { displayWidth } from "./display-width.ts";

/**
 * Parts a line of people's text into lines of a terminal, by the rules of Japanese lines: none begins with a closing mark, a full
 * stop, a small kana or a prolonged sound, none ends with an opening bracket, and Latin words, paths, tags ({{職名}}) and notes
 * (［＃宛名］) stay whole.
 *
 * Units: `cells` of a line and `indent` of the lines after the first, in terminal cells.
 * Shape: no line is wider than `cells`, whatever is in it; the text without its line breaks, and the spaces around them, is what it was.
 * Source: JLReq 3.1.7, 3.1.8 (characters not starting, not ending a line).
 */
export function wrapToWidth(text: string, cells: number, indent = 0): readonly string[] {
  const room = Math.max(cells, NARROWEST);
  const hang = Math.min(indent, Math.floor(room / 2));
  if (displayWidth(text) <= room) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of phrasesOf(wordsOf(text, room - hang), room - hang)) {
    if (displayWidth(line + word.trimEnd()) > room && line.trim() !== "") {
      lines.push(line.trimEnd());
      line = " ".repeat(hang) + word.trimStart();
    } else {
      line += word;
    }
  }
  return [...lines, line.trimEnd()];
}

/** Words that are read in one breath, as far as a line has room: 作成|しま|す is 作成します, and フォル|ダー is one. */
function phrasesOf(words: readonly string[], room: number): readonly string[] {
  const most = Math.min(LONGEST_PHRASE, Math.floor(room / 2));
  const phrases: string[] = [];
  for (const word of words) {
    const last = phrases.at(-1);
    const isOne = last !== undefined && !isBoundary(last, word);
    if (isOne && displayWidth(last + word) <= most) phrases[phrases.length - 1] = last + word;
    else phrases.push(word);
  }
  return phrases;
}

/** Units: terminal cells. */
const LONGEST_PHRASE = 22;

/** Behind a particle or an ending, a comma, a bracket, a space: where a reader stops. */
function isBoundary(before: string, after: string): boolean {
  if (/[\s、。，．）」』】］]$/u.test(before) || /^[\s（「『【［{]/u.test(after)) return true;
  return /[\p{Script=Hiragana}]$/u.test(before) && !/^[\p{Script=Hiragana}ー]/u.test(after);
}

/** What may not be parted further, each with the marks that belong to it; what is too long for a line is cut all the same. */
function wordsOf(text: string, room: number): readonly string[] {
  const words: string[] = [];
  for (const piece of text.match(PIECES) ?? []) {
    const last = words.at(-1);
    if (last !== undefined && belongs(last, piece) && displayWidth(last + piece) <= room) {
      words[words.length - 1] = last + piece;
    } else if (displayWidth(piece) <= room) {
      words.push(piece);
    } else {
      words.push(...cutPieces(piece, room));
    }
  }
  return words;
}

/** Whether no line may end between two pieces. */
function belongs(before: string, after: string): boolean {
  if (/\s$/u.test(before) || /^\s/u.test(after)) return false;
  return (
    NOT_FIRST.test(after) || NOT_LAST.test(before) || (LATIN_END.test(before) && KANA.test(after))
  );
}

/** A tag, a note, a word of Latin letters and signs, or one character with the marks that join it. */
const PIECES =
  /\{\{[^{}\n]{1,40}\}\}|\[[^[\]\n]{1,24}\]|［＃[^［］\n]{1,24}］|\\u[0-9a-f]{4}|[!-~]+|\s+|\P{M}\p{M}*|\p{M}+/gu;

/** Classes cl-02 to cl-11 of JLReq in part, and their Latin fellows. */
const NOT_FIRST =
  /^[）」』】〕］｝〉》≫”’、。，．・：；！？‐〜–ーゝゞヽヾ々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥)\]},.:;!?%％]/u;
const NOT_LAST = /[（「『【〔［｛〈《≪“‘([{]$/u;
const LATIN_END = /[0-9A-Za-z]$/u;
const KANA = /^[\p{Script=Hiragana}]/u;

/** No terminal is narrower; a word of two cells has room. */
const NARROWEST = 8;

function cutPieces(piece: string, room: number): readonly string[] {
  const parts: string[] = [];
  let part = "";
  for (const character of piece) {
    if (displayWidth(part + character) > room) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return part === "" ? parts : [...parts, part];
}
