import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import { type Field, findFields, keywordOf } from "./field.ts";
import { codeTokens, tokenText } from "./field-instruction.ts";
import { placeOfNode, type Story } from "./story.ts";
import {
  around,
  attributeOf,
  childOf,
  descendants,
  elementsOf,
  textIn,
  type XmlElement,
  type XmlNode,
} from "./xml-tree.ts";

/**
 * Reports fields that stay and repeat, or calculate from, what is merged elsewhere (REF, TOC, TITLE, =SUM): they show what Word
 * last found there, which is the same in every letter.
 *
 * Shape: one whose result holds the same tags is filled with them, and stays.
 * Errors: word/field-repeats; the warning word/field-stale where such a field shows what a property said once.
 * Source: ISO/IEC 29500-1, 17.16.5 (REF .51, STYLEREF .59, TOC .68, document information), 17.16.3 (formulas).
 */
export function checkRepeats(
  path: string,
  stories: readonly Story[],
  properties: Story | undefined,
  report: (found: Diagnostic) => void,
): void {
  const document: Tagged = {
    bookmarks: new Map(stories.flatMap(({ document: { root } }) => [...bookmarksOf(root)])),
    properties: new Map(
      elementsOf(properties?.document.root ?? NOTHING).map((one) => [one.name, tagsIn([one])]),
    ),
    styled: stories.flatMap((story) =>
      [...story.paragraphs.keys()].filter(isStyled).flatMap((one) => tagsIn([one])),
    ),
  };
  for (const story of stories) {
    const check = (field: Field): void => {
      const missing = repeatedBy(field, document).find((tag) => !resultTags(field).includes(tag));
      if (missing !== undefined) {
        const at = placeOfNode(path, story, field.begin);
        report(error("word/field-repeats", at, { field: keywordOf(field), found: missing }));
      }
      const stale = missing === undefined ? staleResult(field, properties) : undefined;
      if (stale !== undefined) {
        const at = placeOfNode(path, story, field.begin);
        report(warning("word/field-stale", at, { field: keywordOf(field), ...stale }));
      }
      for (const inner of field.inner) check(inner);
    };
    for (const field of findFields(story.document.root).fields) check(field);
  }
}

/** Where tags stand that a field may repeat. */
interface Tagged {
  readonly bookmarks: ReadonlyMap<string, readonly string[]>;
  readonly properties: ReadonlyMap<string, readonly string[]>;
  /** In paragraphs with a style. */
  readonly styled: readonly string[];
}

/** The tags that stand in what a field repeats. */
function repeatedBy(field: Field, { bookmarks, properties, styled }: Tagged): readonly string[] {
  const keyword = keywordOf(field);
  const [first, ...others] = codeTokens(field.code);
  const words = others.filter(({ isSwitch }) => !isSwitch).map(tokenText);
  const named = (name: string | undefined): readonly string[] => bookmarks.get(name ?? "") ?? [];
  switch (keyword) {
    case "REF": {
      // Its number, or where it is, says nothing of its text.
      const isText = !others.some((one) => one.isSwitch && /^[nprw]$/iu.test(tokenText(one)));
      return isText ? named(words[0]) : [];
    }
    case "TOC":
      return [...bookmarks].flatMap(([name, tags]) => (name.startsWith("_Toc") ? tags : []));
    case "STYLEREF":
      return styled;
    case "=": {
      const table = around(field.begin, "w:tbl");
      return [
        ...(table === undefined ? [] : tagsIn([table])),
        ...words.flatMap((one) => one.split(/[^\p{L}\p{N}_]+/u)).flatMap(named),
      ];
    }
    default: {
      const property = propertyOf(keyword, words)?.name;
      return property === undefined ? named(tokenText(first)) : (properties.get(property) ?? []);
    }
  }
}

/** The property that a field shows, and whether it also sets it. */
function propertyOf(
  keyword: string,
  words: readonly string[],
): { readonly name: string; readonly isSet: boolean } | undefined {
  const isNamed = keyword === "DOCPROPERTY" || keyword === "INFO";
  const name = PROPERTIES.get((isNamed ? (words[0] ?? "") : keyword).toUpperCase());
  return name === undefined ? undefined : { name, isSet: words.length > (isNamed ? 1 : 0) };
}

/** What a field shows though the property that it repeats says something else now; the properties of a file are one part. */
function staleResult(
  field: Field,
  properties: Story | undefined,
): { readonly shown: string; readonly now: string } | undefined {
  const [, ...others] = codeTokens(field.code);
  const words = others.filter(({ isSwitch }) => !isSwitch).map(tokenText);
  const property = propertyOf(keywordOf(field), words);
  if (property === undefined || property.isSet || properties === undefined) return undefined;
  if (resultTags(field).length > 0 || field.inner.length > 0) return undefined;
  const shown = field.result.map(textIn).join("").trim();
  const { children } = properties.document.root;
  const now = children
    .flatMap((one) => (one.kind === "element" && one.name === property.name ? [textIn(one)] : []))
    .join("")
    .trim();
  // A switch may print it in capitals.
  const isSame = solid(shown) === solid(now);
  return shown === "" || isSame ? undefined : { shown, now };
}

function solid(text: string): string {
  return text.replaceAll(/\s/gu, "").toUpperCase();
}

const PROPERTIES: ReadonlyMap<string, string> = new Map([
  ["TITLE", "dc:title"],
  ["SUBJECT", "dc:subject"],
  ["AUTHOR", "dc:creator"],
  ["KEYWORDS", "cp:keywords"],
  ["COMMENTS", "dc:description"],
]);

function resultTags(field: Field): readonly string[] {
  return [...tagsIn(field.result), ...field.inner.flatMap(resultTags)];
}

function tagsIn(elements: readonly XmlElement[]): readonly string[] {
  return elements.flatMap((element) =>
    [...descendants(element)].flatMap(({ children }) =>
      children.flatMap((child) => (child.kind === "tag" ? [child.source] : [])),
    ),
  );
}

/** The tags within each bookmark of a part, by its name. */
function bookmarksOf(root: XmlElement): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const open = new Map<string, string[]>();
  const visit = (node: XmlNode): void => {
    if (node.kind === "tag") for (const tags of open.values()) tags.push(node.source);
    if (node.kind !== "element") return;
    const id = attributeOf(node, "w:id") ?? "";
    if (node.name === "w:bookmarkStart") {
      const tags: string[] = [];
      open.set(id, tags);
      found.set(attributeOf(node, "w:name") ?? "", tags);
    } else if (node.name === "w:bookmarkEnd") open.delete(id);
    for (const child of node.children) visit(child);
  };
  visit(root);
  return found;
}

function isStyled(paragraph: XmlElement): boolean {
  const properties = childOf(paragraph, "w:pPr");
  return properties !== undefined && childOf(properties, "w:pStyle") !== undefined;
}

const NOTHING: XmlElement = {
  kind: "element",
  name: "",
  written: "",
  attributes: [],
  children: [],
  parent: undefined,
};
