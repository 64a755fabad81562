/**
 * Gives an ICC profile of sRGB, for the output intent.
 *
 * Shape: version 4 display profile, RGB to XYZ by matrix and the exact sRGB curve; made from published
 * numbers, so that no third party's file is part of the product.
 * Source: ICC.1:2010 (ISO 15076-1), 7.2 header, 9.2 tags, 10.16 parametric curve type 3;
 * IEC 61966-2-1 for the curve; primaries adapted to D50 by Bradford, as in the ICC's own sRGB profiles.
 */
export function srgbProfile(): Uint8Array {
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ["desc", localised("sRGB")],
    ["cprt", localised("No copyright, use freely")],
    ["wtpt", xyz(D50)],
    ["chad", fixedArray("sf32", BRADFORD_D65_TO_D50)],
    ["rXYZ", xyz([0.436_066, 0.222_488, 0.013_916])],
    ["gXYZ", xyz([0.385_147, 0.716_873, 0.097_076])],
    ["bXYZ", xyz([0.143_066, 0.060_608, 0.714_096])],
    ["rTRC", curve()],
  ];
  const directory: { name: string; offset: number; size: number }[] = [];
  const bodies: Uint8Array[] = [];
  // The three curves share one body: 9.1 allows tags to point at the same data.
  let offset = HEADER_BYTES + 4 + 12 * (tags.length + 2);
  for (const [name, body] of tags) {
    directory.push({ name, offset, size: body.length });
    bodies.push(body);
    if (name === "rTRC") {
      directory.push({ name: "gTRC", offset, size: body.length });
      directory.push({ name: "bTRC", offset, size: body.length });
    }
    offset += body.length;
  }
  return assemble(directory, bodies, offset);
}

const HEADER_BYTES = 128;

/** The profile connection space's white. Source: ICC.1:2010, 7.2.16. */
const D50 = [0.9642, 1, 0.8249] as const;

// Source: ICC.1:2010, Annex E.
const BRADFORD_D65_TO_D50 = [
  1.047_882, 0.022_919, -0.050_201, 0.029_587, 0.990_479, -0.017_059, -0.009_232, 0.015_076,
  0.751_678,
] as const;

// Source: IEC 61966-2-1, 5.2: ((x + 0.055) / 1.055) ^ 2.4 above 0.04045, x / 12.92 below.
const SRGB_CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.040_45] as const;

function assemble(
  directory: readonly { name: string; offset: number; size: number }[],
  bodies: readonly Uint8Array[],
  size: number,
): Uint8Array {
  const profile = new Uint8Array(size);
  const view = new DataView(profile.buffer);
  view.setUint32(0, size);
  view.setUint32(8, 0x04_20_00_00);
  ascii(profile, 12, "mntrRGB XYZ ");
  // A fixed date: that of the specification. 7.2.8 requires one, the product has no clock.
  [2010, 12, 1, 0, 0, 0].forEach((part, index) => {
    view.setUint16(24 + 2 * index, part);
  });
  ascii(profile, 36, "acsp");
  D50.forEach((part, index) => {
    view.setInt32(68 + 4 * index, fixed(part));
  });
  view.setUint32(HEADER_BYTES, directory.length);
  directory.forEach((tag, index) => {
    const at = HEADER_BYTES + 4 + 12 * index;
    ascii(profile, at, tag.name);
    view.setUint32(at + 4, tag.offset);
    view.setUint32(at + 8, tag.size);
  });
  let at = HEADER_BYTES + 4 + 12 * directory.length;
  for (const body of bodies) {
    profile.set(body, at);
    at += body.length;
  }
  return profile;
}

/** `mluc` with one text in English. Source: ICC.1:2010, 10.13. */
function localised(text: string): Uint8Array {
  const body = new Uint8Array(Math.ceil((28 + 2 * text.length) / 4) * 4);
  const view = new DataView(body.buffer);
  ascii(body, 0, "mluc");
  view.setUint32(8, 1);
  view.setUint32(12, 12);
  ascii(body, 16, "enUS");
  view.setUint32(20, 2 * text.length);
  view.setUint32(24, 28);
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(28 + 2 * index, text.charCodeAt(index));
  }
  return body;
}

function xyz(value: readonly [number, number, number]): Uint8Array {
  return fixedArray("XYZ ", value);
}

function curve(): Uint8Array {
  const body = new Uint8Array(12 + 4 * SRGB_CURVE.length);
  const view = new DataView(body.buffer);
  ascii(body, 0, "para");
  view.setUint16(8, 3);
  SRGB_CURVE.forEach((part, index) => {
    view.setInt32(12 + 4 * index, fixed(part));
  });
  return body;
}

function fixedArray(type: string, values: readonly number[]): Uint8Array {
  const body = new Uint8Array(8 + 4 * values.length);
  const view = new DataView(body.buffer);
  ascii(body, 0, type);
  values.forEach((value, index) => {
    view.setInt32(8 + 4 * index, fixed(value));
  });
  return body;
}

/** s15Fixed16Number. Source: ICC.1:2010, 4.6. */
function fixed(value: number): number {
  return Math.round(value * 65_536);
}

function ascii(bytes: Uint8Array, at: number, text: string): void {
  for (let index = 0; index < text.length; index += 1) bytes[at + index] = text.charCodeAt(index);
}
