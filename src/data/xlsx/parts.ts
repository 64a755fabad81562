import { type UnzipFault, type UnzipLimits, unzip } from "../../base/bytes/unzip.ts";
import { scanXml, type XmlVisitor } from "./scan-xml.ts";

/** The expanded parts of a workbook's package by `partKey`. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** A part of the workbook cannot be read: what the user sees is that the file is damaged. */
export interface PartFault {
  readonly part: string;
}

/** The package as a whole cannot be expanded. */
export interface PackageFault {
  readonly fault: UnzipFault;
  readonly name: string | undefined;
}

/** Well above any list of 100,000 rows, well below what would fill the memory of an office PC. */
export const PACKAGE_LIMITS: UnzipLimits = {
  entryCount: 2000,
  totalBytes: 256_000_000,
  ratio: 200,
};

/**
 * Gives what a part's name is compared by: letters A to Z are equal in either case.
 *
 * Source: ECMA-376 Part 2, 6.2.2.3 (part name equivalence).
 */
export function partKey(name: string): string {
  return name.replaceAll(/[A-Z]+/gu, (letters) => letters.toLowerCase());
}

/** Expands the parts whose key is wanted. Errors: those of `unzip`; two names that are one are its `duplicate-name`. */
export function unzipParts(
  bytes: Uint8Array,
  isWanted: (key: string) => boolean,
): Parts | PackageFault {
  const unzipped = unzip(bytes, (name) => isWanted(partKey(name)), PACKAGE_LIMITS);
  if (!unzipped.ok) return unzipped;
  const parts = new Map<string, Uint8Array>();
  for (const [name, part] of unzipped.entries) {
    if (parts.has(partKey(name))) return { fault: "duplicate-name", name };
    parts.set(partKey(name), part);
  }
  return parts;
}

/** A visitor of one part, with the element that must be outermost in it. */
export interface PartVisitor extends XmlVisitor {
  readonly root: string;
}

/**
 * Reads one part with a visitor. Gives what is wrong with it, or undefined.
 *
 * Shape: the part is UTF-8, or UTF-16 with a byte order mark, well-formed, and of the kind that is expected.
 */
export function readPart(parts: Parts, name: string, visitor: PartVisitor): PartFault | undefined {
  const bytes = parts.get(partKey(name));
  const text = bytes && decodePart(bytes);
  if (text === undefined) return { part: name };
  let hasRoot = false;
  const fault = scanXml(text, {
    ...visitor,
    open: (path, attributes) => {
      hasRoot ||= path === visitor.root;
      visitor.open(path, attributes);
    },
  });
  return fault === undefined && hasRoot ? undefined : { part: name };
}

function decodePart(bytes: Uint8Array): string | undefined {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  const encoding = isLittle ? "utf-16le" : "utf-16be";
  try {
    return new TextDecoder(isLittle || isBig ? encoding : "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined; // a byte that is no text: the part is damaged
  }
}

/** A visitor that only looks at elements' beginnings. */
export function openingVisitor(root: string, open: XmlVisitor["open"]): PartVisitor {
  return { root, open, close: () => undefined, text: () => undefined };
}

/** Tells whether an attribute of type boolean is set. */
export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}

const ESCAPE = /_x([0-9A-Fa-f]{4})_/gu;

/**
 * Gives the text that a string of a workbook stands for: `_x000D_` is a carriage return.
 *
 * Source: ECMA-376 Part 1, 22.9.2.19 ST_Xstring.
 */
export function unescapeString(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
