import { around, attributeOf, childOf, type XmlElement } from "./xml-tree.ts";

/**
 * Whether a run is white by itself where nothing around it is coloured.
 *
 * Shape: in doubt it is not: in a box or a shape, in a table with a style, in a paragraph with a style, any of which may be filled.
 * Source: ISO/IEC 29500-1, 17.3.2.6 (color), 17.3.2.15 (highlight), 17.3.5 (shd).
 */
export function isWhiteOnWhite(run: XmlElement): boolean {
  const look = childOf(run, "w:rPr");
  const color = look && childOf(look, "w:color");
  if (look === undefined || color === undefined) return false;
  const isWhite = /^f{6}$/iu.test(attributeOf(color, "w:val") ?? "");
  if (!isWhite || attributeOf(color, "w:themeColor") !== undefined) return false;
  const paragraph = around(run, "w:p");
  const cell = around(run, "w:tc");
  const table = around(run, "w:tbl");
  return (
    !hasAny(run, "w:rPr", ["w:highlight", "w:shd", "w:rStyle"]) &&
    !hasAny(paragraph, "w:pPr", ["w:shd", "w:pStyle"]) &&
    !hasAny(cell, "w:tcPr", ["w:shd"]) &&
    !hasAny(table, "w:tblPr", ["w:tblStyle", "w:shd"]) &&
    around(run, "w:txbxContent") === undefined
  );
}

function hasAny(
  element: XmlElement | undefined,
  properties: string,
  names: readonly string[],
): boolean {
  const held = element && childOf(element, properties);
  return held !== undefined && names.some((name) => childOf(held, name) !== undefined);
}
