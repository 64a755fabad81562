import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Desk, newDesk } from "../samples/shokan.ts";

/** The issued letters' text, one paragraph per line. */
function golden(name: string): readonly string[] {
  const url = new URL(`../golden/source-letters/${name}.txt`, import.meta.url);
  return readFileSync(url, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map(withoutSpace);
}

function withoutSpace(text: string): string {
  return text.replace(/\s/gu, "");
}

describe.each(["as-issued", "corrected"])("the source letters, edition %s", (edition) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = newDesk();
    const { exit, stderr } = await desk.run(
      "merge",
      "templates/dx-jinzai.hbs",
      "--recipients",
      "recipients/source-letters.csv",
      "--edition",
      edition,
      "--out",
      "out/source",
    );
    expect(stderr.includes("エラー")).toBe(false);
    expect(exit).toBe(0);
  });
  afterAll(() => desk.clear());

  test.each([
    ["002-都道府県知事.pdf", "governors"],
    ["002-都道府県知事.docx", "governors"],
    ["003-市区町村長.pdf", "mayors"],
    ["003-市区町村長.docx", "mayors"],
  ])("%s says what was issued, paragraph by paragraph", async (file, letter) => {
    const { stdout, exit } = await desk.run("text", `out/source/letters/${file}`);
    expect(exit).toBe(0);
    const found = stdout
      .split("\n")
      .filter((line) => line !== "")
      .map(withoutSpace);
    expect(found).toEqual(golden(`${letter}.${edition}`));
  });
});
