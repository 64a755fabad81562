// The PDF of a letter with heads and feet on its pages, and of one with notes, by readers that are not ours.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { letterParagraphs } from "../../src/model/letter-text.ts";
import { writePdf } from "../../src/pdf/write-pdf.ts";
import { typeset } from "../../src/typeset/typeset.ts";
import { isDrawn, pickedOf } from "../samples/extent.ts";
import { isInstalled, readTags, solid } from "../samples/readers.ts";
import { runningLetter, setLetter } from "../samples/running-letter.ts";
import { SOURCE } from "./sample-letters.ts";
import { loadNotoSerif, world } from "./set-pages.ts";
import { hasVeraPdf, judge } from "./verapdf.ts";

const MAINS = ["26x27", "40x36"] as const;
const letters = new Map<string, Uint8Array>();

beforeAll(async () => {
  const face = await loadNotoSerif();
  for (const main of MAINS) {
    const { letter, format } = runningLetter(main);
    const pages = typeset(letter, format, [face]);
    if (!pages.ok) throw new Error(JSON.stringify(pages.errors));
    letters.set(main, writePdf(pages.value, { source: SOURCE }, world));
    const noted = setLetter(
      `種別: 書簡\n体裁: ${main}`,
      "甲［＃注］甲の｜注《ちゅう》。［＃注終わり］と乙［＃※］乙の注。［＃※終わり］と丙［＃脚注］丙の｜注《ちゅう》。［＃脚注終わり］。\n［＃ここから表］\n［＃見出し行］丁 | 戊\n己 | 庚［＃脚注］庚の注。［＃脚注終わり］\n［＃ここで表終わり］\n［＃改ページ］\n辛［＃脚注］辛の注。［＃脚注終わり］",
    );
    const own = typeset(noted.letter, noted.format, [face]);
    if (!own.ok) throw new Error(JSON.stringify(own.errors));
    letters.set(`notes ${main}`, writePdf(own.value, { source: SOURCE }, world));
  }
});

describe.skipIf(!hasVeraPdf() || !isDrawn("running", 3))("veraPDF", () => {
  test.each(pickedOf(["2a", "ua1"] as const, 1))("finds it valid: %s", (flavour) => {
    expect(judge(letters, flavour)).toEqual([
      "PASS 26x27",
      "PASS notes 26x27",
      "PASS 40x36",
      "PASS notes 40x36",
    ]);
  });
});

describe.skipIf(!isInstalled("pdfinfo", "-v"))("poppler", () => {
  test.each(MAINS)(
    "finds in the structure what the letter says, and nothing of heads and feet: %s",
    (main) => {
      const text = readTags(letters.get(main) ?? new Uint8Array()).map((block) => block.text);
      const { letter } = runningLetter(main);
      expect(solid(text.join(""))).toBe(solid(letterParagraphs(letter).join("")));
    },
  );

  test.each(MAINS)("finds the head and the foot of each page on it: %s", (main) => {
    const folder = mkdtempSync(join(tmpdir(), "shokan-running-"));
    const path = join(folder, "letter.pdf");
    writeFileSync(path, letters.get(main) ?? new Uint8Array());
    const pages = [1, 2, 3, 4, 5].map((page) =>
      solid(
        execFileSync("pdftotext", ["-raw", "-f", `${page}`, "-l", `${page}`, path, "-"], {
          encoding: "utf8",
        }),
      ),
    );
    rmSync(folder, { recursive: true });
    expect(pages.map((text) => text.includes("総行行第１号"))).toEqual([
      false,
      true,
      false,
      false,
      true,
    ]);
    expect(pages.map((text) => text.includes("取扱注意"))).toEqual([true, true, false, true, true]);
    expect(pages.map((text) => /[12]／2/u.exec(text)?.[0])).toEqual([
      "1／2",
      "2／2",
      undefined,
      "1／2",
      "2／2",
    ]);
  });
});
