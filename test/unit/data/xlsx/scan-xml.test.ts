import { describe, expect, test } from "vitest";
import { scanXml } from "../../../../src/data/xlsx/scan-xml.ts";

/** What stands in a document as one line, or where it is broken. */
function eventsOf(source: string): string {
  const events: string[] = [];
  const fault = scanXml(source, {
    open: (name, attributes) => {
      const list = [...attributes].map(([key, value]) => ` ${key}=${value}`).join("");
      events.push(`<${name}${list}>`);
    },
    close: (name) => events.push(`</${name}>`),
    text: (text) => events.push(text),
  });
  return fault === undefined ? events.join("") : `broken at ${fault.offset}`;
}

describe("a document is told in its order", () => {
  test.each([
    ['<?xml version="1.0"?>\n<a/>\n', "<a></a>"],
    ["<a b=\"1\" c='2'><d/></a>", "<a b=1 c=2><d></d></a>"],
    ["<a>山<b>川</b>海</a>", "<a>山<b>川</b>海</a>"],
    ["<a>&lt;&amp;&gt;&quot;&apos;&#x5C71;&#24029;</a>", "<a><&>\"'山川</a>"],
    ['<a b="&lt;山&gt;"/>', "<a b=<山>></a>"],
    ["<a><!-- <b> --><![CDATA[<&>]]></a>", "<a><&></a>"],
    ['<x:a xmlns:x="u"><x:b/></x:a >', "<a x=u><b></b></a>"],
    ["\ufeff<a/>", "<a></a>"],
  ])("%j", (source, expected) => {
    expect(eventsOf(source)).toBe(expected);
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
  ])("%j", (source, offset) => {
    expect(eventsOf(source)).toBe(`broken at ${offset}`);
  });
});
