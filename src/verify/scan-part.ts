import type { LookKind } from "../base/messages/look.ts";
import type { ElementRule, Vocabulary } from "./tables/word-vocabulary.ts";
import { type XmlToken, xmlTokens } from "./xml-tokens.ts";

/** What is met in a part, in its order. */
export interface PartVisitor {
  /** `path` are the elements around it. */
  readonly open?: (
    name: string,
    attributes: ReadonlyMap<string, string>,
    path: readonly string[],
  ) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string, path: readonly string[]) => void;
  /** An element, attribute or value that is not in the part's vocabulary; nothing within it is visited. */
  readonly foreign: (kind: LookKind, name: string) => void;
}

/** Goes through a part and reports what does not belong to its vocabulary. */
export function scanPart(
  xml: string | Iterable<XmlToken>,
  vocabulary: Vocabulary,
  visitor: PartVisitor,
): void {
  const scan: Scan = { path: [], foreignDepth: 0 };
  for (const token of typeof xml === "string" ? xmlTokens(xml) : xml) {
    if (token.kind === "other") visitor.foreign("element", token.text.slice(0, 20));
    else if (scan.foreignDepth > 0) skip(scan, token);
    else if (token.kind === "text") visitor.text?.(token.text, scan.path);
    else if (token.kind === "close") {
      scan.path.pop();
      visitor.close?.(token.name);
    } else enter(scan, token, vocabulary, visitor);
  }
}

interface Scan {
  readonly path: string[];
  /** How deep the scan is within a foreign element, itself included. */
  foreignDepth: number;
}

function skip(scan: Scan, token: XmlToken): void {
  if (token.kind === "close") scan.foreignDepth -= 1;
  else if (token.kind === "open" && !token.empty) scan.foreignDepth += 1;
}

function enter(
  scan: Scan,
  { name, attributes, empty }: Extract<XmlToken, { readonly kind: "open" }>,
  vocabulary: Vocabulary,
  visitor: PartVisitor,
): void {
  const { path } = scan;
  const rule = vocabulary[name];
  if (rule?.within.includes(path.at(-1) ?? "") !== true) {
    visitor.foreign(lookKind(name), name);
    if (!empty) scan.foreignDepth = 1;
    return;
  }
  checkAttributes(name, attributes, rule, path.length === 0, visitor);
  visitor.open?.(name, attributes, path);
  if (empty) visitor.close?.(name);
  else path.push(name);
}

// On the root the prefixes are bound, that of WordprocessingML to its namespace; nowhere else.
function checkAttributes(
  name: string,
  attributes: ReadonlyMap<string, string>,
  rule: ElementRule,
  isRoot: boolean,
  visitor: PartVisitor,
): void {
  for (const [attribute, value] of attributes) {
    if (isRoot && attribute.startsWith("xmlns:")) {
      if (attribute === "xmlns:w" && value !== W_NAMESPACE) visitor.foreign("element", attribute);
    } else if (rule.attributes?.[attribute]?.test(value) !== true) {
      const kind = STYLE_NAMES.has(name) ? "style" : lookKind(name);
      visitor.foreign(kind, `${name} ${attribute}="${value}"`);
    }
  }
}

/** What an element means to a reader. */
export function lookKind(name: string): LookKind {
  const local = name.slice(name.indexOf(":") + 1);
  if (local.endsWith("PrChange")) return "revision";
  return KINDS.get(local) ?? "element";
}

/** Source: ECMA-376 Part 1, annex A (transitional). */
const W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const STYLE_NAMES: ReadonlySet<string> = new Set(["w:pStyle", "w:rStyle", "w:style", "w:basedOn"]);

const KINDS: ReadonlyMap<string, LookKind> = new Map(
  Object.entries({
    hidden: "vanish specVanish webHidden",
    struck: "strike dstrike",
    colour: "color highlight shd effect",
    size: "sz szCs w position vertAlign spacing fitText hps hpsBaseText kern",
    format:
      "b i u bdr caps smallCaps emboss imprint outline shadow rtl bidi cs em eastAsianLayout snapToGrid jc ind framePr pBdr suppressLineNumbers",
    font: "rFonts sym",
    style: "pStyle rStyle style basedOn link",
    direction: "textDirection",
    "page-break": "pageBreakBefore br lastRenderedPageBreak sectPr",
    revision:
      "ins del moveFrom moveTo delText delInstrText trackRevisions moveFromRangeStart moveToRangeStart rsid",
    comment: "commentRangeStart commentRangeEnd commentReference annotationRef",
    picture: "drawing pict object AlternateContent txbxContent",
    field: "fldSimple fldChar instrText hyperlink bookmarkStart sdt smartTag customXml",
    table: "tbl",
    "header-footer": "headerReference footerReference hdr ftr",
    note: "footnoteReference endnoteReference",
  } satisfies Partial<Record<LookKind, string>>).flatMap(([kind, names]) =>
    names.split(" ").map((name) => [name, kind as LookKind]),
  ),
);
