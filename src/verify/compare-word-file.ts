import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { WordPartText, WordText } from "../model/word-text.ts";
import { align } from "./align.ts";
import { type DocxParts, openDocx } from "./docx-parts.ts";
import { excerptPair, excerptStart } from "./excerpt.ts";
import { readWordText } from "./read-word-text.ts";
import { type XmlToken, xmlTokens } from "./xml-tokens.ts";

/** What a letter filled from a clerk's Word file must be. */
export interface ExpectedWordFile {
  /** What it must say, part by part. */
  readonly text: WordText;
  /** The parts of the clerk's own file: all that no addressee changes must be as it is there. */
  readonly original: DocxParts;
}

/**
 * Holds a filled Word file against what it must say, and against the clerk's file: every part with text, paragraph by paragraph,
 * character by character, white space too, with alternative texts and properties; every other part byte by byte, but for what
 * joined the file to the clerk's list, the template it was made from, and who saved it last.
 *
 * Errors (in the result): verify/word-text, verify/word-described, verify/word-branches, verify/word-part; throws `UnreadableFile`.
 */
export function compareWordFile(
  path: string,
  bytes: Uint8Array,
  { text, original }: ExpectedWordFile,
): readonly Diagnostic[] {
  const parts = openDocx(bytes);
  const found = readWordText(parts);
  const names = new Set([...text, ...found.text].map(({ name }) => name));
  return [
    ...[...names].flatMap((name) =>
      comparePart(path, partOf(text, name), partOf(found.text, name)),
    ),
    ...found.branches.map(({ part, choice, fallback }) =>
      error(
        "verify/word-branches",
        { kind: "file", path },
        { name: part, ...excerptPair(choice, fallback) },
      ),
    ),
    ...compareOthers(path, parts, original, names),
  ];
}

function partOf(text: WordText, name: string): WordPartText | undefined {
  return text.find((part) => part.name === name);
}

function comparePart(
  path: string,
  expected: WordPartText | undefined,
  found: WordPartText | undefined,
): readonly Diagnostic[] {
  if (expected === undefined || found === undefined) {
    const seen = expected === undefined ? "extra" : "missing";
    const name = (expected ?? found)?.name ?? "";
    return [error("verify/word-part", { kind: "file", path }, { name, seen })];
  }
  return [
    ...compareParagraphs(path, expected, found),
    ...compareDescriptions(path, expected, found),
  ];
}

function compareParagraphs(
  path: string,
  expected: WordPartText,
  found: WordPartText,
): readonly Diagnostic[] {
  const keyOf = ({ place, text }: WordPartText["paragraphs"][number]): string =>
    `${place}\t${text}`;
  const pairs = align(expected.paragraphs.map(keyOf), found.paragraphs.map(keyOf));
  return pairs.flatMap(({ left, right }): readonly Diagnostic[] => {
    const one = left === undefined ? undefined : expected.paragraphs[left];
    const other = right === undefined ? undefined : found.paragraphs[right];
    if (one !== undefined && other !== undefined && keyOf(one) === keyOf(other)) return [];
    const { place: part = "body", number: paragraph = 1 } = one ?? other ?? {};
    const around = (other ?? one)?.text.trim() ?? "";
    const at = { kind: "word", path, part, paragraph, around } as const;
    return [error("verify/word-text", at, excerpts(one?.text, other?.text))];
  });
}

/** Alternative texts and properties, which no reader of the page sees. */
function compareDescriptions(
  path: string,
  { name, descriptions }: WordPartText,
  found: WordPartText,
): readonly Diagnostic[] {
  // In an attribute a line end is a blank. Source: XML 1.0, 3.3.3.
  const spaced = (texts: readonly string[]): readonly string[] =>
    texts.map((text) => text.replaceAll(/\s/gu, " "));
  const [wanted, seen] = [spaced(descriptions), spaced(found.descriptions)];
  return align(wanted, seen).flatMap(({ left, right }) => {
    const one = left === undefined ? undefined : wanted[left];
    const other = right === undefined ? undefined : seen[right];
    if (one === other) return [];
    return [
      error("verify/word-described", { kind: "file", path }, { name, ...excerpts(one, other) }),
    ];
  });
}

