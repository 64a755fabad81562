import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { error } from "../../../src/base/diagnostic.ts";
import { messageOf, messages } from "../../../src/base/messages/messages.ts";
import { findingsOf } from "../../samples/read-list.ts";

/** A finding of which nothing is known: every text is empty and every number is 0. */
function bareFinding(code: string): Diagnostic {
  const numbers =
    /^(?:row|rows|count|total|found|first|second|known|missing|limit|expected|skipped|position|line|column)$/u;
  // What an option or a command is called is the program's own word.
  const own = code.startsWith("option/") ? ["name", "command", "option"] : [];
  const bareValue = (name: string): string | number => {
    if (own.includes(name)) return name;
    return numbers.test(name) ? 0 : "";
  };
  const values = new Proxy({}, { get: (_, name) => bareValue(String(name)) });
  const at = { kind: "file", path: "a.csv" } as const;
  return { severity: "error", code, at, values, related: [] } as unknown as Diagnostic;
}

describe("no text quotes nothing", () => {
  test.each(Object.keys(messages))("%s", (code) => {
    for (const language of ["ja", "en"] as const) {
      let said = "";
      try {
        const { message, hints } = messageOf(bareFinding(code), language);
        said = [message, ...hints].join("\n");
      } catch {
        // A text of a table has to have its word.
        continue;
      }
      expect(said).not.toContain("``");
      expect(said).not.toContain("\u0000");
    }
  });
});

test("a finding without a value says that there is none", () => {
  const at = { kind: "file", path: "a.csv" } as const;
  const found = error("csv/name-unknown", at, { value: "", asOf: "令和6年1月1日" });
  expect(messageOf(found, "ja").message).toContain("（空欄）");
  expect(messageOf(found, "en").message).toContain("(blank)");
});

test("two rows that nothing is known of are the same addressee", () => {
  const [found] = findingsOf("氏名,敬称\n甲野一,様\n甲野一,様\n").filter(
    ({ code }) => code === "csv/duplicate-recipient",
  );
  expect(messageOf(found ?? expect.unreachable(), "ja").message).toMatch(
    /^(?:同じ宛先|`甲野一`) が/u,
  );
});

test("what lets a value pass is said as it is typed", () => {
  const hintsOf = (value: string): string => {
    const [found] = findingsOf(`団体名,職名,敬称\n甲株式会社,${value},様\n`).filter(
      ({ code }) => code === "csv/not-a-name",
    );
    return messageOf(found ?? expect.unreachable(), "ja").hints.join("\n");
  };
  expect(hintsOf("－")).toContain("`--allow 職名=－`");
  expect(hintsOf("－")).not.toContain("空のセルを参照");
  expect(hintsOf("0")).toContain("空のセルを参照");
});

test("a column that has no value has none to choose among", () => {
  const values = { column: "都道府県", value: "東京都", nearest: "", known: 0, examples: "" };
  const found = error("option/unknown-value", { kind: "option", name: "--where" }, values);
  expect(messageOf(found, "ja").hints.join("")).toBe(
    "列「都道府県」には、どの行にも値がありません",
  );
});
