import { type Diagnostic, warning } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import type { HiddenBy } from "../base/messages/word-leaving.ts";
import { readStyleSheet, type StyleSheet, switchOf } from "./import/style-sheet.ts";
import { relatedName, rootOf } from "./related-part.ts";
import { placeOfNode, type Story } from "./story.ts";
import { whiteOnWhite } from "./white-text.ts";
import { around, attributeOf, childOf, descendants, type XmlElement } from "./xml-tree.ts";

/** Says of a run whether Word shows its text, by itself or by its styles. */
export type IsHidden = (run: XmlElement) => boolean;

/** The styles of a Word file, of the part that holds its text. */
export function stylesOf(parts: ReadonlyMap<string, Uint8Array>, main: string): StyleSheet {
  return readStyleSheet({ part: () => rootOf(parts, relatedName(parts, main, "styles")) });
}

/**
 * Gives what tells hidden text (隠し文字).
 *
 * Shape: `w:webHidden` hides in Word's web view only, `w:specVanish` the mark at a paragraph's end: their text is printed.
 * Source: ISO/IEC 29500-1, 17.3.2.41 (vanish), 17.3.2.44, 17.3.2.36; 17.7.3: what the styles of a paragraph and of a run say
 * both ways is undone, what the run says by itself counts.
 */
export function hiddenByStyles(styles: StyleSheet): IsHidden {
  const ofDefaults = styles.runDefaults && switchOf([styles.runDefaults], VANISH) === true;
  return (run) => {
    const own = childOf(run, "w:rPr");
    const direct = own && switchOf([own], VANISH);
    if (direct !== undefined) return direct;
    const ofRun = styleHides(styles, own && childOf(own, "w:rStyle"));
    const properties = paragraphProperties(run);
    const ofParagraph = styleHides(styles, properties && childOf(properties, "w:pStyle"), true);
    return ofDefaults === true || ofRun !== ofParagraph;
  };
}

function styleHides(styles: StyleSheet, named: XmlElement | undefined, hasUsual = false): boolean {
  const id = named && attributeOf(named, "w:val");
  if (id === undefined && !hasUsual) return false;
  return switchOf(styles.levelsOf(id, "w:rPr"), VANISH) === true;
}

function paragraphProperties(run: XmlElement): XmlElement | undefined {
  const paragraph = around(run, "w:p");
  return paragraph && childOf(paragraph, "w:pPr");
}

const VANISH = "w:vanish";

/**
 * Tells once that a letter has hidden text, and once that it has white text on white paper, with all places: nobody sees it on
 * paper, and everybody can in the file.
 *
 * Shape: tags and merge fields count, since their values go out as well; to be called where they are tags.
 * Errors: the warning word/hidden-text.
 */
export function checkHidden(
  path: string,
  stories: readonly Story[],
  styles: StyleSheet,
): readonly Diagnostic[] {
  const isHidden = hiddenByStyles(styles);
  const isWhite = whiteOnWhite(styles);
  const isInHidden: IsUnseen = (text) => isWithin(text, isHidden);
  return [
    ...textHidden("vanish", path, stories, isInHidden),
    ...textHidden("white", path, stories, (text) => isInWhite(text, isWhite) && !isInHidden(text)),
  ];
}

/** Says of a text (`w:t`) whether nobody reads it on paper. */
export type IsUnseen = (text: XmlElement) => boolean;

/** Gives what tells text that nobody reads on paper: hidden, or white on white. */
export function unseenBy(styles: StyleSheet): IsUnseen {
  const isHidden = hiddenByStyles(styles);
  const isWhite = whiteOnWhite(styles);
  return (text) => isWithin(text, isHidden) || isInWhite(text, isWhite);
}

/** A box in a white run is not white by it. */
function isInWhite(text: XmlElement, isWhite: IsHidden): boolean {
  const run = around(text, "w:r");
  return run !== undefined && isWhite(run);
}

function textHidden(
  how: HiddenBy,
  path: string,
  stories: readonly Story[],
  isUnseen: IsUnseen,
): readonly Diagnostic[] {
  const found = stories.flatMap((story) =>
    [...story.paragraphs].flatMap(([paragraph, { isFallback }]) => {
      const text = isFallback ? "" : unseenText(paragraph, isUnseen);
      return /\S/u.test(text)
        ? [{ text: text.trim(), at: placeOfNode(path, story, paragraph) }]
        : [];
    }),
  );
  const [first, ...others] = found;
  if (first === undefined) return [];
  const related: readonly { readonly at: Location; readonly label: string }[] = others
    .slice(0, MOST_OTHERS)
    .map(({ at }) => ({ at, label: "" }));
  const more = others.length - related.length;
  return [warning("word/hidden-text", first.at, { how, text: first.text, more }, related)];
}

/** As many places as a person reads before looking through the file. */
const MOST_OTHERS = 7;

/** What the unseen runs of a paragraph say; those of a box in it are of its own paragraphs. */
function unseenText(paragraph: XmlElement, isUnseen: IsUnseen): string {
  let text = "";
  for (const element of descendants(paragraph)) {
    if (element.name !== "w:t" || around(element, "w:p") !== paragraph) continue;
    if (!isUnseen(element)) continue;
    for (const node of element.children) {
      if (node.kind === "text") text += node.text;
      else if (node.kind === "tag") text += node.source;
    }
  }
  return text;
}

/** Whether a run around a text is hidden; a reading and a box stand in runs of others. */
function isWithin(text: XmlElement, isHidden: IsHidden): boolean {
  let run = around(text, "w:r");
  while (run !== undefined) {
    if (isHidden(run)) return true;
    run = run.parent && around(run.parent, "w:r");
  }
  return false;
}
