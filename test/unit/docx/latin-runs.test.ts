import { expect, test } from "vitest";
import { latinRuns } from "../../../src/docx/latin-runs.ts";
import type { LatinPolicy } from "../../../src/text/latin-tokens.ts";

/** Runs as a line: what stands in 縦中横 in (), upright letters in [], the rest bare. */
function shown(text: string, policy: LatinPolicy): string {
  return latinRuns(text, policy)
    .map((run) => {
      if (run.orientation === "plain") return run.text;
      return run.orientation === "upright" ? `[${run.text}]` : `(${run.text})`;
    })
    .join("");
}

test.each([
  ["自治体DX推進", "自治体(DX)推進"],
  ["CIO補佐官", "(CIO)補佐官"],
  ["12月", "(12)月"],
  ["5人", "[5]人"],
  ["A案", "[A]案"],
  ["100件", "(100)件"],
  ["OECDの", "[OECD]の"],
  ["2022年", "2022年"],
  ["2,000億", "2,000億"],
  ["Society 5.0", "Society 5.0"],
  ["IoTと5G", "IoTと(5G)"],
  ["DX CIO", "(DX) (CIO)"],
  ["the DX", "the DX"],
  ["https://a.jp/?q=1&b=2を", "https://a.jp/?q=1&b=2を"],
  ["二、〇〇〇億円", "二、〇〇〇億円"],
  ["É案", "É案"],
  ["CAFÉの", "CAFÉの"],
  ["Cafe\u0301 DXの", "Cafe\u0301 DXの"],
  ["It’s AI", "It’s AI"],
])("short runs stand in 縦中横 by default: %s", (text, expected) => {
  expect(shown(text, "tate-chu-yoko")).toBe(expected);
});

test.each([
  ["自治体DX推進", "自治体[DX]推進"],
  ["12月", "(12)月"],
  ["100件", "[100]件"],
  ["word", "word"],
])("short runs stand letter by letter where the house wants it: %s", (text, expected) => {
  expect(shown(text, "upright")).toBe(expected);
});

test.each([
  ["自治体DX推進", "自治体DX推進"],
  ["12月5日", "(12)月[5]日"],
])("letters lie, days do not, where the house wants it: %s", (text, expected) => {
  expect(shown(text, "rotated")).toBe(expected);
});

test("no character is lost or moved", () => {
  const text = "A1b2 – DX・CIO/100%（AI）e-Tax 3.5 ～ZZ\u{20BB7}野家";
  for (const policy of ["upright", "tate-chu-yoko", "rotated"] as const) {
    const joined = latinRuns(text, policy)
      .map((run) => run.text)
      .join("");
    expect(joined).toBe(text);
  }
});
