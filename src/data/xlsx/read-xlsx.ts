import { type UnzipFault, type UnzipLimits, unzip } from "../../base/bytes/unzip.ts";
import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import { failure, type Outcome, success } from "../../base/outcome.ts";
import type { SourceFile } from "../../base/world.ts";
import type { Sheet } from "../sheet.ts";
import { hasHeader } from "../table.ts";
import type { Parts } from "./parts.ts";
import { readWorkbook, type Workbook, type WorksheetEntry } from "./workbook.ts";
import { readWorksheet } from "./worksheet.ts";

/** Well above any list of 100,000 rows, well below what would fill the memory of an office PC. */
const LIMITS: UnzipLimits = { entryCount: 2000, totalBytes: 256_000_000, ratio: 200 };

/** Tells whether the bytes are a ZIP package, as a workbook of Excel is. */
export function isPackage(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** Tells whether the bytes are a compound file: a workbook before Excel 2007, or one with a password. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
}

/**
 * Reads the list in a workbook of Excel (.xlsx): the one visible worksheet that has a header.
 *
 * Errors: `csv/workbook-damaged`, `csv/workbook-too-large`, `csv/not-a-workbook`, `csv/several-sheets`;
 * the warning `csv/other-sheet` for a hidden worksheet that looks like a list.
 */
export function readXlsx(file: SourceFile): Outcome<Sheet> {
  const unzipped = unzip(file.bytes, isReadPart, LIMITS);
  if (!unzipped.ok) return failure([toDiagnostic(file, unzipped.fault, unzipped.name)]);
  const parts = unzipped.entries;
  if (!parts.has("[Content_Types].xml") || ![...parts.keys()].some(isWorkbookPart))
    return failure([error("csv/not-a-workbook", atFile(file), {})]);
  const workbook = readWorkbook(parts);
  if ("part" in workbook)
    return failure([error("csv/workbook-damaged", atFile(file), { part: workbook.part })]);
  return chooseSheet(file, parts, workbook);
}

function isReadPart(name: string): boolean {
  return (
    /\.(?:xml|rels)$/u.test(name) &&
    !/(?:^|\/)(?:drawings|charts|theme|media|customXml|docProps|externalLinks|pivot\w*)\//u.test(
      name,
    )
  );
}

function isWorkbookPart(name: string): boolean {
  return /(?:^|\/)worksheets\/[^/]+\.xml$/u.test(name);
}

function atFile(file: SourceFile): { readonly kind: "file"; readonly path: string } {
  return { kind: "file", path: file.path };
}

function toDiagnostic(file: SourceFile, fault: UnzipFault, name: string | undefined): Diagnostic {
  switch (fault) {
    case "too-large":
    case "too-many-entries":
      return error("csv/workbook-too-large", atFile(file), { limit: LIMITS.totalBytes });
    case "encrypted":
      return error("csv/workbook-locked", atFile(file), {});
    case "not-a-zip":
    case "damaged":
    case "unsupported":
    case "unsafe-name":
    case "duplicate-name":
      return error("csv/workbook-damaged", atFile(file), { part: name ?? file.path });
  }
}

function chooseSheet(file: SourceFile, parts: Parts, workbook: Workbook): Outcome<Sheet> {
  const read: { readonly entry: WorksheetEntry; readonly sheet: Sheet }[] = [];
  for (const entry of workbook.worksheets) {
    const sheet = readWorksheet(parts, entry.part, workbook, file.path);
    if ("part" in sheet)
      return failure([error("csv/workbook-damaged", atFile(file), { part: sheet.part })]);
    if ("limit" in sheet)
      return failure([error("csv/workbook-too-large", atFile(file), { limit: sheet.limit })]);
    read.push({ entry, sheet });
  }
  const lists = read.filter(({ sheet }) => hasHeader(sheet));
  const visible = lists.filter(({ entry }) => !entry.isHidden);
  if (visible.length > 1) {
    const names = visible.map(({ entry }) => entry.name).join("、");
    return failure([error("csv/several-sheets", atFile(file), { names })]);
  }
  const chosen = visible[0] ?? read.find(({ entry }) => !entry.isHidden);
  if (chosen === undefined) return failure([error("csv/empty-file", atFile(file), {})]);
  const others = lists.filter(({ entry }) => entry.isHidden);
  return success(
    chosen.sheet,
    others.map(({ entry }) => warning("csv/other-sheet", atFile(file), { name: entry.name })),
  );
}
