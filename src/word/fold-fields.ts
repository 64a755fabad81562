import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import { codeObjects, codeText, type Field, fieldsInCode, findFields, keywordOf } from "./field.ts";
import { codeTokens, tokenText } from "./field-instruction.ts";
import {
  type FieldContext,
  type FieldPiece,
  ifTags,
  isPicturedFormula,
  mergeFieldTags,
  readIf,
} from "./field-tags.ts";
import type { IfCondition, IfVersions } from "./if-versions.ts";
import { lookOf, tagRun, textRun } from "./runs.ts";
import { placeOfNode, type Story } from "./story.ts";
import { isTaggedLinkField } from "./unlink.ts";
import {
  append,
  around,
  attributeOf,
  elementsOf,
  insertBefore,
  remove,
  type XmlElement,
  type XmlNode,
} from "./xml-tree.ts";

/**
 * The conditions of all IF fields below an element, those in other fields among them; what cannot be read, and whether a column is
 * empty, which divides no addressees, are left out.
 */
export function conditionsIn(root: XmlElement): readonly IfCondition[] {
  const ofField = (field: Field): readonly IfCondition[] => {
    const read = keywordOf(field) === "IF" ? readIf(field) : undefined;
    return [
      ...(read === undefined || read.literal === ""
        ? []
        : [{ column: read.column, literal: read.literal }]),
      ...[...fieldsInCode(field), ...field.inner].flatMap(ofField),
    ];
  };
  return findFields(root).fields.flatMap(ofField);
}

/** Whether there is a field of Word's mail merge below an element. */
export function hasMergeField(root: XmlElement): boolean {
  const isOne = (field: Field): boolean =>
    isMerged(field) || UNSUPPORTED.has(keywordOf(field)) || field.inner.some(isOne);
  return findFields(root).fields.some(isOne);
}

/** Whether a field stands for a value: a merge field, an IF, a formula that only gives a merge field its picture. */
function isMerged(field: Field): boolean {
  return MERGE_FIELDS.has(keywordOf(field)) || isPicturedFormula(field);
}

const MERGE_FIELDS: ReadonlySet<string> = new Set(["MERGEFIELD", "IF"]);

/**
 * Puts tags of the template language in the place of Word's merge fields. Fields that Word counts itself (PAGE, REF, TOC) stay.
 *
 * Shape: a tag has the look of the field's last result, or of its code.
 * Errors: word/field-unsupported, word/field-changes, word/field-broken, word/field-in-field, word/field-holds, those of `mergeFieldTags` and
 * `ifTags`.
 * Source: ISO/IEC 29500-1, 17.16.
 */
export function foldFields(
  path: string,
  story: Story,
  versions: IfVersions,
  report: (found: Diagnostic) => void,
): void {
  const { fields, broken } = findFields(story.document.root);
  for (const mark of broken) {
    report(error("word/field-broken", placeOfNode(path, story, mark), { field: "{ }" }));
  }
  if (broken.length > 0) return;
  const fold = (field: Field): void => {
    const at = placeOfNode(path, story, field.begin);
    for (const inner of foldField(field, { versions, at, report })) fold(inner);
  };
  for (const field of fields) fold(field);
}

/** Folds one field; gives those in its result, if it stays. */
function foldField(field: Field, context: FieldContext): readonly Field[] {
  const { at, report } = context;
  const keyword = informationOf(field);
  if (UNSUPPORTED.has(keyword)) report(error("word/field-unsupported", at, { field: keyword }));
  else if (CHANGING.has(keyword)) report(error("word/field-changes", at, { field: keyword }));
  else if (isMerged(field)) {
    if (codeObjects(field).length > 0) report(error("word/field-holds", at, { field: keyword }));
    const pieces = keyword === "IF" ? ifTags(field, context) : mergeFieldTags(field, context);
    if (!replaceField(field, pieces)) {
      report(error("word/field-broken", at, { field: codeText(field) }));
    }
  } else return keepField(field, context);
  return [];
}

/** What a field is; INFO by what it shows: `INFO SaveDate` is SAVEDATE. Source: ISO/IEC 29500-1, 17.16.5.27. */
function informationOf(field: Field): string {
  const keyword = keywordOf(field);
  const shown = keyword === "INFO" ? tokenText(codeTokens(field.code)[1]).toUpperCase() : "";
  return CHANGING.has(shown) ? shown : keyword;
}

/** Looks through a field that stays, or takes a link off that nothing can be merged into; gives those in its result. */
function keepField(field: Field, { at, report }: FieldContext): readonly Field[] {
  const keyword = keywordOf(field);
  if (isTaggedLinkField(field) && unlinkField(field)) {
    report(warning("word/link-removed", at, { found: codeText(field) }));
    return field.inner;
  }
  for (const inner of fieldsInCode(field)) {
    report(error("word/field-in-field", at, { field: keyword, inner: keywordOf(inner) }));
  }
  const [tag] = /(?:\{\{|｛｛|«)[^}｝»]{0,40}[}｝»]{0,2}/u.exec(codeText(field)) ?? [];
  if (tag !== undefined) report(error("word/field-in-field", at, { field: keyword, inner: tag }));
  return field.inner;
}

