import { roundHalfEven, SP_PER_PT, type Sp } from "../base/units.ts";

declare const unit: unique symbol;

/** A length in Word files: twentieths of a point. */
export type Twip = number & { readonly [unit]: "twip" };

/** A character size in Word files: halves of a point. */
export type HalfPoint = number & { readonly [unit]: "half-point" };

/** A length in drawings: 12,700 to the point. */
export type Emu = number & { readonly [unit]: "emu" };

/** Twips in a half-point. */
export const TWIPS_PER_HALF_POINT = 10;

/** Rounds a number of twips to a whole one, halves to the even neighbour. */
export function twip(value: number): Twip {
  return roundHalfEven(value) as Twip; // branding constructor
}

/** Rounds a number of half-points to a whole one, halves to the even neighbour. */
export function halfPoint(value: number): HalfPoint {
  return roundHalfEven(value) as HalfPoint; // branding constructor
}

/** Rounds a number of EMU to a whole one, halves to the even neighbour. */
export function emu(value: number): Emu {
  return roundHalfEven(value) as Emu; // branding constructor
}

/** Converts a length of layout to twips, rounding once. */
export function spToTwip(length: Sp): Twip {
  return twip((length * 20) / SP_PER_PT);
}

/** Converts a character size of layout to half-points, rounding once. */
export function spToHalfPoint(length: Sp): HalfPoint {
  return halfPoint((length * 2) / SP_PER_PT);
}

/** Converts a length of layout to EMU, rounding once. */
export function spToEmu(length: Sp): Emu {
  return emu((length * EMU_PER_PT) / SP_PER_PT);
}

const EMU_PER_PT = 12_700;
