// A page for the browser is read back as it is; what somebody puts into it, or takes out, is a difference.
import { expect, test } from "vitest";
import { writeHtml } from "../../../src/html/write-html.ts";
import type { Letter } from "../../../src/model/letter.ts";
import { letterLook } from "../../../src/model/letter-look.ts";
import { letterParagraphs, rubyPairs } from "../../../src/model/letter-text.ts";
import type { PageFormat } from "../../../src/model/page-format.ts";
import type { Difference } from "../../../src/model/verification.ts";
import { compareReadBack } from "../../../src/verify/compare.ts";
import { compareLook } from "../../../src/verify/compare-look.ts";
import { readHtml } from "../../../src/verify/read-html.ts";
import { everyFeature, letter, pageFormat, shortLetter } from "../../samples/letters.ts";
import { NOTO_SERIF_JP, openFace } from "../../samples/real-fonts.ts";
import { setLetter } from "../../samples/running-letter.ts";
import { everything } from "./letter.ts";

const face = openFace(NOTO_SERIF_JP);
const vertical = pageFormat();
const horizontal = pageFormat("horizontal-tb");

function differencesOf(
  bytes: Uint8Array,
  content: Letter,
  format: PageFormat = vertical,
): readonly Difference[] {
  const found = readHtml(bytes);
  const paragraphs = letterParagraphs(content);
  if (found.look === undefined) throw new Error("nothing is said about the look");
  return [
    ...compareReadBack("x", paragraphs, found, rubyPairs(content)).differences,
    ...compareLook(letterLook(content, format), found.look, paragraphs),
  ];
}

const GOOD: readonly (readonly [string, Letter, PageFormat])[] = [
  ["a short letter", shortLetter("札幌市長 殿"), vertical],
  ["a letter without blocks", letter(), vertical],
  ["every feature in vertical lines", everyFeature(), vertical],
  ["every feature in horizontal lines", everyFeature(), { ...horizontal, pageNumber: "arabic" }],
  ["numbers of pages in kanji", everyFeature(), { ...vertical, pageNumber: "kanji" }],
  ["numbers of pages between dashes", everyFeature(), { ...vertical, pageNumber: "dashed" }],
  ["page breaks and notes", everything("葛\u{e0100}城市長 殿"), vertical],
  ["hostile values", shortLetter("<&>\"'\t]]>&amp;&#65; 殿<!-- --><script>"), vertical],
];

test.each(GOOD)("%s is read back without a difference", (_, content, format) => {
  expect(differencesOf(writeHtml(content, format, [face]), content, format)).toEqual([]);
});

test.each(["26x27", "40x36"])("so is what is raised above the heads of lines: %s", (main) => {
  const { letter: content, format } = setLetter(
    `種別: 書簡\n体裁: ${main}\n別紙の体裁: { 横: { 基本: 40x36 }, 縦: { 基本: 26x27 } }`,
    "［＃２字擡頭］勅命。\n［＃別紙「横」］［＃３字擡頭］聖慮。\n［＃別紙「縦」］［＃１字擡頭］朝廷。\n［＃別紙］［＃３字擡頭］叡慮。",
  );
  expect(differencesOf(writeHtml(content, format, [face]), content, format)).toEqual([]);
});

const LETTER = shortLetter("札幌市長 殿");
const PAGE = new TextDecoder().decode(writeHtml(LETTER, vertical, [face]));
const ADDRESSEE = '<p class="addressee">札幌市長 殿</p>';
const CLOSE = "</main>";

const into = (from: string, to: string) => (page: string) => page.replace(from, to);
const styled = (declarations: string) =>
  into(ADDRESSEE, ADDRESSEE.replace(">", ` style="${declarations}">`));
const ruled = (rule: string) => into("</style>", `${rule}\n</style>`);

