import { isTrue, type PartFault, type Parts, readPart } from "./parts.ts";

/** What a cell's style says that matters for a list. */
export interface CellStyle {
  readonly formatId: number;
  /** Whether a line is drawn through the text (取り消し線). */
  readonly isStruck: boolean;
}

/** The styles of a workbook's cells, by the index that cells name, and the format codes by number. */
export interface Styles {
  readonly cells: readonly CellStyle[];
  readonly formatCodes: ReadonlyMap<number, string>;
}

/** Styles of a workbook that has no part for them. */
export const NO_STYLES: Styles = { cells: [], formatCodes: new Map() };

/** Reads number formats and fonts. Source: ECMA-376 Part 1, 18.8. */
export function readStyles(parts: Parts, part: string): Styles | PartFault {
  const formatCodes = new Map<number, string>();
  const struckFonts = new Set<number>();
  const cells: { readonly formatId: number; readonly font: number }[] = [];
  const fontOfStyle: number[] = [];
  let fontCount = 0;
  const fault = readPart(parts, part, {
    root: "styleSheet",
    open: (path, attributes) => {
      switch (path) {
        case "styleSheet/numFmts/numFmt":
          formatCodes.set(
            Number(attributes.get("numFmtId")),
            attributes.get("formatCode") ?? "General",
          );
          return;
        case "styleSheet/fonts/font":
          fontCount += 1;
          return;
        case "styleSheet/fonts/font/strike":
          if (isTrue(attributes.get("val") ?? "1")) struckFonts.add(fontCount - 1);
          return;
        case "styleSheet/cellStyleXfs/xf":
          fontOfStyle.push(Number(attributes.get("fontId") ?? 0));
          return;
        case "styleSheet/cellXfs/xf":
          cells.push({
            formatId: Number(attributes.get("numFmtId") ?? 0),
            font: Number(
              attributes.get("fontId") ?? fontOfStyle[Number(attributes.get("xfId") ?? 0)] ?? 0,
            ),
          });
          return;
      }
    },
    close: () => undefined,
    text: () => undefined,
  });
  if (fault !== undefined) return fault;
  const styled = cells.map(({ formatId, font }) => ({ formatId, isStruck: struckFonts.has(font) }));
  return { cells: styled, formatCodes };
}
