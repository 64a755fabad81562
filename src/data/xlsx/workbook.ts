import { builtInFormat, classifyFormat, type FormatKind } from "./number-format.ts";
import { openingVisitor, type PartFault, type Parts, readPart, unescapeString } from "./parts.ts";
import type { XmlVisitor } from "./scan-xml.ts";

/** A worksheet of a workbook, not yet read. */
export interface WorksheetEntry {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

/** What all worksheets of a workbook share. */
export interface Workbook {
  readonly worksheets: readonly WorksheetEntry[];
  readonly is1904: boolean;
  readonly strings: readonly string[];
  /** What each cell style makes of numbers, by the style's index. */
  readonly formats: readonly FormatKind[];
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly part: string;
}

/** Reads what the worksheets share. Source: ECMA-376 Part 1, 18.2, 18.4, 18.8; Part 2 for relations. */
export function readWorkbook(parts: Parts): Workbook | PartFault {
  const root = readRelations(parts, "");
  if ("part" in root) return root;
  const book = root.find((relation) => relation.type === "officeDocument")?.part;
  if (book === undefined) return { part: "_rels/.rels" };
  const relations = readRelations(parts, book);
  if ("part" in relations) return relations;
  const sheets = readSheets(parts, book, relations);
  if ("part" in sheets) return sheets;
  const strings = readOptional(parts, relations, "sharedStrings", readStrings);
  if ("part" in strings) return strings;
  const formats = readOptional(parts, relations, "styles", readFormats);
  if ("part" in formats) return formats;
  return { ...sheets, strings, formats };
}

function readOptional<T>(
  parts: Parts,
  relations: readonly Relation[],
  type: string,
  read: (parts: Parts, name: string) => readonly T[] | PartFault,
): readonly T[] | PartFault {
  const part = relations.find((relation) => relation.type === type)?.part;
  return part === undefined ? [] : read(parts, part);
}

/** The relations of a part, or of the package for an empty name. */
function readRelations(parts: Parts, source: string): readonly Relation[] | PartFault {
  const slash = source.lastIndexOf("/") + 1;
  const folder = source.slice(0, slash);
  const relations: Relation[] = [];
  const fault = readPart(
    parts,
    `${folder}_rels/${source.slice(slash)}.rels`,
    openingVisitor((name, attributes) => {
      const target = attributes.get("Target");
      if (name !== "Relationship" || target === undefined) return;
      if (attributes.get("TargetMode") === "External") return;
      relations.push({
        id: attributes.get("Id") ?? "",
        // The last word of the type is the same in the transitional and the strict vocabulary.
        type: (attributes.get("Type") ?? "").split("/").at(-1) ?? "",
        part: resolvePart(folder, target),
      });
    }),
  );
  return fault ?? relations;
}

function resolvePart(folder: string, target: string): string {
  const steps = target.startsWith("/") ? [] : folder.split("/").filter((step) => step !== "");
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function readSheets(
  parts: Parts,
  book: string,
  relations: readonly Relation[],
): Pick<Workbook, "worksheets" | "is1904"> | PartFault {
  const worksheets: WorksheetEntry[] = [];
  let is1904 = false;
  const fault = readPart(
    parts,
    book,
    openingVisitor((name, attributes) => {
      if (name === "workbookPr") is1904 = isTrue(attributes.get("date1904"));
      if (name !== "sheet") return;
      const id = attributes.get("id");
      const relation = relations.find((one) => one.id === id && one.type === "worksheet");
      if (relation === undefined) return; // a chart on a sheet of its own
      const state = attributes.get("state") ?? "visible";
      worksheets.push({
        name: attributes.get("name") ?? "",
        part: relation.part,
        isHidden: state !== "visible",
      });
    }),
  );
  return fault ?? { worksheets, is1904 };
}

/** Tells whether an attribute of type boolean is set. */
export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}

/** The shared strings: runs of rich text joined, furigana (`rPh`) left out. */
function readStrings(parts: Parts, part: string): readonly string[] | PartFault {
  const strings: string[] = [];
  const collector = textCollector();
  const fault = readPart(parts, part, {
    open: (name) => {
      if (name === "si") collector.start();
      collector.open(name);
    },
    close: (name) => {
      collector.close(name);
      if (name === "si") strings.push(collector.take());
    },
    text: collector.text,
  });
  return fault ?? strings;
}

/** Collects the text of `t` elements that are not within `rPh`. */
export function textCollector(): {
  readonly start: () => void;
  readonly open: (name: string) => void;
  readonly close: (name: string) => void;
  readonly text: XmlVisitor["text"];
  readonly take: () => string;
} {
  let text = "";
  let isText = false;
  let isPhonetic = false;
  return {
    start: () => {
      text = "";
    },
    open: (name) => {
      if (name === "rPh") isPhonetic = true;
      if (name === "t") isText = !isPhonetic;
    },
    close: (name) => {
      if (name === "rPh") isPhonetic = false;
      if (name === "t") isText = false;
    },
    text: (piece) => {
      if (isText) text += piece;
    },
    take: () => unescapeString(text),
  };
}

function readFormats(parts: Parts, part: string): readonly FormatKind[] | PartFault {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let isCellFormat = false;
  const fault = readPart(parts, part, {
    open: (name, attributes) => {
      const id = Number(attributes.get("numFmtId") ?? 0);
      if (name === "numFmt") codes.set(id, attributes.get("formatCode") ?? "General");
      if (name === "cellXfs") isCellFormat = true;
      if (name === "xf" && isCellFormat) ids.push(id);
    },
    close: (name) => {
      if (name === "cellXfs") isCellFormat = false;
    },
    text: () => undefined,
  });
  return fault ?? ids.map((id) => classifyFormat(codes.get(id) ?? builtInFormat(id)));
}
