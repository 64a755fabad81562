import { describe, expect, test } from "vitest";
import { scanXml } from "../../../../src/data/xlsx/scan-xml.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/** What stands in a document as one line, or where it is broken. */
function eventsOf(source: string): string {
  const events: string[] = [];
  const fault = scanXml(source, {
    open: (path, attributes) => {
      const list = [...attributes].map(([key, value]) => ` ${key}=${value}`).join("");
      events.push(`<${path}${list}>`);
    },
    close: (path) => events.push(`</${path}>`),
    text: (path, text) => events.push(`${path}:${text}`),
  });
  return fault === undefined ? events.join("") : `broken at ${fault.offset}`;
}

/** A document whose outermost element is `a`, in the vocabulary of workbooks. */
const within = (content: string, attributes = ""): string =>
  `<a xmlns="${MAIN}"${attributes}>${content}</a>`;

describe("a document is told in its order, each element with what it stands in", () => {
  test.each([
    ["<b c=\"1\" d='2'><e/></b>", "<a/b c=1 d=2><a/b/e></a/b/e></a/b>"],
    ["山<b>川</b>海", "a:山<a/b>a/b:川</a/b>a:海"],
    ["&lt;&amp;&gt;&quot;&apos;&#x5C71;&#24029;", "a:<&>\"'山川"],
    ['<b c="&lt;山&gt;"/>', "<a/b c=<山>></a/b>"],
    ["<!-- <b> --><![CDATA[<&>]]>", "a:<&>"],
    [`<x:b xmlns:x="${STRICT}"/>`, "<a/b></a/b>"],
    ["<b></b >", "<a/b></a/b>"],
  ])("%j", (content, expected) => {
    expect(eventsOf(`<?xml version="1.0"?>\n${within(content)}\n`)).toBe(`<a>${expected}</a>`);
  });

  test("a prefix means its namespace, whatever letter it is", () => {
    const source = `\ufeff<x:a xmlns:x="${MAIN}"><x:b/></x:a >`;
    expect(eventsOf(source)).toBe("<a><a/b></a/b></a>");
  });
});

describe("what is of another vocabulary is passed over with all that stands in it", () => {
  test.each([
    ['<x:b xmlns:x="urn:other"><c/></x:b><d/>', "<a/d></a/d>"],
    ['<b xmlns="">山</b><d/>', "<a/d></a/d>"],
    ['<extLst><ext><b c="1"/></ext></extLst><d/>', "<a/d></a/d>"],
    [
      `<m:AlternateContent xmlns:m="${COMPATIBILITY}"><m:Choice Requires="x"><b/></m:Choice><m:Fallback><d/></m:Fallback></m:AlternateContent>`,
      "<a/d></a/d>",
    ],
  ])("%s", (content, expected) => {
    expect(eventsOf(within(content))).toBe(`<a>${expected}</a>`);
  });

  test("an attribute of a relationship stands beside the element's own of that name", () => {
    const declared = ` xmlns:q="${OFFICE}" xmlns:z="urn:other"`;
    expect(eventsOf(within('<b id="1" q:id="2" z:id="3"/>', declared))).toBe(
      "<a><a/b id=1 r:id=2></a/b></a>",
    );
  });
});

describe("a broken document is told by its place", () => {
  test.each([
    ["", 0],
    ["<a>", 3],
    ["<a></b>", 3],
    ["<a/><b/>", 8],
    ["text", 0],
    ["<a/>text", 4],
    ["<a>&nbsp;</a>", 3],
    ["<a>&#0;</a>", 3],
    ["<a>&#x110000;</a>", 3],
    ["<a>& </a>", 3],
    ['<a b="<"/>', 0],
    ['<a b="&x;"/>', 0],
    ["<a b/>", 0],
    ["<a", 0],
    ["<a><!-- </a>", 3],
    ["<a><![CDATA[ </a>", 3],
    ["<a></a", 3],
    ["<!DOCTYPE a><a/>", 0],
    ["<1/>", 0],
    ["<x:a/>", 0],
    ["<a><x:b/></a>", 3],
  ])("%j", (source, offset) => {
    expect(eventsOf(source)).toBe(`broken at ${offset}`);
  });
});

describe("no document can make much work of little", () => {
  const repeated = (count: number, make: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => make(index)).join("");

  test("elements within each other have an end", () => {
    expect(eventsOf(within("<b>".repeat(300)))).toMatch(/^broken/u);
  });

  test("so have namespaces, and kinds of elements", () => {
    const declarations = repeated(200, (index) => ` xmlns:n${index}="u"`);
    expect(eventsOf(within("", declarations))).toBe("broken at 0");
    expect(eventsOf(within(repeated(1001, (index) => `<b${index}/>`)))).toMatch(/^broken/u);
  });
});
