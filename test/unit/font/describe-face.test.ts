import { expect, test } from "vitest";
import { describeFace } from "../../../src/font/describe-face.ts";
import { coverageOf, jisX0208, jisX0213 } from "../../../src/font/jis-coverage.ts";
import { goodFace } from "../../samples/faces.ts";
import { tinyFont, tinyTable } from "../../samples/tiny-font.ts";

const face = goodFace(tinyFont());

test("JIS X 0208 has 6,879 characters, with the standard's own signs and not those of Windows", () => {
  const characters = jisX0208();
  expect(new Set(characters).size).toBe(6879);
  expect(characters.slice(0, 3)).toEqual(["　", "、", "。"]);
  expect(characters.at(-1)).toBe("熙");
  expect(characters).toEqual(expect.arrayContaining(["〜", "‖", "−", "¢", "£", "¬", "亜", "腕"]));
  for (const windows of ["～", "∥", "－", "￠", "￡", "￢", "①", "㈱"]) {
    expect(characters).not.toContain(windows);
  }
});

test("JIS X 0213 has 11,233 characters, 𠮟 and the half-voiced か among them", () => {
  const characters = jisX0213();
  expect(new Set(characters).size).toBe(11_233);
  expect(characters).toEqual(
    expect.arrayContaining(["𠮟", "①", "㈱", "俱", "剝", "か\u309a", "ヷ", "𪚲"]),
  );
});

test("what a face lacks is listed", () => {
  expect(coverageOf(face, ["国", "無", "葛", "か\u309a"])).toEqual({
    present: 2,
    total: 4,
    missing: ["無", "か\u309a"],
  });
});

test("a face is described for the one who has to choose it", () => {
  const description = describeFace(face);
  expect(description).toMatchObject({
    family: "Tiny Mincho",
    familyJa: "極小明朝",
    characterCount: 7,
    variationSequenceCount: 2,
    variationCollections: ["Adobe-Japan1"],
    hasVerticalForms: true,
    embedding: "subset",
    fsType: 0,
  });
  // 、国葛 of the tiny font are in JIS X 0208; 𠮷 is in neither standard, Ä only in the second.
  expect(description.jisX0208).toMatchObject({ present: 3, total: 6879 });
  expect(description.jisX0213).toMatchObject({ present: 4, total: 11_233 });
});

test("a face that must be embedded whole, or has no vertical forms, says so", () => {
  const description = describeFace(goodFace(tinyFont({ fsType: 0x0100, without: ["GSUB"] })));
  expect(description.embedding).toBe("whole");
  expect(description.hasVerticalForms).toBe(false);
});

test("selectors behind those of Adobe-Japan1 are the administration's own", () => {
  const cmap = [...tinyTable("cmap")];
  // The last table names one selector in three bytes, 38 − 10 from the end: U+E0102 is 葛's third.
  cmap[cmap.length - 28 + 2] = 0x02;
  const moji = describeFace(goodFace(tinyFont({ tables: { cmap } })));
  expect(moji.variationCollections).toEqual(["Moji_Joho"]);
});
