// A link between a mark and its note leads there and back, and lies over the words that it says.
import { expect, test } from "vitest";
import { linksOver } from "../../../src/verify/link-check.ts";
import type { PdfObjects } from "../../../src/verify/pdf-objects.ts";
import type { PdfValue } from "../../../src/verify/pdf-value.ts";

type Entries = Readonly<Record<string, PdfValue>>;

const number = (value: number): PdfValue => ({ kind: "number", value });
const to = (object: number): PdfValue => ({ kind: "reference", object });
const list = (...items: readonly PdfValue[]): PdfValue => ({ kind: "array", items });
const name = (said: string): PdfValue => ({ kind: "name", name: said });

function dictionary(entries: Entries): PdfValue {
  return { kind: "dictionary", entries: new Map(Object.entries(entries)), packed: undefined };
}

function text(words: string): PdfValue {
  const hex = [...words].map((one) => one.charCodeAt(0).toString(16).padStart(4, "0")).join("");
  return { kind: "hex", written: new TextEncoder().encode(`feff${hex}`) };
}

interface End {
  readonly left: number;
  readonly words: string;
  readonly leads: number;
}

function link({ left, words, leads }: End): Entries {
  return {
    Rect: list(...[left, 700, left + 10, 710].map(number)),
    P: to(1),
    Contents: text(words),
    Dest: list(to(1), name("XYZ"), number(leads), number(710), { kind: "other" }),
  };
}

const MARK: End = { left: 100, words: "脚注１へ", leads: 300 };
const LABEL: End = { left: 300, words: "本文の脚注１へ", leads: 100 };
const SAID = [
  { text: "１", x: 102, y: 702, size: 8 },
  { text: "１", x: 302, y: 702, size: 8 },
  { text: "２", x: 502, y: 702, size: 8 },
];

function fine(...links: readonly Entries[]): boolean {
  const annotations = list(...links.map(dictionary));
  const objects: PdfObjects = new Map([[1, dictionary({ Annots: annotations })]]);
  return linksOver(objects, annotations, () => SAID).areLinks;
}

test("a mark and its label that lead to each other are links of a letter", () => {
  expect(fine(link(MARK), link(LABEL))).toBe(true);
});

test.each<readonly [string, readonly Entries[]]>([
  ["a mark that leads to no label", [link(MARK)]],
  ["a mark that leads elsewhere", [link({ ...MARK, leads: 200 }), link(LABEL)]],
  ["a label that leads elsewhere", [link(MARK), link({ ...LABEL, leads: 300 })]],
  ["two marks that lead to each other", [link(MARK), link({ ...LABEL, words: "脚注１へ" })]],
  ["a label of another note", [link(MARK), link({ ...LABEL, words: "本文の脚注２へ" })]],
  [
    "ends over other words",
    [link({ ...MARK, leads: 500 }), link({ left: 500, words: "本文の脚注１へ", leads: 100 })],
  ],
  ["an action too", [{ ...link(MARK), A: dictionary({}) }, link(LABEL)]],
  ["a look of its own", [{ ...link(MARK), AP: dictionary({}) }, link(LABEL)]],
  [
    "a place that fits the window",
    [{ ...link(MARK), Dest: list(to(1), name("Fit")) }, link(LABEL)],
  ],
  ["words that say nothing", [link({ ...MARK, words: "" }), link(LABEL)]],
])("links with %s are foreign", (_, links) => {
  expect(fine(...links)).toBe(false);
});
