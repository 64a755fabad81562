/** A piece of XML: a tag with its attributes, or text with its entities resolved. */
export type XmlToken =
  | {
      readonly kind: "open";
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      /** Whether an attribute stands twice in it. */
      readonly repeats: boolean;
      readonly empty: boolean;
    }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "text"; readonly text: string }
  /** A comment, a processing instruction, CDATA or the like, and all that follows. */
  | { readonly kind: "other"; readonly text: string };

/**
 * Cuts a part into its tags and texts.
 *
 * Shape: names with their prefixes as they are; whether tags close one another is for the caller's parser to say.
 */
export function* xmlTokens(xml: string): Iterable<XmlToken> {
  const start = DECLARATION.exec(xml)?.[0].length ?? 0;
  const rest = xml.slice(start).replaceAll(LINE_END, "\n");
  let at = 0;
  while (at < rest.length) {
    if (rest[at] !== "<") {
      const end = endOf(rest, rest.indexOf("<", at));
      yield { kind: "text", text: resolved(rest.slice(at, end)) };
      at = end;
      continue;
    }
    // A tag that was read before ends with its first >: none has one in a value.
    const written = rest.slice(at, endOf(rest, rest.indexOf(">", at) + 1 || -1));
    const tag = known.get(written) ?? tagAt(rest, at);
    yield tag.token;
    at += tag.length;
  }
}

function endOf(text: string, found: number): number {
  return found < 0 ? text.length : found;
}

interface ReadTag {
  readonly token: XmlToken;
  /** Characters. */
  readonly length: number;
}

/** What was read before, by how it is written: a document has some dozens of kinds of tags, over and over. */
const known = new Map<string, ReadTag>();

/** Reads the tag at a place; all that follows, if there is none. */
function tagAt(text: string, at: number): ReadTag {
  TAG.lastIndex = at;
  const match = TAG.exec(text);
  if (match === null) {
    return { token: { kind: "other", text: text.slice(at) }, length: text.length - at };
  }
  const [written, close, open = "", attributes = "", slash] = match;
  const token: XmlToken =
    close === undefined
      ? { kind: "open", name: open, ...attributesOf(attributes), empty: slash === "/" }
      : { kind: "close", name: close };
  const tag = { token, length: written.length };
  if (written.length > LONGEST_KNOWN || written.indexOf(">") < written.length - 1) return tag;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(written, tag);
  return tag;
}

/** The texts of all elements of a name, each with those of the elements within it. */
export function elementTexts(xml: string, name: string): readonly string[] {
  const texts: string[] = [];
  let text: string | undefined;
  for (const token of xmlTokens(xml)) {
    if (token.kind === "open" && token.name === name && !token.empty) text = "";
    if (token.kind === "text" && text !== undefined) text += token.text;
    if (token.kind === "close" && token.name === name && text !== undefined) {
      texts.push(text);
      text = undefined;
    }
  }
  return texts;
}

interface Attributes {
  readonly attributes: ReadonlyMap<string, string>;
  readonly repeats: boolean;
}

function attributesOf(text: string): Attributes {
  const attributes = new Map<string, string>();
  let repeats = false;
  for (const [, name = "", value = ""] of text.matchAll(ATTRIBUTE)) {
    repeats ||= attributes.has(name);
    attributes.set(name, resolved(value));
  }
  return { attributes, repeats };
}

function resolved(text: string): string {
  if (!text.includes("&")) return text;
  return text.replaceAll(ENTITY, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return ENTITIES.get(name ?? "") ?? whole;
  });
}

/** Source: XML 1.0, 2.11. */
const LINE_END = /\r\n?/gu;
/** Characters of tags, and how many tags, that are kept. */
const LONGEST_KNOWN = 2000;
const MOST_KNOWN = 1000;
const DECLARATION = /^\ufeff?(?:<\?xml[^>]*\?>)?\s*/u;
/** Source: XML 1.0, productions 40, 42 and 44. */
const TAG = /<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*"[^"<]*")*)\s*(\/?)>/uy;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*"([^"]*)"/gu;
const ENTITY = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/giu;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);
