import { expect, test } from "vitest";
import { readWordShown } from "../../../src/reading/read-word-shown.ts";
import { paragraph, part, wordFile } from "../word/word-files.ts";

function shown(body: string, styles = ""): ReturnType<typeof readWordShown> {
  const xml = part("styles", styles);
  return readWordShown(wordFile(body, [{ name: "word/styles.xml", kind: "styles", xml }]).bytes);
}

function styled(kind: "pStyle" | "rStyle", id: string): string {
  const style = `<w:${kind} w:val="${id}"/>`;
  const [ofParagraph, ofRun] = kind === "pStyle" ? [style, ""] : ["", style];
  return `<w:p><w:pPr>${ofParagraph}</w:pPr><w:r><w:rPr>${ofRun}</w:rPr><w:t>本文</w:t></w:r></w:p>`;
}

const NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>';

test("plain text has no readings, no numbers and no marks", () => {
  expect(shown(paragraph("拝啓"))).toMatchObject({
    text: [{ paragraphs: [{ text: "拝啓" }] }],
    readings: [],
    isNumbered: false,
    isEmphasised: false,
  });
});

test("hidden text is not among what is to be seen, whatever hides it; what is put into sight again is", () => {
  const run = (look: string, text: string): string =>
    `<w:r><w:rPr>${look}</w:rPr><w:t>${text}</w:t></w:r>`;
  const style = (type: string, id: string, inner: string): string =>
    `<w:style w:type="${type}" w:styleId="${id}">${inner}</w:style>`;
  const hides = "<w:rPr><w:vanish/></w:rPr>";
  const styles =
    style("character", "c", hides) +
    style("character", "d", '<w:basedOn w:val="c"/>') +
    style("paragraph", "p", hides);
  const body = `<w:p>${run("", "一")}${run("<w:vanish/>", "隠")}${run('<w:rStyle w:val="d"/>', "裏")}${run('<w:rStyle w:val="c"/><w:vanish w:val="0"/>', "二")}${run("<w:webHidden/>", "三")}</w:p><w:p><w:pPr><w:pStyle w:val="p"/></w:pPr>${run("", "秘")}${run('<w:rStyle w:val="c"/>', "四")}</w:p>`;
  const [main] = shown(body, styles).text;
  expect(main?.paragraphs.map(({ text }) => text)).toEqual(["一二三", "四"]);
});

test("what a letter must say is expected whole, but for what is hidden of it", () => {
  const hidden =
    "<w:p><w:r><w:t>本文。</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>秘</w:t></w:r></w:p>";
  const file = wordFile(hidden + paragraph("後"));
  const said = (...texts: readonly string[]): readonly string[] | undefined => {
    const paragraphs = texts.map(
      (text, index) => ({ place: "body", number: index + 1, text }) as const,
    );
    const must = [{ name: "word/document.xml", paragraphs, descriptions: [] }];
    return readWordShown(file.bytes, must).text[0]?.paragraphs.map(({ text }) => text);
  };
  expect(said("本文。秘", "後")).toEqual(["本文。", "後"]);
  expect(said("本文。密", "前", "末")).toEqual(["本文。密", "前", "末"]);
});

test("the readings of ruby are told, but for those that are deleted or that only old readers show", () => {
  const ruby = (text: string): string =>
    `<w:r><w:ruby><w:rt><w:r><w:t>${text}</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>北</w:t></w:r></w:rubyBase></w:ruby></w:r>`;
  const body = `<w:p>${ruby("きた")}<w:del>${ruby("ほく")}</w:del><mc:AlternateContent><mc:Choice Requires="x">${ruby("ぺ")}</mc:Choice><mc:Fallback>${ruby("ぺい")}</mc:Fallback></mc:AlternateContent></w:p>`;
  expect(shown(body).readings).toEqual(["きた", "ぺ"]);
});

test.each<[string, string, string, boolean]>([
  ["itself", `<w:p><w:pPr>${NUMBER}</w:pPr></w:p>`, "", true],
  [
    "no number at all",
    '<w:p><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:p>',
    "",
    false,
  ],
  ["the style that its own is based on", styled("pStyle", "b"), numbered("a", "b"), true],
  ["a style that nobody uses", paragraph("本文"), numbered("a", "b"), false],
  [
    "the style of whatever has none",
    paragraph("本文"),
    `<w:style w:type="paragraph" w:default="1" w:styleId="n"><w:pPr>${NUMBER}</w:pPr></w:style>`,
    true,
  ],
  [
    "no style, where two are based on one another",
    styled("pStyle", "a"),
    '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>',
    false,
  ],
])("a paragraph has its number from %s", (_, body, styles, isNumbered) => {
  expect(shown(body, styles).isNumbered).toBe(isNumbered);
});

function numbered(base: string, derived: string): string {
  return `<w:style w:styleId="${base}"><w:pPr>${NUMBER}</w:pPr></w:style><w:style w:styleId="${derived}"><w:basedOn w:val="${base}"/></w:style>`;
}

test.each<[string, string, string, boolean]>([
  [
    "characters",
    '<w:p><w:r><w:rPr><w:em w:val="comma"/></w:rPr><w:t>点</w:t></w:r></w:p>',
    "",
    true,
  ],
  ["none", '<w:p><w:r><w:rPr><w:em w:val="none"/></w:rPr><w:t>点</w:t></w:r></w:p>', "", false],
  [
    "the end of a paragraph alone, which shows nothing",
    '<w:p><w:pPr><w:rPr><w:em w:val="dot"/></w:rPr></w:pPr><w:r><w:t>点</w:t></w:r></w:p>',
    "",
    false,
  ],
  [
    "characters of a style",
    styled("rStyle", "強調"),
    '<w:style w:type="character" w:styleId="強調"><w:rPr><w:em w:val="dot"/></w:rPr></w:style>',
    true,
  ],
])("marks stand beside %s", (_, body, styles, isEmphasised) => {
  expect(shown(body, styles).isEmphasised).toBe(isEmphasised);
});
