import { isTrue, openingVisitor, type PartFault, type Parts, readPart } from "./parts.ts";
import { type Relations, relatedPart } from "./relations.ts";
import { NO_STRINGS, readStrings, type SharedStrings } from "./rich-text.ts";
import { NO_STYLES, readStyles, type Styles } from "./styles.ts";

/** A worksheet of a workbook, not yet read. */
export interface WorksheetEntry {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

/** What all worksheets of a workbook share. */
export interface Workbook {
  readonly worksheets: readonly WorksheetEntry[];
  readonly is1904: boolean;
  /** Whether the workbook says that the saved results of its formulas are not the right ones. */
  readonly mustCalculate: boolean;
  readonly strings: SharedStrings;
  readonly styles: Styles;
}

/** The parts that a list may be read from: the workbook's own, its worksheets, strings and styles. */
export function partsOfWorkbook(part: string, relations: Relations): readonly string[] {
  const read = ["worksheet", "sharedStrings", "styles"];
  const related = [...relations.values()].filter(({ type }) => read.includes(type));
  return [part, ...related.map((relation) => relation.part)];
}

/** Reads what the worksheets share. Source: ECMA-376 Part 1, 18.2, 18.4, 18.8. */
export function readWorkbook(
  parts: Parts,
  part: string,
  relations: Relations,
): Workbook | PartFault {
  const book = readBook(parts, part, relations);
  if ("part" in book) return book;
  const stringsPart = relatedPart(relations, "sharedStrings");
  const strings = stringsPart === undefined ? NO_STRINGS : readStrings(parts, stringsPart);
  if ("part" in strings) return strings;
  const stylesPart = relatedPart(relations, "styles");
  const styles = stylesPart === undefined ? NO_STYLES : readStyles(parts, stylesPart);
  if ("part" in styles) return styles;
  return { ...book, strings, styles };
}

/** What a workbook says of itself: its worksheets, and how its days and formulas are to be taken. */
export function readBook(
  parts: Parts,
  part: string,
  relations: Relations,
): Omit<Workbook, "strings" | "styles"> | PartFault {
  const worksheets: WorksheetEntry[] = [];
  let is1904 = false;
  let mustCalculate = false;
  let isWhole = true;
  const fault = readPart(
    parts,
    part,
    openingVisitor("workbook", (path, attributes) => {
      switch (path) {
        case "workbook/workbookPr":
          is1904 = isTrue(attributes.get("date1904"));
          return;
        case "workbook/calcPr":
          mustCalculate =
            isTrue(attributes.get("fullCalcOnLoad")) ||
            !isTrue(attributes.get("calcCompleted") ?? "1");
          return;
        case "workbook/sheets/sheet": {
          const relation = relations.get(attributes.get("r:id") ?? "");
          if (relation === undefined) isWhole = false;
          if (relation?.type !== "worksheet") return; // a chart or a macro on a sheet of its own
          worksheets.push({
            name: attributes.get("name") ?? "",
            part: relation.part,
            isHidden: (attributes.get("state") ?? "visible") !== "visible",
          });
          return;
        }
      }
    }),
  );
  if (fault !== undefined || !isWhole) return { part };
  return { worksheets, is1904, mustCalculate };
}
