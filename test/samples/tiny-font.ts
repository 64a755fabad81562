/** Numbers of the tiny font's glyphs. */
export const TINY = {
  notdef: 0,
  latinA: 1,
  country: 2,
  comma: 3,
  verticalComma: 4,
  latinAWithMarks: 5,
  kudzuVariant: 6,
  kudzu: 7,
  yoshi: 8,
  space: 9,
} as const;

/** What may be changed in the tiny font to see what is said about it. */
export interface TinyChanges {
  readonly fsType?: number;
  readonly without?: readonly string[];
  /** Whole tables put in place of the font's own. */
  readonly tables?: Readonly<Record<string, readonly number[]>>;
  /** Single bytes of tables, before checksums are made. */
  readonly bytes?: readonly {
    readonly table: string;
    readonly at: number;
    readonly value: number;
  }[];
}

/**
 * Builds a TrueType font of ten glyphs in memory, 1,000 units to the em, by hand and without the code
 * under test: A, 国, 、 with a vertical form, Ä made of two parts, 葛 with a variant, 𠮷, a space.
 */
export function tinyFont(changes: TinyChanges = {}): Uint8Array {
  const tables = new Map<string, number[]>(Object.entries(tinyTables(changes.fsType ?? 0)));
  for (const [tag, bytes] of Object.entries(changes.tables ?? {})) tables.set(tag, [...bytes]);
  for (const tag of changes.without ?? []) tables.delete(tag);
  for (const { table, at, value } of changes.bytes ?? []) {
    const bytes = tables.get(table);
    if (bytes !== undefined) bytes[at] = value;
  }
  return fontFile(tables, 0);
}

/** Builds a collection whose fonts are all the tiny font. */
export function tinyCollection(count: number): Uint8Array {
  const tables = new Map(Object.entries(tinyTables(0)));
  const header = 12 + count * 4;
  const fonts = Array.from({ length: count }, () => 0);
  const bytes: number[] = [...tag("ttcf"), ...u32(0x00010000), ...u32(count)];
  let at = header;
  const bodies = fonts.map(() => {
    bytes.push(...u32(at));
    const body = fontFile(tables, at);
    at += body.length;
    return body;
  });
  return Uint8Array.from([...bytes, ...bodies.flatMap((body) => [...body])]);
}

/** A table of the tiny font, for tests that change it. */
export function tinyTable(name: string): readonly number[] {
  return tinyTables(0)[name] ?? [];
}

const ADVANCES = [500, 500, 1000, 1000, 1000, 500, 1000, 1000, 1000, 250];

/** Boxes of the simple glyphs: xMin, yMin, xMax, yMax. */
const BOXES: readonly (readonly [number, number, number, number] | undefined)[] = [
  [50, 0, 450, 700],
  [0, 0, 500, 700],
  [100, -20, 900, 780],
  [100, -50, 300, 150],
  [700, 550, 900, 750],
  [0, 0, 500, 850],
  [200, 0, 800, 600],
  [100, 0, 900, 800],
  [0, 0, 1000, 880],
  undefined,
];

function tinyTables(fsType: number): Record<string, number[]> {
  const glyphs = BOXES.map((box, gid) => {
    if (box === undefined) return [];
    return gid === TINY.latinAWithMarks ? compositeGlyph(box) : squareGlyph(box);
  });
  const offsets = [0];
  for (const glyph of glyphs) offsets.push((offsets.at(-1) ?? 0) + glyph.length);
  // 𠮷 stands 50 lower than the others in a vertical line, so its origin is at 930.
  const topBearings = BOXES.map((box, gid) => (gid === TINY.yoshi ? 50 : 880 - (box?.[3] ?? 880)));
  return {
    "OS/2": os2(fsType),
    GSUB: gsub(),
    cmap: cmap(),
    glyf: glyphs.flat(),
    head: head(),
    hhea: metricsHeader(880, -120),
    hmtx: ADVANCES.flatMap((advance, gid) => [...u16(advance), ...u16(BOXES[gid]?.[0] ?? 0)]),
    loca: offsets.flatMap((offset) => u16(offset / 2)),
    maxp: [
      ...u32(0x00010000),
      ...u16(10),
      ...u16(4),
      ...u16(1),
      ...u16(8),
      ...u16(2),
      ...zeros(14),
      ...u16(2),
      ...u16(1),
    ],
    name: nameTable(),
    post: [...u32(0x00030000), ...zeros(28)],
    vhea: metricsHeader(500, -500),
    vmtx: topBearings.flatMap((bearing) => [...u16(1000), ...u16(bearing)]),
  };
}

function squareGlyph([xMin, yMin, xMax, yMax]: readonly [
  number,
  number,
  number,
  number,
]): number[] {
  const xs = [xMin, xMax - xMin, 0, xMin - xMax];
  const ys = [yMin, 0, yMax - yMin, 0];
  return [
    ...u16(1),
    ...[xMin, yMin, xMax, yMax].flatMap(u16),
    ...u16(3),
    ...u16(0),
    ...[1, 1, 1, 1],
    ...xs.flatMap(u16),
    ...ys.flatMap(u16),
  ];
}

function compositeGlyph(box: readonly [number, number, number, number]): number[] {
  return [
    ...u16(-1),
    ...box.flatMap(u16),
    ...[...u16(0x0023), ...u16(TINY.latinA), ...u16(0), ...u16(0)],
    ...[...u16(0x0003), ...u16(TINY.comma), ...u16(100), ...u16(700)],
  ];
}

