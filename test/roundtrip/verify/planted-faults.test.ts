import type { PDFDocument } from "mupdf";
import { beforeAll, describe, expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import { loadNotoSerif } from "../../render/set-pages.ts";
import {
  codesOf,
  differencesOf,
  type MadeLetter,
  makeLetter,
  strictDifferencesOf,
} from "./make-letter.ts";
import { changedInShape } from "./strict-shape.ts";
import {
  annotate,
  append,
  exchangeOutlines,
  rewriteAddressee,
  streamsOf,
  tampered,
} from "./tampered.ts";

const TEMPLATE = `---
表題: 見本
種別: 書簡
体裁: { 基本: 26x27, ノンブル: 漢数字 }
日付: 令和4年12月27日
---
［＃頭語］拝啓
貴職におかれましては、平素より格別の｜御協力《ごきょうりょく》を賜り、特に重要［＃「重要」に傍点］な点を申し上げます。
同法［＃割り注］昭和二十二年法律第六十七号［＃割り注終わり］により12月までに願います。
［＃結語］敬具
［＃日付］令和四年十二月二十七日
［＃差出人］総務大臣
［＃宛名］{{職名}}　{{敬称}}
［＃改ページ］
別紙の一覧を参照してください。
`;

let letter: MadeLetter;

beforeAll(async () => {
  const face: FontFace = await loadNotoSerif();
  letter = makeLetter(TEMPLATE, [face]);
});

/** A fault as it is planted, and what is then said by a reader who knows the letter and by one who does not. */
type Planted = readonly [
  name: string,
  change: (document: PDFDocument) => void,
  known: readonly string[],
  unknown?: readonly string[],
];

const inAddressee =
  (change: (text: string) => string): Planted[1] =>
  (document) =>
    rewriteAddressee(document, change);

const resized = (size: string): Planted[1] =>
  inAddressee((text) => text.replace(/\/R0 [\d.]+ Tf/u, `/R0 ${size} Tf`));

const BODY_OVER_ADDRESSEE = (text: string): string => {
  const place = /1 0 0 1 [\d.]+ [\d.]+ Tm/u.exec(text)?.[0] ?? "";
  return text.replace("ET", `/T0 20 Tf ${place} <000100020003>Tj ET`);
};

const PLANTED: readonly Planted[] = [
  [
    "the addressee invisible",
    inAddressee((text) => text.replace("BT\n", "BT\n3 Tr\n")),
    ["verify/text-invisible"],
  ],
  [
    "the addressee white",
    inAddressee((text) => text.replace("BT\n", "1 g\nBT\n")),
    ["verify/text-coloured"],
  ],
  [
    "the addressee in another colour",
    inAddressee((text) => text.replace("BT\n", "/DeviceRGB cs 0.9 0.9 0.9 sc\nBT\n")),
    ["verify/text-coloured"],
  ],
  ["the addressee at one point", resized("1"), ["verify/text-moved"], ["verify/text-size"]],
  ["the addressee at seven points", resized("7"), ["verify/text-moved"], ["verify/text-size"]],
  [
    "the addressee scaled to nothing",
    inAddressee((text) => text.replaceAll("1 0 0 1 ", "0.05 0 0 0.05 ")),
    ["verify/drawing-foreign"],
  ],
  [
    "the addressee narrowed",
    inAddressee((text) => text.replace("BT\n", "BT\n10 Tz\n")),
    ["verify/drawing-foreign"],
  ],
  [
    "a graphics state that begins within a text",
    inAddressee((text) => text.replace("BT\n", "BT\nq\n")),
    ["verify/drawing-foreign"],
  ],
  [
    "text that is shown outside of a text",
    inAddressee((text) => text.replace("ET\n", "ET\nBT\nET\n").replace("BT\n", "BT\nET\n")),
    ["verify/drawing-foreign"],
  ],
  [
    "text over the addressee",
    inAddressee(BODY_OVER_ADDRESSEE),
    ["text", "verify/text-covered", "verify/text-moved"],
    ["text", "verify/text-covered"],
  ],
  [
    "text over the addressee that readers are not told of",
    inAddressee((text) => {
      const place = /1 0 0 1 [\d.]+ [\d.]+ Tm/u.exec(text)?.[0] ?? "";
      return `${text}/Artifact BMC\nBT\n/T0 20 Tf ${place} <000100020003>Tj\nET\nEMC\n`;
    }),
    ["verify/text-covered", "verify/text-foreign", "verify/text-moved"],
    ["verify/text-covered", "verify/text-foreign", "verify/text-size"],
  ],
  [
    "the text again elsewhere, not for readers",
    (document) => {
      append(
        document,
        0,
        "/Artifact BMC\nBT\n/T0 16 Tf 1 0 0 1 100 300 Tm <000100020003>Tj\nET\nEMC",
      );
    },
    ["verify/text-foreign", "verify/text-moved"],
    ["verify/text-foreign", "verify/text-size"],
  ],
  [
    "a box over the text",
    (document) => append(document, 0, "1 1 1 rg 0 0 842 595 re f"),
    ["verify/drawing-foreign"],
  ],
  [
    "a picture",
    (document) => append(document, 0, "BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI"),
    ["verify/drawing-foreign"],
  ],
  [
    "one empty page more",
    (document) => {
      const page = document.addPage([0, 0, 841.89, 595.276], 0, document.newDictionary(), "");
      document.insertPage(-1, page);
    },
    ["verify/page-count", "verify/page-empty"],
    ["verify/page-empty"],
  ],
  [
    "a page turned round",
    (document) => document.findPage(0).put("Rotate", 180),
    ["verify/page-turned"],
  ],
  [
    "a page turned round by the node above it",
    (document) => document.findPage(0).get("Parent").put("Rotate", 90),
    ["verify/page-turned"],
  ],
  ["a note with another name", annotate, ["verify/page-annotated"]],
  [
    "a page cut to a part of it",
    (document) => {
      const box = document.newArray();
      for (const edge of [0, 0, 400, 400]) box.push(edge);
      document.findPage(0).put("CropBox", box);
    },
    ["text", "verify/page-foreign"],
  ],
  [
    "a smaller page",
    (document) => document.findPage(0).get("MediaBox").put(2, 400),
    ["text", "verify/page-size", "verify/text-outside"],
    ["text", "verify/text-outside"],
  ],
  [
    "the addressee off the page",
    inAddressee((text) => text.replaceAll(/1 0 0 1 [\d.]+ /gu, "1 0 0 1 -30 ")),
    ["text", "verify/text-outside", "verify/text-moved"],
    ["text", "verify/text-outside"],
  ],
  [
    "a script that runs when the file is opened",
    (document) => document.getTrailer().get("Root").put("OpenAction", document.newDictionary()),
    ["verify/file-foreign"],
  ],
  [
    "a page without its text",
    (document) => {
      for (const stream of streamsOf(document, 1)) stream.writeStream("");
    },
    ["text", "verify/page-empty", "verify/text-moved"],
    ["text", "verify/page-empty"],
  ],
];

describe.each(PLANTED.map(([name, change, known, unknown]) => ({ name, change, known, unknown })))(
  "$name",
  ({ change, known, unknown = known }) => {
    test("is found by who knows the letter", async () => {
      const found = await differencesOf(tampered(letter.bytes, change), letter);
      expect(codesOf(found)).toEqual(known);
    });

    test("is found by the strict reader, or left by it to the other one", () => {
      const found = strictDifferencesOf(changedInShape(letter.bytes, change), letter);
      expect(found).not.toEqual([]);
    });

    test("is found by who has nothing but the file", async () => {
      const found = await differencesOf(tampered(letter.bytes, change), letter, "by itself");
      expect(codesOf(found)).toEqual(unknown);
    });
  },
);

test("two outlines exchanged in a font are found, with both characters, by who has the face at hand", async () => {
  let exchanged: readonly string[] = [];
  const bytes = tampered(letter.bytes, (document) => {
    exchanged = exchangeOutlines(document);
  });
  const [first, ...others] = await differencesOf(bytes, letter);
  expect(others).toEqual([]);
  expect(first?.fault?.code).toBe("verify/text-outline");
  for (const character of exchanged)
    expect(String(first?.fault?.values["text"])).toContain(character);
});

test("a font that draws its characters by another map cannot be read back", async () => {
  const change = (document: PDFDocument): void => {
    const font = document.findPage(0).get("Resources", "Font", "T0");
    const map = document.addStream("\u0000\u0002\u0000\u0001", {});
    font.get("DescendantFonts", 0).put("CIDToGIDMap", map);
  };
  await expect(differencesOf(tampered(letter.bytes, change), letter)).rejects.toThrow(/map/u);
});

test("a file that was only put together anew is read by the strict reader, and has nothing wrong with it", () => {
  const again = changedInShape(letter.bytes, () => undefined);
  expect(strictDifferencesOf(again, letter)).toEqual([]);
});

test("two outlines exchanged in a font are found by the strict reader, too", () => {
  const exchanged = changedInShape(letter.bytes, exchangeOutlines);
  expect(strictDifferencesOf(exchanged, letter)).not.toEqual([]);
});

test("a file that was only packed anew has nothing wrong with it", async () => {
  const again = tampered(letter.bytes, () => undefined);
  expect(await differencesOf(again, letter)).toEqual([]);
  expect(await differencesOf(again, letter, "by itself")).toEqual([]);
});

test("a clerk is told in words which text it is, and what is wrong with it", async () => {
  const change = inAddressee((text) => `1 g\n${text}\n0 g`);
  const [first] = await differencesOf(tampered(letter.bytes, change), letter);
  if (first?.fault === undefined) throw new Error("nothing was found");
  expect(messageOf(first.fault, "ja").message).toBe(
    "`見本.pdf` の1ページの `札幌市長　殿` が黒い文字ではありません（白い文字は紙では見えません）",
  );
  expect(messageOf(first.fault, "en").message).toBe(
    "`札幌市長　殿` on page 1 of `見本.pdf` is not black; white text cannot be seen on paper",
  );
});
