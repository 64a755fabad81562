import { isPacked, nameAt, type PdfObjects, resolve, unpacked } from "../pdf-objects.ts";
import type { PdfDictionary, PdfValue } from "../pdf-value.ts";
import { checkTrueType } from "./check-true-type.ts";
import { demand } from "./not-strict.ts";
import { latin1Of } from "./strict-bytes.ts";

/** The fonts that were held to their form before, each with all that it is made of. */
export type CheckedFonts = WeakMap<PdfDictionary, readonly PdfDictionary[]>;

/**
 * Holds the fonts of a page to those of letters: two-byte codes that are the glyphs' numbers, a text for each code in which no two
 * readers see different characters, and a program that is whole.
 *
 * Shape: a program that is packed is one that files have in common; another reader reads it once. One that a letter has
 * alone is TrueType, every table of it whole by its checksum.
 * Errors: throws `NotStrict`.
 * Source: ISO 32000-1, 9.7 (composite fonts), 9.10.3 (ToUnicode).
 */
export function checkFonts(
  objects: PdfObjects,
  resources: PdfValue | undefined,
  checked: CheckedFonts,
): void {
  const all = dictionaryOf(objects, resources);
  demand([...all.entries.keys()].join() === "Font", "resources that are not fonts");
  for (const value of dictionaryOf(objects, all.entries.get("Font")).entries.values()) {
    const font = dictionaryOf(objects, value);
    const parts = partsOf(objects, font);
    const known = checked.get(font);
    if (known?.every((part, index) => part === parts[index]) === true) continue;
    checkFont(font, parts);
    checked.set(font, parts);
  }
}

type FontParts = readonly [
  descendant: PdfDictionary,
  descriptor: PdfDictionary,
  program: PdfDictionary,
  toUnicode: PdfDictionary,
];

function partsOf(objects: PdfObjects, font: PdfDictionary): FontParts {
  const list = font.entries.get("DescendantFonts");
  demand(list?.kind === "array" && list.items.length === 1, "another list of fonts");
  const descendant = dictionaryOf(objects, list.items[0]);
  const descriptor = dictionaryOf(objects, descendant.entries.get("FontDescriptor"));
  const { entries } = descriptor;
  const program = dictionaryOf(objects, entries.get("FontFile2") ?? entries.get("FontFile3"));
  return [descendant, descriptor, program, dictionaryOf(objects, font.entries.get("ToUnicode"))];
}

function checkFont(font: PdfDictionary, [descendant, descriptor, program, map]: FontParts): void {
  demand(haveOnly(font, FONT_ENTRIES), "a font with other entries");
  demand(haveOnly(descendant, DESCENDANT_ENTRIES), "a font with other entries");
  demand(haveOnly(descriptor, DESCRIPTOR_ENTRIES), "a font with other entries");
  demand(nameAt(font, "Type") === "Font" && nameAt(font, "Subtype") === "Type0", "another font");
  const encoding = nameAt(font, "Encoding");
  demand(encoding === "Identity-H" || encoding === "Identity-V", "another encoding");
  const isTrueType = descriptor.entries.has("FontFile2");
  demand(!(isTrueType && descriptor.entries.has("FontFile3")), "two programs");
  demand(
    nameAt(descendant, "Subtype") === (isTrueType ? "CIDFontType2" : "CIDFontType0"),
    "a font of another kind than its program",
  );
  if (isTrueType) demand(nameAt(descendant, "CIDToGIDMap") === "Identity", "another map of glyphs");
  for (const key of ["W", "W2", "DW2"]) {
    const value = descendant.entries.get(key);
    demand(value === undefined || value.kind === "array", "widths elsewhere");
  }
  if (!isPacked(program)) {
    demand(isTrueType, "a program of one letter that is not TrueType");
    checkTrueType(unpacked(program));
  }
  checkToUnicode(unpacked(map));
}

function haveOnly({ entries }: PdfDictionary, known: ReadonlySet<string>): boolean {
  return [...entries.keys()].every((key) => known.has(key));
}

function checkToUnicode(bytes: Uint8Array): void {
  const text = latin1Of(bytes, 0, bytes.length);
  demand(text.startsWith(MAP_HEAD) && text.endsWith(MAP_END), "another map of characters");
  const codes = new Set<string>();
  let at = MAP_HEAD.length;
  while (at < text.length - MAP_END.length) {
    BLOCK.lastIndex = at;
    const block = BLOCK.exec(text);
    demand(block !== null, "another map of characters");
    const entries = [...(block[2] ?? "").matchAll(ENTRY)];
    demand(entries.length === Number(block[1]), "another number of characters");
    for (const [, code = "", said = ""] of entries) {
      demand(!codes.has(code) && code !== "0000", "a code that says two things");
      codes.add(code);
      demand(isPlain(textOf(said)), "a character that readers show differently");
    }
    at = BLOCK.lastIndex;
  }
  demand(at === text.length - MAP_END.length, "another map of characters");
}

function textOf(digits: string): string {
  let text = "";
  for (let at = 0; at < digits.length; at += 4) {
    text += String.fromCharCode(Number.parseInt(digits.slice(at, at + 4), 16));
  }
  return text;
}

/** Whether every reader extracts a text as it is: readers drop control and format characters, and turn round what runs from right to left. */
function isPlain(text: string): boolean {
  return text === SAYS_NOTHING || !DOUBTFUL.test(text);
}

function dictionaryOf(objects: PdfObjects, value: PdfValue | undefined): PdfDictionary {
  const found = resolve(objects, value);
  demand(found?.kind === "dictionary", "something is missing");
  return found;
}

/** What a unit says that says nothing: readers extract nothing for it. */
export const SAYS_NOTHING = "\u200b";
const DOUBTFUL =
  /[\p{Cc}\p{Cf}\p{Cs}\u{2028}\u{2029}\u{590}-\u{8ff}\u{fb1d}-\u{fdff}\u{fe70}-\u{feff}\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const FONT_ENTRIES = new Set("Type Subtype BaseFont Encoding DescendantFonts ToUnicode".split(" "));
const DESCENDANT_ENTRIES = new Set(
  "Type Subtype CIDToGIDMap BaseFont CIDSystemInfo FontDescriptor DW W DW2 W2".split(" "),
);
const DESCRIPTOR_ENTRIES = new Set(
  "Type FontName Flags FontBBox ItalicAngle Ascent Descent CapHeight StemV FontFile2 FontFile3".split(
    " ",
  ),
);

/** Source: Adobe Technical Notes 5014 and 5411. */
const MAP_HEAD =
  "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
  "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
  "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
  "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
const MAP_END = "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
const BLOCK = /(\d{1,3}) beginbfchar\n((?:<[0-9A-F]{4}><(?:[0-9A-F]{4})+>\n)+)endbfchar\n/uy;
const ENTRY = /<([0-9A-F]{4})><([0-9A-F]+)>\n/gu;
