import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { failure, type Outcome } from "../../base/outcome.ts";
import { type ListFile, listName } from "../list-file.ts";
import type { Sheet } from "../sheet.ts";
import { chooseSheet, namedSheet, type ReadSheet } from "./choose-sheet.ts";
import { isPackage } from "./package-bytes.ts";
import { isDirectoryPart, packageKind } from "./package-kind.ts";
import { PACKAGE_LIMITS, type PackageFault, type PartFault, partKey, unzipParts } from "./parts.ts";
import { readRelations } from "./relations.ts";
import { partsOfWorkbook, readBook, readWorkbook, type Workbook } from "./workbook.ts";
import { MAX_CELLS, readWorksheet, type SheetReader, type SizeFault } from "./worksheet.ts";

/** Worksheets of a workbook: more are not made by hand. */
const MAX_SHEETS = 1000;

/**
 * Reads the list in a workbook of Excel (.xlsx, .xlsm): the worksheet that was chosen, or the one visible one that has a
 * header.
 *
 * Errors: `csv/workbook-damaged`, `csv/workbook-too-large`, `csv/not-a-workbook`, `csv/other-format`, and those of
 * `chooseSheet`.
 */
export function readXlsx(file: ListFile): Outcome<Sheet> {
  const read = readPackage(file);
  if (!("sheets" in read)) return failure([toDiagnostic(file.path, read)]);
  return file.sheet === undefined
    ? chooseSheet(file.path, read.sheets)
    : namedSheet(file.path, file.sheet, read.sheets);
}

/** The names of a workbook's worksheets, in its order; none where the bytes are none that can be read. */
export function sheetNames({ bytes }: ListFile): readonly string[] {
  const directory = isPackage(bytes) ? unzipParts(bytes, isDirectoryPart) : undefined;
  if (directory === undefined || "fault" in directory) return [];
  const kind = packageKind(directory);
  const relations = kind.kind === "workbook" ? readRelations(directory, kind.part) : undefined;
  if (kind.kind !== "workbook" || relations === undefined || "part" in relations) return [];
  const parts = unzipParts(bytes, (key) => key === partKey(kind.part));
  if ("fault" in parts) return [];
  const book = readBook(parts, kind.part, relations);
  return "part" in book ? [] : book.worksheets.map(({ name }) => name);
}

/** All worksheets of a workbook. */
interface ReadSheets {
  readonly sheets: readonly ReadSheet[];
}

/** Why there is nothing to choose from. */
type Refusal =
  | PackageFault
  | PartFault
  | SizeFault
  | { readonly code: "csv/not-a-workbook" }
  | { readonly format: string };

function readPackage(file: ListFile): ReadSheets | Refusal {
  const directory = unzipParts(file.bytes, isDirectoryPart);
  if ("fault" in directory) return directory;
  const kind = packageKind(directory);
  if (kind.kind === "no-workbook") return { code: "csv/not-a-workbook" };
  if (kind.kind !== "workbook") return kind;
  const relations = readRelations(directory, kind.part);
  if ("part" in relations) return relations;
  const wanted = new Set(partsOfWorkbook(kind.part, relations).map(partKey));
  const parts = unzipParts(file.bytes, (key) => wanted.has(key));
  if ("fault" in parts) return parts;
  const workbook = readWorkbook(parts, kind.part, relations);
  if ("part" in workbook) return workbook;
  const limits = { cellsLeft: MAX_CELLS, formats: new Map() };
  return readSheets(workbook, { parts, workbook, path: listName(file), ...limits });
}

/** All worksheets; a part is read once, however many sheets name it. */
function readSheets(
  { worksheets }: Workbook,
  reader: SheetReader,
): ReadSheets | PartFault | SizeFault {
  if (worksheets.length > MAX_SHEETS) return { limit: MAX_SHEETS };
  const byPart = new Map<string, Sheet>();
  const sheets: ReadSheet[] = [];
  for (const entry of worksheets) {
    const key = partKey(entry.part);
    const sheet = byPart.get(key) ?? readWorksheet(entry.part, reader);
    if ("part" in sheet || "limit" in sheet) return sheet;
    byPart.set(key, sheet);
    sheets.push({ entry, sheet });
  }
  return { sheets };
}

function toDiagnostic(path: string, refusal: Refusal): Diagnostic {
  const at = { kind: "file", path } as const;
  if ("code" in refusal) return error(refusal.code, at, {});
  if ("format" in refusal) return error("csv/other-format", at, { format: refusal.format });
  if ("limit" in refusal) return error("csv/workbook-too-large", at, { limit: refusal.limit });
  if ("part" in refusal) return error("csv/workbook-damaged", at, { part: refusal.part });
  switch (refusal.fault) {
    case "too-large":
    case "too-many-entries":
      return error("csv/workbook-too-large", at, { limit: PACKAGE_LIMITS.totalBytes });
    case "encrypted":
      return error("csv/workbook-locked", at, {});
    case "not-a-zip":
    case "damaged":
    case "unsupported":
    case "unsafe-name":
    case "duplicate-name":
      return error("csv/workbook-damaged", at, { part: refusal.name ?? path });
  }
}
