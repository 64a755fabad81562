import { KnownEntries } from "../../base/bytes/known-entries.ts";
import type { UnzipHelp } from "../../base/bytes/unzip.ts";
import type { ReadBack } from "../../model/verification.ts";
import { mainPartName, openDocx, partText, W_NAMESPACE } from "../docx-parts.ts";
import { notesInText } from "../notes-in-text.ts";
import { readLook } from "../read-look.ts";
import { referencesInWord } from "../references-in-word.ts";
import { wordReadings } from "../word-readings.ts";
import { type XmlToken, xmlTokens } from "../xml-tokens.ts";
import { demand } from "./not-strict.ts";

/**
 * Reads Word files of letters tag by tag, without a tree of their document.
 *
 * Shape: it says nothing of a file with anything that letters do not have; such a file needs the reader of all Word files. Parts
 * that were read before are known by all of their compressed bytes, and not expanded again.
 */
export class StrictWordReader {
  readonly #help: UnzipHelp;
  /** The names of documents, by the part that says them. */
  readonly #main = new WeakMap<Uint8Array, string>();

  /** `inflate` expands what is new; without it, fflate does. */
  constructor(inflate?: UnzipHelp["inflate"]) {
    this.#help = { known: new KnownEntries(), ...(inflate && { inflate }) };
  }

  /** What a file says; undefined for one that needs the other reader. Errors: never throws. */
  read(bytes: Uint8Array): ReadBack | undefined {
    try {
      return this.#read(bytes);
    } catch {
      // Whatever is not as it should be is for the other reader to name.
      return undefined;
    }
  }

  #read(bytes: Uint8Array): ReadBack {
    const { parts, references } = referencesInWord(notesInText(openDocx(bytes, this.#help)));
    const relationships = parts.get("_rels/.rels");
    demand(relationships !== undefined, "no relationships");
    const main = this.#main.get(relationships) ?? mainPartName(parts);
    this.#main.set(relationships, main);
    demand(main === "word/document.xml", "another document");
    const xml = partText(parts, main);
    demand(xml.startsWith(DECLARATION) && !DOUBTFUL.test(xml), "other XML");
    const tokens = [...xmlTokens(xml)];
    const led = references.length > 0 && { references };
    const look = { ...readLook(parts, tokens), ...led };
    demand(look.foreign.length === 0, "something that letters do not have");
    return { ...readTokens(tokens), structured: true, pageCount: undefined, look };
  }
}

interface Reading {
  readonly path: string[];
  readonly paragraphs: string[];
  readonly ruby: { base: string; ruby: string }[];
  /** The paragraph so far. */
  text: string;
  /** The reading that is open. */
  pair: { base: string; ruby: string } | undefined;
}

/** The paragraphs and readings of a document all of whose elements are letters'. Errors: throws `NotStrict`. */
function readTokens(tokens: readonly XmlToken[]): Pick<ReadBack, "paragraphs" | "ruby"> {
  const reading: Reading = { path: [], paragraphs: [], ruby: [], text: "", pair: undefined };
  const [root] = tokens;
  const isDocument = root?.kind === "open" && root.attributes.get("xmlns:w") === W_NAMESPACE;
  demand(isDocument, "another namespace");
  for (const [index, token] of tokens.entries()) {
    // There is one root, and nothing beside it.
    demand(index === 0 || reading.path.length > 0, "something after the document");
    take(reading, token);
  }
  demand(reading.path.length === 0, "elements that do not end");
  const { paragraphs, ruby } = reading;
  return { paragraphs: paragraphs.filter((text) => /\S/u.test(text)), ruby };
}

function take(reading: Reading, token: XmlToken): void {
  if (token.kind === "open") {
    demand(!token.repeats, "an attribute that stands twice");
    open(reading, token.name);
    if (token.empty) close(reading, token.name);
  } else if (token.kind === "close") close(reading, token.name);
  else {
    demand(token.kind === "text", "something that is neither tag nor text");
    say(reading, token.text);
  }
}

function open(reading: Reading, name: string): void {
  if (name === "w:p") {
    demand(!reading.path.includes("w:p"), "a paragraph in a paragraph");
    reading.text = "";
  } else if (name === "w:ruby") {
    demand(reading.pair === undefined, "a reading in a reading");
    reading.pair = { base: "", ruby: "" };
  } else if (name === "w:br" || name === "w:tab") add(reading, name === "w:br" ? "\n" : "\t");
  reading.path.push(name);
}

function close(reading: Reading, name: string): void {
  demand(reading.path.pop() === name, "tags that do not close one another");
  if (name === "w:p") reading.paragraphs.push(reading.text);
  else if (name === "w:ruby" && reading.pair !== undefined) {
    reading.text += reading.pair.base;
    reading.ruby.push(...wordReadings(reading.pair.base, reading.pair.ruby));
    reading.pair = undefined;
  }
}

function say(reading: Reading, text: string): void {
  if (reading.path.at(-1) === "w:t") add(reading, text);
  else demand(!/\S/u.test(text), "text that is in no run");
}

function add(reading: Reading, text: string): void {
  const { pair, path } = reading;
  if (pair === undefined) reading.text += text;
  else if (path.includes("w:rt")) pair.ruby += text;
  else if (path.includes("w:rubyBase")) pair.base += text;
  else demand(false, "text of a reading that is neither of both");
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><';
/** What parsers of XML may refuse, or read otherwise: other characters and entities, ends of lines, and what is no element. */
const DOUBTFUL =
  /[\p{Cc}\p{Cs}\u{2028}\u{2029}\u{fffe}\u{ffff}]|&(?!(?:amp|lt|gt|quot|apos);)|\]\]>|<!|<\?(?!xml version)/u;
