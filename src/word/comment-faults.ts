import { unzip } from "../base/bytes/unzip.ts";
import { deflatedEntry, writeZip } from "../base/bytes/zip.ts";
import { escapeText } from "../base/escape-xml.ts";
import type { WordLocation } from "../base/location.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import { partName } from "../base/part-name.ts";
import type { SourceFile } from "../base/world.ts";
import { openWord, PACKAGE_LIMITS, type WordFile } from "./open-word.ts";
import { parseXml } from "./parse-xml.ts";
import type { Story } from "./story.ts";
import {
  append,
  around,
  attributeOf,
  childOf,
  descendantsOf,
  elementLike,
  elementsOf,
  insertBefore,
  insertBehind,
  setAttribute,
  writeXml,
  type XmlDocument,
  type XmlElement,
} from "./xml-tree.ts";

/** What is to be said of a Word file: where, or undefined for the file as a whole, and in which lines. */
export interface FaultComment {
  readonly at: WordLocation | undefined;
  readonly lines: readonly string[];
}

/**
 * Gives a copy of a Word file with a comment (コメント) at each place of which something is said.
 *
 * Shape: comments that were there stay. Word allows none in headers, footers, notes, boxes and properties: what is said of them
 * stands at the paragraph of the body that holds the note or the box, or else at the first one. The bytes depend on file and
 * comments alone: a comment has no date.
 * Errors: those of `openWord`.
 * Source: ISO/IEC 29500-1, 17.13.4 (comments); part 1, 11.3.2 (their part).
 */
export function commentFaults(
  file: SourceFile,
  comments: readonly FaultComment[],
): Outcome<Uint8Array> {
  const opened = openWord(file);
  if (!opened.ok) return failure(opened.errors);
  const [main] = opened.value.stories;
  if (main === undefined) return success(file.bytes);
  const parts = new Map(opened.value.parts);
  const { name, document } = commentsOf(opened.value, main, parts);
  let id = nextId(document.root);
  for (const { at, lines } of comments) {
    putComment(paragraphFor(opened.value.stories, main, at), id);
    append(document.root, commentElement(document.root, id, lines));
    id += 1;
  }
  parts.set(main.name, written(main.document));
  parts.set(name, written(document));
  return success(packed(parts));
}

/** Whether a file is such a copy, and nobody has saved it since: Word packs what it saves in another way than we do. */
export function isUntouchedReport(bytes: Uint8Array): boolean {
  const package_ = unzip(bytes, () => true, PACKAGE_LIMITS);
  if (!package_.ok) return false;
  const isOurs = [...package_.entries].some(
    ([name, part]) =>
      /(?:^|\/)comments\w*\.xml$/u.test(name) &&
      new TextDecoder().decode(part).includes(`author="${AUTHOR}"`),
  );
  if (!isOurs) return false;
  const again = packed(package_.entries);
  return again.length === bytes.length && again.every((byte, index) => byte === bytes[index]);
}

function packed(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return writeZip([...parts].map(([name, bytes]) => deflatedEntry(name, bytes)));
}

/** The part with the file's comments; where there is none, one is made, and the package is told of it. */
function commentsOf(
  { parts }: WordFile,
  main: Story,
  changed: Map<string, Uint8Array>,
): { readonly name: string; readonly document: XmlDocument } {
  const cut = main.name.lastIndexOf("/") + 1;
  const folder = main.name.slice(0, cut);
  const relationsName = `${folder}_rels/${main.name.slice(cut)}.rels`;
  const relations = treeOf(parts, relationsName) ?? NO_RELATIONS();
  const related = elementsOf(relations.root).find((one) =>
    attributeOf(one, "Type")?.endsWith("/comments"),
  );
  if (related !== undefined) {
    const name = partName(folder, attributeOf(related, "Target") ?? "");
    const document = treeOf(parts, name);
    if (document !== undefined) return { name, document };
  }
  const name = `${folder}comments.xml`;
  addRelation(relations.root, parts);
  changed.set(relationsName, written(relations));
  const types = treeOf(parts, TYPES);
  if (types !== undefined) {
    const type = elementLike(types.root, "Override");
    setAttribute(type, "PartName", `/${name}`);
    setAttribute(type, "ContentType", COMMENTS_TYPE);
    append(types.root, type);
    changed.set(TYPES, written(types));
  }
  return { name, document: emptyComments(main.document.root) };
}

function addRelation(relations: XmlElement, parts: WordFile["parts"]): void {
  const ids = new Set(elementsOf(relations).map((one) => attributeOf(one, "Id")));
  let number = 1;
  while (ids.has(`rId${number}`)) number += 1;
  // As the package names its main part, so it names the others: in the transitional or in the strict form.
  const package_ = treeOf(parts, "_rels/.rels");
  const types = package_ === undefined ? [] : elementsOf(package_.root);
  const mainType = types.flatMap((one) => attributeOf(one, "Type") ?? []);
  const base = mainType.find((one) => one.endsWith("/officeDocument")) ?? "";
  const relation = elementLike(relations, "Relationship");
  setAttribute(relation, "Id", `rId${number}`);
  setAttribute(relation, "Type", base.replace(/officeDocument$/u, "comments"));
  setAttribute(relation, "Target", "comments.xml");
  append(relations, relation);
}