function excerpts(
  expected: string | undefined,
  found: string | undefined,
): { readonly expected: string; readonly found: string } {
  if (expected === undefined) return { expected: "", found: excerptStart(found ?? "") };
  if (found === undefined) return { expected: excerptStart(expected), found: "" };
  return { ...excerptPair(expected, found) };
}

/** Parts without text are the clerk's, byte for byte; what must not leave the house is gone, and nothing else. */
function compareOthers(
  path: string,
  parts: DocxParts,
  original: DocxParts,
  stories: ReadonlySet<string>,
): readonly Diagnostic[] {
  const problem = (name: string, seen: PartFault): Diagnostic =>
    error("verify/word-part", { kind: "file", path }, { name, seen });
  const names = [...new Set([...parts.keys(), ...original.keys()])];
  const isOfHouse = ofHouse(original).length > 0;
  const found = names
    // Of the properties more is compared than what they say.
    .filter((name) => name === CORE || !stories.has(name))
    .flatMap((name) => {
      const fault = faultOf(name, parts.get(name), original, isOfHouse);
      return fault === undefined ? [] : [problem(name, fault)];
    });
  return [...ofHouse(parts).map((name) => problem(name, "changed")), ...found];
}

type PartFault = "missing" | "extra" | "changed";

function faultOf(
  name: string,
  now: Uint8Array | undefined,
  original: DocxParts,
  isOfHouse: boolean,
): PartFault | undefined {
  const before = original.get(name);
  if (before === undefined) return "extra";
  if (now === undefined) return isOfHouse && isTarget(original, name) ? undefined : "missing";
  if (isSame(now, before)) return undefined;
  if (RELATIONSHIPS.test(name) && isUnlinked(now, before)) return undefined;
  const isMeant = name === CORE ? isFilled(now, before) : isOfHouse && isCleaned(name, now, before);
  return isMeant ? undefined : "changed";
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

/** The parts that hold what must not leave the house. */
function ofHouse(parts: DocxParts): readonly string[] {
  return [...HOUSE].flatMap(([name, found]) => {
    const part = parts.get(name);
    return part !== undefined && found.test(decoder.decode(part)) ? [name] : [];
  });
}

/** Whether a part differs in nothing but the texts in which a tag was typed, and in who saved the file last. */
function isFilled(now: Uint8Array, before: Uint8Array): boolean {
  const left = tokensWithout(decoder.decode(now), PEOPLE);
  const right = tokensWithout(decoder.decode(before), PEOPLE);
  return (
    left.length === right.length &&
    left.every((token, index) => token === right[index] || TAG.test(right[index] ?? ""))
  );
}

/** A part that nothing but the settings leads to: a list within the file. */
function isTarget(original: DocxParts, name: string): boolean {
  const file = name.slice(name.lastIndexOf("/") + 1);
  return [...original].some(
    ([one, bytes]) => SETTINGS_RELATIONSHIPS.test(one) && decoder.decode(bytes).includes(file),
  );
}

/**
 * Whether all that a part now has was there before, in that order, and only what must not leave the house is gone: elements of the
 * settings and the properties, relationships, and the types of parts.
 */
function isCleaned(name: string, now: Uint8Array, before: Uint8Array): boolean {
  const gone = SETTINGS_RELATIONSHIPS.test(name) ? RELATIONSHIP : GONE.get(name);
  if (gone === undefined) return false;
  const kept = (xml: Uint8Array): readonly string[] =>
    tokensWithout(decoder.decode(xml), gone.elements);
  return isWithout(kept(now), kept(before), (token) => gone.some.test(token));
}

/** Whether of the relationships of a part only addresses with a tag are gone, into which nothing can be merged. */
function isUnlinked(now: Uint8Array, before: Uint8Array): boolean {
  const kept = (xml: Uint8Array): readonly string[] => {
    // An element without content may be written in two ways, and nothing here has more than one level of them.
    const tokens = [...xmlTokens(decoder.decode(xml))].filter(({ kind }) => kind !== "close");
    return tokens.map((token) =>
      token.kind === "open"
        ? `${token.name} ${JSON.stringify([...token.attributes])}`
        : JSON.stringify(token),
    );
  };
  const isTagged = (token: string): boolean =>
    token.startsWith("Relationship ") && /\/hyperlink"/u.test(token) && TAGGED_ADDRESS.test(token);
  return isWithout(kept(now), kept(before), isTagged);
}

/** Whether what is there is what was there before, in that order, but for what may be gone. */
function isWithout(
  now: readonly string[],
  before: readonly string[],
  mayBeGone: (token: string) => boolean,
): boolean {
  let at = 0;
  for (const token of before) {
    if (token === now[at]) at += 1;
    else if (!mayBeGone(token)) return false;
  }
  return at === now.length;
}

/** The tokens of a part as text, without elements of some names and what is in them. */
function tokensWithout(xml: string, elements: ReadonlySet<string>): readonly string[] {
  const kept: string[] = [];
  let depth = 0;
  for (const token of xmlTokens(xml)) {
    const isOutside = depth === 0;
    const begins = token.kind === "open" && (!isOutside || elements.has(token.name));
    if (begins && !token.empty) depth += 1;
    if (isOutside && !begins) kept.push(...tokenTexts(token));
    if (!isOutside && token.kind === "close") depth -= 1;
  }
  return kept;
}

/** A token as text; an element without content is written in two ways that say the same. */
function tokenTexts(token: XmlToken): readonly string[] {
  switch (token.kind) {
    case "open": {
      const open = `<${token.name} ${JSON.stringify([...token.attributes])}`;
      return token.empty ? [open, `/${token.name}`] : [open];
    }
    case "close":
      return [`/${token.name}`];
    case "text":
    case "other":
      return [token.text];
  }
}

const TAGGED_ADDRESS = /\{\{|｛｛|«|%7B%7B|%EF%BD%9B|%C2%AB/iu;
const RELATIONSHIPS = /(?:^|\/)_rels\/[^/]*\.rels$/u;
const TAG = /\{\{|｛｛/u;
const NOTHING = /(?!)/u;
const SETTINGS_RELATIONSHIPS = /^word\/(?:glossary\/)?_rels\/settings\.xml\.rels$/u;
const CORE = "docProps/core.xml";
const APP = "docProps/app.xml";

/** What may be gone from a part: whole elements of some names, and single tokens. */
interface Gone {
  readonly elements: ReadonlySet<string>;
  readonly some: RegExp;
}

const NO_ELEMENTS: ReadonlySet<string> = new Set();
const PEOPLE: ReadonlySet<string> = new Set(["cp:lastModifiedBy", "dc:creator"]);
const OF_SETTINGS: Gone = {
  elements: new Set(["w:mailMerge", "w:attachedTemplate", "w:saveThroughXslt"]),
  some: NOTHING,
};
const RELATIONSHIP: Gone = { elements: NO_ELEMENTS, some: /^(?:<|\/)Relationship(?: |$)/u };
const GONE: ReadonlyMap<string, Gone> = new Map([
  ["word/settings.xml", OF_SETTINGS],
  ["word/glossary/settings.xml", OF_SETTINGS],
  [APP, { elements: new Set(["Template"]), some: NOTHING }],
  ["[Content_Types].xml", { elements: NO_ELEMENTS, some: /^(?:<|\/)Override(?: |$)/u }],
]);
const SETTINGS_OF_HOUSE = /<(?:\w+:)?(?:mailMerge|attachedTemplate|saveThroughXslt)[\s/>]/u;
/** What must not leave the house, by part; Word's own template is everybody's. */
const HOUSE: ReadonlyMap<string, RegExp> = new Map([
  ["word/settings.xml", SETTINGS_OF_HOUSE],
  ["word/glossary/settings.xml", SETTINGS_OF_HOUSE],
  [APP, /<(?:\w+:)?Template>(?!\s*(?:Normal(?:\.dotm?)?)?\s*<)/iu],
]);

const decoder = new TextDecoder();
