import { innermost, type StyleSheet } from "./import/style-sheet.ts";
import {
  around,
  attributeOf,
  childOf,
  descendants,
  descendantsOf,
  type XmlElement,
} from "./xml-tree.ts";

/**
 * Gives what tells text that nobody can read on paper, because it is white, or nearly so, on white: by itself, by its styles, or by
 * the theme's colour (白、背景 1).
 *
 * Shape: what is filled nearest around it decides; in doubt it is not white: in a table with a style that fills cells or is not in
 * the file, in a shape whose filling is not said to be white.
 * Source: ISO/IEC 29500-1, 17.3.2.6 (color), 17.3.2.15 (highlight), 17.3.5 (shd), 17.18.97 (theme colours); MS-DOCX 2.6.1.1
 * (w14:textFill, which goes before `w:color`).
 */
export function whiteOnWhite(styles: StyleSheet): (run: XmlElement) => boolean {
  return (run) => {
    const levels = levelsOfRun(styles, run);
    return isWhiteText(levels) && isOnWhite(styles, run, levels);
  };
}

function levelsOfRun(styles: StyleSheet, run: XmlElement): readonly XmlElement[] {
  const own = childOf(run, "w:rPr");
  const character = styleNamed(own, "w:rStyle");
  return [
    ...(styles.runDefaults === undefined ? [] : [styles.runDefaults]),
    ...styles.levelsOf(styleNamed(propertiesOf(run, "w:p", "w:pPr"), "w:pStyle"), "w:rPr"),
    ...(character === undefined ? [] : styles.levelsOf(character, "w:rPr")),
    ...(own === undefined ? [] : [own]),
  ];
}

function propertiesOf(node: XmlElement, holder: string, name: string): XmlElement | undefined {
  const held = around(node, holder);
  return held && childOf(held, name);
}

function styleNamed(properties: XmlElement | undefined, name: string): string | undefined {
  const named = properties && childOf(properties, name);
  return named && attributeOf(named, "w:val");
}

function isWhiteText(levels: readonly XmlElement[]): boolean {
  const fill = innermost(levels, (level) => childOf(level, "w14:textFill"));
  if (fill !== undefined) return isWhiteFill(fill);
  const color = innermost(levels, (level) => childOf(level, "w:color"));
  if (color === undefined) return false;
  const theme = {
    name: attributeOf(color, "w:themeColor"),
    shade: attributeOf(color, "w:themeShade"),
  };
  return isWhite(attributeOf(color, "w:val"), theme);
}

/** A colour of the theme goes before the value beside it, which may be what the theme was before. */
function isWhite(
  value: string | undefined,
  theme: { readonly name: string | undefined; readonly shade: string | undefined },
): boolean {
  if (theme.name !== undefined && WHITE_OF_THEME.has(theme.name)) {
    return Number.parseInt(theme.shade ?? "FF", 16) >= NEARLY_WHITE;
  }
  return isWhiteValue(value ?? "");
}

function isWhiteValue(value: string): boolean {
  const digits = /^#?(?<digits>[\da-f]{6})$/iu.exec(value)?.groups?.["digits"];
  if (digits === undefined) return false;
  return [0, 2, 4].every((at) => Number.parseInt(digits.slice(at, at + 2), 16) >= NEARLY_WHITE);
}

/** A filling of DrawingML or of Word's text effects. Source: ISO/IEC 29500-1, 20.1.8.54 (solidFill). */
function isWhiteFill(fill: XmlElement): boolean {
  return [...descendants(fill)].some((one) => {
    const value = one.attributes.find(({ name }) => /(?:^|:)val$/u.test(name))?.value ?? "";
    if (/(?:^|:)srgbClr$/u.test(one.name)) return isWhiteValue(value);
    const isPlain = ![...descendants(one)].some(({ name }) => /:lum(?:Mod|Off)$/u.test(name));
    return /(?:^|:)schemeClr$/u.test(one.name) && isPlain && /^(?:bg1|lt1)$/u.test(value);
  });
}

/** What a place is filled with: nothing of its own where it is undefined. */
type Paper = "white" | "other" | undefined;

