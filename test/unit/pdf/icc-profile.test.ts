import { expect, test } from "vitest";
import { srgbProfile } from "../../../src/pdf/icc-profile.ts";

test("the profile is a version 4 display profile of RGB, as long as it says", () => {
  const bytes = Buffer.from(srgbProfile());
  expect(bytes.readUInt32BE(0)).toBe(bytes.length);
  expect(bytes.readUInt32BE(8)).toBe(0x04_20_00_00);
  expect(bytes.toString("latin1", 12, 24)).toBe("mntrRGB XYZ ");
  expect(bytes.toString("latin1", 36, 40)).toBe("acsp");
  expect(bytes.length % 4).toBe(0);
});

test("every tag lies within the profile and begins with its type", () => {
  const bytes = Buffer.from(srgbProfile());
  const tags = Array.from({ length: bytes.readUInt32BE(128) }, (_, index) => {
    const at = 132 + 12 * index;
    const offset = bytes.readUInt32BE(at + 4);
    expect(offset + bytes.readUInt32BE(at + 8)).toBeLessThanOrEqual(bytes.length);
    return `${bytes.toString("latin1", at, at + 4)} ${bytes.toString("latin1", offset, offset + 4)}`;
  });
  expect(tags).toEqual([
    "desc mluc",
    "cprt mluc",
    "wtpt XYZ ",
    "chad sf32",
    "rXYZ XYZ ",
    "gXYZ XYZ ",
    "bXYZ XYZ ",
    "rTRC para",
    "gTRC para",
    "bTRC para",
  ]);
});
