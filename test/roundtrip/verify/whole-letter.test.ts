// A letter with everything in it is read back from every format without a difference, now and later.
import { expect, test } from "vitest";
import { letterLook } from "../../../src/model/letter-look.ts";
import { letterParagraphs, rubyPairs } from "../../../src/model/letter-text.ts";
import { expectedPages } from "../../../src/verify/expected-pages.ts";
import { differencesByBoth } from "../../samples/differences-by-both.ts";
import { recorded } from "../../samples/recorded.ts";
import { wholeLetter } from "../../samples/whole-letter.ts";

test.each(["書簡", "通知"] as const)("%s", async (kind) => {
  const { template, made } = wholeLetter(kind);
  expect(made.problems.map(({ code }) => code)).toEqual(["docx/left-reading-moved"]);
  const { letter, document } = made;
  if (letter === undefined || document === undefined) throw new Error(kind);
  const expected = expectedPages(document, new WeakMap());
  const { sums, running } = expected;
  const later = {
    expected: undefined,
    sums,
    ...(running && { running }),
    mayHavePictures: true,
  };
  const [paragraphs, ruby] = [letterParagraphs(letter), rubyPairs(letter)];
  const look = letterLook(letter, template.settings.format);
  const kept = recorded(look, paragraphs, ruby);
  expect(kept).toMatchObject(look);
  for (const id of ["pdf", "docx", "html", "tei"] as const) {
    const bytes = await made.file(id);
    for (const [known, seen] of [
      [{ expected }, look],
      [later, kept],
    ] as const) {
      const wanted = { paragraphs, ruby, look: seen };
      const found = await differencesByBoth(id, bytes, wanted, { path: kind, ...known });
      expect([id, found]).toEqual([id, []]);
    }
  }
});
