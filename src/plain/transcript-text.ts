import { assertNever } from "../base/assert.ts";
import { showNote } from "../model/editorial-note.ts";
import type { EditorialNote, Inline, Ruby, RubyBase } from "../model/letter.ts";
import type { Edition } from "../model/letter-settings.ts";
import { inlineText } from "../model/letter-text.ts";
import { pictureNote } from "../model/picture-note.ts";
import { noteMark } from "./note-mark.ts";

/**
 * Gives parts of a paragraph as a transcription has them (翻刻): ｜ where a reading or a note begins to apply, the reading in 《》,
 * notes and the other edition's text in 〔〕, notes of two lines in 〈〉 with ／ where the line ends; what is on the left of its line
 * begins with 左・.
 */
export function transcriptText(inlines: readonly Inline[], edition: Edition): string {
  return inlines.map((inline) => textOf(inline, edition)).join("");
}

function textOf(inline: Inline, edition: Edition): string {
  switch (inline.type) {
    case "text":
      return inline.text;
    case "line-break":
      return "\n";
    case "honorific-space":
      return inlineText([inline]);
    case "ruby":
      return inline.pairs
        .map(({ base, ruby }) => {
          const marked = transcriptText(base, edition);
          const bar = inline.side === "left" ? rubyBar(base) : "｜";
          return withReading(`${bar}${marked}`, inlineText(ruby), inline.side);
        })
        .join("");
    case "picture":
      return pictureNote(inline);
    case "warichu": {
      const inside = inline.children.map((child) =>
        child.type === "line-break" ? "／" : textOf(child, edition),
      );
      return `〈${inside.join("")}〉`;
    }
    case "editorial-note":
      return inline.issued === undefined
        ? transcriptText(showNote(inline), edition)
        : emendation(inline, inline.issued, edition);
    case "script-text":
      return inline.note === undefined
        ? transcriptText(inline.children, edition)
        : noteMark(inline.note);
    case "emphasis-dots":
    case "lined-text":
    case "tate-chu-yoko":
    case "jidori":
    case "no-break":
      return transcriptText(inline.children, edition);
    default:
      return assertNever(inline);
  }
}

/** What is on the left of vertical lines, under horizontal ones. */
export const LEFT_MARK = "左・";

/**
 * Where a base begins. One that is all of a reading's on the right has the ｜ of that one, since the two stand behind it one after the
 * other: ｜舎密《せいみ》《左・化学》.
 */
export function rubyBar(base: readonly RubyBase[]): "｜" | "" {
  const [only, ...others] = base;
  return only?.type === "ruby" && only.pairs.length === 1 && others.length === 0 ? "" : "｜";
}

/** A note is placed as a reading is, in brackets: 《かな》 and 〔ママ〕 are told apart by them. */
function withReading(base: string, reading: string, side: Ruby["side"]): string {
  const where = side === undefined ? "" : LEFT_MARK;
  const [, before = "", note] = /^(?<reading>.*?)（(?<note>.*)）$/su.exec(reading) ?? [];
  if (note === undefined) return `${base}《${where}${reading}》`;
  return `${base}${before === "" ? "" : `《${where}${before}》`}〔${where}${note}〕`;
}

/** What the other edition has: 〔底本「甲」〕 beside what was corrected, 〔「乙」カ〕 beside what is as it was issued. */
function emendation({ children }: EditorialNote, issued: string, edition: Edition): string {
  if (edition === "corrected") {
    const note = issued === "" ? "底本になし" : `底本「${issued}」`;
    return `${transcriptText(children, edition)}〔${note}〕`;
  }
  const corrected = inlineText(children);
  if (corrected === "") return `${issued}〔衍カ〕`;
  return issued === "" ? `〔「${corrected}」脱カ〕` : `${issued}〔「${corrected}」カ〕`;
}
