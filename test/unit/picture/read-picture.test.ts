// What pictures hold is had as Pillow decodes it; what no letter may have is refused by name before room is made for it.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";
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

const ascii = (text: string): readonly number[] => [...text].map((one) => one.charCodeAt(0));

/** A segment of a JPEG with such words. */
function segment(marker: number, words: string): readonly number[] {
  return [0xff, marker, 0, words.length + 2, ...ascii(words)];
}

test.each(["baseline.jpg", "progressive.jpg", "turn-6.jpg"])(
  "of a JPEG all ends with its picture, whatever its camera wrote behind it: %s",
  (name) => {
    const { bytes } = pictureSource(name);
    const second = [
      ...bytes.subarray(0, 2),
      ...segment(0xe1, "Exif\0\0SECRET"),
      ...bytes.subarray(2),
    ];
    for (const behind of [second, ascii("SECRET"), [...second, ...second, 0xff, 0xd9]]) {
      const taken = readPicture({ path: name, bytes: new Uint8Array([...bytes, ...behind]) }, name);
      expect(new TextDecoder("latin1").decode(taken.bytes)).not.toContain("SECRET");
      expect(sha256(taken.bytes)).toBe(corpusPicture(name).sha256);
    }
  },
);

test("what stands between the scans of a JPEG, and the small copy in its head, goes too", () => {
  const { bytes } = pictureSource("progressive.jpg");
  const text = new TextDecoder("latin1").decode(bytes);
  const scans = [...text.matchAll(/\xff\xda/gu)].map(({ index }) => index);
  expect(scans.length).toBeGreaterThan(1);
  const between = scans.at(-1) ?? 0;
  const commented = [
    ...bytes.subarray(0, between),
    ...segment(0xfe, "SECRET"),
    ...segment(0xe1, "Exif\0\0SECRET"),
    ...bytes.subarray(between),
  ];
  const taken = readPicture({ path: "a.jpg", bytes: new Uint8Array(commented) }, "a.jpg");
  expect(sha256(taken.bytes)).toBe(corpusPicture("progressive.jpg").sha256);
  const plain = pictureSource("baseline.jpg").bytes;
  expect([...plain.subarray(2, 11)]).toEqual([0xff, 0xe0, 0, 16, ...ascii("JFIF\0")]);
  // A copy of one by two pixels.
  const small = new Uint8Array([
    ...plain.subarray(0, 4),
    0,
    22,
    ...plain.subarray(6, 18),
    1,
    2,
    ...ascii("SECRET"),
    ...plain.subarray(20),
  ]);
  expect(sha256(readPicture({ path: "a.jpg", bytes: small }, "a.jpg").bytes)).toBe(
    corpusPicture("baseline.jpg").sha256,
  );
});

test.each(["rgb.png", "rgba.png", "palette-clear.png", "interlaced.png"])(
  "of a PNG the picture is kept and nothing that is said of it: %s",
  (name) => {
    const { bytes } = pictureSource(name);
    const said = ["tEXt", "eXIf", "zTXt", "iTXt", "tIME", "iCCP", "gAMA", "prVt"].flatMap(
      (type) => {
        const body = new Uint8Array(ascii(`${type}SECRET`));
        const [length, sum] = [new Uint8Array([0, 0, 0, 6]), new Uint8Array(4)];
        new DataView(sum.buffer).setUint32(0, crc32(body));
        return [...length, ...body, ...sum];
      },
    );
    // Behind the signature and the head.
    const full = new Uint8Array([
      ...bytes.subarray(0, 33),
      ...said,
      ...bytes.subarray(33),
      ...ascii("SECRET"),
    ]);
    const [taken, plain] = [readPicture({ path: name, bytes: full }, name), corpusPicture(name)];
    const text = new TextDecoder("latin1").decode(taken.bytes);
    expect(text).not.toMatch(/SECRET|tEXt|eXIf|zTXt|iTXt|tIME|iCCP|gAMA|prVt/u);
    expect([taken.sha256, taken.pageSha256]).toEqual([plain.sha256, plain.pageSha256]);
    const again = readPicture({ path: name, bytes: taken.bytes }, name);
    expect([again.sha256, again.pageSha256]).toEqual([plain.sha256, plain.pageSha256]);
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

test("colours that are wider than sRGB are told by their name, and nothing else is", () => {
  const utf16 = (text: string): string => [...text].map((one) => `\0${one}`).join("");
  const jpeg = (profile: string): Uint8Array => {
    const { bytes } = pictureSource("baseline.jpg");
    const data = Buffer.from(`ICC_PROFILE\0\u0001\u0001${profile}`, "latin1");
    const head = Buffer.from([0xff, 0xe2, (data.length + 2) >> 8, (data.length + 2) & 0xff]);
    return new Uint8Array(Buffer.concat([bytes.subarray(0, 2), head, data, bytes.subarray(2)]));
  };
  const png = (type: string, data: Uint8Array): Uint8Array => {
    const { bytes } = pictureSource("rgb.png");
    const chunk = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const ends = [Buffer.alloc(4), Buffer.alloc(4)];
    ends[0]?.writeUInt32BE(data.length);
    ends[1]?.writeUInt32BE(crc32(chunk));
    // After the head: 8 bytes and a chunk of 25.
    const parts = [bytes.subarray(0, 33), ends[0], chunk, ends[1], bytes.subarray(33)];
    return new Uint8Array(Buffer.concat(parts.map((part) => part ?? Buffer.alloc(0))));
  };
  const space = (name: string, bytes: Uint8Array): string | undefined =>
    readPicture({ path: name, bytes }, name).colourSpace;
  const profiled = (text: string): Uint8Array =>
    png(
      "iCCP",
      Buffer.concat([Buffer.from("ICC Profile\0\0"), deflateSync(Buffer.from(text, "latin1"))]),
    );
  expect(space("a.jpg", jpeg(`desc${utf16("Display P3")}`))).toBe("Display P3");
  expect(space("a.jpg", jpeg("desc Adobe RGB (1998)"))).toBe("Adobe RGB");
  expect(space("a.jpg", jpeg("desc sRGB IEC61966-2.1"))).toBeUndefined();
  expect(space("a.jpg", jpeg("desc Color LCD"))).toBeUndefined();
  expect(space("a.png", profiled(`desc${utf16("ProPhoto RGB")}`))).toBe("ProPhoto RGB");
  expect(space("a.png", profiled("desc sRGB"))).toBeUndefined();
  expect(space("a.png", png("iCCP", Buffer.from("x\0\0damaged")))).toBeUndefined();
  expect(space("a.png", png("cICP", new Uint8Array([12, 13, 0, 1])))).toBe("Display P3");
  expect(space("a.png", png("cICP", new Uint8Array([1, 13, 0, 1])))).toBeUndefined();
  // The letter's own bytes say nothing of it.
  const { bytes } = readPicture({ path: "a.jpg", bytes: jpeg("desc Adobe RGB (1998)") }, "a.jpg");
  expect(Buffer.from(bytes).includes("Adobe RGB")).toBe(false);
});
