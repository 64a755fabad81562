import { type Diagnostic, warning } from "../base/diagnostic.ts";
import type { PathPlace } from "../base/messages/word-leaving.ts";
import { parseXml } from "./parse-xml.ts";
import { descendants, elementsOf, textIn, type XmlElement } from "./xml-tree.ts";

/**
 * Tells where else than in its text a file names a place of the house (a drive, a share, a folder of a person): linked pictures,
 * addresses of links, linked objects, descriptions of pictures, properties, variables, the printer; who has worked on it, and what was noted of it
 * in its properties. Once for each kind, with the first.
 *
 * Shape: `parts` as they go out.
 * Errors: the warning word/path-left.
 */
export function checkPaths(
  path: string,
  parts: ReadonlyMap<string, Uint8Array>,
): readonly Diagnostic[] {
  const found = new Map<PathPlace, Set<string>>();
  for (const [name, bytes] of parts) {
    for (const { what, text } of textsOf(name, bytes)) {
      // Who wrote in a file, and what he noted of it, is named as a whole; of any other text the path in it.
      const all = WHOLE.has(what) ? [text] : [...text.matchAll(PATH)].map(([one]) => one.trim());
      for (const one of all) found.set(what, (found.get(what) ?? new Set()).add(one));
    }
  }
  return [...found].flatMap(([what, paths]) => {
    const [first = ""] = paths;
    const values = { what, found: first, more: paths.size - 1 };
    return [warning("word/path-left", { kind: "file", path }, values)];
  });
}

const WHOLE: ReadonlySet<PathPlace> = new Set(["person", "remark", "manager"]);

interface Said {
  readonly what: PathPlace;
  readonly text: string;
}

/** What a part says beside the text of its lines. */
function textsOf(name: string, bytes: Uint8Array): readonly Said[] {
  if (/printerSettings\d*\.bin$/u.test(name)) {
    const text = new TextDecoder("utf-16le").decode(bytes.subarray(0, bytes.length & ~1));
    return [{ what: "printer", text: text.split("\0")[0] ?? "" }];
  }
  if (!/\.(?:xml|rels|vml)$/iu.test(name)) return [];
  const raw = new TextDecoder().decode(bytes);
  const isOfPeople = name === PEOPLE;
  if (!(isOfPeople || name.startsWith("docProps/") || MAY_BE_PATH.test(raw))) return [];
  const document = parseXml(raw);
  if (typeof document === "string") return [];
  if (isOfPeople) return elementsOf(document.root).flatMap(ofPerson);
  if (name.endsWith(".rels")) return elementsOf(document.root).flatMap(ofRelationship);
  return [...descendants(document.root)].flatMap((element) => ofElement(name, element));
}

function ofRelationship({ attributes }: XmlElement): readonly Said[] {
  const attributeNamed = (name: string): string =>
    attributes.find((one) => one.written === name)?.value ?? "";
  if (attributeNamed("TargetMode") !== "External") return [];
  const type = attributeNamed("Type").replace(/^.*\//u, "");
  return [
    { what: KIND_OF_RELATIONSHIP.get(type) ?? "other", text: decoded(attributeNamed("Target")) },
  ];
}

/** Who has commented in a file or changed it, of which Word keeps the names when the comments are gone. Source: [MS-DOCX] 2.5.4. */
function ofPerson({ attributes }: XmlElement): readonly Said[] {
  return attributes.flatMap(({ name, value }): readonly Said[] =>
    /(?:^|:)author$/u.test(name) && value !== "" ? [{ what: "person", text: value }] : [],
  );
}

const PEOPLE = "word/people.xml";

/** An address has blanks and characters beyond ASCII as %20 and the like. */
function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address; // a % that means itself
  }
}

const KIND_OF_RELATIONSHIP: ReadonlyMap<string, PathPlace> = new Map([
  ["image", "picture"],
  ["hyperlink", "link"],
  ["oleObject", "object"],
  ["package", "object"],
]);

function ofElement(part: string, element: XmlElement): readonly Said[] {
  const { name, attributes } = element;
  if (name === "w:t" || name === "w:delText") return [];
  const remark = remarkIn(part, element);
  if (remark !== undefined) return [remark];
  const what = placeOf(part, name);
  const own = element.children.some(({ kind }) => kind === "element") ? "" : textIn(element);
  return [own, ...attributes.map(({ value }) => value)]
    .filter((text) => text !== "")
    .map((text) => {
      const ofField = ofCode(name, text);
      return ofField === undefined
        ? { what, text }
        : { what: ofField, text: text.replaceAll("\\\\", "\\") };
    });
}

/**
 * A note in the properties that somebody wrote of the file. Not what Word fills in by itself (the house), nor what is merged, nor the
 * title, which is the letter's.
 */
function remarkIn(part: string, element: XmlElement): Said | undefined {
  const text = textIn(element).trim();
  if (text === "" || /\{\{|｛｛/u.test(text)) return undefined;
  const name = element.written.replace(/^.*:/u, "");
  if (part === "docProps/core.xml" && REMARKS.has(name)) return { what: "remark", text };
  return part === "docProps/app.xml" && name === "Manager" ? { what: "manager", text } : undefined;
}

const REMARKS: ReadonlySet<string> = new Set([
  "description",
  "keywords",
  "subject",
  "category",
  "contentStatus",
]);

function placeOf(part: string, element: string): PathPlace {
  if (part.startsWith("docProps/")) return "property";
  if (element === "w:docVar") return "variable";
  return /(?:^|:)(?:docPr|cNvPr)$|^[vo]:/u.test(element) ? "description" : "other";
}

/** The fields that name files, by the code; a backslash is written twice in it. */
function ofCode(element: string, text: string): PathPlace | undefined {
  if (element !== "w:instrText" && element !== "w:fldSimple") return undefined;
  return /^\s*"?HYPERLINK\b/iu.test(text) ? "link" : "object";
}

/**
 * A drive, a share, an address of a file, a folder of a person. Not `https:`, nor a namespace.
 */
const PATH =
  /(?:(?<![\p{L}\p{N}])[A-Za-z]:(?:\\|\/(?!\/))|\\\\+(?=[\p{L}\p{N}])|\bfile:\/|(?<![\p{L}\p{N}/:.])\/(?:Users|home|Volumes|mnt)\/)[^"<>|\n\t]{2,200}/giu;
const MAY_BE_PATH = /[A-Za-z]:(?:\\|\/(?!\/))|\\\\|file:\/|\/(?:Users|home|Volumes|mnt)\//iu;
