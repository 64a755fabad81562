import { expect, test } from "vitest";
import type { WordPlace } from "../../../src/base/location.ts";
import { addresseeLines } from "../../../src/letter/addressee-lines.ts";

function linesOf(...paragraphs: readonly (readonly [WordPlace, string])[]): readonly number[] {
  const shown = paragraphs.map(([place, text], index) => ({
    place,
    text,
    number: index + 1,
    runs: [{ text, origin: undefined }],
  }));
  return [...addresseeLines(shown)];
}

const TO: readonly [WordPlace, string] = ["body", "北海道知事　殿"];

test("a header, a footer or a note that names somebody else is an addressee as well", () => {
  expect(linesOf(TO, ["header", "奈良県知事　様"])).toEqual([0, 1]);
  expect(linesOf(TO, ["footnote", "奈良県知事　殿"])).toEqual([0, 1]);
  expect(linesOf(TO, ["footer", "宛先：奈良県知事　殿"])).toEqual([0, 1]);
  // The same person with another honorific is not the same addressee.
  expect(linesOf(TO, ["header", "北海道知事　様"])).toEqual([0, 1]);
});

test("a header that repeats the addressee, or names nobody, is none", () => {
  expect(linesOf(TO, ["header", "北海道知事殿"])).toEqual([0]);
  expect(linesOf(TO, ["header", "別記様式"])).toEqual([0]);
  expect(linesOf(TO, ["footer", "担当　総務課　鈴木"])).toEqual([0]);
  expect(linesOf(TO, ["footnote", "回答の送り先は総務省宛"])).toEqual([0]);
  expect(linesOf(["header", "北海道知事　殿"], ["body", "本文です。"])).toEqual([]);
});
