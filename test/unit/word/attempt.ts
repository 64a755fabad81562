import { placeOf } from "../../../src/base/messages/format-diagnostic.ts";
import type { SourceFile } from "../../../src/base/world.ts";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import { createWordFiller, filledText } from "../../../src/word/fill-word.ts";
import { type OtherPart, unpacked, wordFile } from "./word-files.ts";

/** An addressee of the tests. */
export const RECORD = {
  団体コード: "010006",
  種別: "都道府県",
  職名: "北海道知事",
  敬称: "殿",
  備考: "",
  添付: "別紙\n参考",
};

function settingsFile(text: string | undefined): { readonly settings?: SourceFile } {
  if (text === undefined) return {};
  return { settings: { path: "手紙.yaml", bytes: new TextEncoder().encode(text) } };
}

/** What is found in a file, each as its code with its place. */
export function findings(
  body: string,
  settings?: string,
  others: readonly OtherPart[] = [],
): readonly string[] {
  const opened = openTemplate(wordFile(body, others), {
    overrides: new Map(),
    partials: new Map(),
    ...settingsFile(settings),
  });
  return (opened.ok ? opened.warnings : opened.errors).map(
    ({ code, at }) => `${code} ${placeOf(at, "ja").replace("手紙.docx ", "")}`,
  );
}

/** The paragraphs of a filled body. */
export function filled(
  body: string,
  settings?: string,
  record: Readonly<Record<string, string>> = RECORD,
): readonly string[] {
  const opened = openTemplate(wordFile(body), {
    overrides: new Map(),
    partials: new Map(),
    ...settingsFile(settings),
  });
  if (!opened.ok || opened.value.word === undefined) throw new Error(JSON.stringify(opened));
  const merged = opened.value.template.merge(recipientOf(record));
  if (!merged.ok) throw new Error(JSON.stringify(merged.errors));
  const [main] = filledText(createWordFiller(opened.value.word).paragraphsOf(merged.value));
  return main?.paragraphs.map(({ text }) => text) ?? [];
}

/** A mark of a complex field. */
export const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
/** Code of a field. */
export const code = (text: string): string =>
  `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
/** A whole complex field: its code as text or as runs, and its last result. */
export const field = (instruction: string, result = ""): string =>
  `${mark("begin")}${instruction.startsWith("<") ? instruction : code(instruction)}${mark("separate")}<w:r><w:t>${result}</w:t></w:r>${mark("end")}`;
/** A paragraph of any runs. */
export const line = (inner: string): string => `<w:p>${inner}</w:p>`;
/** An IF field that compares the column 種別; `rest` is its code from the sign on. */
export const ifKind = (rest: string): string =>
  field(code("IF ") + field("MERGEFIELD 種別", "«種別»") + code(rest));

/** The body of a filled file as it is written. */
export function filledXml(
  body: string,
  settings?: string,
  record: Readonly<Record<string, string>> = RECORD,
): string {
  const opened = openTemplate(wordFile(body), {
    overrides: new Map(),
    partials: new Map(),
    ...settingsFile(settings),
  });
  const merged = opened.ok ? opened.value.template.merge(recipientOf(record)) : undefined;
  if (!opened.ok || opened.value.word === undefined || merged?.ok !== true)
    throw new Error(JSON.stringify([opened, merged]));
  const made = createWordFiller(opened.value.word).fill(merged.value);
  return made.ok ? (unpacked(made.value)["word/document.xml"] ?? "") : "";
}
