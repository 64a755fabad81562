import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { SourceFile } from "../base/world.ts";

/** Bytes at the beginning of a file that its format is known by. */
const HEAD_BYTES = 1024;

/** Formats that are given for lists by mistake, by how their text begins. */
const FORMATS: readonly { readonly name: string; readonly begins: RegExp }[] = [
  {
    name: "XMLスプレッドシート 2003",
    begins: /^<\?xml[\s\S]*urn:schemas-microsoft-com:office:spreadsheet/iu,
  },
  {
    name: "OpenDocument（.fods）",
    begins: /^<\?xml[\s\S]*urn:oasis:names:tc:opendocument/iu,
  },
  { name: "HTML", begins: /^<(?:!doctype html|html|head|meta|table|body|style|div)\b/iu },
  { name: "HTML", begins: /^<\?xml[\s\S]*<html\b/iu },
  { name: "XML", begins: /^<\?xml\b/iu },
  { name: "PDF", begins: /^%PDF-/u },
  { name: "RTF", begins: /^\{\\rtf/u },
  { name: "JSON", begins: /^(?:\[\s*)?\{\s*"/u },
];

/**
 * Says that a file is no list, where its name or its first bytes show what it is: the owner file that Excel keeps
 * next to an open workbook, or a web page under the name of a workbook.
 *
 * Errors: `csv/owner-file`, `csv/other-format`.
 */
export function otherFormat({ path, bytes }: SourceFile): Diagnostic | undefined {
  const at = { kind: "file", path } as const;
  const name = path.split(/[/\\]/u).at(-1) ?? "";
  if (name.startsWith("~$")) return error("csv/owner-file", at, { name, original: name.slice(2) });
  // The signs are ASCII; in UTF-16 they have zero bytes between them.
  const head = String.fromCharCode(...bytes.subarray(0, HEAD_BYTES))
    .replaceAll(/\0/gu, "")
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/u, "")
    .trimStart();
  const format = FORMATS.find(({ begins }) => begins.test(head));
  return format === undefined ? undefined : error("csv/other-format", at, { format: format.name });
}
