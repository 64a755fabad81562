import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { messages } from "../../../src/base/messages/messages.ts";
import { inJapanese, saidOf } from "../../../src/base/messages/said-of.ts";

/** A finding of a code whose every value is a word. */
function finding(code: string): Diagnostic {
  const values = new Proxy(
    {},
    { get: (_, name) => (typeof name === "string" ? "奈良市" : undefined) },
  );
  const at = { kind: "file", path: "a.csv" } as const;
  return { severity: "error", code, at, values, related: [] } as unknown as Diagnostic;
}

describe("no Japanese sentence on a screen quotes by the marks of Markdown", () => {
  test("whatever the code", () => {
    const marked = Object.keys(messages).flatMap((code) => {
      try {
        const { message, hints } = saidOf(finding(code), "ja");
        return [message, ...hints].filter((text) => text.includes("`"));
      } catch {
        return []; // A text of a table has to have its word.
      }
    });
    expect(marked).toEqual([]);
  });

  test.each([
    ["列名 `職名` は", "列名「職名」は"],
    ["`職名` という列も設定もありません", "「職名」という列も設定もありません"],
    ["`A` `B` のどれか", "「A」「B」のどれか"],
    ["`--allow 敬称=様` で許してください", "「--allow 敬称=様」で許してください"],
    ["それが `「市長」` です", "それが『「市長」』です"],
    ["Word の `a.docx` を", "Word の「a.docx」を"],
    ["見出し（`職名`、`敬称`）", "見出し（「職名」、「敬称」）"],
    ["引用のない文です", "引用のない文です"],
  ])("%s", (text, said) => {
    expect(inJapanese(text)).toBe(said);
  });

  test("English keeps them", () => {
    expect(saidOf(finding("template/unknown-field"), "en").message).toContain("`奈良市`");
  });
});
