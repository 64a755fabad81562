import { readdirSync, readFileSync } from "node:fs";
import { DOMParser, type Element, type Node } from "@xmldom/xmldom";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { placeOf } from "../../../src/base/messages/format-diagnostic.ts";
import type { Outcome } from "../../../src/base/outcome.ts";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import type { WordText } from "../../../src/model/word-text.ts";
import { createWordFiller, filledText } from "../../../src/word/fill-word.ts";

const FOLDER = "test/corpus/word-templates";

interface Expected {
  readonly expect: string | Readonly<Record<string, readonly string[]>>;
}
const EXPECTED: Readonly<Record<string, Expected>> = JSON.parse(
  readFileSync(`${FOLDER}/expected.json`, "utf8"),
);

/** The record of the corpus' README. */
const RECORD: Readonly<Record<string, string>> = {
  団体コード: "010006",
  職名: "北海道知事",
  敬称: "殿",
  団体名: "北海道",
  都道府県: "北海道",
  よみ: "ほっかいどう",
  種別: "都道府県",
  金額: "200000000000",
  日付: "2022-12-27",
  番号: "12",
  備考: "",
  住所: "北海道札幌市\n中央区",
  奇: "A&B <x> \"q\" 'a' = ` 葛󠄀 𠮷",
  罠: "{{敬称}} «職名» {d.敬称}",
  VT: "北海道\u000b札幌市",
  FFFE: "北\ufffe海道",
  空白: "  前後に空白  ",
  添付: "別紙\n参考",
};

const COLUMNS = Object.keys(RECORD).filter((name) => name !== "備考");
const SETTINGS = `表題: 手紙\n種別: 書簡\n必要な列: [${COLUMNS.join(", ")}]\n任意の列: [備考]\n`;
const VERSIONS =
  "宛先:\n  知事: { 種別: 都道府県 }\n  市区町村長: { 種別: [市, 特別区, 町, 村, 市区町村] }\n";

interface Filled {
  readonly bytes: Uint8Array;
  readonly text: WordText;
}

/** Fills a file of the corpus with the record. */
function fill(name: string, settings: string): Outcome<Filled> {
  const bytes = new Uint8Array(readFileSync(`${FOLDER}/${name}.docx`));
  const opened = openTemplate(
    { path: `${name}.docx`, bytes },
    {
      overrides: new Map(),
      partials: new Map(),
      settings: { path: `${name}.yaml`, bytes: new TextEncoder().encode(settings) },
    },
  );
  if (!opened.ok) return opened;
  const { template, word } = opened.value;
  if (word === undefined) throw new Error("it is a Word file");
  const record = recipientOf(RECORD);
  const listed = template.checkList({ columns: [...record.fields.keys()], recipients: [record] });
  const unknown = listed.filter(({ code }) => code === "template/unknown-field");
  if (unknown.length > 0) return { ok: false, errors: unknown };
  const merged = template.merge(record);
  if (!merged.ok) return merged;
  const filler = createWordFiller(word);
  const filled = filler.fill(merged.value);
  if (!filled.ok) return filled;
  return {
    ok: true,
    value: { bytes: filled.value, text: filledText(filler.paragraphsOf(merged.value)) },
    warnings: [...opened.warnings, ...merged.warnings],
  };
}

function settingsFor(name: string): string {
  // IF fields divide the addressees by themselves.
  const versions = name.startsWith("M08")
    ? "宛先:\n  知事: { 種別: 都道府県 }\n  ほか: { 種別: [市, 町] }\n"
    : VERSIONS;
  return SETTINGS + versions + (name.startsWith("M23") ? "しおり: [職名]\n" : "");
}

/** The paragraphs of a part as another parser than ours finds them: their text, tabs and line breaks; empty ones left out. */
function paragraphsIn(bytes: Uint8Array, part: string): readonly string[] {
  return all(parsed(bytes, part), "p")
    .map(textOf)
    .filter((text) => text !== "");
}