function cmap(): number[] {
  const pairs = [
    [0x20, TINY.space],
    [0x41, TINY.latinA],
    [0xc4, TINY.latinAWithMarks],
    [0x3001, TINY.comma],
    [0x56fd, TINY.country],
    [0x845b, TINY.kudzu],
  ] as const;
  const ends = [...pairs.map(([code]) => code), 0xffff];
  const deltas = [...pairs.map(([code, gid]) => gid - code), 1];
  const format4 = [
    ...[4, 16 + ends.length * 8, 0, ends.length * 2, 8, 2, 6].flatMap(u16),
    ...ends.flatMap(u16),
    ...u16(0),
    ...ends.flatMap(u16),
    ...deltas.flatMap(u16),
    ...ends.flatMap(() => u16(0)),
  ];
  const all = [...pairs, [0x20bb7, TINY.yoshi] as const];
  const format12 = [
    ...u16(12),
    ...u16(0),
    ...u32(16 + all.length * 12),
    ...u32(0),
    ...u32(all.length),
    ...all.flatMap(([code, gid]) => [...u32(code), ...u32(code), ...u32(gid)]),
  ];
  const format14 = [
    ...u16(14),
    ...u32(38),
    ...u32(1),
    ...[...u24(0xe0100), ...u32(21), ...u32(29)],
    ...[...u32(1), ...u24(0x56fd), 0],
    ...[...u32(1), ...u24(0x845b), ...u16(TINY.kudzuVariant)],
  ];
  const at12 = 28 + format4.length;
  return [
    ...u16(0),
    ...u16(3),
    ...[...u16(0), ...u16(5), ...u32(at12 + format12.length)],
    ...[...u16(3), ...u16(1), ...u32(28)],
    ...[...u16(3), ...u16(10), ...u32(at12)],
    ...format4,
    ...format12,
    ...format14,
  ];
}

/** One lookup: `vert` takes the comma to its vertical form. */
function gsub(): number[] {
  return [
    ...[1, 0, 10, 30, 44].flatMap(u16),
    ...[...u16(1), ...tag("DFLT"), ...u16(8)],
    ...[4, 0, 0, 0xffff, 1, 0].flatMap(u16),
    ...[...u16(1), ...tag("vert"), ...u16(8)],
    ...[0, 1, 0].flatMap(u16),
    ...[1, 4].flatMap(u16),
    ...[1, 0, 1, 8].flatMap(u16),
    ...[2, 8, 1, TINY.verticalComma].flatMap(u16),
    ...[1, 1, TINY.comma].flatMap(u16),
  ];
}

function head(): number[] {
  return [
    ...u32(0x00010000),
    ...u32(0x00010000),
    ...u32(0),
    ...u32(0x5f0f3cf5),
    ...u16(3),
    ...u16(1000),
    ...zeros(16),
    ...[0, -50, 1000, 880].flatMap(u16),
    ...[0, 8, 2, 0, 0].flatMap(u16),
  ];
}

function metricsHeader(ascender: number, descender: number): number[] {
  return [...u32(0x00010000), ...u16(ascender), ...u16(descender), ...zeros(26), ...u16(10)];
}

function os2(fsType: number): number[] {
  const bytes = [...u16(4), ...u16(900), ...u16(400), ...u16(5), ...u16(fsType), ...zeros(86)];
  const put = (at: number, value: number): void => {
    bytes.splice(at, 2, ...u16(value));
  };
  put(64, 0x20);
  put(66, 0xffff);
  put(68, 880);
  put(70, -120);
  put(86, 480);
  put(88, 700);
  return bytes;
}

function nameTable(): number[] {
  const records = [
    [1, 0x409, "Tiny Mincho"],
    [1, 0x411, "極小明朝"],
    [2, 0x409, "Regular"],
    [6, 0x409, "TinyMincho-Regular"],
    [13, 0x409, "Public domain"],
  ] as const;
  const directory: number[] = [];
  const texts: number[] = [];
  for (const [name, language, text] of records) {
    const bytes = [...text].flatMap((character) => u16(character.codePointAt(0) ?? 0));
    directory.push(...[3, 1, language, name, bytes.length, texts.length].flatMap(u16));
    texts.push(...bytes);
  }
  return [...u16(0), ...u16(records.length), ...u16(6 + directory.length), ...directory, ...texts];
}

function fontFile(tables: ReadonlyMap<string, readonly number[]>, base: number): Uint8Array {
  const directory: number[] = [...u32(0x00010000), ...u16(tables.size), ...zeros(6)];
  const body: number[] = [];
  const start = 12 + tables.size * 16;
  for (const [name, bytes] of tables) {
    directory.push(
      ...tag(name),
      ...u32(checksum(bytes)),
      ...u32(base + start + body.length),
      ...u32(bytes.length),
    );
    body.push(...bytes, ...zeros((4 - (bytes.length % 4)) % 4));
  }
  return Uint8Array.from([...directory, ...body]);
}

function checksum(bytes: readonly number[]): number {
  let sum = 0;
  for (const [i, byte] of bytes.entries()) sum += byte * 2 ** (24 - 8 * (i % 4));
  return sum % 2 ** 32;
}

function u16(value: number): number[] {
  return [(value >> 8) & 0xff, value & 0xff];
}

function u24(value: number): number[] {
  return [value >> 16, ...u16(value & 0xffff)];
}

function u32(value: number): number[] {
  return [...u16(Math.floor(value / 0x10000)), ...u16(value % 0x10000)];
}

function tag(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}

function zeros(count: number): number[] {
  return Array.from({ length: count }, () => 0);
}
