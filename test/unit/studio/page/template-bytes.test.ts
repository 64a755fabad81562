import fc from "fast-check";
import { expect, test } from "vitest";
import { templateTextIn, textForFile } from "../../../../src/studio/page/desk/template-bytes.ts";

const plainLines = fc.array(
  fc.string({ unit: "grapheme" }).map((own) => own.replaceAll(/[\r\n\ufeff]/gu, "")),
);

test("a text that nobody changed gives the bytes of its file again, whatever its line ends and mark", () => {
  fc.assert(
    fc.property(
      plainLines,
      fc.constantFrom("\n", "\r\n"),
      fc.constantFrom("", "\ufeff"),
      (lines, lineEnd, mark) => {
        const bytes = new TextEncoder().encode(mark + lines.join(lineEnd));
        const { text, form, isForeign } = templateTextIn(bytes);
        expect(isForeign).toBe(false);
        expect(text).toBe(lines.join("\n"));
        expect(new TextEncoder().encode(textForFile(text, form))).toEqual(bytes);
      },
    ),
  );
});

test.each([
  ["Shift_JIS", [0x8f, 0x91, 0x8a, 0xc8, 0x0d, 0x0a]],
  ["EUC-JP", [0xbd, 0xf1, 0xb4, 0xca, 0x0d, 0x0a]],
  ["UTF-16", [0xff, 0xfe, 0xf8, 0x66, 0x21, 0x7c, 0x0d, 0x00, 0x0a, 0x00]],
])("a text in %s is read and told as one that is not written back", (_, bytes) => {
  const { text, isForeign } = templateTextIn(Uint8Array.from(bytes));
  expect({ text, isForeign }).toEqual({ text: "書簡\n", isForeign: true });
});