function parsed(bytes: Uint8Array, part: string): Element {
  const xml = new TextDecoder().decode(unzipSync(bytes)[part]);
  const root = new DOMParser().parseFromString(xml, "text/xml").documentElement;
  if (root === null) throw new Error(part);
  return root;
}

function all(element: Element, name: string): readonly Element[] {
  return Array.from(element.getElementsByTagName(`w:${name}`));
}

function textOf(node: Node): string {
  let text = "";
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeName === "w:t") text += child.textContent ?? "";
    else if (child.nodeName === "w:tab") text += "\t";
    else if (child.nodeName === "w:br") text += "\n";
    else if (child.nodeName === "w:sym") text += symbolOf(child);
    else if (!["w:p", "w:rt", "w:instrText"].includes(child.nodeName)) text += textOf(child);
  }
  return text;
}

/** A symbol's code in its font, as a character: the corpus has one, of Wingdings. */
function symbolOf(node: Node): string {
  return node.toString().includes('w:char="F0FC"') ? "\uf0fc" : "";
}

const names = Object.keys(EXPECTED);

test("the corpus is whole: every file has its expectation, and every expectation its file", () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".docx"));
  expect(files.map((name) => name.replace(".docx", "")).sort()).toEqual([...names].sort());
  expect(names).toHaveLength(54);
});

const parts = (name: string): Readonly<Record<string, readonly string[]>> => {
  const wanted = EXPECTED[name]?.expect ?? "";
  return typeof wanted === "string" ? {} : wanted;
};

test.each(names.filter((name) => Object.keys(parts(name)).length > 0))(
  "%s is filled, and says what it must in every part, read by another parser",
  (name) => {
    const filled = fill(name, settingsFor(name));
    if (!filled.ok) throw new Error(JSON.stringify(filled.errors));
    const found = Object.keys(parts(name)).map((part) => [
      part,
      paragraphsIn(filled.value.bytes, part),
    ]);
    expect(Object.fromEntries(found)).toEqual(parts(name));
    const pages = filled.value.text.filter((part) => !part.name.startsWith("docProps/"));
    const said = pages.map((part) => [
      part.name,
      part.paragraphs.map(({ text }) => text).filter((text) => text !== ""),
    ]);
    expect(Object.fromEntries(said)).toEqual(parts(name));
    expect(fill(name, settingsFor(name))).toEqual(filled);
  },
);

/** What each file is refused for, and where; the places are those that the files were written with. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  "P13-tracked-tag": ["word/tracked-change 本文 1段落目"],
  "P16-tag-over-paragraphs": ["word/tag-not-closed 本文 1段落目「{{職名」"],
  "P17-break-in-tag": ["word/tag-broken 本文 1段落目「{{職名 }}」"],
  "P25-unknown": ["template/unknown-field 本文 1段落目「宛先　{{宛て名}}"],
  "P26-unclosed": ["word/tag-not-closed 本文 1段落目「宛先　{{職名}」"],
  "P27-single-close": ["template/stray-mark 本文 1段落目「宛先　職名}}」"],
  "P29-overlap-sections": ["template/version-never 本文 1段落目"],
  "P33-vt-value": ["word/unwritable-character record 1行目『VT』列"],
  "P34-fffe-value": ["word/unwritable-character record 1行目『FFFE』列"],
  "M10-next": ["word/field-unsupported 本文 1段落目"],
  "M11-skipif": ["word/field-unsupported 本文 1段落目"],
  "M12-addressblock": ["word/field-unsupported 本文 1段落目"],
  "M14-typed-chevrons": [
    "template/stray-mark 本文 1段落目「«職名»　«敬称»」",
    "template/stray-mark 本文 1段落目「«職名»　«敬称»」",
  ],
  // Expected to be warned of at least: an error, because the receiver would read another day.
  "M16-clock-fields": ["word/field-changes 本文 1段落目"],
  "O04-libreoffice-if": ["word/file O04-libreoffice-if.docx"],
  "O05-libreoffice-control": ["word/file O05-libreoffice-control.docx"],
  "M19-unknown-field": ["template/unknown-field 本文 1段落目"],
};

/** To our lists the heading 団体 名 is 団体名: what is expected of the file is refused by exact names alone. */
const SAME_HEADING = "M04-quoted-name";

