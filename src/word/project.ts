import { assertNever } from "../base/assert.ts";
import { escapeAttribute } from "../base/escape-xml.ts";
import type { WordLocation } from "../base/location.ts";
import type { OwnText } from "../model/filled-word.ts";
import type { IsUnseen } from "./check-hidden.ts";
import { describedBy, isOwnNote, placeOfNode, type Story, shownText, UNSEEN } from "./story.ts";
import {
  around,
  startTag,
  type XmlAttribute,
  type XmlElement,
  type XmlNode,
  type XmlText,
} from "./xml-tree.ts";

/** What a stretch of XML means to who reads the letter; what is between `hide` and `show` nobody reads in the line. */
export type TextEvent =
  | { readonly kind: "part"; readonly name: string }
  | { readonly kind: "start"; readonly at: WordLocation }
  | { readonly kind: "end" }
  | { readonly kind: "text"; readonly text: string; readonly own?: OwnText }
  | { readonly kind: "hide" }
  | { readonly kind: "show" }
  /** What stands between them is in the line, but nobody reads it on paper: hidden, or white. */
  | { readonly kind: "unseen" }
  | { readonly kind: "seen" }
  /** A description begins, and ends: text that stands in an attribute or a property. */
  | { readonly kind: "describe" }
  | { readonly kind: "described" };

/**
 * What may stand in a file once only, by its UTF-16 range in the XML of a piece: `drop` can be left out where it stands again,
 * `number` must be another number.
 */
export interface Identity {
  readonly kind: "drop" | "number";
  readonly start: number;
  readonly end: number;
}

/** The XML between two tags. */
export interface WordPiece {
  readonly xml: string;
  /** What a value behind it is written into. */
  readonly into: "text" | "attribute" | "property";
  readonly events: readonly TextEvent[];
  /** What must not stand in a file twice, in order; see `repeatedXml`. */
  readonly identities: readonly Identity[];
}

/** A Word file as a text of the template language, with the XML between its tags. */
export interface Projection {
  /**
   * A line for each paragraph. Before each tag, and at the end, stands one private-use character that means the piece of XML
   * since the tag before; the text that a reader sees in it stands before it. That text is never written: it is there to say
   * where something is, and to be looked through for what must not be printed.
   */
  readonly text: string;
  readonly pieces: readonly WordPiece[];
  /** Where each line of the text stands in the file. */
  readonly lines: readonly WordLocation[];
  /** Where each tag stood in the file, by its UTF-16 offset in the text, in order. */
  readonly tags: readonly {
    readonly start: number;
    readonly end: number;
    readonly at: WordLocation;
  }[];
}

/** Most pieces: as many as there are private-use characters beyond the basic plane. Source: Unicode 16.0, chapter 23.5. */
export const MOST_PIECES: number = 2 * 0xff_fe;

/** The character that means a piece. */
export function pieceCharacter(index: number): string {
  // Beyond the last there is none; whoever has so many pieces is told.
  const known = Math.min(index, MOST_PIECES - 1);
  return String.fromCodePoint(known < 0xff_fe ? 0xf_00_00 + known : 0x10_00_00 + known - 0xff_fe);
}

/** The piece that a character means. */
export function pieceIndex(codePoint: number): number {
  return codePoint < 0x10_00_00 ? codePoint - 0xf_00_00 : codePoint - 0x10_00_00 + 0xff_fe;
}

/** The text of a projection as people are shown it. */
export function withoutPieces(text: string): string {
  return text.replaceAll(PIECE_CHARACTERS, "");
}

/** Where the tags of a story stood before any of them was moved. */
export type TagPlaces = ReadonlyMap<XmlNode, WordLocation>;

/** Writes the stories as one text of the template language. */
export function project(
  path: string,
  stories: readonly Story[],
  tagPlaces: TagPlaces,
  isUnseen: IsUnseen,
): Projection {
  const projector = new Projector(path, tagPlaces, isUnseen);
  for (const story of stories) projector.story(story);
  return projector.projection();
}

