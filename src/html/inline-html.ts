import { assertNever } from "../base/assert.ts";
import { escapeAttribute, escapeText } from "../base/escape-xml.ts";
import { type Sp, spToPt } from "../base/units.ts";
import { showNote } from "../model/editorial-note.ts";
import type { DrawnLine, Inline, PlacedPicture, Ruby, ScriptText, Text } from "../model/letter.ts";
import { inlinesWithin, inlineText } from "../model/letter-text.ts";
import type { WritingMode } from "../model/page-format.ts";
import { pictureMark } from "../model/picture-data.ts";
import { splitClusters } from "../text/clusters.ts";
import { type LatinPolicy, latinEnd, latinTokens } from "../text/latin-tokens.ts";

/** Gives parts of a paragraph as elements within it. */
export function inlineHtml(
  inlines: readonly Inline[],
  latin: LatinPolicy,
  writingMode: WritingMode,
): string {
  const all = (parts: readonly Inline[]): string => joinedTexts(parts).map(one).join("");
  const one = (inline: Inline): string => {
    switch (inline.type) {
      case "text":
        return textHtml(inline, latin, writingMode);
      case "ruby":
        return rubyHtml(inline, all);
      case "emphasis-dots":
        return `<em class="${inline.mark}">${all(inline.children)}</em>`;
      case "script-text":
        return scriptHtml(inline, all(inline.children));
      case "lined-text": {
        if (inline.line === "bold") return `<b>${all(inline.children)}</b>`;
        const classes = lineClasses(inline.line, inline.children, writingMode);
        const tag = LINE_TAGS[inline.line];
        return `<${tag} class="${classes.join(" ")}">${all(inline.children)}</${tag}>`;
      }
      case "tate-chu-yoko":
        return spanned("tcy", escapeText(inlineText(inline.children)));
      case "warichu":
        return spanned("warichu", all(inline.children), noteLength(inlineText(inline.children)));
      case "jidori":
        return spanned("spread", all(inline.children), inline.cells);
      case "no-break":
        return spanned("no-break", all(inline.children));
      case "editorial-note":
        return all(showNote(inline));
      case "line-break":
        return "<br/>";
      case "honorific-space":
        return inlineText([inline]);
      case "picture":
        return pictureHtml(inline);
      default:
        return assertNever(inline);
    }
  };
  return all(inlines);
}

/** What a template and its values say together is one text: 第{{番号}}0号 holds one number. */
function joinedTexts(parts: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const isOne = isPlain(part) && last !== undefined && isPlain(last);
    if (isOne) joined[joined.length - 1] = { ...last, text: last.text + part.text };
    else joined.push(part);
  }
  return joined;
}

function isPlain(inline: Inline): inline is Text {
  return inline.type === "text" && inline.to === undefined;
}

/** Text; what leads to a place is a link. */
function textHtml({ text, to }: Text, latin: LatinPolicy, writingMode: WritingMode): string {
  const html = writingMode === "vertical-rl" ? orientedText(text, latin) : escapeText(text);
  return to === undefined ? html : `<a href="#place-${to.number}">${html}</a>`;
}

/** Small characters; the mark of a note leads to it, and is where it leads back to. */
function scriptHtml({ place, note }: ScriptText, text: string): string {
  const tag = place === "above" ? "sup" : "sub";
  const linked =
    note === undefined
      ? text
      : `<a id="mark-${note.number}" href="#note-${note.number}">${text}</a>`;
  return `<${tag}>${linked}</${tag}>`;
}

function rubyHtml({ side, pairs }: Ruby, html: (parts: readonly Inline[]) => string): string {
  const inside = pairs.map(
    ({ base, ruby }) => `${html(base)}<rt>${escapeText(inlineText(ruby))}</rt>`,
  );
  return `<ruby${side === undefined ? "" : ` class="${side}"`}>${inside.join("")}</ruby>`;
}

/** A picture in its size on the paper; one of a character has the character's frame. */
function pictureHtml({ use, picture, alt, size }: PlacedPicture): string {
  const style =
    size === undefined
      ? ""
      : ` style="width: ${points(size.width)}pt; height: ${points(size.height)}pt;"`;
  const image = `<img class="${use}-picture" src="${pictureMark(picture)}" alt="${escapeAttribute(alt)}"${style}/>`;
  return use === "seal" ? spanned("seal", image) : image;
}

function points(length: Sp): number {
  return Math.round(spToPt(length) * 1000) / 1000;
}

/**
 * How a line goes with what stands beside its characters: a frame around it; a line beside them on the side that is free, with
 * the reading beyond it where none is.
 */
function lineClasses(
  line: DrawnLine,
  children: readonly Inline[],
  writingMode: WritingMode,
): readonly string[] {
  const isOver = children.some((one) => stands(one, "over"));
  const isUnder = children.some((one) => stands(one, "under"));
  if (line === "strike") return [line];
  if (line === "frame") return [line, ...(isOver ? ["over"] : []), ...(isUnder ? ["under"] : [])];
  if (writingMode === "vertical-rl" && !isOver) return [line];
  const isAway = writingMode === "vertical-rl";
  return [line, ...(isAway ? ["away"] : []), ...(isUnder ? ["beyond"] : [])];
}

/** Whether a reading is beyond a line, or a frame around one. */
export function hasLineOutside(inline: Inline): boolean {
  if (inline.type === "lined-text" && inline.line !== "strike" && inline.line !== "bold") {
    const { line, children } = inline;
    const isFrameOver = line === "frame" && children.some((one) => stands(one, "over"));
    if (isFrameOver || children.some((one) => stands(one, "under"))) return true;
  }
  return inlinesWithin(inline).some(hasLineOutside);
}

/** Whether a reading, a note or marks stand over characters (to the right of vertical lines), or under them. */
function stands(inline: Inline, where: "over" | "under"): boolean {
  const { type } = inline;
  const hasNote = type === "ruby" || type === "emphasis-dots" || type === "editorial-note";
  const isLeft = (type === "ruby" || type === "editorial-note") && inline.side === "left";
  if (hasNote && isLeft === (where === "under")) return true;
  return inlinesWithin(inline).some((one) => stands(one, where));
}

const LINE_TAGS: Readonly<Record<DrawnLine, "u" | "s" | "span">> = {
  side: "u",
  "double-side": "u",
  strike: "s",
  frame: "span",
};

function spanned(name: string, inside: string, ems?: number): string {
  const style = ems === undefined ? "" : ` style="inline-size: ${ems}em;"`;
  return `<span class="${name}"${style}>${inside}</span>`;
}

/** The length of a note in two lines, in ems of the note's characters. */
function noteLength(text: string): number {
  return Math.ceil(splitClusters(text).length / 2);
}

/** A text in a vertical line: short Latin words are upright, letter by letter or side by side, as on the laid-out pages. */
function orientedText(text: string, policy: LatinPolicy): string {
  if (!/[A-Za-z\d]/u.test(text)) return escapeText(text);
  const clusters = splitClusters(text);
  let html = "";
  for (let at = 0; at < clusters.length; ) {
    const end = latinEnd(clusters, at);
    for (const token of latinTokens(clusters, at, end, policy)) {
      const word = escapeText(clusters.slice(token.start, token.end).join(""));
      if (token.setting === "tate-chu-yoko") html += spanned("tcy", word);
      else html += token.setting === "upright" ? spanned("upright", word) : word;
    }
    if (end === at) html += escapeText(clusters[at] ?? "");
    at = Math.max(end, at + 1);
  }
  return html;
}