test.each(Object.entries(REFUSED))("%s is refused, with its place", (name, wanted) => {
  const filled = fill(name, settingsFor(name));
  const found = (filled.ok ? [] : filled.errors)
    .filter(({ severity }) => severity === "error")
    .map(({ code, at }) => `${code} ${placeOf(at, "ja").replace(`${name}.docx `, "")}`);
  expect(found.map((one, index) => one.startsWith(wanted[index] ?? "?"))).toEqual(
    wanted.map(() => true),
  );
});

test("every file of the corpus is either filled or refused", () => {
  const filled = names.filter((name) => Object.keys(parts(name)).length > 0);
  expect([...filled, ...Object.keys(REFUSED), SAME_HEADING].sort()).toEqual([...names].sort());
  const same = fill(SAME_HEADING, settingsFor(SAME_HEADING));
  expect(same.ok && same.value.text[0]?.paragraphs.map(({ text }) => text)).toEqual(["北海道"]);
});

/** What must have kept its look: the text of runs whose `w:rPr` has all of these. */
const LOOKS: readonly (readonly [string, readonly string[], string])[] = [
  ["P01-plain", ["w:b", "w:sz"], "北海道知事"],
  ["P15-vertical-tcy", ["w:eastAsianLayout"], "12"],
  ["M01-complex", ["w:b", "w:sz"], "北海道知事"],
  ["M02-simple", ["w:b"], "北海道知事"],
  ["M23-bookmark", ["w:b"], "北海道知事"],
  ["M26-mergefield-upper", ["w:i"], "北海道知事"],
];

test.each(LOOKS)("%s keeps the look of %j", (name, marks, text) => {
  const filled = fill(name, settingsFor(name));
  const runs = filled.ok ? all(parsed(filled.value.bytes, "word/document.xml"), "r") : [];
  const looked = runs.filter((run) =>
    marks.every((mark) => all(run, mark.replace("w:", "")).length > 0),
  );
  expect(looked.map(textOf)).toContain(text);
  expect(looked.flatMap((run) => all(run, "noProof"))).toEqual([]);
});

test("fields, placeholders, tables and list names that were merged or left out are gone, and what stays is there", () => {
  const count = (name: string, element: string, part = "word/document.xml"): number => {
    const filled = fill(name, settingsFor(name));
    return filled.ok ? all(parsed(filled.value.bytes, part), element).length : -1;
  };
  expect(count("M01-complex", "instrText")).toBe(0);
  expect(count("M17-page-fields", "instrText")).toBe(1);
  expect(count("M21-sdt-titled", "showingPlcHdr")).toBe(0);
  expect(count("P21-cond-table", "tbl")).toBe(0);
  expect(count("P15-vertical-tcy", "textDirection")).toBe(1);
  expect(count("M15-mailmerge-settings", "mailMerge", "word/settings.xml")).toBe(0);
  const filled = fill("P24-alt-text-and-props", settingsFor("P24-alt-text-and-props"));
  const xml = filled.ok
    ? new TextDecoder().decode(unzipSync(filled.value.bytes)["word/document.xml"])
    : "";
  expect(xml).toContain('descr="北海道知事の公印"');
});

test("parts without a tag come out with the bytes that went in, in the order of the file", () => {
  const original = unzipSync(new Uint8Array(readFileSync(`${FOLDER}/P07-header-footer.docx`)));
  const filled = fill("P07-header-footer", settingsFor("P07-header-footer"));
  const made = filled.ok ? unzipSync(filled.value.bytes) : {};
  expect(Object.keys(made)).toEqual(Object.keys(original));
  for (const [name, bytes] of Object.entries(original)) {
    if (!/document|header|footer/u.test(name) || name.endsWith(".rels"))
      expect(made[name]).toEqual(bytes);
  }
});
