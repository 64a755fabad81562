import { unzip } from "../base/bytes/unzip.ts";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { WordPart } from "../base/messages/word-file.ts";
import { parseXml } from "./parse-xml.ts";
import { paragraphText, placeOfNode, type Story } from "./story.ts";
import { descendants, textIn, type XmlElement } from "./xml-tree.ts";

/**
 * Reports what would go out unfilled: tags where nothing can be merged (in formulas, in the names of things), and annotations
 * of our own templates, which are plain text in Word.
 *
 * Errors: word/tag-elsewhere, word/annotation.
 */
export function checkMarks(path: string, story: Story, report: (found: Diagnostic) => void): void {
  for (const element of descendants(story.document.root)) {
    if (story.paragraphs.has(element)) {
      const [found] = ANNOTATION.exec(paragraphText(element)) ?? [];
      const at = placeOfNode(path, story, element);
      if (found !== undefined) report(error("word/annotation", at, { found }));
    }
    // What stands in the text of a line or in a field's code was looked through where it was read.
    const texts = READ_ALREADY.has(element.name)
      ? []
      : element.children.flatMap((child) => (child.kind === "text" ? [child.text] : []));
    const [found] = markedIn([...texts, ...attributeTexts(element)]);
    if (found === undefined) continue;
    report(error("word/tag-elsewhere", placeOfNode(path, story, element), { found }));
  }
}

const READ_ALREADY: ReadonlySet<string> = new Set(["w:t", "w:instrText", "w:delText"]);

/** What the attributes of an element say beside the tags in them. */
function attributeTexts({ name, attributes }: XmlElement): readonly string[] {
  return attributes.flatMap((one) => {
    if (name === "w:fldSimple" && one.name === "w:instr") return [];
    return one.tags?.filter((node) => typeof node === "string") ?? [one.value];
  });
}

/**
 * Finds the parts in which a tag stands although nobody fills them: addresses of links, building blocks, charts, data, the
 * files that are embedded.
 *
 * Shape: `read` are the parts that are filled. Comments are left out: that they would go out is told of each.
 * Errors: word/part.
 */
export function partsWithMarks(
  path: string,
  parts: ReadonlyMap<string, Uint8Array>,
  read: ReadonlySet<string>,
): readonly Diagnostic[] {
  return [...parts].flatMap(([name, bytes]) => {
    if (read.has(name) || COMMENTS.test(name)) return [];
    const marked = name.startsWith("word/embeddings/") ? markedWithin(bytes) : markedText(bytes);
    if (!marked) return [];
    return [error("word/part", { kind: "file", path }, { part: partKind(name), name })];
  });
}

function partKind(name: string): WordPart {
  if (/\.rels$/u.test(name)) return "tag-in-link";
  return PART_KINDS.find(({ prefix }) => name.startsWith(prefix))?.part ?? "tag-in-part";
}

const PART_KINDS: readonly { readonly prefix: string; readonly part: WordPart }[] = [
  { prefix: "word/diagrams/", part: "tag-in-drawing" },
  { prefix: "word/charts/", part: "tag-in-drawing" },
  { prefix: "word/drawings/", part: "tag-in-drawing" },
  { prefix: "word/embeddings/", part: "tag-in-embedded" },
  { prefix: "word/glossary/", part: "tag-in-glossary" },
  { prefix: "customXml/", part: "tag-in-data" },
  { prefix: "docProps/", part: "tag-in-properties" },
];

/** Whether a part of XML says a tag, in its text or in a value. What is no XML is nothing that we could read. */
function markedText(bytes: Uint8Array): boolean {
  if (bytes[0] !== LESS_THAN && bytes[0] !== BYTE_ORDER_MARK) return false;
  const raw = new TextDecoder().decode(bytes);
  if (!MAY_BE_MARKED.test(raw)) return false;
  const document = parseXml(raw);
  if (typeof document === "string") return markedIn([raw]).length > 0;
  const values = [...descendants(document.root)].flatMap(({ attributes }) =>
    attributes.map(({ value }) => value.replaceAll(/%7B/giu, "{").replaceAll(/%7D/giu, "}")),
  );
  return markedIn([textIn(document.root), ...values]).length > 0;
}

/** Whether a file within, if it is a package of Office, says a tag anywhere. */
function markedWithin(bytes: Uint8Array): boolean {
  const inner = unzip(bytes, (name) => name.endsWith(".xml"), INNER_LIMITS);
  return inner.ok && [...inner.entries.values()].some(markedText);
}

function markedIn(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => MARK.exec(text)?.slice(0, 1) ?? []);
}

/** A tag, or a field's name as Word shows it. */
const MARK = /(?:\{\{|｛｛)[^{}｛｝]{0,40}(?:\}\}|｝｝)?|«[^«»]{1,40}»/u;
const MAY_BE_MARKED = /\{\s*(?:<[^>]*>\s*)*\{|｛|«|%7B|&#/iu;
const ANNOTATION = /［＃[^］]{0,40}］?/u;
const COMMENTS = /^word\/comments\w*\.xml$/u;
const LESS_THAN = 0x3c;
const BYTE_ORDER_MARK = 0xef;
const INNER_LIMITS = { entryCount: 2000, totalBytes: 50_000_000, ratio: 200 };