const PLANTED: readonly (readonly [string, (page: string) => string])[] = [
  ["another addressee", into("札幌市長", "函館市長")],
  ["the addressee left out", into(ADDRESSEE, "")],
  ["a paragraph twice", into(ADDRESSEE, ADDRESSEE + ADDRESSEE)],
  ["text behind the letter", into(CLOSE, `<p class="paragraph">追って</p>${CLOSE}`)],
  ["text beside the letter", into("</body>", "追って</body>")],
  ["text between paragraphs", into(ADDRESSEE, `追って${ADDRESSEE}`)],
  ["an empty paragraph", into(ADDRESSEE, `<p class="paragraph"><br/></p>${ADDRESSEE}`)],
  ["the addressee in another role", into('class="addressee"', 'class="paragraph"')],
  ["a page break", into('class="addressee"', 'class="addressee page-start"')],
  ["another title", into("<title>", "<title>写し　")],
  ["horizontal lines", into("writing-mode: vertical-rl", "writing-mode: horizontal-tb")],
  ["another paper", into("@page { size: ", "@page { size: 1")],
  ["the addressee hidden", styled("display: none")],
  ["the addressee in white", styled("color: #fff")],
  ["the addressee tiny", styled("font-size: 0.01em")],
  ["the addressee far outside", styled("text-indent: -900em")],
  ["the addressee moved", styled("position: absolute")],
  ["an attribute that hides", into('<p class="addressee"', '<p hidden="" class="addressee"')],
  ["a rule that hides", ruled(".addressee { visibility: hidden; }")],
  ["a rule that writes", ruled('.addressee { content: "様"; }')],
  ["a rule that writes before", ruled('p::before { content: "至急"; }')],
  ["a rule that fetches", ruled('@import "https://example.com/a.css";')],
  ["a second style", into("</head>", "<style>p { color: red; }</style></head>")],
  ["a script", into("</head>", "<script>alert(1)</script></head>")],
  ["a script in the letter", into(CLOSE, `<script>alert(1)</script>${CLOSE}`)],
  ["an event", into("<body>", '<body onload="alert(1)">')],
  ["a link", into("札幌市長 殿</p>", '<a href="https://example.com">札幌市長 殿</a></p>')],
  ["a picture", into(CLOSE, `<p class="paragraph"><img src="a.png"/></p>${CLOSE}`)],
  ["a form", into(CLOSE, `<input value="5"/>${CLOSE}`)],
  ["a reading", into("札幌市長", "<ruby>札幌<rt>はこだて</rt></ruby>市長")],
  ["a reading that belongs to nothing", into("札幌市長", "札幌<rt>はこだて</rt>市長")],
];

test.each(PLANTED)("%s is found", (_, plant) => {
  const page = plant(PAGE);
  expect(page).not.toBe(PAGE);
  expect(differencesOf(new TextEncoder().encode(page), LETTER)).not.toEqual([]);
});

test.each([
  ["a comment", into(CLOSE, `<!-- 追って -->${CLOSE}`)],
  ["markup that is not closed", into("</p>", "")],
  ["an instruction", into("<body>", '<?xml-stylesheet href="a.css"?><body>')],
  ["another document type", into("<!DOCTYPE html>", '<!DOCTYPE html SYSTEM "a.dtd">')],
  ["nothing", () => ""],
])("%s makes the page unreadable", (_, plant) => {
  expect(() => readHtml(new TextEncoder().encode(plant(PAGE)))).toThrow();
});

test("a character lost on the way is found, whichever it is", () => {
  const [head = "", rest = ""] = PAGE.split("<main>");
  const [main = "", tail = ""] = rest.split("</main>");
  const tokens = main.match(/<[^>]*>|./gsu) ?? [];
  for (const [index, token] of tokens.entries()) {
    if (token.startsWith("<") || !/\S/u.test(token)) continue;
    const less = tokens.filter((_, at) => at !== index).join("");
    const page = `${head}<main>${less}</main>${tail}`;
    expect(differencesOf(new TextEncoder().encode(page), LETTER), token).not.toEqual([]);
  }
});
