/** Content of a page: strings that are shown, and operators between them. */
export interface SmallPage {
  /** Parts as content stream text; `show` makes one that shows a text. */
  readonly content: (show: (text: string) => string) => string;
}

/**
 * Writes a small PDF by hand: one font without a program, one object for each page.
 *
 * The font is horizontal: of a vertical font without a program pdf.js gives 、 as ︑.
 * Object 1 is the catalog, 2 the page tree, 3 the font, 4 its descendant, 5 its ToUnicode; page `i` is
 * object `10 + 2 * i`. `structure` gives further objects by number, the tree's root being object 100.
 */
export function smallPdf(
  pages: readonly SmallPage[],
  structure: Readonly<Record<number, string>> = {},
): Uint8Array {
  const characters: string[] = [];
  const show = (text: string): string => {
    const codes = [...text].map((character) => {
      if (!characters.includes(character)) characters.push(character);
      return (characters.indexOf(character) + 1).toString(16).padStart(4, "0");
    });
    return `<${codes.join("")}> Tj`;
  };
  const contents = pages.map(({ content }) => `BT ${content(show)} ET`);
  const tagged = Object.keys(structure).length > 0;
  const objects = new Map<number, string>([
    [
      1,
      `<</Type/Catalog/Pages 2 0 R${tagged ? "/MarkInfo<</Marked true>>/StructTreeRoot 100 0 R" : ""}>>`,
    ],
    [
      2,
      `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, i) => `${10 + 2 * i} 0 R`).join(" ")}]>>`,
    ],
    [
      3,
      "<</Type/Font/Subtype/Type0/BaseFont/Test/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
    ],
    [
      4,
      "<</Type/Font/Subtype/CIDFontType2/BaseFont/Test/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/FontDescriptor 6 0 R>>",
    ],
    [5, stream(toUnicode(characters))],
    [
      6,
      "<</Type/FontDescriptor/FontName/Test/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>",
    ],
    ...contents.flatMap((content, i): [number, string][] => [
      [
        10 + 2 * i,
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Resources<</Font<</F 3 0 R>>>>/Contents ${11 + 2 * i} 0 R/StructParents ${i}>>`,
      ],
      [11 + 2 * i, stream(content)],
    ]),
    ...Object.entries(structure).map(([number, body]): [number, string] => [Number(number), body]),
  ]);
  return fileOf(objects);
}

/** Starts a line: its baseline is at `y` from the foot. */
export function line(y: number, size = 12): string {
  return `/F ${size} Tf 1 0 0 1 100 ${y} Tm`;
}

/** A ToUnicode map: character `i` is what code `i + 1` stands for. */
export function toUnicode(characters: readonly string[]): string {
  const entries = characters.map((character, index) => {
    const code = (index + 1).toString(16).padStart(4, "0");
    const units = Array.from({ length: character.length }, (_, at) =>
      character.charCodeAt(at).toString(16).padStart(4, "0"),
    );
    return `<${code}> <${units.join("")}>`;
  });
  return [
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def",
    "1 begincodespacerange <0000> <ffff> endcodespacerange",
    `${entries.length} beginbfchar`,
    ...entries,
    "endbfchar endcmap CMapName currentdict /CMap defineresource pop end end",
  ].join("\n");
}

/** A stream object's text. */
export function stream(text: string): string {
  return `<</Length ${text.length}>>\nstream\n${text}\nendstream`;
}

/** A PDF of objects by number; object 1 is the catalog. */
export function fileOf(objects: ReadonlyMap<number, string>): Uint8Array {
  let text = "%PDF-1.7\n";
  const offsets = new Map<number, number>();
  for (const [number, body] of objects) {
    offsets.set(number, text.length);
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const start = text.length;
  text += "xref\n0 1\n0000000000 65535 f \n";
  for (const [number, offset] of offsets) {
    text += `${number} 1\n${String(offset).padStart(10, "0")} 00000 n \n`;
  }
  text += `trailer <</Size ${Math.max(...objects.keys()) + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}