/** Takes a field's marks, code and result out and puts what it means in their place; false if it spans what cannot be joined. */
function replaceField(field: Field, pieces: readonly FieldPiece[]): boolean {
  const { begin, end } = field;
  const nodes = pieces.map(({ kind, text, look, from }) =>
    kind === "tag" ? tagRun(text, lookOf(look), begin) : textRun(text, lookOf(look), begin, from),
  );
  if (begin.name === "w:fldSimple") {
    insertBefore(begin, ...nodes);
    remove(begin);
    return true;
  }
  const run = around(begin, "w:r");
  const first = around(begin, "w:p");
  if (end === undefined || run === undefined || first === undefined) return false;
  const leaves = leavesBetween(begin, end);
  const paragraphs = new Set(leaves.map((leaf) => around(leaf, "w:p")));
  const others = [...paragraphs].filter(
    (one) => one !== undefined && one !== first,
  ) as XmlElement[]; // undefined was taken out
  if (paragraphs.has(undefined) || !areNeighbours([first, ...others])) return false;
  splitBefore(run, begin);
  insertBefore(run, ...nodes);
  for (const leaf of leaves) removeLeaf(leaf);
  // The paragraphs that only held an old result join the first.
  for (const paragraph of others) {
    for (const child of [...paragraph.children]) {
      if (!(child.kind === "element" && child.name === "w:pPr")) append(first, child);
    }
    remove(paragraph);
  }
  return true;
}

/** Takes a link's marks and code out, and leaves what it shows; false if it never showed anything. */
function unlinkField({ begin, end }: Field): boolean {
  if (begin.name === "w:fldSimple") {
    insertBefore(begin, ...begin.children);
    remove(begin);
    return true;
  }
  const leaves = end === undefined ? [] : leavesBetween(begin, end);
  let depth = 0;
  const separate = leaves.findIndex((leaf) => {
    const type = leaf.name === "w:fldChar" ? attributeOf(leaf, "w:fldCharType") : undefined;
    if (type === "begin") depth += 1;
    if (type === "end") depth -= 1;
    return type === "separate" && depth === 1;
  });
  if (end === undefined || separate === -1) return false;
  for (const leaf of [...leaves.slice(0, separate + 1), end]) removeLeaf(leaf);
  return true;
}

/** Paragraphs that follow one another with nothing between them, and no section that ends in one of them. */
function areNeighbours(paragraphs: readonly XmlElement[]): boolean {
  return paragraphs.every((paragraph, index) => {
    const next = paragraphs[index + 1];
    if (next === undefined) return true;
    const siblings = paragraph.parent === undefined ? [] : elementsOf(paragraph.parent);
    const hasSection = elementsOf(paragraph, "w:pPr").some(
      (one) => elementsOf(one, "w:sectPr").length > 0,
    );
    return !hasSection && siblings[siblings.indexOf(paragraph) + 1] === next;
  });
}

/** What stands in runs from one node to another, each as a whole: marks, texts, breaks, pictures. */
function leavesBetween(begin: XmlElement, end: XmlElement): readonly XmlElement[] {
  const leaves: XmlElement[] = [];
  let node: XmlNode | undefined = begin;
  while (node !== undefined) {
    const isLeaf = node.kind === "element" && node.parent?.name === "w:r" && node.name !== "w:rPr";
    if (isLeaf && node.kind === "element") leaves.push(node);
    if (node === end) return leaves;
    node = nextNode(node, !isLeaf);
  }
  return leaves;
}

function nextNode(node: XmlNode, mayEnter: boolean): XmlNode | undefined {
  if (mayEnter && node.kind === "element" && node.children.length > 0) return node.children[0];
  let one: XmlNode | undefined = node;
  while (one?.parent !== undefined) {
    const { children }: XmlElement = one.parent;
    const next: XmlNode | undefined = children[children.indexOf(one) + 1];
    if (next !== undefined) return next;
    one = one.parent;
  }
  return undefined;
}

/** Lets a run begin with one of its children: what stands before it gets a run of its own. */
function splitBefore(run: XmlElement, child: XmlElement): void {
  const before = run.children
    .slice(0, run.children.indexOf(child))
    .filter((one) => !(one.kind === "element" && one.name === "w:rPr"));
  if (before.length === 0) return;
  const head: XmlElement = { ...run, children: [], parent: undefined };
  const look = lookOf(run, true);
  if (look !== undefined) append(head, look);
  for (const one of before) append(head, one);
  insertBefore(run, head);
}

function removeLeaf(leaf: XmlElement): void {
  const run = leaf.parent;
  remove(leaf);
  if (run !== undefined && elementsOf(run).every(({ name }) => name === "w:rPr")) remove(run);
}

/** Fields that need several records, ask the clerk or bring in other files. Source: ISO/IEC 29500-1, 17.16.5. */
const UNSUPPORTED: ReadonlySet<string> = new Set([
  "NEXT",
  "NEXTIF",
  "SKIPIF",
  "MERGEREC",
  "MERGESEQ",
  "MERGEBARCODE",
  "ADDRESSBLOCK",
  "GREETINGLINE",
  "ASK",
  "FILLIN",
  "SET",
  "DATABASE",
  "DOCVARIABLE",
  "INCLUDE",
  "INCLUDETEXT",
  "INCLUDEPICTURE",
  "MACROBUTTON",
  "DDE",
  "DDEAUTO",
  "LINK",
  "RD",
]);

/** Fields that Word calculates anew where the letter is opened or printed. */
const CHANGING: ReadonlySet<string> = new Set([
  "DATE",
  "TIME",
  "CREATEDATE",
  "SAVEDATE",
  "PRINTDATE",
  "EDITTIME",
  "REVNUM",
  "USERNAME",
  "USERINITIALS",
  "USERADDRESS",
  "FILENAME",
  "LASTSAVEDBY",
]);
