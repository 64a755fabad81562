import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import {
  control,
  filledBody,
  identities,
  marked,
  picture,
  run,
  tagged,
} from "../../unit/word/identities.ts";
import { paragraph } from "../../unit/word/word-files.ts";

test("whatever is repeated and however often, nothing that a file has once is in a letter twice", () => {
  const inner = fc.constantFrom(
    (id: number) => picture(id),
    (id: number) => control(id),
    (id: number) => marked(id, run("字")),
    (id: number) => marked(id, picture(id)),
    () => run("{{要素}}"),
    () => run("{{#もし 職名}}") + run("{{職名}}") + run("{{/もし}}"),
  );
  const one = fc.array(inner, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(one, one, fc.integer({ min: 0, max: 5 }), (before, repeated, count) => {
      let id = 0;
      const next = (make: (id: number) => string): string => {
        id += 1;
        return make(id);
      };
      const head = before.map(next).filter((xml) => !xml.includes("要素"));
      const inside = repeated.map(next).join("");
      const body =
        tagged("0000000A", `${run("頭")}${head.join("")}`) +
        paragraph("{{#繰り返し 添付}}") +
        tagged("0000000B", `${run("{{要素}}")}${inside}`) +
        paragraph("{{/繰り返し}}") +
        tagged("0000000C", run("尾"));
      const items = Array.from({ length: count + 1 }, (_, index) => `項${index}`);
      for (const found of identities(filledBody(body, items))) {
        expect(new Set(found).size).toBe(found.length);
      }
    }),
    { numRuns: runs(60) },
  );
});
