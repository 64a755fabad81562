import { DOMParser, type Element } from "@xmldom/xmldom";
import { expect } from "vitest";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import { createWordFiller } from "../../../src/word/fill-word.ts";
import { RECORD } from "./attempt.ts";
import { unpacked, wordFile } from "./word-files.ts";

const W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
const WP =
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

/** The body of a filled file whose list 添付 has these items. */
export function filledBody(body: string, items: readonly string[]): Element {
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

/** The values of an attribute of all elements of a name. */
export function values(root: Element, name: string, attribute: string): readonly string[] {
  return Array.from(root.getElementsByTagName(name)).flatMap((one) => {
    const value = one.getAttribute(attribute);
    return value === null || value === "" ? [] : [value];
  });
}

/** A picture with a number. */
export const picture = (id: number): string =>
  `<w:r><w:drawing><wp:inline ${WP}><wp:docPr id="${id}" name="印"/></wp:inline></w:drawing></w:r>`;
/** A content control with a number. */
export const control = (id: number): string =>
  `<w:sdt><w:sdtPr><w:id w:val="${id}"/></w:sdtPr><w:sdtContent><w:r><w:t>印</w:t></w:r></w:sdtContent></w:sdt>`;
/** Runs in a bookmark. */
export const marked = (id: number, inner: string): string =>
  `<w:bookmarkStart w:id="${id}" w:name="印${id}"/>${inner}<w:bookmarkEnd w:id="${id}"/>`;
/** A paragraph with the numbers that Word gives it. */
export const tagged = (id: string, inner: string): string =>
  `<w:p ${W14} w14:paraId="${id}" w14:textId="77777777">${inner}</w:p>`;
/** A run of a text. */
export const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;

/** Everything that Word expects once in a file, from a filled body. */
export function identities(root: Element): readonly (readonly string[])[] {
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
