import { type CodeItem, codeTokens, tokenText } from "./field-instruction.ts";
import { RUN_OBJECTS } from "./run-objects.ts";
import { around, attributeOf, elementsOf, fromOf, textIn, type XmlElement } from "./xml-tree.ts";

/** A field of Word, simple (`w:fldSimple`) or complex (from `begin` to `end`), with those in it. */
export interface Field {
  /** What it begins with: a `w:fldChar`, or the whole `w:fldSimple`. */
  readonly begin: XmlElement;
  /** The `w:fldChar` that ends it; undefined for a simple field, and for one that is not closed. */
  end: XmlElement | undefined;
  readonly code: CodeItem<Field>[];
  /** The runs that show its last result. */
  readonly result: XmlElement[];
  /** What else stands in its code: line ends, tabs, pictures, readings, ends of paragraphs. */
  readonly objects: XmlElement[];
  /** Fields in its result. */
  readonly inner: Field[];
  isInCode: boolean;
}

/** The fields of a story, with those parts of them that have no beginning or no end. */
export interface FoundFields {
  readonly fields: readonly Field[];
  readonly broken: readonly XmlElement[];
}

/**
 * Finds the outermost fields below an element, in document order.
 *
 * Source: ISO/IEC 29500-1, 17.16.2 (simple), 17.16.18 (complex): a complex field may begin in one paragraph and end in another,
 * and others may stand in its code and in its result.
 */
export function findFields(root: XmlElement): FoundFields {
  const found = { fields: [] as Field[], broken: [] as XmlElement[] };
  walkStory(root, found);
  return found;
}

interface Found {
  readonly fields: Field[];
  readonly broken: XmlElement[];
}

/** A text box is a story of its own: no field runs into it or out of it. */
function walkStory(root: XmlElement, found: Found): void {
  const open: Field[] = [];
  walk(root, open, found);
  for (const { begin } of open) found.broken.push(begin);
}

function walk(element: XmlElement, open: Field[], found: Found): void {
  for (const child of elementsOf(element)) visit(child, open, found);
}

function visit(element: XmlElement, open: Field[], found: Found): void {
  const top = open.at(-1);
  switch (element.name) {
    case "w:fldChar":
      visitMark(element, open, found);
      return;
    case "w:fldSimple": {
      const text = attributeOf(element, "w:instr") ?? "";
      const field = openField(element, open, found);
      field.code.push({ kind: "text", text, run: undefined });
      field.isInCode = false;
      walk(element, [field], found);
      return;
    }
    case "w:instrText":
      if (top?.isInCode === true) top.code.push(codeOf(element));
      return;
    case "w:t":
      if (top?.isInCode === true) top.code.push(codeOf(element));
      else {
        const run = around(element, "w:r");
        if (run !== undefined) top?.result.push(run);
      }
      return;
    case "w:txbxContent":
      walkStory(element, found);
      return;
    default:
      if (top?.isInCode === true && OBJECTS.has(element.name)) top.objects.push(element);
      walk(element, open, found);
  }
}

/** What a field's code cannot be read with; a paragraph that begins in it ends the one before. */
const OBJECTS: ReadonlySet<string> = new Set([
  ...RUN_OBJECTS,
  "w:p",
  "w:ruby",
  "mc:AlternateContent",
]);

function codeOf(element: XmlElement): CodeItem<Field> {
  const run = around(element, "w:r");
  return { kind: "text", text: textIn(element), run, from: fromOf(element) };
}

function visitMark(mark: XmlElement, open: Field[], found: Found): void {
  const type = attributeOf(mark, "w:fldCharType");
  const top = open.at(-1);
  if (type === "begin") open.push(openField(mark, open, found));
  else if (top === undefined || top.begin.name === "w:fldSimple") found.broken.push(mark);
  else if (type === "separate") top.isInCode = false;
  else if (type === "end") {
    top.end = mark;
    open.pop();
  }
}

function openField(begin: XmlElement, open: readonly Field[], found: Found): Field {
  const field: Field = {
    begin,
    end: undefined,
    code: [],
    result: [],
    objects: [],
    inner: [],
    isInCode: true,
  };
  const top = open.at(-1);
  if (top === undefined) found.fields.push(field);
  else if (top.isInCode) top.code.push({ kind: "field", field });
  else top.inner.push(field);
  return field;
}

/** What a field is, in capitals: `MERGEFIELD`. */
export function keywordOf(field: Field): string {
  return tokenText(codeTokens(field.code)[0]).toUpperCase();
}

/** The fields in a field's code. */
export function fieldsInCode(field: Field): readonly Field[] {
  return field.code.flatMap((item) => (item.kind === "field" ? [item.field] : []));
}

/** What stands in a field's code beside text, that of the fields in it too. */
export function codeObjects(field: Field): readonly XmlElement[] {
  return [...field.objects, ...fieldsInCode(field).flatMap(codeObjects)];
}

/** A field's code as it is shown with Alt+F9, to tell a clerk which one is meant. */
export function codeText(field: Field): string {
  return field.code
    .map((item) => (item.kind === "text" ? item.text : `{${codeText(item.field)}}`))
    .join("")
    .trim();
}
