import { type UnzipLimits, unzip } from "../base/bytes/unzip.ts";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { WordFileReason } from "../base/messages/word-file.ts";
import { failure, type Outcome, outcomeOf } from "../base/outcome.ts";
import { partName } from "../base/part-name.ts";
import type { SourceFile } from "../base/world.ts";
import { parseXml } from "./parse-xml.ts";
import { numberParagraphs, type Story } from "./story.ts";
import {
  attributeOf,
  descendantsOf,
  elementsOf,
  textIn,
  type XmlDocument,
  type XmlElement,
} from "./xml-tree.ts";

/** A Word file, unpacked: its parts, and those that hold text as trees. */
export interface WordFile {
  readonly path: string;
  /** All parts by name, in the order of the package. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** The main part first, then headers, footers, footnotes and endnotes by name. */
  readonly stories: readonly Story[];
  /** `docProps/core.xml` as a story, if the file has it: its title and the like may hold tags. */
  readonly properties: Story | undefined;
  /** Whether LibreOffice saved it last. */
  readonly isResaved: boolean;
}

/**
 * Opens a Word file as a template or to be imported.
 *
 * Errors: word/file, word/part.
 * Cost: every part is expanded; trees are made of those that hold text.
 * Sources: ECMA-376 Part 2 (package), Part 1, 11.3 (parts); MS-CFB 2.6.1 and MS-OFFCRYPTO 2.3.4 for what is no package.
 */
export function openWord(file: SourceFile): Outcome<WordFile> {
  const { path, bytes } = file;
  const refuse = (reason: WordFileReason): Outcome<WordFile> =>
    failure([error("word/file", { kind: "file", path }, { reason })]);
  const other = otherKind(bytes);
  if (other !== undefined) return refuse(other);
  const package_ = unzip(bytes, () => true, PACKAGE_LIMITS);
  if (!package_.ok) {
    return refuse(package_.fault === "encrypted" ? "locked" : "damaged");
  }
  const parts = package_.entries;
  const problems: Diagnostic[] = [];
  const read = (name: string): XmlDocument | undefined => readPart(path, parts, name, problems);
  const main = mainPart(parts, read);
  if (problems.length > 0) return failure(problems);
  // A Word file of which the way to its text is gone is a Word file still.
  if (main === undefined) return refuse(hasWordParts(parts) ? "damaged" : "not-word");
  const kind = kindOfMain(parts, read, main);
  // What cannot be read is damaged, and says nothing of what it was.
  if (problems.length > 0) return failure(problems);
  if (kind !== undefined) return refuse(kind);
  const stories = storyNames(parts, read, main).flatMap(({ name, place }) => {
    const document = read(name);
    if (document === undefined) return [];
    return [{ name, place, document, paragraphs: numberParagraphs(document.root, place) }];
  });
  problems.push(...unreadParts(path, stories));
  const core = parts.has(CORE) ? read(CORE) : undefined;
  const properties: Story | undefined = core && {
    name: CORE,
    place: "properties",
    document: core,
    paragraphs: new Map(
      elementsOf(core.root).map((element, index) => [
        element,
        { place: "properties", number: index + 1, isFallback: false },
      ]),
    ),
  };
  return outcomeOf({ path, parts, stories, properties, isResaved: isResaved(parts) }, problems);
}

function hasWordParts(parts: WordFile["parts"]): boolean {
  return [...parts.keys()].some((name) => name.startsWith("word/"));
}

/** What is no package, by its first bytes. */
function otherKind(bytes: Uint8Array): WordFileReason | undefined {
  if (bytes.length === 0) return "damaged";
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  if (head.startsWith("PK")) return undefined;
  if (head.startsWith("{\\rtf")) return "rtf";
  if (head !== COMPOUND_FILE) return "not-word";
  const names = new TextDecoder("utf-16le").decode(bytes);
  if (names.includes("EncryptedPackage\0") || names.includes("DRMEncrypted")) return "locked";
  return names.includes("WordDocument\0") ? "old-doc" : "not-word";
}

type ReadPart = (name: string) => XmlDocument | undefined;

function readPart(
  path: string,
  parts: WordFile["parts"],
  name: string,
  problems: Diagnostic[],
): XmlDocument | undefined {
  const bytes = parts.get(name);
  if (bytes === undefined) return undefined;
  const report = (part: "encoding" | "xml"): undefined => {
    problems.push(error("word/part", { kind: "file", path }, { part, name }));
    return undefined;
  };
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return report("encoding"); // UTF-16, or bytes that mean nothing
  }
  const document = parseXml(text);
  return typeof document === "string" ? report("xml") : document;
}

