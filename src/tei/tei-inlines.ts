import { assertNever } from "../base/assert.ts";
import { escapeAttribute, escapeText } from "../base/escape-xml.ts";
import { type Sp, spToPt } from "../base/units.ts";
import type {
  EditorialNote,
  Inline,
  PlacedPicture,
  Ruby,
  ScriptText,
  Text,
  TextPart,
} from "../model/letter.ts";
import { inlineText } from "../model/letter-text.ts";
import type { NoteLink } from "../model/note-link.ts";
import { pictureMark } from "../model/picture-data.ts";

/** Gives parts of a paragraph as elements within it. Source: TEI P5 4.3, chapters 3 (core) and 11 (transcription). */
export function teiInlines(inlines: readonly Inline[]): string {
  return inlines.map(teiInline).join("");
}

function teiInline(inline: Inline): string {
  switch (inline.type) {
    case "text":
      return textElement(inline);
    case "ruby":
      return rubyElements(inline);
    case "emphasis-dots":
      return element("emph", ` rend="${inline.mark}"`, teiInlines(inline.children));
    case "lined-text":
      return element(
        inline.line === "strike" ? "del" : "hi",
        ` rend="${inline.line}"`,
        teiInlines(inline.children),
      );
    case "script-text":
      if (inline.note !== undefined) return markElement(inline, inline.note);
      return element("hi", ` rend="${inline.place}"`, teiInlines(inline.children));
    case "tate-chu-yoko":
      return element("hi", ' rend="tate-chu-yoko"', teiInlines(inline.children));
    case "warichu":
      return element("note", ' type="warichu" place="inline"', teiInlines(inline.children));
    case "jidori":
      return element("seg", ` type="jidori" n="${inline.cells}"`, teiInlines(inline.children));
    case "no-break":
      return element("seg", ' type="no-break"', teiInlines(inline.children));
    case "line-break":
      return "<lb/>";
    case "honorific-space":
      return element("space", ` type="honorific" quantity="${inline.cells}" unit="character"`, "");
    case "picture":
      return pictureElement(inline);
    case "editorial-note":
      return editorialElements(inline);
    default:
      return assertNever(inline);
  }
}

/** Text; what leads to a place refers to it. Source: TEI P5 4.3, 3.7 (ref). */
function textElement({ text, to }: Text): string {
  const escaped = escapeText(text);
  return to === undefined ? escaped : element("ref", ` target="#place-${to.number}"`, escaped);
}

/** Gives the parts of a block; before them is the name of the place that it is. Source: TEI P5 4.3, 17.5 (anchor). */
export function placedInlines({ place, inlines }: Pick<TextPart, "place" | "inlines">): string {
  const anchor = place === undefined ? "" : `<anchor xml:id="place-${place}"/>`;
  return anchor + teiInlines(inlines);
}

/** The mark of a note leads to it. Source: TEI P5 4.3, 3.7 (ref), 3.9.1 (notes). */
function markElement({ place, children }: ScriptText, note: NoteLink): string {
  const { number, name } = note;
  const link = ` xml:id="mark-${number}" type="${note.place}" target="#note-${number}" n="${escapeAttribute(name)}" rend="${place}"`;
  return element("ref", link, teiInlines(children));
}

/** A picture with what is to be seen on it. Units: millimetres. Source: TEI P5 4.3, 14.4 (figure). */
function pictureElement({ use, picture, alt, size }: PlacedPicture): string {
  const extent =
    size === undefined
      ? ""
      : ` width="${millimetres(size.width)}mm" height="${millimetres(size.height)}mm"`;
  const graphic = element("graphic", ` url="${pictureMark(picture)}"${extent}`, "");
  return element("figure", ` type="${use}"`, graphic + element("figDesc", "", escapeText(alt)));
}

function millimetres(length: Sp): number {
  return Math.round((spToPt(length) * 2540) / 72) / 100;
}

/** A reading for each character of a compound is one compound still. */
function rubyElements({ mode, side, pairs }: Ruby): string {
  const place = side === undefined ? "" : ` place="${side}"`;
  const rubies = pairs.map(({ base, ruby }) => {
    const inside = element("rb", "", teiInlines(base)) + element("rt", place, teiInlines(ruby));
    return element("ruby", ` type="${mode}"`, inside);
  });
  return mode === "jukugo" ? element("seg", ' type="jukugo"', rubies.join("")) : rubies.join("");
}

/** What the original has and what the edition has; a character left as it is; characters that nobody can read; a note. */
function editorialElements({ note, issued, side, children }: EditorialNote): string {
  const inside = teiInlines(children);
  if (issued !== undefined) {
    const sides = element("sic", "", escapeText(issued)) + element("corr", "", inside);
    return element("choice", "", sides);
  }
  if (note === "ママ" && side === undefined) return element("sic", "", inside);
  const count = unreadableCount(children);
  if (count !== undefined && side === undefined) {
    const extent = ` reason="illegible" quantity="${count}" unit="character"`;
    return element("gap", extent, element("desc", "", escapeText(note)));
  }
  const place = side === undefined ? "" : ` place="${side}"`;
  const said = element("note", ` type="editorial"${place}`, escapeText(note));
  return element("seg", ' type="noted"', inside + said);
}

/** How many characters a note is about that stand as squares because nobody can read them; undefined where it is about others. */
function unreadableCount(children: readonly Inline[]): number | undefined {
  const isText = children.every(({ type }) => type === "text");
  const text = inlineText(children);
  return isText && /^□+$/u.test(text) ? text.length : undefined;
}

/** An element with its attributes as they are written. */
export function element(name: string, attributes: string, inside: string): string {
  return inside === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${inside}</${name}>`;
}
