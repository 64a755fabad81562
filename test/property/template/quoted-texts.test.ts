import fc from "fast-check";
import { expect, test } from "vitest";
import { withPlainNames } from "../../../src/template/tags.ts";
import { runs } from "../../samples/extent.ts";

const sign = fc.constantFrom(..."MdyあA /.()!#%:;~^{|=　年月日");

test("what is in quotes in a tag stays as it is, whatever signs it has", () => {
  fc.assert(
    fc.property(
      fc.array(sign, { maxLength: 12 }).map((all) => all.join("")),
      fc.constantFrom('"', "'"),
      (words, quote) => {
        const tag = `{{和暦 日付 形=${quote}${words}${quote}}}`;
        expect(withPlainNames(`前${tag}後`)).toBe(`前${tag}後`);
      },
    ),
    { numRuns: runs(1000) },
  );
});
