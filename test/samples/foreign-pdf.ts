import { fileOf, stream, toUnicode } from "./small-pdf.ts";

/** Ways in which programs write Japanese text without embedding a font, or without telling what it is. */
export type Encoding = keyof typeof ENCODINGS;

/** A line as it is painted: where it begins in points from the foot of the page, and in which way it is written. */
export interface ForeignLine {
  readonly encoding: Encoding;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/**
 * Writes an untagged PDF as other programs do: no font is embedded, each line in an encoding of its own.
 *
 * Further operators of a page stand behind its text.
 */
export function foreignPdf(
  pages: readonly { readonly lines: readonly ForeignLine[]; readonly further?: string }[],
): Uint8Array {
  const characters = [
    ...new Set(pages.flatMap(({ lines }) => lines.filter(isTold).flatMap(({ text }) => [...text]))),
  ];
  const fonts = Object.entries(ENCODINGS).map(
    ([name, { fontOf }], index): [string, number, string] => [name, 20 + index, fontOf],
  );
  const resources = `<</Font<<${fonts.map(([name, number]) => `/${name} ${number} 0 R`).join("")}>>/XObject<</Scan 9 0 R>>>>`;
  const contents = pages.map(
    ({ lines, further }) =>
      `BT ${lines
        .map(
          ({ encoding, text, x, y }) =>
            `/${encoding} 12 Tf 1 0 0 1 ${x} ${y} Tm <${ENCODINGS[encoding].codesOf(text, characters)}> Tj`,
        )
        .join("\n")} ET ${further ?? ""}`,
  );
  return fileOf(
    new Map<number, string>([
      [1, "<</Type/Catalog/Pages 2 0 R>>"],
      [
        2,
        `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, i) => `${100 + 2 * i} 0 R`).join(" ")}]>>`,
      ],
      [3, descendant("Japan1")],
      [4, descendant("Identity")],
      [5, stream(toUnicode(characters))],
      ...[6, 7].map((number): [number, string] => [number, DESCRIPTOR]),
      // One grey dot, drawn as large as one likes.
      [
        9,
        `<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>\nstream\nx\nendstream`,
      ],
      ...fonts.map(([, number, body]): [number, string] => [number, body]),
      ...contents.flatMap((content, i): [number, string][] => [
        [
          100 + 2 * i,
          `<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Resources ${resources}/Contents ${101 + 2 * i} 0 R>>`,
        ],
        [101 + 2 * i, stream(content)],
      ]),
    ]),
  );
}

/** Whether the file tells what the line's characters are. */
export function isTold({ encoding }: ForeignLine): boolean {
  return encoding !== "untold";
}

// One for each collection: pdf.js knows fonts by their descriptors.
const DESCRIPTOR =
  "<</Type/FontDescriptor/FontName/Mincho/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>";

function descendant(ordering: string): string {
  return `<</Type/Font/Subtype/CIDFontType2/BaseFont/Mincho/CIDSystemInfo<</Registry(Adobe)/Ordering(${ordering})/Supplement 2>>/DW 1000/FontDescriptor ${ordering === "Identity" ? 7 : 6} 0 R>>`;
}

function composite(cMap: string, descendantObject: number, further = ""): string {
  return `<</Type/Font/Subtype/Type0/BaseFont/Mincho-${cMap}/Encoding/${cMap}/DescendantFonts[${descendantObject} 0 R]${further}>>`;
}

const ENCODINGS = {
  /** CP932, as Windows programs wrote for twenty years. Source: Adobe-Japan1 CMaps. */
  sjis: {
    fontOf: composite("90ms-RKSJ-H", 3),
    codesOf: (text: string) => hex([...text].flatMap(cp932Of)),
  },
  sjisVertical: {
    fontOf: composite("90ms-RKSJ-V", 3),
    codesOf: (text: string) => hex([...text].flatMap(cp932Of)),
  },
  utf16: { fontOf: composite("UniJIS-UTF16-H", 3), codesOf: utf16Of },
  utf16Vertical: { fontOf: composite("UniJIS-UTF16-V", 3), codesOf: utf16Of },
  /** Glyph numbers of Adobe-Japan1: the characters follow from the collection. */
  collection: {
    fontOf: composite("Identity-H", 3),
    codesOf: (text: string) => units([...text].map(cidOf)),
  },
  /** Glyph numbers of a font of the machine, with a ToUnicode map. */
  told: {
    fontOf: composite("Identity-H", 4, "/ToUnicode 5 0 R"),
    codesOf: (text: string, characters: readonly string[]) =>
      units([...text].map((character) => characters.indexOf(character) + 1)),
  },
  /** The same without the map: nobody can say what stands there. */
  untold: {
    fontOf: composite("Identity-H", 4),
    codesOf: (text: string) => units([...text].map((_, index) => 0x1200 + index)),
  },
  /** One of the fourteen fonts that every viewer has. */
  latin: {
    fontOf: "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>",
    codesOf: (text: string) => hex([...text].map((character) => character.charCodeAt(0))),
  },
} as const;

function hex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function units(numbers: readonly number[]): string {
  return numbers.map((number) => number.toString(16).padStart(4, "0")).join("");
}

function utf16Of(text: string): string {
  return units(Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)));
}

/** Kana from CID 842 on, letters from CID 1 on. Source: Adobe Technical Note #5078. */
function cidOf(character: string): number {
  const code = character.charCodeAt(0);
  return code >= 0x3041 && code <= 0x3093 ? 842 + code - 0x3041 : code - 0x1f;
}

const CP932 = new Map<string, readonly number[]>();
const decoder = new TextDecoder("shift_jis");
for (let lead = 0x81; lead < 0xfd; lead += 1) {
  for (let trail = 0x40; trail < 0xfd; trail += 1) {
    const character = decoder.decode(new Uint8Array([lead, trail]));
    if ([...character].length === 1 && !CP932.has(character)) CP932.set(character, [lead, trail]);
  }
}

function cp932Of(character: string): readonly number[] {
  return CP932.get(character) ?? [character.charCodeAt(0)];
}
