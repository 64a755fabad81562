import fc from "fast-check";
import { expect, test } from "vitest";
import { ObjectReader } from "../../../src/pdf/joining/object-reader.ts";
import { type PdfObject, written } from "../../../src/pdf/joining/pdf-object.ts";
import { UnjoinablePdf } from "../../../src/pdf/joining/unjoinable-pdf.ts";
import { runs } from "../../samples/extent.ts";
import { foreignPdf } from "../../samples/foreign-pdf.ts";
import { joined } from "../../samples/joined.ts";

const { object } = fc.letrec<{ object: PdfObject }>((tie) => {
  const key = fc.stringMatching(/^[A-Za-z0-9_.+-]{1,8}$/u);
  return {
    object: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom("0", "-1.5", ".25", "+7", "4.", "true", "null").map((text) => {
        return { kind: "word", text } as const;
      }),
      key.map((text) => ({ kind: "name", text }) as const),
      fc
        .constantFrom("(a (b) \\) c)", "()", "<>", "<FEFF 5317>", "(\\\\)", "(\r\n\u00e9)")
        .map((text) => ({ kind: "string", text }) as const),
      fc.nat({ max: 9999 }).map((number) => ({ kind: "reference", number }) as const),
      fc.array(tie("object"), { maxLength: 4 }).map((items) => ({ kind: "array", items }) as const),
      fc.array(fc.tuple(key, tie("object")), { maxLength: 4 }).map((entries) => {
        return { kind: "dictionary", entries: new Map(entries) } as const;
      }),
    ),
  };
});

test("an object that is written and read again is the same", () => {
  fc.assert(
    fc.property(object, (one) => {
      const bytes = Buffer.from(`${written(one)} `, "latin1");
      expect(new ObjectReader(new Uint8Array(bytes), 0).object()).toEqual(one);
    }),
    { numRuns: runs(300) },
  );
});

test("a damaged PDF is refused by name or joined, and nothing else becomes of it", () => {
  const lines = [{ encoding: "utf16" as const, text: "北海道知事　殿", x: 60, y: 500 }];
  const whole = foreignPdf([{ lines }, { lines }]);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), {
        minLength: 1,
        maxLength: 4,
      }),
      (changes) => {
        const damaged = whole.slice();
        for (const [at, byte] of changes) damaged[at] = byte;
        try {
          joined([damaged]);
        } catch (cause) {
          expect(cause).toBeInstanceOf(UnjoinablePdf);
        }
      },
    ),
    { numRuns: runs(500) },
  );
});
