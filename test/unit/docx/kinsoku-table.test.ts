import { expect, test } from "vitest";
import { kinsokuTable } from "../../../src/docx/kinsoku-table.ts";

test.each([
  "very-strict",
  "strict",
  "loose",
  "very-loose",
  "css-strict",
  "css-normal",
  "css-loose",
] as const)(
  "at every level, %s too, closing marks do not begin and opening brackets do not end a line",
  (level) => {
    const { before, after } = kinsokuTable(level);
    expect([...before]).toEqual(expect.arrayContaining([..."、。，．）」』〕］｝〉》】,.)]}"]));
    expect([...after]).toEqual(expect.arrayContaining([..."（「『〔［｛〈《【([{"]));
  },
);

test("the strictest level keeps small kana, ー and 々 off the line head, as Word's 高レベル does", () => {
  // Source: Word's options, 禁則文字の設定, 高レベル.
  const { before } = kinsokuTable("very-strict");
  expect([...before]).toEqual(
    expect.arrayContaining([
      ..."ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々ゝゞヽヾ・：；？！",
    ]),
  );
});

test("JLReq's ordinary level lets small kana, ー and 々 begin a line", () => {
  const { before } = kinsokuTable("strict");
  for (const free of "ぁっァッー々") expect(before).not.toContain(free);
  for (const kept of "・：；？！ゝヽ") expect(before).toContain(kept);
});

test("the loosest level frees everything but the closing marks", () => {
  const { before } = kinsokuTable("very-loose");
  for (const free of "・！ゝーっ") expect(before).not.toContain(free);
});

test("Word takes at most 100 and 50 characters", () => {
  const { before, after } = kinsokuTable("css-strict");
  expect(before.length).toBeLessThanOrEqual(100);
  expect(after.length).toBeLessThanOrEqual(50);
  expect(new Set(before).size).toBe(before.length);
});