/** The relationships of a part by what they are, their targets as names of parts. */
function relationships(
  read: ReadPart,
  owner: string,
): readonly { readonly type: string; readonly name: string }[] {
  const cut = owner.lastIndexOf("/") + 1;
  const document = read(`${owner.slice(0, cut)}_rels/${owner.slice(cut)}.rels`);
  if (document === undefined) return [];
  return elementsOf(document.root)
    .filter((one) => attributeOf(one, "TargetMode") !== "External")
    .map((one) => ({
      type: (attributeOf(one, "Type") ?? "").replace(/^.*\//u, ""),
      name: partName(owner.slice(0, cut), attributeOf(one, "Target") ?? ""),
    }));
}

function mainPart(parts: WordFile["parts"], read: ReadPart): string | undefined {
  const main = relationships(read, "").find(({ type }) => type === "officeDocument");
  return main !== undefined && parts.has(main.name) ? main.name : undefined;
}

function kindOfMain(
  parts: WordFile["parts"],
  read: ReadPart,
  main: string,
): WordFileReason | undefined {
  const types = read("[Content_Types].xml");
  const type =
    types && elementsOf(types.root).find((one) => attributeOf(one, "PartName") === `/${main}`);
  const said = type === undefined ? "" : (attributeOf(type, "ContentType") ?? "");
  if (
    said.includes("macroEnabled") ||
    [...parts.keys()].some((name) => name.endsWith("vbaProject.bin"))
  ) {
    return "macro";
  }
  if (said.includes("wordprocessingml.template")) return "dotx";
  if ([...parts.keys()].some((name) => name.startsWith("_xmlsignatures/"))) return "signed";
  return read(main)?.root.name === "w:document" ? undefined : "not-word";
}

function storyNames(
  parts: WordFile["parts"],
  read: ReadPart,
  main: string,
): readonly { readonly name: string; readonly place: Story["place"] }[] {
  const kinds = {
    header: "header",
    footer: "footer",
    footnotes: "footnote",
    endnotes: "endnote",
  } as const;
  const isKind = (type: string): type is keyof typeof kinds => Object.hasOwn(kinds, type);
  const found = new Map<string, Story["place"]>();
  for (const { type, name } of relationships(read, main)) {
    if (isKind(type) && parts.has(name)) found.set(name, kinds[type]);
  }
  const order: readonly Story["place"][] = Object.values(kinds);
  const others = [...found]
    .map(([name, place]) => ({ name, place }))
    .sort(
      (left, right) =>
        order.indexOf(left.place) - order.indexOf(right.place) || (left.name < right.name ? -1 : 1),
    );
  return [{ name: main, place: "body" as const }, ...others];
}

/** Text that Word brings in without our seeing it. */
function unreadParts(path: string, stories: readonly Story[]): readonly Diagnostic[] {
  const at = { kind: "file", path } as const;
  const chunks = stories.flatMap(({ name, document }) => [
    ...descendantsOf(document.root, "w:altChunk").map(() => ({ part: "alt-chunk", name }) as const),
    ...descendantsOf(document.root, "w:subDoc").map(
      () => ({ part: "sub-document", name }) as const,
    ),
  ]);
  return chunks.map((values) => error("word/part", at, values));
}

/** Source: ECMA-376 Part 1, 15.2.12.3 (extended file properties). */
function isResaved(parts: WordFile["parts"]): boolean {
  const bytes = parts.get("docProps/app.xml");
  const app = bytes === undefined ? undefined : parseXml(new TextDecoder().decode(bytes));
  if (app === undefined || typeof app === "string") return false;
  return elementsOf(app.root).some(
    (one: XmlElement) =>
      /(?:^|:)Application$/u.test(one.written) && /^(?:LibreOffice|OpenOffice)/u.test(textIn(one)),
  );
}

const CORE = "docProps/core.xml";
/** Source: MS-CFB 2.2. */
const COMPOUND_FILE = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";
/** Limits of a Word file. Ample for a letter with pictures in it; a bomb of a few hundred kilobytes stops early. */
export const PACKAGE_LIMITS: UnzipLimits = {
  entryCount: 5000,
  totalBytes: 200_000_000,
  ratio: 200,
};
