import { mmToSp, type Sp } from "../../base/units.ts";
import type { Inline, PictureUse, Ruby, RubyBase, RubyMode, Text } from "../../model/letter.ts";
import { isEmphasisMark } from "../../model/text-marks.ts";
import { contentOfAddress } from "../html-picture.ts";
import { attributesOf, elementsIn, type TeiElement, textIn } from "./tei-element.ts";

/** Reads what is in a paragraph. Errors: throws at whatever our files do not have. */
export function readTeiInlines(children: TeiElement["children"]): readonly Inline[] {
  return children.flatMap((child): readonly Inline[] =>
    typeof child === "string" ? textOf(child) : [readInline(child)],
  );
}

/** Reads what is in a block; before it may stand the name of the place that it is. Errors: throws as `readTeiInlines`. */
export function readPlacedInlines(children: TeiElement["children"]): {
  readonly inlines: readonly Inline[];
  readonly place?: number;
} {
  const [first, ...rest] = children;
  if (first === undefined || typeof first === "string" || first.name !== "anchor") {
    return { inlines: readTeiInlines(children) };
  }
  elementsIn(first);
  const { "xml:id": id = "" } = attributesOf(first, "xml:id");
  return { inlines: readTeiInlines(rest), place: placeNumber(id) };
}

function placeNumber(name: string): number {
  const number = Number(/^#?place-(?<number>[1-9]\d{0,3})$/u.exec(name)?.groups?.["number"]);
  if (!(number > 0)) throw new Error(`a place is ${name}`);
  return number;
}

function textOf(text: string): readonly Text[] {
  return text === "" ? [] : [{ type: "text", text, origin: undefined }];
}

function textsOf(element: TeiElement): readonly Text[] {
  return textOf(textIn(element));
}

function readInline(element: TeiElement): Inline {
  const inside = (): readonly Inline[] => readTeiInlines(element.children);
  switch (element.name) {
    case "lb":
      attributesOf(element);
      elementsIn(element);
      return { type: "line-break" };
    case "space":
      return readSpace(element);
    case "ruby":
      return readRuby([element]);
    case "emph": {
      const { rend } = attributesOf(element, "rend");
      if (!isEmphasisMark(rend)) throw new Error(`<emph> is ${rend}`);
      return { type: "emphasis-dots", mark: rend, children: inside() };
    }
    case "del":
      if (attributesOf(element, "rend").rend !== "strike")
        throw new Error("<del> is not struck through");
      return { type: "lined-text", line: "strike", children: inside() };
    case "hi":
      return readHighlight(element);
    case "ref":
      return element.attributes.has("type") ? readMark(element) : readReference(element);
    case "seg":
      return readSegment(element);
    case "note": {
      const { type, place } = attributesOf(element, "type", "place");
      if (type !== "warichu" || place !== "inline") throw new Error(`a <note> is ${type}`);
      return { type: "warichu", children: inside() };
    }
    case "sic":
      attributesOf(element);
      return { type: "editorial-note", note: "ママ", children: inside() };
    case "choice":
      return readChoice(element);
    case "gap":
      return readGap(element);
    case "figure":
      return readFigure(element);
    default:
      throw new Error(`<${element.name}> is in a paragraph`);
  }
}

function readHighlight(element: TeiElement): Inline {
  const { rend } = attributesOf(element, "rend");
  switch (rend) {
    case "side":
    case "double-side":
    case "frame":
    case "bold":
      return { type: "lined-text", line: rend, children: readTeiInlines(element.children) };
    case "above":
    case "below":
      return { type: "script-text", place: rend, children: textsOf(element) };
    case "tate-chu-yoko":
      return { type: "tate-chu-yoko", children: textsOf(element) };
    default:
      throw new Error(`<hi> is ${rend}`);
  }
}

/** The mark of a note. */
function readReference(element: TeiElement): Text {
  const { target = "" } = attributesOf(element, "target");
  const name = textIn(element);
  return { type: "text", text: name, origin: undefined, to: { number: placeNumber(target), name } };
}

function readMark(element: TeiElement): Inline {
  const {
    target,
    rend,
    type,
    n: name,
    "xml:id": id,
  } = attributesOf(element, "xml:id", "type", "target", "n", "rend");
  const number = Number(/^mark-(?<number>\d{1,4})$/u.exec(id ?? "")?.groups?.["number"]);
  const place = (["foot", "end", "beneath"] as const).find((one) => one === type);
  if (!(number > 0) || target !== `#note-${number}` || rend !== "above") {
    throw new Error("a mark does not say which note it leads to");
  }
  if (place === undefined || name === undefined) throw new Error("a mark leads to no kind of note");
  return {
    type: "script-text",
    place: rend,
    children: textsOf(element),
    note: { number, place, name },
  };
}

function readSegment(element: TeiElement): Inline {
  const { type, n } = attributesOf(element, "type", "n");
  switch (type) {
    case "jidori": {
      const cells = Number(n);
      if (!Number.isInteger(cells) || cells < 1) throw new Error(`a <seg> takes ${n} cells`);
      return { type: "jidori", cells, children: readTeiInlines(element.children) };
    }
    case "no-break":
      return { type: "no-break", children: readTeiInlines(element.children) };
    case "jukugo":
      return readRuby(elementsIn(element));
    case "noted": {
      const said = element.children.at(-1);
      if (said === undefined || typeof said === "string" || said.name !== "note") {
        throw new Error("a passage has no note");
      }
      const { type: kind, place } = attributesOf(said, "type", "place");
      if (kind !== "editorial") throw new Error("a note is not by an editor");
      const children = readTeiInlines(element.children.slice(0, -1));
      return { type: "editorial-note", note: textIn(said), ...sideOf(place), children };
    }
    default:
      throw new Error(`<seg> is ${type}`);
  }
}

function readSpace(element: TeiElement): Inline {
  const { type, quantity, unit } = attributesOf(element, "type", "quantity", "unit");
  const cells = Number(quantity);
  if (type !== "honorific" || unit !== "character" || !isFew(cells)) {
    throw new Error(`a <space> is ${type} ${quantity} ${unit}`);
  }
  elementsIn(element);
  return { type: "honorific-space", cells };
}

function isFew(cells: number): boolean {
  return Number.isInteger(cells) && cells >= 1 && cells <= 99;
}

function readRuby(rubies: readonly TeiElement[]): Ruby {
  const modes = new Set<RubyMode>();
  const places = new Set<string | undefined>();
  const pairs = rubies.map((ruby) => {
    const { type } = attributesOf(ruby, "type");
    if (type !== "mono" && type !== "group" && type !== "jukugo") {
      throw new Error(`a reading is ${type}`);
    }
    modes.add(type);
    const [base, reading, ...more] = elementsIn(ruby);
    if (ruby.name !== "ruby" || base?.name !== "rb" || reading?.name !== "rt" || more.length > 0) {
      throw new Error("a reading is not one <rb> with one <rt>");
    }
    attributesOf(base);
    places.add(attributesOf(reading, "place").place);
    return { base: baseOf(base), ruby: textsOf(reading) };
  });
  const [mode, ...others] = modes;
  if (mode === undefined || others.length > 0 || places.size > 1) {
    throw new Error("readings of several kinds are one");
  }
  const side = sideOf([...places][0]);
  const isTwofold = pairs.some(({ base }) => base.some(({ type }) => type === "ruby"));
  if (isTwofold && side.side === undefined) throw new Error("two readings are on one side");
  return { type: "ruby", mode, ...side, pairs };
}

/** What a reading on the left belongs to may have one on the right, too. */
function baseOf(base: TeiElement): readonly RubyBase[] {
  return readTeiInlines(base.children).map((inline) => {
    const isRight = inline.type === "ruby" && inline.side === undefined;
    if (inline.type !== "text" && !isRight) throw new Error(`a reading belongs to ${inline.type}`);
    return inline;
  });
}

function sideOf(place: string | undefined): { readonly side?: "left" } {
  if (place === undefined) return {};
  if (place !== "left") throw new Error(`something is ${place} of its line`);
  return { side: place };
}

function readChoice(element: TeiElement): Inline {
  attributesOf(element);
  const [sic, corr, ...more] = elementsIn(element);
  if (sic?.name !== "sic" || corr?.name !== "corr" || more.length > 0) {
    throw new Error("a choice is not one <sic> with one <corr>");
  }
  attributesOf(sic);
  attributesOf(corr);
  const children = readTeiInlines(corr.children);
  return { type: "editorial-note", note: "", issued: textIn(sic), children };
}

/** A picture, all of which is in its address, and what is to be seen on it. */
function readFigure(element: TeiElement): Inline {
  const { type } = attributesOf(element, "type");
  const use = USES.find((one) => one === type);
  const [graphic, described, ...more] = elementsIn(element);
  if (use === undefined || graphic?.name !== "graphic" || more.length > 0) {
    throw new Error(`a <figure> is ${type}`);
  }
  if (described?.name !== "figDesc") throw new Error("a picture is not described");
  attributesOf(described);
  const { url = "", width, height } = attributesOf(graphic, "url", "width", "height");
  elementsIn(graphic);
  const sha256 = contentOfAddress(url);
  const size =
    width === undefined ? undefined : { width: lengthOf(width), height: lengthOf(height ?? "") };
  const own = { name: "", kind: "png", width: 0, height: 0, turn: 1 } as const;
  const picture = { ...own, sha256, pageSha256: sha256 };
  return { type: "picture", use, picture, alt: textIn(described), size, origin: undefined };
}

function lengthOf(written: string): Sp {
  const millimetres = Number(/^(?<number>\d+(?:\.\d+)?)mm$/u.exec(written)?.groups?.["number"]);
  if (!(millimetres < MOST_MM)) throw new Error(`a picture is ${written}`);
  return mmToSp(millimetres);
}

const MOST_MM = 10_000;
const USES: readonly PictureUse[] = ["figure", "seal", "character"];

function readGap(element: TeiElement): Inline {
  const { quantity, reason, unit } = attributesOf(element, "reason", "quantity", "unit");
  const count = Number(quantity);
  const [described, ...more] = elementsIn(element);
  const isKnown = reason === "illegible" && unit === "character";
  if (!isKnown || !Number.isInteger(count) || count < 1 || count > MOST_UNREADABLE) {
    throw new Error(`a gap is ${reason} ${quantity} ${unit}`);
  }
  if (described?.name !== "desc" || more.length > 0) throw new Error("a gap is not described");
  attributesOf(described);
  const children = textOf("□".repeat(count));
  return { type: "editorial-note", note: textIn(described), children };
}

/** More than any line of a letter has; a file may ask for any number. */
const MOST_UNREADABLE = 20_000;