/** A part without comments, in the namespace of the body. */
function emptyComments(root: XmlElement): XmlDocument {
  const comments = elementLike(root, "comments");
  const prefix = prefixOf(root);
  const own = prefix === "" ? "xmlns" : `xmlns:${prefix.slice(0, -1)}`;
  const namespace = root.attributes.find((one) => one.written === own)?.value ?? "";
  setAttribute(comments, own, namespace);
  return { before: DECLARATION, root: comments, behind: "" };
}

function nextId(comments: XmlElement): number {
  const ids = elementsOf(comments, "w:comment").map((one) => Number(attributeOf(one, "w:id")));
  return Math.max(-1, ...ids.filter(Number.isSafeInteger)) + 1;
}

function commentElement(root: XmlElement, id: number, lines: readonly string[]): XmlElement {
  const prefix = prefixOf(root);
  const paragraphs = lines.map((line) => {
    const text = elementLike(root, "t", [
      { kind: "text", text: line, raw: escapeText(line), parent: undefined },
    ]);
    setAttribute(text, "xml:space", "preserve");
    return elementLike(root, "p", [elementLike(root, "r", [text])]);
  });
  const comment = elementLike(root, "comment", paragraphs);
  setAttribute(comment, `${prefix}id`, String(id));
  setAttribute(comment, `${prefix}author`, AUTHOR);
  setAttribute(comment, `${prefix}initials`, AUTHOR);
  return comment;
}

/** Lets a comment stand at a whole paragraph. */
function putComment(paragraph: XmlElement, id: number): void {
  const mark = (name: string): XmlElement => {
    const made = elementLike(paragraph, name);
    setAttribute(made, `${prefixOf(paragraph)}id`, String(id));
    return made;
  };
  const properties = childOf(paragraph, "w:pPr");
  const [first] = paragraph.children;
  const start = mark("commentRangeStart");
  if (properties !== undefined) insertBehind(properties, start);
  else if (first === undefined) append(paragraph, start);
  else insertBefore(first, start);
  append(paragraph, mark("commentRangeEnd"));
  append(paragraph, elementLike(paragraph, "r", [mark("commentReference")]));
}

/** The paragraph of the body that a comment is put at. */
function paragraphFor(
  stories: readonly Story[],
  main: Story,
  at: WordLocation | undefined,
): XmlElement {
  const found = at && foundIn(stories, at);
  const inBody = found && bodyParagraph(main, found.story, found.paragraph);
  if (inBody !== undefined) return inBody;
  const first = [...main.paragraphs].find(([, { place }]) => place === "body")?.[0];
  if (first !== undefined) return first;
  const { root } = main.document;
  const made = elementLike(root, "p");
  const body = childOf(root, "w:body") ?? root;
  const [next] = body.children;
  if (next === undefined) append(body, made);
  else insertBefore(next, made);
  return made;
}

function foundIn(
  stories: readonly Story[],
  { part, paragraph }: WordLocation,
): { readonly story: Story; readonly paragraph: XmlElement } | undefined {
  for (const story of stories) {
    for (const [element, { place, number, isFallback }] of story.paragraphs) {
      if (place === part && number === paragraph && !isFallback)
        return { story, paragraph: element };
    }
  }
  return undefined;
}

/** The paragraph of the body that is a paragraph, or holds the box or the note in which it stands. */
function bodyParagraph(main: Story, story: Story, paragraph: XmlElement): XmlElement | undefined {
  if (story === main) return outOfBoxes(paragraph);
  const note = around(paragraph, "w:footnote") ?? around(paragraph, "w:endnote");
  if (note === undefined) return undefined;
  const id = attributeOf(note, "w:id");
  const reference = descendantsOf(main.document.root, `${note.name}Reference`).find(
    (one) => attributeOf(one, "w:id") === id && around(one, "mc:Fallback") === undefined,
  );
  const holder = reference && around(reference, "w:p");
  return holder && outOfBoxes(holder);
}

function outOfBoxes(paragraph: XmlElement): XmlElement {
  const box = around(paragraph, "w:txbxContent");
  const outer = box && around(box, "w:p");
  return outer === undefined ? paragraph : outOfBoxes(outer);
}

function treeOf(parts: ReadonlyMap<string, Uint8Array>, name: string): XmlDocument | undefined {
  const bytes = parts.get(name);
  const document = bytes === undefined ? "malformed" : parseXml(new TextDecoder().decode(bytes));
  return typeof document === "string" ? undefined : document;
}

function NO_RELATIONS(): XmlDocument {
  const document = parseXml(
    `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`,
  );
  if (typeof document === "string") throw new Error("it is well formed");
  return document;
}

function written(document: XmlDocument): Uint8Array {
  return new TextEncoder().encode(writeXml(document, () => ""));
}

function prefixOf({ written: name }: XmlElement): string {
  return name.slice(0, name.indexOf(":") + 1);
}

/** Who says it: the program. */
const AUTHOR = "書簡";
const TYPES = "[Content_Types].xml";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
