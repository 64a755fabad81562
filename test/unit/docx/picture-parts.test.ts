// The parts of pictures in a Word file: each that is there is asked for, and each that is asked for is there.
import { expect, test } from "vitest";
import { pictureParts } from "../../../src/docx/picture-parts.ts";
import { letterWithPictures } from "../../samples/letter-with-pictures.ts";
import { corpusPicture } from "../../samples/pictures.ts";

test("one picture under two names is one part", () => {
  const { letter } = letterWithPictures("通知");
  const names = ["rgba.png", "copy.png", "turn-6.jpg", "copy.jpg"];
  const pictures = new Map(
    names.map((name) => {
      const source = name.endsWith(".png") ? "rgba.png" : "turn-6.jpg";
      return [name, { ...corpusPicture(source), name }];
    }),
  );
  const parts = pictureParts(pictures);
  expect(parts.entriesOf(letter).map(({ name }) => name)).toEqual([
    "word/media/picture1.png",
    "word/media/picture3.jpeg",
  ]);
  expect(parts.relationsOf(letter).match(/ Id="[^"]+"/gu)).toEqual([
    ' Id="rId1001"',
    ' Id="rId1003"',
  ]);
});
