import { deflatedEntry, writeZip, type ZipEntry } from "../../src/base/bytes/zip.ts";

/** Parts of a workbook that a test writes itself; what it leaves out is the plainest there is. */
export interface WorkbookParts {
  /** Rows of the first sheet, as XML. */
  readonly rows?: string;
  /** What stands before the rows of the first sheet, such as its columns. */
  readonly before?: string;
  /** What stands behind the rows, such as merged cells. */
  readonly behind?: string;
  /** Further sheets by name: state and rows. */
  readonly others?: readonly {
    readonly name: string;
    readonly state: string;
    readonly rows: string;
  }[];
  /** Shared strings, as the XML of each `si`. */
  readonly strings?: readonly string[];
  /** Number formats by the style's index, from 1 on. */
  readonly formats?: readonly string[];
  /** Formats that are named by number only, behind those. */
  readonly formatIds?: readonly number[];
  readonly is1904?: boolean;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** A row of strings written into the cells themselves. */
export function textRow(row: number, values: readonly string[], attributes = ""): string {
  const cells = values.map(
    (value, index) =>
      `<c r="${columnName(index)}${row}" t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`,
  );
  return `<row r="${row}"${attributes}>${cells.join("")}</row>`;
}

/** The header of the standard columns as row 1, or another row. */
export function headerRow(row = 1, further: readonly string[] = []): string {
  const standard = ["団体コード", "種別", "都道府県", "団体名", "よみ", "職名", "敬称"];
  return textRow(row, [...standard, ...further]);
}

/** The row of 札幌市 with further cells, as XML, behind its seven. */
export function sapporoRow(row: number, further = "", attributes = ""): string {
  const values = ["011002", "市", "北海道", "札幌市", "さっぽろし", "札幌市長", "殿"];
  return textRow(row, values, attributes).replace("</row>", `${further}</row>`);
}

function columnName(index: number): string {
  return String.fromCharCode(65 + index);
}

/** The parts of a workbook by name. */
export function workbookParts(parts: WorkbookParts): Map<string, string> {
  const sheets = [
    { name: "宛名簿", state: "visible", rows: parts.rows ?? "" },
    ...(parts.others ?? []),
  ];
  const formats = parts.formats ?? [];
  return new Map([
    ["[Content_Types].xml", `<Types xmlns="${PACKAGE}/content-types"/>`],
    ["_rels/.rels", relations([["rId1", "officeDocument", "xl/workbook.xml"]])],
    [
      "xl/workbook.xml",
      `<?xml version="1.0" encoding="UTF-8"?>\r\n<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${
        parts.is1904 ? ' date1904="1"' : ""
      }/><sheets>${sheets
        .map(({ name, state }, index) => {
          const id = index + 1;
          return `<sheet name="${escapeXml(name)}" sheetId="${id}" state="${state}" r:id="s${id}"/>`;
        })
        .join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      relations([
        ...sheets.map(
          (_, index) => [`s${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`] as const,
        ),
        ["r1", "sharedStrings", "/xl/sharedStrings.xml"],
        ["r2", "styles", "styles.xml"],
      ]),
    ],
    [
      "xl/sharedStrings.xml",
      `<sst xmlns="${MAIN}">${(parts.strings ?? []).map((si) => `<si>${si}</si>`).join("")}</sst>`,
    ],
    [
      "xl/styles.xml",
      `<styleSheet xmlns="${MAIN}"><numFmts>${formats
        .map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escapeXml(code)}"/>`)
        .join(
          "",
        )}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
        .map((_, index) => `<xf numFmtId="${164 + index}"/>`)
        .join(
          "",
        )}${(parts.formatIds ?? []).map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs></styleSheet>`,
    ],
    ...sheets.map(
      ({ rows }, index) =>
        [
          `xl/worksheets/sheet${index + 1}.xml`,
          `<worksheet xmlns="${MAIN}">${index === 0 ? (parts.before ?? "") : ""}<sheetData>${rows}</sheetData>${
            index === 0 ? (parts.behind ?? "") : ""
          }</worksheet>`,
        ] as const,
    ),
  ]);
}

function relations(list: readonly (readonly [string, string, string])[]): string {
  const entries = list.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${entries.join("")}</Relationships>`;
}

/** A package of text parts. */
export function packageOf(parts: ReadonlyMap<string, string>): Uint8Array {
  const entries: ZipEntry[] = [];
  for (const [name, text] of parts)
    entries.push(deflatedEntry(name, new TextEncoder().encode(text)));
  return writeZip(entries);
}

/** A workbook's bytes. */
export function workbook(parts: WorkbookParts): Uint8Array {
  return packageOf(workbookParts(parts));
}
