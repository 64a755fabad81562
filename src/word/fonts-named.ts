import { innermost, readStyleSheet, type StyleSheet } from "./import/style-sheet.ts";
import type { WordFile } from "./open-word.ts";
import { parseXml } from "./parse-xml.ts";
import {
  around,
  attributeOf,
  childOf,
  descendants,
  descendantsOf,
  textIn,
  type XmlElement,
} from "./xml-tree.ts";

/**
 * Gives the fonts that a Word file names for the characters that it has: for kanji and kana one, for Latin letters and figures
 * another. What is named and never used, as most styles do, is left out.
 *
 * Shape: in the order in which they are used.
 * Source: ISO/IEC 29500-1, 17.3.2.26 (rFonts: a theme's font counts before a name), 20.1.4.1 (fonts of a theme).
 */
export function fontsNamed({
  parts,
  stories,
}: Pick<WordFile, "parts" | "stories">): readonly string[] {
  const root = (name: string): XmlElement | undefined => {
    const bytes = parts.get(`word/${name}`);
    const document = bytes && parseXml(new TextDecoder().decode(bytes));
    return document === undefined || typeof document === "string" ? undefined : document.root;
  };
  const styles = readStyleSheet({ part: root });
  const theme = themeFonts(root("theme/theme1.xml"));
  const fontsOf = (run: XmlElement): readonly string[] => {
    const text = textOf(run);
    const levels = levelsOf(run, styles);
    return USED.flatMap(([kind, used]) =>
      used.test(text) ? (fontOf(levels, kind, theme) ?? []) : [],
    );
  };
  const runs = stories.flatMap(({ document }) => descendantsOf(document.root, "w:r"));
  return [...new Set(runs.flatMap(fontsOf))];
}

function textOf(run: XmlElement): string {
  return [...descendants(run)]
    .filter(({ name }) => name === "w:t")
    .map(textIn)
    .join("");
}

type Kind = "eastAsia" | "ascii";

const USED: readonly (readonly [Kind, RegExp])[] = [
  ["eastAsia", /[\u3001-\u9fff\uff00-\uffef]|[\u{20000}-\u{3ffff}]/u],
  ["ascii", /[!-~]/u],
];

function levelsOf(run: XmlElement, styles: StyleSheet): readonly XmlElement[] {
  const own = childOf(run, "w:rPr");
  const paragraph = around(run, "w:p");
  const properties = paragraph && childOf(paragraph, "w:pPr");
  const named = (holder: XmlElement | undefined, name: string): string | undefined => {
    const style = holder && childOf(holder, name);
    return style && attributeOf(style, "w:val");
  };
  const runStyle = named(own, "w:rStyle");
  return [
    ...(styles.runDefaults === undefined ? [] : [styles.runDefaults]),
    ...styles.levelsOf(named(properties, "w:pStyle"), "w:rPr"),
    ...(runStyle === undefined ? [] : styles.levelsOf(runStyle, "w:rPr")),
    ...(own === undefined ? [] : [own]),
  ];
}

function fontOf(
  levels: readonly XmlElement[],
  kind: Kind,
  theme: ReadonlyMap<string, string>,
): string | undefined {
  return innermost(levels, (level) => {
    const fonts = childOf(level, "w:rFonts");
    if (fonts === undefined) return undefined;
    const ofTheme = attributeOf(fonts, `w:${kind}Theme`);
    return ofTheme === undefined ? attributeOf(fonts, `w:${kind}`) : theme.get(ofTheme);
  });
}

/** The fonts of a theme, by what runs call them: `minorEastAsia`. */
function themeFonts(root: XmlElement | undefined): ReadonlyMap<string, string> {
  const fonts = new Map<string, string>();
  for (const [size, name] of [
    ["minor", "a:minorFont"],
    ["major", "a:majorFont"],
  ] as const) {
    const [scheme] = root === undefined ? [] : descendantsOf(root, name);
    if (scheme === undefined) continue;
    const faceOf = (element: XmlElement | undefined): string =>
      element?.attributes.find(({ name }) => /^typeface$/u.test(name))?.value ?? "";
    const japanese = descendantsOf(scheme, "a:font").find(
      (one) => attributeOf(one, "script") === "Jpan",
    );
    const eastAsia = faceOf(childOf(scheme, "a:ea")) || faceOf(japanese);
    const latin = faceOf(childOf(scheme, "a:latin"));
    if (eastAsia !== "") fonts.set(`${size}EastAsia`, eastAsia);
    for (const kind of ["Ascii", "HAnsi"]) if (latin !== "") fonts.set(size + kind, latin);
  }
  return fonts;
}
