import { expect, test } from "vitest";
import { field, findings, line } from "./attempt.ts";
import { type OtherPart, paragraph, part } from "./word-files.ts";

const SECTION = ["{{#もし 備考}}", "{{/もし}}"] as const;

/** Blocks that a letter may not have, their ends in paragraphs of their own. */
function maybe(blocks: string, [open, close]: readonly [string, string] = SECTION): string {
  return paragraph(open) + blocks + paragraph(close);
}

function item(inner: string, list = 1, depth = 0): string {
  return `<w:p><w:pPr><w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${inner}</w:p>`;
}

function marked(name: string, text: string): string {
  return `<w:bookmarkStart w:id="7" w:name="${name}"/>${run(text)}<w:bookmarkEnd w:id="7"/>`;
}

function run(text: string): string {
  return `<w:r><w:t>${text}</w:t></w:r>`;
}

function styled(style: string, text: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`;
}

const STYLES: OtherPart = {
  name: "word/styles.xml",
  kind: "styles",
  xml: part(
    "styles",
    `<w:style w:type="paragraph" w:styleId="a9"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:name w:val="Body Text"/></w:style>`,
  ),
};

const REFUSED = "word/field-recounts";
const TOLD = "word/pages-recount";
const figure = (name = "図", rest = ""): string =>
  line(run("図") + field(`SEQ ${name}${rest}`, "1"));
const target = item(marked("_Ref1", "期限"));
const number = line(field("REF _Ref1 \\r \\h", "2"));
const row = (inner: string): string => `<w:tr><w:tc>${inner}</w:tc></w:tr>`;
const sum = row(line(field("=SUM(ABOVE)", "30")));

function codesOf(body: string): readonly string[] {
  return findings(body + paragraph("{{職名}}　{{敬称}}"), undefined, [STYLES]).map(
    (one) => one.split(" ")[0] ?? "",
  );
}

test.each<[string, string]>([
  ["the number of a paragraph behind one that may go", maybe(item(run("備考"))) + target + number],
  [
    "the number of a paragraph behind repeated ones",
    maybe(item(run("{{添付}}")), ["{{#繰り返し 添付}}", "{{/繰り返し}}"]) + target + number,
  ],
  [
    "a reference to a paragraph that may go",
    maybe(line(marked("_Ref1", "備考"))) + line(field("REF _Ref1 \\h", "備考")),
  ],
  [
    "the page of a paragraph that may go",
    maybe(line(marked("_Ref1", "備考"))) + line(field("PAGEREF _Ref1 \\h", "2")),
  ],
  ["the number of a caption behind one that may go", maybe(figure()) + figure()],
  [
    "the numbers of captions in branches",
    paragraph("{{#もし 備考}}") +
      figure() +
      paragraph("{{else}}") +
      figure() +
      paragraph("{{/もし}}"),
  ],
  [
    "the number of a repeated caption",
    maybe(figure() + paragraph("{{添付}}"), ["{{#繰り返し 添付}}", "{{/繰り返し}}"]),
  ],
  [
    "contents with a heading that may go",
    line(field("TOC \\o", "備考 2")) + maybe(styled("a9", "備考")),
  ],
  [
    "contents with a marked place that may go",
    line(field("TOC \\o", "備考 2")) + maybe(line(marked("_Toc1", "備考"))),
  ],
  [
    "a list of figures of which one may go",
    line(field("TOC \\c &quot;図&quot;", "図1 2")) + maybe(figure()),
  ],
  [
    "a head's heading that may go",
    maybe(styled("a9", "備考")) + line(field("STYLEREF &quot;見出し 1&quot;", "備考")),
  ],
  [
    "the number of a note behind one that may go",
    maybe(line(`${run("備考")}<w:r><w:footnoteReference w:id="2"/></w:r>`)) +
      line(
        `<w:bookmarkStart w:id="7" w:name="_Ref1"/><w:r><w:footnoteReference w:id="3"/></w:r><w:bookmarkEnd w:id="7"/>`,
      ) +
      line(field("NOTEREF _Ref1", "2")),
  ],
  [
    "the sum of rows of which one may go",
    `<w:tbl>${row(paragraph("10"))}${row(paragraph("{{#もし 備考}}20{{/もし}}"))}${sum}</w:tbl>`,
  ],
])(
  "a field that Word counts anew is refused where a letter may lack what it counts: %s",
  (_, body) => {
    expect(codesOf(body).filter((code) => code === REFUSED)).not.toEqual([]);
  },
);

test.each<[string, string]>([
  ["a paragraph behind it", target + number + maybe(item(run("備考")))],
  ["a paragraph of another list", maybe(item(run("備考"), 2)) + target + number],
  ["a paragraph further in", maybe(item(run("備考"), 1, 1)) + target + number],
  ["a paragraph without a number", maybe(paragraph("備考")) + target + number],
  ["the field too", maybe(item(run("備考")) + target + number)],
  ["a caption behind it", figure() + maybe(figure())],
  ["a caption of another kind", maybe(figure("表")) + figure()],
  ["a caption before one that begins anew", maybe(figure()) + figure("図", " \\r 1")],
  [
    "text, but no heading",
    line(field("TOC \\o", "概要 1")) + styled("a9", "概要") + maybe(styled("b", "備考")),
  ],
  [
    "a style that is not asked for",
    maybe(styled("b", "備考")) + styled("a9", "概要") + line(field("STYLEREF 1", "概要")),
  ],
  [
    "words beside a sum",
    `<w:tbl>${row(paragraph("10"))}${row(paragraph("{{#もし 備考}}備考{{/もし}}"))}${sum}</w:tbl>`,
  ],
  ["words in a sentence", paragraph("{{#もし 備考}}備考{{/もし}}") + target + number],
])("a field stays where it is the same in every letter, though it may lack %s", (_, body) => {
  expect(codesOf(body)).not.toContain(REFUSED);
});

test("numbers of pages in the text are told, once for each kind; those in heads, which Word counts by itself, are not", () => {
  const count = line(run("全") + field("NUMPAGES", "3") + run("枚"));
  expect(codesOf(count + count)).toEqual([TOLD]);
  expect(codesOf(line(`<w:fldSimple w:instr="SECTIONPAGES">${run("3")}</w:fldSimple>`))).toEqual([
    TOLD,
  ]);
  const page = line(marked("_Ref1", "別紙")) + line(field("PAGEREF _Ref1", "2"));
  expect(codesOf(page)).toEqual([]);
  expect(codesOf(maybe(paragraph("備考")) + page)).toEqual([TOLD]);
  const head: OtherPart = { name: "word/header1.xml", kind: "header", xml: part("hdr", count) };
  expect(findings(paragraph("{{職名}}　{{敬称}}"), undefined, [head])).toEqual([]);
});
