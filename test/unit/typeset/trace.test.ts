import { expect, test } from "vitest";
import { block, format, layOut, letter } from "../../samples/square-letters.ts";
import { tracePages } from "../../samples/trace-pages.ts";

test("a page is written as text, one line per event, in points", () => {
  const document = layOut(
    letter(block("salutation", "拝「啓」12"), {
      type: "paragraph",
      inlines: [
        {
          type: "ruby",
          mode: "mono",
          pairs: [
            {
              base: [{ type: "text", text: "葛󠄀", origin: undefined }],
              ruby: [{ type: "text", text: "かつ", origin: undefined }],
            },
          ],
        },
      ],
      placement: {},
      origin: undefined,
    }),
    format({ pageNumber: "arabic" }),
  );
  expect(tracePages(document)).toBe(`page 1 200.00x150.00
  salutation 0
    vertical x=150.00 y=20.00 Square-Regular 10.00
      text 拝「啓」12
      advances 15.00 5.00 10.00×3
      drawn 「:shift-500 12:composite2
  paragraph 1
    ruby 2
      ruby-base 3
        vertical x=135.00 y=30.00 Square-Regular 10.00
          text 葛󠄀
          advances 10.00 0.00
          drawn 󠄀:blank
    ruby 2
      ruby-text 4
        vertical x=142.50 y=30.00 Square-Regular 5.00
          text かつ
          advances 5.00×2
  artifact
    horizontal x=98.13 y=137.85 Square-Regular 7.50
      text 1
      advances 3.75
`);
});
