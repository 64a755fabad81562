/** Most entries a block may have. Source: Adobe Technical Note 5411, 1.4.1. */
const BLOCK = 100;

/**
 * Writes the map from codes to characters that readers extract text by; code 1 stands for the first text.
 *
 * Shape: a code without characters has no entry.
 * Source: ISO 32000-1, 9.10.3.
 */
export function toUnicodeCmap(texts: readonly string[]): string {
  const lines = texts.flatMap((text, index) =>
    text === "" ? [] : [`<${hex4(index + 1)}> <${utf16(text)}>`],
  );
  const blocks: string[] = [];
  for (let start = 0; start < lines.length; start += BLOCK) {
    const block = lines.slice(start, start + BLOCK);
    blocks.push(`${block.length} beginbfchar`, ...block, "endbfchar");
  }
  return [
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<0000> <FFFF>",
    "endcodespacerange",
    ...blocks,
    "endcmap",
    "CMapName currentdict /CMap defineresource pop",
    "end",
    "end",
    "",
  ].join("\n");
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, at) => hex4(text.charCodeAt(at))).join("");
}

function hex4(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, "0");
}