class Projector {
  private readonly pieces: WordPiece[] = [];
  private readonly lines: WordLocation[] = [];
  private readonly tags: Projection["tags"][number][] = [];
  private text = "";
  private xml = "";
  private events: TextEvent[] = [];
  private identities: Identity[] = [];
  private into: WordPiece["into"] = "text";
  private here: Story | undefined;
  private readonly path: string;
  private readonly tagPlaces: TagPlaces;
  private readonly isUnseen: IsUnseen;

  constructor(path: string, tagPlaces: TagPlaces, isUnseen: IsUnseen) {
    this.path = path;
    this.tagPlaces = tagPlaces;
    this.isUnseen = isUnseen;
  }

  projection(): Projection {
    const { text, pieces, lines, tags } = this;
    return { text, pieces, lines, tags };
  }

  story(story: Story): void {
    const { document, name, place } = story;
    this.here = story;
    const isProperties = place === "properties";
    this.into = isProperties ? "property" : "text";
    if (!isProperties) this.events.push({ kind: "part", name });
    else this.events.push({ kind: "part", name }, { kind: "hide" });
    this.line(document.root);
    this.xml += document.before;
    this.node(document.root);
    this.xml += document.behind;
    if (isProperties) this.events.push({ kind: "show" });
    this.endPiece();
  }

  /** Begins a line of the text for what stands at a node. */
  private line(node: XmlNode): WordLocation | undefined {
    if (this.here === undefined) return undefined;
    if (this.lines.length > 0) this.text += "\n";
    const at = placeOfNode(this.path, this.here, node);
    this.lines.push(at);
    return at;
  }

  private endPiece(): void {
    const { xml, into, events, identities } = this;
    this.text += pieceCharacter(this.pieces.length);
    this.pieces.push({ xml, into, events, identities });
    this.xml = "";
    this.events = [];
    this.identities = [];
  }

  private tag(node: XmlNode, source: string): void {
    this.endPiece();
    const start = this.text.length;
    this.text += source;
    const at = this.tagPlaces.get(node);
    if (at !== undefined) this.tags.push({ start, end: this.text.length, at });
  }

  private node(node: XmlNode): void {
    switch (node.kind) {
      case "text":
        this.xml += node.raw;
        if (node.parent?.name === "w:t" || this.into === "property") this.seen(node.text, node);
        return;
      case "other":
        this.xml += node.raw;
        return;
      case "tag":
        this.tag(node, node.source);
        return;
      case "element":
        this.element(node);
        return;
      default:
        assertNever(node);
    }
  }

  private element(element: XmlElement): void {
    if (isOnce(element)) {
      this.identity("drop", `${startTag(element)}/>`);
      return;
    }
    const paragraph = this.here?.paragraphs.get(element);
    const isCounted = paragraph !== undefined && this.into !== "property";
    if (isCounted) {
      const at = this.line(element);
      if (at !== undefined) this.events.push({ kind: "start", at });
    }
    const isHidden = UNSEEN.has(element.name) || isOwnNote(element);
    if (isHidden) this.events.push({ kind: "hide" });
    this.seen(shownText(element));
    this.startTag(element);
    const isProperty = paragraph !== undefined && !isCounted;
    if (isProperty) this.events.push({ kind: "describe" });
    this.content(element);
    if (isProperty) this.events.push({ kind: "described" });
    if (isHidden) this.events.push({ kind: "show" });
    if (isCounted) {
      this.events.push({ kind: "end" });
      // What follows in the paragraph around this one stands on a line of its own.
      if (element.parent !== undefined && isInParagraph(element.parent)) this.line(element.parent);
    }
  }

  /** Writes what can stand in the file once only. */
  private identity(kind: Identity["kind"], xml: string): void {
    const start = this.xml.length;
    this.xml += xml;
    this.identities.push({ kind, start, end: this.xml.length });
  }

