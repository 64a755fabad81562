import { type Diagnostic, error } from "../base/diagnostic.ts";
import { placeOfNode, type Story } from "./story.ts";
import {
  attributeOf,
  childOf,
  descendantsOf,
  elementsOf,
  type XmlElement,
  type XmlNode,
} from "./xml-tree.ts";

/**
 * Reports cells merged downwards (縦の結合) whose first row a letter may lack while a further one is there: Word would join what is
 * left to the cell above, and print that cell's words beside it.
 *
 * Shape: to be called where sections are lifted, so that they stand between rows. A row is there with another where all sections
 * around the other are around it too; two sections of the same words hold together, unless they repeat.
 * Errors: word/merged-cell, once for a first row and section.
 * Source: ISO/IEC 29500-1, 17.4.84 (vMerge): a cell that continues is joined to the one above, whatever that is.
 */
export function checkMergedRows(
  path: string,
  story: Story,
  report: (found: Diagnostic) => void,
): void {
  for (const table of descendantsOf(story.document.root, "w:tbl")) {
    const told = new Set<string>();
    for (const { head, row, section } of torn(rowsOf(table))) {
      const values = { row: head.number, next: row.number, section };
      const key = JSON.stringify([head.number, section]);
      if (!told.has(key))
        report(
          error(
            "word/merged-cell",
            placeOfNode(path, story, childOf(head.at, "w:p") ?? head.at),
            values,
          ),
        );
      told.add(key);
    }
  }
}

/** A row with the sections around it within its table. */
interface Row {
  readonly element: XmlElement;
  readonly number: number;
  readonly sections: readonly Section[];
}

interface Section {
  readonly source: string;
  /** What tells it from others; the same where both hold together. */
  readonly key: string;
}

/** The rows of a table in their order, those of a repeated section twice: the second time the last of them stands above the first. */
function rowsOf(table: XmlElement): readonly Row[] {
  const rows: Row[] = [];
  const open: { section: Section; readonly from: number; readonly isRepeated: boolean }[] = [];
  let count = 0;
  const tag = (source: string): void => {
    if (CLOSES.test(source)) {
      const closed = open.pop();
      if (closed?.isRepeated === true) rows.push(...rows.slice(closed.from));
    } else if (DIVIDES.test(source)) {
      const top = open.at(-1);
      if (top !== undefined) top.section = { ...top.section, key: `${top.section.key} ${source}` };
    } else {
      const isRepeated = REPEATS.test(source);
      const key = isRepeated ? `${source} ${rows.length} ${open.length}` : source;
      open.push({ section: { source, key }, from: rows.length, isRepeated });
    }
  };
  const visit = (node: XmlNode): void => {
    if (node.kind === "tag") tag(node.source);
    if (node.kind !== "element") return;
    if (node.name === "w:tr") {
      count += 1;
      rows.push({ element: node, number: count, sections: open.map(({ section }) => section) });
    } else if (HOLDERS.has(node.name)) for (const child of node.children) visit(child);
  };
  for (const child of table.children) visit(child);
  return rows;
}

/** A cell that others continue, or that stands by itself. */
interface Head extends Row {
  readonly at: XmlElement;
}

interface Torn {
  readonly head: Head;
  readonly row: Row;
  readonly section: string;
}

/** The rows that continue what may not be there, or what is not always the same. */
function torn(rows: readonly Row[]): readonly Torn[] {
  const found: Torn[] = [];
  const usual = new Map<XmlElement, Head>();
  let above: ReadonlyMap<number, Head> = new Map();
  for (const row of rows) {
    const heads = new Map<number, Head>();
    for (const { cell, column } of cellsOf(row.element)) {
      const own = { ...row, at: cell };
      const head = continues(cell) ? (above.get(column) ?? own) : own;
      heads.set(column, head);
      const section = lostWith(head, row, usual.get(cell) ?? head);
      if (section !== undefined) found.push({ head, row, section: section.source });
      if (!usual.has(cell)) usual.set(cell, head);
    }
    above = heads;
  }
  return found;
}

/** The section of a head without which a row that continues it may stand; of another head than the usual one, any. */
function lostWith(head: Head, row: Row, usual: Head): Section | undefined {
  const keys = new Set(row.sections.map(({ key }) => key));
  const lost = head.sections.find(({ key }) => !keys.has(key));
  return lost ?? (usual.at === head.at ? undefined : head.sections.at(-1));
}

/** The cells of a row with the column of the table's grid in which each begins. Source: ISO/IEC 29500-1, 17.4.14, 17.4.17. */
function cellsOf(
  row: XmlElement,
): readonly { readonly cell: XmlElement; readonly column: number }[] {
  const numberIn = (properties: XmlElement | undefined, name: string): number | undefined => {
    const said = properties && childOf(properties, name);
    return said === undefined ? undefined : Number.parseInt(attributeOf(said, "w:val") ?? "", 10);
  };
  let column = numberIn(childOf(row, "w:trPr"), "w:gridBefore") ?? 0;
  const cells: { cell: XmlElement; column: number }[] = [];
  const visit = (element: XmlElement): void => {
    if (element.name === "w:tc") {
      cells.push({ cell: element, column });
      column += numberIn(childOf(element, "w:tcPr"), "w:gridSpan") ?? 1;
    } else if (HOLDERS.has(element.name)) for (const child of elementsOf(element)) visit(child);
  };
  for (const child of elementsOf(row)) visit(child);
  return cells;
}

function continues(cell: XmlElement): boolean {
  const properties = childOf(cell, "w:tcPr");
  const merge = properties && childOf(properties, "w:vMerge");
  return merge !== undefined && attributeOf(merge, "w:val") !== "restart";
}

/** What may stand between a table and its rows, and a row and its cells. */
const HOLDERS: ReadonlySet<string> = new Set(["w:sdt", "w:sdtContent", "w:customXml"]);
const CLOSES = /^\{\{~?\s*\//u;
const DIVIDES = /^\{\{~?\s*(?:else\b|\^\s*~?\}\})/u;
const REPEATS = /^\{\{~?\s*#\s*(?:繰り返し|each)(?![\p{L}\p{N}_])/u;
