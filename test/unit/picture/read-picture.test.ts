// What pictures hold is had as Pillow decodes it; what no letter may have is refused by name before room is made for it.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PictureRefused } from "../../../src/picture/picture-refused.ts";
import { readPicture } from "../../../src/picture/read-picture.ts";
import { corpusPicture, pictureSource } from "../../samples/pictures.ts";

interface Expected {
  readonly width: number;
  readonly height: number;
  readonly colours?: string;
  readonly cover?: string;
}

const EXPECTED: Readonly<Record<string, Expected>> = JSON.parse(
  readFileSync("test/corpus/pictures/expected.json", "utf8"),
);

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function reasonOf(name: string, bytes?: Uint8Array): string {
  const file = bytes === undefined ? pictureSource(name) : { path: name, bytes };
  try {
    readPicture(file, name);
    return "taken";
  } catch (cause) {
    return cause instanceof PictureRefused
      ? `${cause.reason} ${cause.found}`.trim()
      : String(cause);
  }
}

describe.each(Object.entries(EXPECTED))("%s", (name, { width, height, colours, cover }) => {
  test("has the size and the samples that Pillow finds", () => {
    const picture = corpusPicture(name);
    expect([picture.width, picture.height]).toEqual([width, height]);
    const { samples } = picture;
    expect(samples && sha256(samples.colours)).toBe(colours);
    expect(samples?.cover && sha256(samples.cover)).toBe(cover);
  });
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "a camera's picture keeps how it is turned (%i), and nothing else of the camera",
  (turn) => {
    const picture = corpusPicture(`turn-${turn}.jpg`);
    expect(picture.turn).toBe(turn);
    expect(new TextDecoder("latin1").decode(pictureSource(`turn-${turn}.jpg`).bytes)).toContain(
      "SECRET",
    );
    expect(new TextDecoder("latin1").decode(picture.bytes)).not.toContain("SECRET");
    expect(readPicture({ path: "again.jpg", bytes: picture.bytes }, "again.jpg").turn).toBe(turn);
  },
);

test("pixels to an inch are known where the file says them", () => {
  expect(corpusPicture("dense.png").density).toBe(300);
  expect(corpusPicture("dense.jpg").density).toBe(300);
  expect(corpusPicture("rgb.png").density).toBeUndefined();
});

test.each([
  ["cut.png", "damaged"],
  ["changed.png", "damaged"],
  ["more.png", "damaged"],
  ["cut.jpg", "damaged"],
  ["bomb.png", "pixels 50000×50000"],
  ["cmyk.jpg", "cmyk"],
  ["named.jpg", "ending PNG"],
  ["named.png", "ending JPEG"],
  ["drawing.png", "kind SVG"],
  ["moving.png", "kind GIF"],
  ["animated.png", "animated"],
])("%s is refused: %s", (name, reason) => {
  expect(reasonOf(name)).toBe(reason);
});

test("a file of more than ten megabytes is refused by its size, whatever is in it", () => {
  const bytes = new Uint8Array(10 * 1024 * 1024 + 1);
  bytes.set(pictureSource("rgb.png").bytes);
  expect(reasonOf("large.png", bytes)).toBe("bytes 11");
});

test("whatever is changed in a picture, it is read or refused, and never anything else", () => {
  const names = [
    "rgba.png",
    "palette-clear.png",
    "interlaced.png",
    "progressive.jpg",
    "turn-6.jpg",
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.array(fc.tuple(fc.nat(1_000), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      fc.nat(1_000),
      (name, changes, cut) => {
        const { bytes } = pictureSource(name);
        const changed = bytes.slice(0, cut < 500 ? bytes.length : Math.max(1, cut % bytes.length));
        for (const [at, value] of changes) if (at < changed.length) changed[at] = value;
        expect(reasonOf(name, changed)).not.toContain("Error");
      },
    ),
  );
});
