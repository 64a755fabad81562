import type { WritingMode } from "../model/page-format.ts";
import { isJointRule } from "./joints-in-style.ts";
import { isRunningRule } from "./running-in-style.ts";

/** The declarations that our pages have, each with the values it may have there. */
const DECLARATIONS: ReadonlyMap<string, RegExp> = new Map([
  ["align-content", /^center$/u],
  ["border", /^(?:0\.4pt solid|0\.75pt solid|(?:3|4\.5)pt double)$/u],
  ["border-collapse", /^collapse$/u],
  ["break-inside", /^avoid$/u],
  ["block-size", /^[1-9]\d{2,5}px$/u],
  ["break-before", /^page$/u],
  ["counter-reset", /^page 1$/u],
  ["display", /^(?:grid|inline-block|table-header-group)$/u],
  ["font-family", /^(?:(?:letter-\d+|"[^"]+"|serif)(?:, )?)+$/u],
  ["font-size", /^(?:0\.[2-9]\d{0,3}em|[1-9]\d?(?:\.\d{1,4})?em|\d+(?:\.\d+)?pt)$/u],
  ["font-style", /^normal$/u],
  ["font-weight", /^normal$/u],
  ["inline-size", /^\d{1,3}(?:\.5)?em$/u],
  ["line-break", /^strict$/u],
  ["line-height", /^[12](?:\.\d+)?$/u],
  ["list-style-type", /^none$/u],
  ["margin", /^(?:0|(?:\d+(?:\.\d+)?pt ?){4})$/u],
  ["margin-block", /^(?:0|2em|0\.5lh)$/u],
  ["margin-inline", /^(?:0|auto)$/u],
  ["min-block-size", /^\d{3,4}(?:\.\d+)?pt$/u],
  ["min-inline-size", /^\dem$/u],
  ["orphans", /^1$/u],
  ["overflow-wrap", /^anywhere$/u],
  ["page", /^part-\d{1,2}$/u],
  ["padding", /^(?:0|2em|(?:\d+(?:\.\d+)?pt ?){4})$/u],
  ["padding-block-start", /^(?:0|[12]lh)$/u],
  ["padding-inline", /^0\.(?:4|15)em$/u],
  ["table-layout", /^fixed$/u],
  ["padding-inline-end", /^\d{1,2}(?:\.\d+)?em$/u],
  ["padding-inline-start", /^\d{1,2}(?:\.\d+)?em$/u],
  ["ruby-position", /^(?:over|under)$/u],
  ["size", /^\d+(?:\.\d+)?pt \d+(?:\.\d+)?pt$/u],
  ["text-align", /^(?:justify|start|center|end)$/u],
  ["text-align-last", /^justify$/u],
  ["text-autospace", /^normal$/u],
  ["text-combine-upright", /^all$/u],
  ["text-emphasis-position", /^over right$/u],
  ["text-emphasis-style", /^(?:filled|open) (?:sesame|dot|circle)$/u],
  ["text-indent", /^-?\d{1,2}(?:\.\d+)?(?:em)?$/u],
  ["text-justify", /^auto$/u],
  ["text-orientation", /^(?:mixed|upright)$/u],
  ["text-spacing-trim", /^normal$/u],
  ["vertical-align", /^(?:middle|top)$/u],
  ["break-after", /^avoid$/u],
  ["white-space", /^(?:pre-wrap|nowrap)$/u],
  ["widows", /^1$/u],
  ["writing-mode", /^(?:vertical-rl|horizontal-tb)$/u],
]);

/** Tells whether a declaration is one that a picture has of its own: its size on the paper. */
export function isPictureStyle(declaration: string): boolean {
  return /^ ?(?:width|height): \d{1,4}(?:\.\d{1,3})?pt$/u.test(declaration);
}

/**
 * The rules of pictures, and of what holds a seal and nothing else, word for word: what lays a seal over its name would lay a
 * figure over the text, and what gives a character's picture its size would shrink another.
 */
const PICTURE_RULES: ReadonlySet<string> = new Set([
  "img { max-width: 100%; }",
  ".character-picture { inline-size: 1em; block-size: 1em; object-fit: contain; vertical-align: -0.12em; }",
  ".character-picture { inline-size: 1em; block-size: 1em; object-fit: contain; vertical-align: baseline; }",
  ".seal { display: inline-block; position: relative; inline-size: 0; block-size: 1em; vertical-align: middle; }",
]);
/** Over the last character of a name, in each direction of the lines. */
const SEAL_RULES: Readonly<Record<WritingMode, string>> = {
  "vertical-rl":
    ".seal-picture { position: absolute; top: -1em; left: 50%; translate: -50% 0; max-width: none; }",
  "horizontal-tb":
    ".seal-picture { position: absolute; left: -1em; top: 50%; translate: 0 -50%; max-width: none; }",
};
/** What reaches a picture, or what holds a seal, whatever else it names. */
const PICTURE_SELECTOR = /(?:^|[ ,])(?:[a-z0-9]*\.)?(?:img|seal|[a-z]+-picture)\b[^{]*\{/u;

/** The rules of lines beside and through text, word for word: one kind of line, or none, would pass for another. Links of notes have none. */
const LINE_RULES: ReadonlySet<string> = new Set([
  "u { text-decoration: underline; text-underline-position: under right; }",
  ".away { text-underline-position: under left; }",
  ".beyond .left > rt { padding-block-start: 0.25em; }",
  ".double-side.beyond .left > rt { padding-block-start: 0.5em; }",
  // Pages of before have the line outside of the reading.
  ".beyond { text-underline-position: under left; text-underline-offset: 0.6em; }",
  ".over { padding-block-start: 0.5em; }",
  ".under { padding-block-end: 0.5em; }",
  ".under:has(.beyond) { padding-block-end: 0.75em; }",
  ".double-side { text-decoration-style: double; }",
  "s { text-decoration: line-through; }",
  "a { color: inherit; text-decoration: none; }",
]);

/** Tells whether a declaration is one that our pages have: none hides, moves, colours or shrinks text. */
export function isKnownStyle(declaration: string): boolean {
  const [property = "", value = "", ...rest] = declaration.split(": ");
  return rest.length === 0 && DECLARATIONS.get(property.trim())?.test(value.trim()) === true;
}

const SELECTOR = `[a-z0-9., -]+`;
const FONT_FACE =
  /^@font-face \{ font-family: letter-\d+; src: url\("data:font\/[ot]tf;base64,[A-Za-z\d+/]+={0,2}"\); \}$/u;
const PAGE =
  /^@page(?: part-\d{1,2})? \{ (?<declarations>[^{}]*?;)(?: @bottom-center \{ (?:writing-mode: horizontal-tb; )?content: (?:none|counter\(page(?:, (?:cjk-decimal|japanese-informal))?\)|"― " counter\(page\) " ―"); \})? \}$/u;
const RULE = new RegExp(
  String.raw`^(?:@media print \{ )?${SELECTOR} \{ (?<declarations>[^{}]*) \}(?: \})?$`,
  "u",
);

/**
 * The rules of a 別紙 whose lines run in the other direction, word for word: columns as large as its pages, one after the other
 * in the direction of the letter's, with their own order from right to left where these go to the left.
 */
const TURNED_RULES = [
  /^\.part-\d{1,2} \.turned \{ float: left; writing-mode: (?:vertical-rl;|horizontal-tb; direction: rtl;) inline-size: \d{1,3}em; block-size: \d{2,4}(?:\.\d+)?pt; column-width: \d{1,3}em; column-gap: \d{1,2}(?:\.\d+)?px; column-fill: auto; (?:box-sizing: border-box; padding-inline-(?:start|end): [1-3]em; )?\}$/u,
  /^\.turned > \* \{ direction: ltr; \}$/u,
  /^\.turned \.page-start \{ break-before: column; \}$/u,
] as const;

/** Tells whether a line of a style sheet is one that our pages have, where their lines run in that direction. */
export function isKnownRule(line: string, mode: WritingMode): boolean {
  if (FONT_FACE.test(line) || LINE_RULES.has(line)) return true;
  if (isRunningRule(line) || isJointRule(line)) return true;
  if (line.includes("turned")) return TURNED_RULES.some((rule) => rule.test(line));
  if (PICTURE_SELECTOR.test(line)) return PICTURE_RULES.has(line) || line === SEAL_RULES[mode];
  const declarations = (PAGE.exec(line) ?? RULE.exec(line))?.groups?.["declarations"];
  if (declarations === undefined) return false;
  return declarations.split(";").every((one) => one.trim() === "" || isKnownStyle(one));
}

/** The attributes of our elements, each with the values it may have. */
const ATTRIBUTES: ReadonlyMap<string, RegExp> = new Map([
  ["html lang", /^[A-Za-z-]+$/u],
  ["html class", /^(?:vertical-rl|horizontal-tb)$/u],
  ["meta charset", /^utf-8$/u],
  ["meta name", /^(?:viewport|author|description|dcterms\.issued|generator)$/u],
  ["meta content", /^/u],
  ["p class", /^[a-z-]+(?: page-start)?$/u],
  ["li class", /^list-item(?: page-start)?$/u],
  ["h1 class", /^(?:heading|subject)(?: page-start)?$/u],
  ["h2 class", /^heading(?: page-start)?$/u],
  ["h3 class", /^heading(?: page-start)?$/u],
  ["section class", /^part part-\d{1,2} (?:vertical-rl|horizontal-tb)$/u],
  ["div class", /^turned$/u],
  ["table class", /^table(?: page-start)?$/u],
  ["caption class", /^table-caption$/u],
  ["th class", /^table-head$/u],
  ["th scope", /^(?:col|row)$/u],
  ["td class", /^table-cell$/u],
  [
    "span class",
    /^(?:label|tcy|upright|no-break|spread|warichu|frame(?: over)?(?: under)?|seal)$/u,
  ],
  ["u class", /^(?:side|double-side)(?: away)?(?: beyond)?$/u],
  ["s class", /^strike$/u],
  ["ruby class", /^left$/u],
  ["img class", /^(?:figure|seal|character)-picture$/u],
  ["img src", /^data:image\/(?:png|jpeg);base64,[A-Za-z\d+/]+={0,2}$/u],
  ["img alt", /./u],
  ["li id", /^note-\d{1,4}$/u],
  ["a id", /^mark-\d{1,4}$/u],
  ["a href", /^#(?:mark|note|place)-\d{1,4}$/u],
  ["span id", /^place-\d{1,4}$/u],
  ["em class", /^(?:sesame|open-sesame|dot|circle)$/u],
]);

/** Tells whether an element of our pages has such an attribute. */
export function isKnownValue(tag: string, attribute: string, value: string): boolean {
  return ATTRIBUTES.get(`${tag} ${attribute}`)?.test(value) === true;
}
