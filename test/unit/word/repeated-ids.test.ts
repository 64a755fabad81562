import { DOMParser, type Element } from "@xmldom/xmldom";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import { createWordFiller } from "../../../src/word/fill-word.ts";
import { RECORD } from "./attempt.ts";
import { paragraph, unpacked, wordFile } from "./word-files.ts";

const W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
const WP =
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

/** The body of a filled file whose list 添付 has these items. */
function filledBody(body: string, items: readonly string[]): Element {
  const settings = "表題: 手\n種別: 書簡\n必要な列: [職名, 添付]\n";
  const opened = openTemplate(wordFile(body), {
    overrides: new Map(),
    partials: new Map(),
    settings: { path: "手紙.yaml", bytes: new TextEncoder().encode(settings) },
  });
  if (!opened.ok || opened.value.word === undefined) throw new Error(JSON.stringify(opened));
  const merged = opened.value.template.merge(recipientOf({ ...RECORD, 添付: items.join("\n") }));
  if (!merged.ok) throw new Error(JSON.stringify(merged.errors));
  const filler = createWordFiller(opened.value.word);
  const made = filler.fill(merged.value);
  expect(filler.fill(merged.value)).toEqual(made);
  const xml = made.ok ? unpacked(made.value)["word/document.xml"] : undefined;
  const root = new DOMParser().parseFromString(xml ?? "", "text/xml").documentElement;
  if (root === null) throw new Error("it is XML");
  return root;
}

function values(root: Element, name: string, attribute: string): readonly string[] {
  return Array.from(root.getElementsByTagName(name)).flatMap((one) => {
    const value = one.getAttribute(attribute);
    return value === null || value === "" ? [] : [value];
  });
}

const picture = (id: number): string =>
  `<w:r><w:drawing><wp:inline ${WP}><wp:docPr id="${id}" name="印"/></wp:inline></w:drawing></w:r>`;
const control = (id: number): string =>
  `<w:sdt><w:sdtPr><w:id w:val="${id}"/></w:sdtPr><w:sdtContent><w:r><w:t>印</w:t></w:r></w:sdtContent></w:sdt>`;
const marked = (id: number, inner: string): string =>
  `<w:bookmarkStart w:id="${id}" w:name="印${id}"/>${inner}<w:bookmarkEnd w:id="${id}"/>`;
const tagged = (id: string, inner: string): string =>
  `<w:p ${W14} w14:paraId="${id}" w14:textId="77777777">${inner}</w:p>`;
const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;

/** Everything that Word expects once in a file, from a filled body. */
function identities(root: Element): readonly (readonly string[])[] {
  return [
    values(root, "w:p", "w14:paraId"),
    values(root, "wp:docPr", "id"),
    values(root, "w:bookmarkStart", "w:name"),
    values(root, "w:bookmarkStart", "w:id"),
    values(root, "w:bookmarkEnd", "w:id"),
    Array.from(root.getElementsByTagName("w:sdtPr")).flatMap((one) =>
      values(one as Element, "w:id", "w:val"),
    ),
  ];
}

test("rows that are repeated have no paragraph, bookmark, picture or control twice; the first of them is as it was", () => {
  const row = `<w:tr><w:tc>${tagged("00000001", run("{{#繰り返し 添付}}") + marked(3, run("{{要素}}")) + picture(2))}</w:tc><w:tc>${tagged("00000002", control(9) + run("{{/繰り返し}}"))}</w:tc></w:tr>`;
  const body = `<w:p>${picture(1)}</w:p><w:tbl>${row}</w:tbl><w:p>${picture(4)}</w:p>`;
  const root = filledBody(body, ["一", "二", "三"]);
  expect(values(root, "w:p", "w14:paraId")).toEqual(["00000001", "00000002"]);
  expect(values(root, "wp:docPr", "id")).toEqual(["1", "2", "3", "5", "4"]);
  expect(values(root, "w:bookmarkStart", "w:name")).toEqual(["印3"]);
  expect(values(root, "w:bookmarkEnd", "w:id")).toEqual(["3"]);
  expect(values(root, "w:id", "w:val")).toEqual(["9"]);
  expect(root.getElementsByTagName("w:tr")).toHaveLength(3);
  expect(root.textContent).toBe("一印二印三印");
});

test("a bookmark that begins before repeated rows and ends in them ends once", () => {
  const body = `<w:p><w:bookmarkStart w:id="3" w:name="印"/><w:r><w:t>前</w:t></w:r></w:p>${paragraph("{{#繰り返し 添付}}")}<w:p><w:r><w:t>{{要素}}</w:t></w:r><w:bookmarkEnd w:id="3"/></w:p>${paragraph("{{/繰り返し}}")}`;
  const root = filledBody(body, ["一", "二"]);
  expect(identities(root).slice(2, 5)).toEqual([["印"], ["3"], ["3"]]);
});

test("whatever is repeated and however often, nothing that a file has once is in a letter twice", () => {
  const inner = fc.constantFrom(
    (id: number) => picture(id),
    (id: number) => control(id),
    (id: number) => marked(id, run("字")),
    (id: number) => marked(id, picture(id)),
    () => run("{{要素}}"),
    () => run("{{#もし 職名}}") + run("{{職名}}") + run("{{/もし}}"),
  );
  const one = fc.array(inner, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(one, one, fc.integer({ min: 0, max: 5 }), (before, repeated, count) => {
      let id = 0;
      const next = (make: (id: number) => string): string => {
        id += 1;
        return make(id);
      };
      const head = before.map(next).filter((xml) => !xml.includes("要素"));
      const inside = repeated.map(next).join("");
      const body =
        tagged("0000000A", `${run("頭")}${head.join("")}`) +
        paragraph("{{#繰り返し 添付}}") +
        tagged("0000000B", `${run("{{要素}}")}${inside}`) +
        paragraph("{{/繰り返し}}") +
        tagged("0000000C", run("尾"));
      const items = Array.from({ length: count + 1 }, (_, index) => `項${index}`);
      for (const found of identities(filledBody(body, items))) {
        expect(new Set(found).size).toBe(found.length);
      }
    }),
    { numRuns: 60 },
  );
});
