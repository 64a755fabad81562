import { roundHalfEven, SP_PER_PT, type Sp } from "../base/units.ts";

/** Decimals of lengths in points: a thousandth of a point is a fifth of a dot at 14,400 dpi. */
const POINT_DECIMALS = 3;

/**
 * Writes a number as PDF does: no exponent, no trailing zeros, halves to the even neighbour.
 *
 * Units: `decimals` is the number of digits kept after the point, 0 to 6.
 * Source: ISO 32000-1, 7.3.3.
 */
export function pdfNumber(value: number, decimals: number = POINT_DECIMALS): string {
  const scale = 10 ** decimals;
  const scaled = roundHalfEven(Math.abs(value) * scale);
  if (scaled === 0) return "0";
  const sign = value < 0 ? "-" : "";
  const whole = Math.floor(scaled / scale);
  const rest = scaled % scale;
  if (rest === 0) return `${sign}${whole}`;
  const digits = String(rest).padStart(decimals, "0").replace(/0+$/u, "");
  return whole === 0 ? `${sign}.${digits}` : `${sign}${whole}.${digits}`;
}

/** Writes a length in points. */
export function pdfPoints(length: Sp): string {
  return pdfNumber(length / SP_PER_PT);
}

/** Writes a length across the page measured from the top as a height above the bottom, in points. */
export function pdfHeight(fromTop: Sp, pageHeight: Sp): string {
  return pdfNumber((pageHeight - fromTop) / SP_PER_PT);
}
