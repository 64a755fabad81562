import { DOMParser, type Element, onErrorStopParsing } from "@xmldom/xmldom";
import { unzip } from "../../src/base/bytes/unzip.ts";
import { deflatedEntry, writeZip } from "../../src/base/bytes/zip.ts";
import type { DocxWriter } from "../../src/docx/write-docx.ts";
import type { Letter } from "../../src/model/letter.ts";

const LIMITS = { entryCount: 100, totalBytes: 20_000_000, ratio: 1000 };
const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** The parts of a Word file as text, fonts and pictures left out. */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const unzipped = unzip(bytes, (name) => !/\.(?:odttf|png|jpeg)$/u.test(name), LIMITS);
  if (!unzipped.ok) throw new Error(`not a package: ${unzipped.fault} ${unzipped.name}`);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  return new Map([...unzipped.entries].map(([name, part]) => [name, decoder.decode(part)]));
}

/** The file with one part's text changed; fails if the change leaves it as it was. */
export function changedPart(
  bytes: Uint8Array,
  name: string,
  change: (xml: string) => string,
): Uint8Array {
  const unzipped = unzip(bytes, () => true, LIMITS);
  if (!unzipped.ok) throw new Error(`not a package: ${unzipped.fault}`);
  const old = new TextDecoder().decode(unzipped.entries.get(name));
  const changed = change(old);
  if (changed === old) throw new Error(`nothing changed in ${name}`);
  return writeZip(
    [...new Map([...unzipped.entries, [name, new TextEncoder().encode(changed)]])].map(
      ([part, content]) => deflatedEntry(part, content),
    ),
  );
}

/** The file with one part more. */
export function addedPart(bytes: Uint8Array, name: string, xml: string): Uint8Array {
  const unzipped = unzip(bytes, () => true, LIMITS);
  if (!unzipped.ok || unzipped.entries.has(name)) throw new Error(`${name} is there`);
  return writeZip(
    [...unzipped.entries, [name, new TextEncoder().encode(xml)] as const].map(([part, content]) =>
      deflatedEntry(part, content),
    ),
  );
}

/** The names of the fonts that a file carries. */
export function fontNames(bytes: Uint8Array): readonly string[] {
  return elements(rootOf(partsOf(bytes), "word/fontTable.xml"), "font")
    .filter((font) => elements(font, "embedRegular").length > 0)
    .map((font) => attribute(font, "name") ?? "");
}

/** A part's root element; fails if the part is not well-formed. */
export function rootOf(parts: ReadonlyMap<string, string>, name: string): Element {
  const xml = parts.get(name);
  if (xml === undefined) throw new Error(`no part ${name}`);
  const root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(
    xml,
    "text/xml",
  ).documentElement;
  if (root === null) throw new Error(`no root in ${name}`);
  return root;
}

/** The elements of WordprocessingML with a name, in the order of the file. */
export function elements(root: Element, name: string): readonly Element[] {
  return [...root.getElementsByTagNameNS(WORD, name)];
}

/** An attribute of WordprocessingML. */
export function attribute(element: Element, name: string): string | undefined {
  return element.getAttributeNS(WORD, name) ?? undefined;
}

/** Writes a letter and gives its file; fails if the letter is refused. */
export async function written(writer: DocxWriter, letter: Letter): Promise<Uint8Array> {
  const outcome = await writer.write(letter);
  if (!outcome.ok) throw new Error(outcome.errors.map((error) => error.code).join());
  return outcome.value;
}

/** The text of the document's paragraphs: readings left out, a line break as LF. */
export function paragraphTexts(parts: ReadonlyMap<string, string>): readonly string[] {
  return elements(rootOf(parts, "word/document.xml"), "p").map((paragraph) =>
    [...paragraph.getElementsByTagNameNS(WORD, "*")]
      .map((element) => {
        if (element.localName === "br") return "\n";
        if (element.localName === "tab") return "\t";
        return element.localName === "t" && !isReading(element) ? (element.textContent ?? "") : "";
      })
      .join(""),
  );
}

function isReading(element: Element): boolean {
  return element.parentNode?.parentNode?.nodeName === "w:rt";
}

/** Breaks XML into one line for each element, indented, for golden files. */
export function pretty(xml: string): string {
  let depth = 0;
  const lines: string[] = [];
  for (const [token] of xml.matchAll(/<[^>]+>[^<]*/gu)) {
    if (token.startsWith("</")) depth -= 1;
    const closes = token.startsWith("</");
    const last = lines.at(-1);
    const opensText = last !== undefined && /^\s*<[^/!?][^>]*[^/]>[^<\s][^<]*$/u.test(last);
    if (closes && opensText) lines[lines.length - 1] = last + token.trimEnd();
    else lines.push("  ".repeat(depth) + token.trimEnd());
    if (!closes && !/^<[?!]/u.test(token) && !/^<[^>]*\/>/u.test(token)) depth += 1;
  }
  return `${lines.join("\n")}\n`;
}
