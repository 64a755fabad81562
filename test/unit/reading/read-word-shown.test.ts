import { expect, test } from "vitest";
import { readWordShown } from "../../../src/reading/read-word-shown.ts";
import { paragraph, part, wordFile } from "../word/word-files.ts";

function shown(body: string, styles = "", numbering = ""): ReturnType<typeof readWordShown> {
  const others = { styles, numbering };
  return readWordShown(
    wordFile(
      body,
      Object.entries(others).map(([kind, inner]) => ({
        ...{ name: `word/${kind}.xml`, kind, xml: part(kind, inner) },
      })),
    ).bytes,
  );
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
    marks: [],
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
  const { marks } = shown(body, styles, levels("decimal", "%1."));
  expect(marks.map(({ number, at }) => [number, at])).toEqual(isNumbered ? [[1, 0]] : []);
});

function levels(format: string, text: string): string {
  return `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>`;
}

test.each<[string, string, readonly string[], readonly string[]]>([
  ["decimal", "%1.", ["1.", "3."], ["1", "(1)", "99.", "1.1."]],
  ["decimalFullWidth", "第%1条", ["第１条", "第一条"], ["第条", "１条"]],
  ["aiueoFullWidth", "%1", ["ア", "ウ"], ["ン", "アイ"]],
  ["decimalEnclosedCircle", "%1", ["①"], ["㊿", "日"]],
  ["bullet", "\uf0b7", ["•", "\uf0b7"], ["1", "日"]],
])(
  "a number of the format %s is one with its signs, up to how far the list can go",
  (format, text, right, wrong) => {
    const item = `<w:p><w:pPr>${NUMBER}</w:pPr><w:r><w:t>日時</w:t></w:r></w:p>`;
    const { marks } = shown(item.repeat(3), "", levels(format, text));
    expect(marks.map(({ number }) => number)).toEqual([1, 2, 3]);
    const pattern = new RegExp(`^(?:${marks[0]?.pattern ?? ""})$`, "u");
    expect(right.filter((one) => !pattern.test(one))).toEqual([]);
    expect(wrong.filter((one) => pattern.test(one))).toEqual([]);
  },
);

test("the mark of a note stands where the file refers to it and before the note; one of its own is text", () => {
  const reference = (look: string): string => `<w:r><w:footnoteReference w:id="2"${look}/></w:r>`;
  const body = `<w:p><w:r><w:t>本文</w:t></w:r>${reference("")}<w:r><w:t>の注</w:t></w:r>${reference("")}<w:r><w:t>。</w:t></w:r>${reference(' w:customMarkFollows="1"')}<w:r><w:t>甲</w:t></w:r></w:p>`;
  const notes = `<w:footnote w:id="2">${paragraph("補足")}${paragraph("続き")}</w:footnote>`;
  const xml = part("footnotes", notes);
  const file = wordFile(body, [{ name: "word/footnotes.xml", kind: "footnotes", xml }]);
  const { marks, text } = readWordShown(file.bytes);
  expect(text[0]?.paragraphs[0]?.text).toBe("本文の注。甲");
  expect(marks).toMatchObject([
    { place: "body", number: 1, at: 2 },
    { place: "body", number: 1, at: 4 },
    { place: "footnote", number: 1, at: 0 },
  ]);
  const fits = (index: number, shownAs: string): boolean =>
    new RegExp(`^(?:${marks[index]?.pattern ?? ""})$`, "u").test(shownAs);
  expect(["1", "i", "一", "*", "①"].every((one) => fits(0, one) && !fits(1, one))).toBe(true);
  expect(["2", "ii", "二", "†", "②"].every((one) => fits(1, one) && !fits(0, one))).toBe(true);
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

test.each<[string, string, string]>([
  [
    "a simple field",
    '<w:r><w:t>- </w:t></w:r><w:fldSimple w:instr=" PAGE "/><w:r><w:t> -</w:t></w:r>',
    "- 0 -",
  ],
  [
    "a complex field",
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "0",
  ],
  [
    "a complex field with an empty result",
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>頁</w:t></w:r>',
    "0頁",
  ],
  [
    "a field with the number of whoever saved it",
    '<w:fldSimple w:instr="PAGE"><w:r><w:t>7</w:t></w:r></w:fldSimple>',
    "7",
  ],
  [
    "a field that shows something else, or nothing",
    '<w:r><w:t>総務省</w:t></w:r><w:fldSimple w:instr="SET 件名"/>',
    "総務省",
  ],
])("a foot has a figure where pages are counted by %s", (_, runs, text) => {
  const xml = part("ftr", `<w:p>${runs}</w:p>`);
  const file = wordFile(paragraph("本文"), [{ name: "word/footer1.xml", kind: "footer", xml }]);
  const said = readWordShown(file.bytes);
  const foot = said.text.find(({ name }) => name === "word/footer1.xml");
  expect(foot?.paragraphs).toMatchObject([{ place: "footer", text }]);
  expect(said.marks).toEqual([]);
});
