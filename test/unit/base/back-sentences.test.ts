import fc from "fast-check";
import { expect, test } from "vitest";
import { error } from "../../../src/base/diagnostic.ts";
import { formatDiagnostic } from "../../../src/base/messages/format-diagnostic.ts";

const text = fc.constantFrom("", "市長", "　殿", "一");
const language = fc.constantFrom("ja" as const, "en" as const);
const at = {
  kind: "cell",
  path: "宛名簿.csv",
  line: 2,
  row: 2,
  column: 1,
  header: "職名",
} as const;

test("a question about an edit quotes nothing that is not there, and names related places only where such lines follow", () => {
  const edit = fc
    .record({ was: text, now: text, before: text, after: text })
    .filter(({ was, now }) => was !== now);
  const code = fc.constantFrom("back/border" as const, "back/several" as const);
  fc.assert(
    fc.property(
      code,
      edit,
      fc.integer({ min: 0, max: 4 }),
      language,
      (found, values, places, to) => {
        const related = Array.from({ length: Math.max(0, places - 1) }, () => ({ at, label: "" }));
        const asked = error(found, at, { ...values, places }, related);
        const said = formatDiagnostic(asked, to, () => undefined);
        expect(said).not.toMatch(/「」|``|『』/u);
        const [hint = ""] = said.split("\n").slice(-1);
        expect(/関連|those that are named/u.test(hint)).toBe(places > 1);
      },
    ),
  );
});

test("what was made of a cell is mended in that row's letter, what was made of the template in all", () => {
  const hint = (from: "cell" | "template"): string =>
    formatDiagnostic(
      error("back/made", at, { was: "二千円", now: "三千円", from }),
      "ja",
      () => undefined,
    );
  expect(hint("cell")).toContain("この行の書簡が変わります");
  expect(hint("cell")).not.toContain("すべて");
  expect(hint("template")).toContain("ここから作られる書簡がすべて変わります");
});