  private content(element: XmlElement): void {
    const { name, children, written } = element;
    if (children.length === 0) {
      this.xml += "/>";
      return;
    }
    this.xml += ">";
    const isUnseen = name === "w:t" && this.isUnseen(element);
    if (isUnseen) this.events.push({ kind: "unseen" });
    for (const child of children) this.node(child);
    if (isUnseen) this.events.push({ kind: "seen" });
    this.xml += `</${written}>`;
  }

  private startTag(element: XmlElement): void {
    const described = describedBy(element);
    this.xml += `<${element.written}`;
    for (const attribute of element.attributes) {
      const { name, raw } = attribute;
      if (described.includes(name)) this.description(attribute);
      else if (name === "w14:paraId" || name === "w14:textId") this.identity("drop", raw);
      else if (name === "id" && element.name === "wp:docPr") this.identity("number", raw);
      else this.xml += raw;
    }
  }

  private description({ written, raw, value, tags }: XmlAttribute): void {
    this.events.push({ kind: "describe" });
    if (tags === undefined) {
      this.xml += raw;
      this.events.push({ kind: "text", text: value });
    } else {
      const { into } = this;
      this.xml += ` ${written}="`;
      this.into = "attribute";
      for (const node of tags) {
        if (typeof node === "string") {
          this.xml += escapeAttribute(node);
          this.events.push({ kind: "text", text: node });
        } else this.node(node);
      }
      this.into = into;
      this.xml += '"';
    }
    this.events.push({ kind: "described" });
  }

  private seen(text: string, node?: XmlText): void {
    if (text === "") return;
    const own = node && ownText(node);
    this.events.push({ kind: "text", text, ...(own === undefined ? {} : { own }) });
    this.text += text.replaceAll("\n", " ").replaceAll(PIECE_CHARACTERS, "〓");
  }
}

function ownText(node: XmlText): OwnText | undefined {
  if (node.from === undefined) return undefined;
  const look = around(node, "w:r")?.children.find(
    (child): child is XmlElement => child.kind === "element" && child.name === "w:rPr",
  );
  const seen = look?.children.filter(
    (child) => child.kind === "element" && !UNSEEN_LOOKS.has(child.name),
  );
  const raw = node.raw === node.text ? {} : { raw: node.raw };
  return { start: node.from, look: seen?.map(lookText).join("") ?? "", ...raw };
}

/** A property of a run; which of two fonts Word took a character for (`w:hint`) is none. */
function lookText(property: XmlNode): string {
  if (property.kind !== "element") return "";
  const attributes = property.attributes.filter(({ name }) => name !== "w:hint");
  const inner = property.children.map(lookText).join("");
  const isEmpty = property.name === "w:rFonts" && attributes.length === 0;
  return isEmpty ? "" : `<${property.name}${attributes.map(({ raw }) => raw).join("")}>${inner}`;
}

/** Properties of a run that nobody sees: whether its spelling is checked, and in which language. */
const UNSEEN_LOOKS: ReadonlySet<string> = new Set(["w:noProof", "w:lang", "w:rPrChange"]);

/** Marks that a file has once: bookmarks, the ranges of comments and permissions, the number of a content control. */
function isOnce({ name, children, parent }: XmlElement): boolean {
  if (children.length > 0) return false;
  return ONCE.has(name) || (name === "w:id" && parent?.name === "w:sdtPr");
}

const ONCE: ReadonlySet<string> = new Set([
  "w:bookmarkStart",
  "w:bookmarkEnd",
  "w:permStart",
  "w:permEnd",
  "w:commentRangeStart",
  "w:commentRangeEnd",
  "w:commentReference",
]);

function isInParagraph(element: XmlElement): boolean {
  let one: XmlElement | undefined = element;
  while (one !== undefined && one.name !== "w:p") one = one.parent;
  return one !== undefined;
}

const PIECE_CHARACTERS = /[\u{f0000}-\u{10fffd}]/gu;
