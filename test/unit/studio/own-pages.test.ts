import { expect, test } from "vitest";
import { showPages } from "../../../src/studio/worker/show-pages.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { loadNotoSerif } from "../../render/set-pages.ts";
import { letterWithParts } from "../../samples/letter-with-parts.ts";

test("a page of a 別紙 is shown in its own size, with its own grid", async () => {
  const { letter, format } = letterWithParts();
  const outcome = typeset(letter, format, [await loadNotoSerif()]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  const shown = showPages(outcome.value, new Set()).pages.map(({ own }) =>
    own === undefined
      ? undefined
      : [...own.pageSize.map(Math.round), own.grid?.isVertical, own.grid?.charactersPerLine],
  );
  expect(shown).toEqual([
    undefined,
    [595, 842, false, 40],
    [595, 842, false, 40],
    [842, 595, false, 60],
    undefined,
  ]);
});
