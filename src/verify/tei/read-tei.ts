import type { Letter, LetterProperties } from "../../model/letter.ts";
import type { Edition } from "../../model/letter-settings.ts";
import { blockText, textParts } from "../../model/letter-text.ts";
import { readTeiBlocks } from "./read-tei-blocks.ts";
import { readTeiRunning } from "./read-tei-running.ts";
import { attributesOf, elementsIn, type TeiElement, teiElement, textIn } from "./tei-element.ts";

/** A letter as its TEI file has it. */
export interface TeiLetter {
  /** With what the original has and what the edition has of each passage that differs. */
  readonly letter: Letter;
  /** The edition that was issued. */
  readonly edition: Edition;
  /** What it was made from (底本); nothing if the file does not say. */
  readonly basis: string;
}

/**
 * Reads a letter in TEI that `writeTei` wrote, by code that did not write it.
 *
 * Shape: a small part of TEI; whatever is not in it is refused, so that nothing that another program shows goes unseen. The
 * header must say of the addressee what the letter says.
 * Errors: throws, with the reason in English.
 */
export function readTei(bytes: Uint8Array): TeiLetter {
  const root = teiElement(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  const { "xml:lang": lang = "" } = attributesOf(root, "xml:lang");
  const [header, text, ...more] = elementsIn(root);
  const isWhole = header?.name === "teiHeader" && text?.name === "text" && more.length === 0;
  if (root.name !== "TEI" || !isWhole) throw new Error("it is not one letter in TEI");
  const { type, subtype } = attributesOf(text, "type", "subtype");
  const [body, ...beside] = elementsIn(text);
  if (type !== "letter" || body?.name !== "body" || beside.length > 0) {
    throw new Error("its text is not that of one letter");
  }
  if (subtype !== "corrected" && subtype !== "as-issued") throw new Error(`it is ${subtype}`);
  attributesOf(body);
  const { properties, received, basis } = readHeader(header);
  const running = readTeiRunning(body);
  const blocks = readTeiBlocks(body);
  checkPlaces(body);
  const unpaired = unpairedNote(body);
  if (unpaired !== undefined)
    throw new Error(`the note ${unpaired} and its mark do not go together`);
  const letter: Letter = { lang, properties, blocks, ...(running && { running }) };
  const addressee = textParts(letter)
    .filter((part) => part.type === "addressee")
    .map(blockText)
    .join("　");
  if (received !== addressee) throw new Error(`its header names ${received} as addressee`);
  return { letter, edition: subtype, basis };
}

/** Every place that something refers to is there once, and something refers to every place. */
function checkPlaces(body: TeiElement): void {
  const said: string[] = [];
  const places: string[] = [];
  const walk = ({ name, attributes, children }: TeiElement): void => {
    if (name === "anchor") places.push(`#${attributes.get("xml:id")}`);
    if (name === "ref" && !attributes.has("type")) said.push(attributes.get("target") ?? "");
    for (const child of children) if (typeof child !== "string") walk(child);
  };
  walk(body);
  const wanted = [...new Set(said)].toSorted().join(" ");
  if (places.toSorted().join(" ") !== wanted) throw new Error("a reference leads to no place");
}

/** A note that has not one mark, with its own words in it, or a mark without a note. */
function unpairedNote(body: TeiElement): string | undefined {
  const said = new Map<string, string[]>();
  const walk = (element: TeiElement): void => {
    const isPlace = element.name === "anchor";
    const id = isPlace ? undefined : element.attributes.get("xml:id")?.replace(/^\w+-/u, "");
    if (id !== undefined) said.set(id, [...(said.get(id) ?? []), endWords(element)]);
    for (const child of element.children) if (typeof child !== "string") walk(child);
  };
  walk(body);
  const isPair = ([one, other, ...more]: readonly string[]): boolean =>
    one === other && more.length === 0;
  return [...said].find(([, ends]) => !isPair(ends))?.[0];
}

/** What a mark, or the label of a note, says, what sentences call it, and where the note stands. */
function endWords(element: TeiElement): string {
  const { attributes, children } = element;
  const isNote = element.name === "note";
  const label = isNote ? children[0] : element;
  const words = label === undefined || typeof label === "string" ? "" : textIn(label).trim();
  const place = attributes.get(isNote ? "place" : "type") ?? "";
  const said = PLACES.get(place) ?? place;
  const name = attributes.get("n");
  // The words are compared with the letter's, and the name with them.
  if (name !== (said === "bottom" ? `脚注${words}` : words)) {
    throw new Error(`the note ${words} is called ${name}`);
  }
  return `${name} ${words} ${said}`;
}

/** Where notes stand, by what their marks say. */
const PLACES: ReadonlyMap<string, string> = new Map([
  ["foot", "bottom"],
  ["beneath", "below"],
]);

function readHeader(header: TeiElement): {
  readonly properties: LetterProperties;
  readonly received: string;
  readonly basis: string;
} {
  const [file, encoding, profile] = partsOf(header, "fileDesc", "encodingDesc", "profileDesc");
  const [titles, publication, sources] = partsOf(
    file,
    "titleStmt",
    "publicationStmt",
    "sourceDesc",
  );
  const [, basis = ""] = [publication, sources].map((part) => textIn(partsOf(part, "p")[0]));
  for (const part of elementsIn(partsOf(encoding, "editorialDecl")[0])) {
    textIn(partsOf(part, "p")[0]);
  }
  const said = readTitles(titles);
  const [correspondence] = partsOf(profile, "correspDesc");
  const { sender, date, received } = readCorrespondence(correspondence);
  if (sender !== said.author) throw new Error(`its header names ${sender} as sender`);
  return { properties: { ...said, date }, received, basis };
}

function readTitles(titles: TeiElement): Omit<LetterProperties, "date"> {
  let title = "";
  let subject: string | undefined;
  let author: string | undefined;
  attributesOf(titles);
  for (const element of elementsIn(titles)) {
    const { type } = attributesOf(element, "type");
    if (element.name === "title" && type === "main") title = textIn(element);
    else if (element.name === "title" && type === "sub") subject = textIn(element);
    else if (element.name === "author") author = textIn(element);
    else throw new Error(`<${element.name}> is among the titles`);
  }
  return { title, subject, author };
}

function readCorrespondence(element: TeiElement): {
  readonly sender: string | undefined;
  readonly date: string | undefined;
  readonly received: string;
} {
  const said = new Map<string, TeiElement>();
  for (const action of elementsIn(element)) {
    const { type } = attributesOf(action, "type");
    for (const part of elementsIn(action)) said.set(`${type} ${part.name}`, part);
  }
  const [sender, date, received] = ["sent name", "sent date", "received name"].map((what) => {
    const part = said.get(what);
    said.delete(what);
    return part;
  });
  for (const what of said.keys()) throw new Error(`its header says of its way: ${what}`);
  return {
    sender: sender && textIn(sender),
    date: date && attributesOf(date, "when").when,
    received: received === undefined ? "" : textIn(received),
  };
}

/** The elements in one, which must have these names in order. */
function partsOf<Names extends readonly [string, ...string[]]>(
  element: TeiElement,
  ...names: Names
): { readonly [Index in keyof Names]: TeiElement } {
  attributesOf(element);
  const found = elementsIn(element);
  if (found.map(({ name }) => name).join(" ") !== names.join(" ")) {
    throw new Error(`<${element.name}> does not hold ${names.join(", ")}`);
  }
  return found as unknown as { readonly [Index in keyof Names]: TeiElement };
}
