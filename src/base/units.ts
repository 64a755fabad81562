declare const unit: unique symbol;

/** A length in layout: an integer, 65,536 to the point. */
export type Sp = number & { readonly [unit]: "sp" };

/** A length in a font's own coordinates; `unitsPerEm` of them make one em. */
export type FontUnits = number & { readonly [unit]: "font-units" };

/** Scaled points in one point (1/72 inch). Source: TeX's scaled point, with the PDF point. */
export const SP_PER_PT = 65_536;

/** Scaled points in one millimetre, as a ratio: 72 / 25.4 points. */
const PT_PER_INCH = 72;
const MM_PER_INCH = 25.4;

/**
 * Gives the length of a whole number of scaled points.
 *
 * Errors: throws if the number is not a safe integer; lengths never carry fractions.
 */
export function sp(value: number): Sp {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of sp: ${value}`);
  return value as Sp; // branding constructor
}

/** Rounds to the nearest whole number, halves to the even neighbour. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** Converts points to scaled points, rounding once. */
export function ptToSp(points: number): Sp {
  return sp(roundHalfEven(points * SP_PER_PT));
}

/** Converts scaled points to points; only for output and for people. */
export function spToPt(length: Sp): number {
  return length / SP_PER_PT;
}

/** Converts millimetres to scaled points, rounding once. */
export function mmToSp(millimetres: number): Sp {
  return sp(roundHalfEven((millimetres * PT_PER_INCH * SP_PER_PT) / MM_PER_INCH));
}

/** Multiplies a length by a ratio of integers, rounding once, half to even. */
export function scaleSp(length: Sp, numerator: number, denominator: number): Sp {
  return sp(roundHalfEven((length * numerator) / denominator));
}

/** Marks a number read from a font file as font units. */
export function fontUnits(value: number): FontUnits {
  return value as FontUnits; // branding constructor
}