function isOnWhite(styles: StyleSheet, run: XmlElement, levels: readonly XmlElement[]): boolean {
  const paragraph = propertiesOf(run, "w:p", "w:pPr");
  const ofParagraph = [
    ...styles.levelsOf(styleNamed(paragraph, "w:pStyle"), "w:pPr"),
    ...(paragraph === undefined ? [] : [paragraph]),
  ];
  const own =
    highlightIn(levels) ?? shadingIn(levels) ?? shadingIn(ofParagraph) ?? paperAround(styles, run);
  return (own ?? "white") === "white";
}

function highlightIn(levels: readonly XmlElement[]): Paper {
  const found = innermost(levels, (level) => childOf(level, "w:highlight"));
  const value = found && attributeOf(found, "w:val");
  if (value === undefined || value === "none") return undefined;
  return value === "white" ? "white" : "other";
}

function shadingIn(levels: readonly XmlElement[]): Paper {
  const shading = innermost(levels, (level) => childOf(level, "w:shd"));
  return shading && paperOf(shading);
}

function paperOf(shading: XmlElement): Paper {
  const pattern = attributeOf(shading, "w:val") ?? "clear";
  if (!PLAIN_PATTERNS.has(pattern)) return "other";
  const theme = {
    name: attributeOf(shading, "w:themeFill"),
    shade: attributeOf(shading, "w:themeFillShade"),
  };
  const fill = attributeOf(shading, "w:fill") ?? "auto";
  if (fill === "auto" && theme.name === undefined) return undefined;
  return isWhite(fill, theme) ? "white" : "other";
}

/** The nearest cell, table or shape around a run that is filled. */
function paperAround(styles: StyleSheet, run: XmlElement): Paper {
  for (let one = run.parent; one !== undefined; one = one.parent) {
    const paper = paperOfHolder(styles, one);
    if (paper !== undefined) return paper;
  }
  return undefined;
}

function paperOfHolder(styles: StyleSheet, holder: XmlElement): Paper {
  switch (holder.name) {
    case "w:tc":
      return shadingIn([childOf(holder, "w:tcPr") ?? holder]);
    case "w:tbl": {
      const properties = childOf(holder, "w:tblPr");
      if (properties === undefined) return undefined;
      return shadingIn([properties]) ?? paperOfStyle(styles, styleNamed(properties, "w:tblStyle"));
    }
    case "w:txbxContent":
      return paperOfShape(holder);
    default:
      return undefined;
  }
}

/** A table's style may fill some cells and not others: it is white only where it fills none. */
function paperOfStyle(styles: StyleSheet, id: string | undefined): Paper {
  if (id === undefined) return undefined;
  const chain = styles.chainOf(id);
  const isFilled = chain
    .flatMap((style) => descendantsOf(style, "w:shd"))
    .some((shading) => paperOf(shading) === "other");
  return chain.length === 0 || isFilled ? "other" : undefined;
}

/** Source: ISO/IEC 29500-1, 20.1.2.2.35 (spPr); ISO/IEC 29500-4, 19.1.2.19 (shape): one of VML is white if nothing else is said. */
function paperOfShape(content: XmlElement): Paper {
  const drawn = around(content, "wps:wsp");
  const properties = drawn && childOf(drawn, "wps:spPr");
  if (properties !== undefined) {
    const fill = childOf(properties, "a:solidFill");
    return fill !== undefined && isWhiteFill(fill) ? "white" : "other";
  }
  const shape = content.parent?.parent;
  if (shape?.name.startsWith("v:") !== true || /^f/u.test(attributeOf(shape, "filled") ?? "t"))
    return "other";
  const color = attributeOf(shape, "fillcolor") ?? "white";
  return color.startsWith("white") || isWhiteValue(color.slice(0, 7)) ? "white" : "other";
}

/** The colours of a theme that are white in all that Word brings: 背景 1. */
const WHITE_OF_THEME: ReadonlySet<string> = new Set(["background1", "light1"]);
/** A channel from here on is not told from paper: Word's palette has 背景 1 darker by 5 % as F2. */
const NEARLY_WHITE = 0xf0;
const PLAIN_PATTERNS: ReadonlySet<string> = new Set(["clear", "nil", "none"]);
