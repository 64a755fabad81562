import { unzip } from "../base/bytes/unzip.ts";

/** What a file is, by its content: its name may say otherwise. */
export type FileKind =
  | "pdf"
  | "docx"
  | "word-97"
  | "excel"
  | "powerpoint"
  | "locked-office"
  | "opendocument"
  | "ichitaro"
  | "rtf"
  | "web-page"
  | "picture"
  | "unknown";

/**
 * Tells what a file is from its first bytes, and from the names of the parts in it.
 *
 * Shape: a package whose kind is not otherwise known counts as a Word file; whoever reads it says what is wrong with it.
 * Sources: ISO 32000-1, 7.5.2 and annex H.3.4.1 (a PDF may begin within the first 1,024 bytes); ECMA-376 Part 2 (content
 * types); MS-CFB 2.6.1 (names in a compound file, UTF-16); RTF 1.9.1.
 */
export function fileKindOf(bytes: Uint8Array): FileKind {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (head.startsWith("PK")) return kindOfPackage(bytes);
  if (head.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"))
    return kindOfCompound(bytes);
  if (head.startsWith("{\\rtf")) return "rtf";
  if (PICTURES.some((mark) => head.startsWith(mark))) return "picture";
  if (head.includes("%PDF-")) return "pdf";
  return WEB_PAGE.test(head) ? "web-page" : "unknown";
}

/** Whether a PDF says that LibreOffice made it; what it says in a packed object is not seen. Source: ISO 32000-1, 14.3.3. */
export function isByLibreOffice(pdf: Uint8Array): boolean {
  return PRODUCER.test(new TextDecoder("latin1").decode(pdf));
}

/** The name as it stands, or in UTF-16 by its digits. */
const PRODUCER =
  /\/Producer\s*(?:\(LibreOffice|<FEFF004C0069006200720065004F00660066006900630065)/iu;

function kindOfPackage(bytes: Uint8Array): FileKind {
  const package_ = unzip(bytes, (name) => TYPE_PARTS.has(name), TYPE_LIMITS);
  if (!package_.ok) return "docx";
  const types = [...package_.entries.values()].map((part) => new TextDecoder().decode(part)).join();
  if (types.includes("application/vnd.oasis.opendocument.")) return "opendocument";
  if (types.includes("wordprocessingml")) return "docx";
  if (/spreadsheetml|ms-excel|Target="\/?xl\//u.test(types)) return "excel";
  return /presentationml|Target="\/?ppt\//u.test(types) ? "powerpoint" : "docx";
}

function kindOfCompound(bytes: Uint8Array): FileKind {
  const names = new TextDecoder("utf-16le").decode(bytes);
  const found = COMPOUNDS.find(([name]) => names.includes(name));
  return found?.[1] ?? "unknown";
}

/** Names of streams, with the end of the name: `Book` is the end of other names too. */
const COMPOUNDS: readonly (readonly [string, FileKind])[] = [
  ["EncryptedPackage\0", "locked-office"],
  ["WordDocument\0", "word-97"],
  ["Workbook\0", "excel"],
  ["Book\0\0", "excel"],
  ["PowerPoint Document\0", "powerpoint"],
  ["DocumentText\0", "ichitaro"],
];

const TYPE_PARTS: ReadonlySet<string> = new Set(["[Content_Types].xml", "_rels/.rels", "mimetype"]);
const TYPE_LIMITS = { entryCount: 20_000, totalBytes: 5_000_000, ratio: 2000 };

/** JPEG, PNG, GIF, TIFF in both byte orders, BMP. */
const PICTURES = ["\u00ff\u00d8\u00ff", "\u0089PNG", "GIF8", "II*\0", "MM\0*", "BM"];
const WEB_PAGE =
  /^(?:\u00ef\u00bb\u00bf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body|table)\b|^MIME-Version:/isu;
