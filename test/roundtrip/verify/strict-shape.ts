import { PDFDocument, type PDFObject } from "mupdf";

/** Changes a finished PDF, and puts it together again as letters are: what the strict reader is to see as a letter. */
export function changedInShape(
  bytes: Uint8Array,
  change: (document: PDFDocument) => void,
): Uint8Array {
  const document = new PDFDocument(bytes);
  change(document);
  return inStrictShape(document);
}

/** Writes a document with a header, streams, one object stream with all the rest, its table, and the end. */
function inStrictShape(document: PDFDocument): Uint8Array {
  const count = document.countObjects();
  const parts: string[] = [HEADER];
  const rows: (readonly [kind: number, place: number, index: number])[] = Array.from(
    { length: count + 2 },
    () => [0, 0, 0xff_ff] as const,
  );
  const length = (): number => parts.reduce((sum, part) => sum + part.length, 0);
  const stream = (number: number, entries: string, data: string): void => {
    rows[number] = [1, length(), 0];
    parts.push(
      `${number} 0 obj\n<<${entries}/Length ${data.length}>>stream\n${data}\nendstream\nendobj\n`,
    );
  };
  let [offsets, bodies, held] = ["", "", 0];
  for (let number = 1; number < count; number += 1) {
    const value = document.newIndirect(number).resolve();
    if (value.isNull()) continue;
    if (document.newIndirect(number).isStream()) {
      const type = value.get("Type");
      if (type.isName() && ["ObjStm", "XRef"].includes(type.asName())) continue;
      const data = latin1(document.newIndirect(number).readRawStream().asUint8Array());
      stream(number, entriesOf(value, new Set(["Length"])), data);
      continue;
    }
    offsets += `${number} ${bodies.length} `;
    bodies += `${printed(value)}\n`;
    rows[number] = [2, count, held];
    held += 1;
  }
  stream(count, `/Type/ObjStm/N ${held}/First ${offsets.length}`, offsets + bodies);
  const table = length();
  rows[count + 1] = [1, table, 0];
  const packed = rows.map(([kind, place, index]) => big(kind, 1) + big(place, 4) + big(index, 2));
  const trailer = document.getTrailer();
  const ends = ["Root", "Info"].map((key) => `/${key} ${trailer.get(key).asIndirect()} 0 R`);
  stream(count + 1, `/Type/XRef/Size ${rows.length}/W[1 4 2]${ends.join("")}`, packed.join(""));
  parts.push(`startxref\n${table}\n%%EOF\n`);
  return Uint8Array.from(parts.join(""), (character) => character.charCodeAt(0));
}

function entriesOf(dictionary: PDFObject, without: ReadonlySet<string>): string {
  let text = "";
  dictionary.forEach((value, key) => {
    if (!without.has(String(key))) text += `/${key} ${printed(value)}`;
  });
  return text;
}

function printed(value: PDFObject): string {
  if (value.isIndirect()) return `${value.asIndirect()} 0 R`;
  if (value.isDictionary()) return `<<${entriesOf(value, new Set())}>>`;
  if (value.isName()) return `/${value.asName()}`;
  if (value.isString()) {
    const digits = Array.from(value.asByteString(), (byte) => byte.toString(16).padStart(2, "0"));
    return `<${digits.join("").toUpperCase()}>`;
  }
  if (!value.isArray()) return value.toString();
  const items: string[] = [];
  value.forEach((item) => {
    items.push(printed(item));
  });
  return `[${items.join(" ")}]`;
}

function big(value: number, bytes: number): string {
  return Array.from({ length: bytes }, (_, at) =>
    String.fromCharCode((value >>> (8 * (bytes - 1 - at))) & 0xff),
  ).join("");
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

const HEADER = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";
