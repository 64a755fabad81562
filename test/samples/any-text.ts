import fc from "fast-check";

/** Code points that are characters or may become some: all but the halves of pairs. */
const POINTS = 0x11_0000 - 0x800;
const FIRST_HALF = 0xd800;

/**
 * Texts of any code points but halves of pairs, as fast-check's strings of the unit `binary`: those make a table of all code
 * points at first, which takes a second of each process.
 */
export function anyText(constraints: fc.ArrayConstraints = {}): fc.Arbitrary<string> {
  return fc
    .array(fc.nat(POINTS - 1), constraints)
    .map((points) =>
      points
        .map((point) => String.fromCodePoint(point < FIRST_HALF ? point : point + 0x800))
        .join(""),
    );
}
