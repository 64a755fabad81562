import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { createDocxWriter } from "../../../src/docx/write-docx.ts";
import type { Letter } from "../../../src/model/letter.ts";
import { letterLook } from "../../../src/model/letter-look.ts";
import { letterParagraphs, rubyPairs } from "../../../src/model/letter-text.ts";
import type { ReadBack } from "../../../src/model/verification.ts";
import { compareReadBack } from "../../../src/verify/compare.ts";
import { compareLook } from "../../../src/verify/compare-look.ts";
import { readLetterDocx } from "../../../src/verify/read-docx.ts";
import { StrictWordReader } from "../../../src/verify/strict/strict-word.ts";
import { pickedOf, runs } from "../../samples/extent.ts";
import {
  block,
  everyFeature,
  letter,
  letterSettings,
  pageFormat,
  text,
  world,
} from "../../samples/letters.ts";
import { changedPart, partsOf, written } from "../../samples/read-package.ts";

const LETTER = everyFeature();
const SETTINGS = letterSettings({ format: { ...pageFormat(), pageNumber: "kanji" } });

let good: Uint8Array;
beforeAll(async () => {
  good = await written(createDocxWriter(SETTINGS, [], world), LETTER);
});

/** Whether a file passes for a letter. */
function passes(bytes: Uint8Array, content = LETTER): boolean {
  const found = passesWhole(bytes, content);
  const strictly = passesStrictly(bytes, content);
  // What the strict reader leaves to the other one is as that one says; what it lets pass, the other one does too.
  if (strictly !== undefined) expect(strictly).toBe(found);
  return found;
}

function passesStrictly(bytes: Uint8Array, content: Letter): boolean | undefined {
  const found = strict.read(bytes);
  return found && isLetter(found, content);
}

function passesWhole(bytes: Uint8Array, content: Letter): boolean {
  try {
    return isLetter(readLetterDocx(bytes), content);
  } catch (cause) {
    if (cause instanceof Error && cause.name === "UnreadableFile") return false;
    throw cause;
  }
}

function isLetter(found: ReadBack, content: Letter): boolean {
  const paragraphs = letterParagraphs(content);
  const words = compareReadBack("x", paragraphs, found, rubyPairs(content)).differences;
  const look =
    found.look && compareLook(letterLook(content, SETTINGS.format), found.look, paragraphs);
  return words.length === 0 && look?.length === 0;
}

/** One for all files, so that what it remembers of them is tried, too. */
const strict = new StrictWordReader();

/** Properties of runs that a letter never has. Source: ECMA-376 Part 1, 17.3.2, EG_RPrBase. */
const RUN_PROPERTIES =
  "b i caps smallCaps strike dstrike outline shadow emboss imprint noProof vanish webHidden specVanish rtl cs oMath color:val=FFFFFF highlight:val=white u:val=single effect:val=shimmer bdr:val=single shd:fill=000000 vertAlign:val=superscript position:val=400 sz:val=1 kern:val=2".split(
    " ",
  );
/** Properties by which a letter brings characters into their room; a run without characters has none. */
const OF_CHARACTERS = ["w:val=50", "spacing:val=-40", "fitText:val=20"];
/** Elements that may stand between runs. Source: 17.3.1.22, EG_PContent. */
const BETWEEN_RUNS =
  "ins del moveFrom moveTo hyperlink fldSimple sdt smartTag customXml bookmarkStart commentRangeStart permStart proofErr subDoc".split(
    " ",
  );
/** Content of runs. Source: 17.3.3, EG_RunInnerContent. */
const IN_RUNS =
  "sym:char=5341 noBreakHyphen softHyphen pgNum cr footnoteReference:id=1 endnoteReference:id=1 drawing object pict fldChar instrText delText lastRenderedPageBreak ptab br:type=page br:type=column annotationRef dayLong".split(
    " ",
  );

function element(description: string): string {
  const [name, attribute] = description.split(":");
  const [key, value] = (attribute ?? "").split("=");
  return attribute === undefined ? `<w:${name}/>` : `<w:${name} w:${key}="${value}"/>`;
}

/** Places in the document part behind what matches. */
function places(pattern: RegExp): readonly number[] {
  const xml = partsOf(good).get("word/document.xml") ?? "";
  return [...xml.matchAll(pattern)].map((match) => match.index + match[0].length);
}

test("the letter itself passes", () => {
  expect(passes(good)).toBe(true);
});

test("a letter with any values passes, white space, breaks and marks of XML among them", async () => {
  const pieces = [
    ..." 　\n\r\t札幌市長殿A12&<>\"'“”―…。゛\u00a0\u309a",
    "\r\n",
    "  ",
    "𠮷",
    "葛\u{e0100}",
    "DX",
    "&amp;",
    "]]>",
  ];
  const value = fc
    .array(fc.constantFrom(...pieces), { maxLength: 12 })
    .map((parts) => parts.join(""));
  const settings = [SETTINGS, letterSettings({ docxLatin: "upright" })];
  await fc.assert(
    fc.asyncProperty(value, value, fc.constantFrom(...settings), async (one, other, chosen) => {
      const content = letter(
        block("paragraph", [
          text(one),
          { type: "warichu", children: [text(`（${other}）`)] },
          { type: "emphasis-dots", mark: "dot", children: [text(other)] },
          { type: "jidori", cells: 8, children: [text(one)] },
          { type: "no-break", children: [text(other)] },
        ]),
        { type: "page-break", origin: undefined },
        block("sender", one),
        { type: "blank-line", origin: undefined },
        { type: "page-break", origin: undefined },
        { type: "page-break", origin: undefined },
        block("addressee", `${other}殿`),
      );
      const bytes = await written(createDocxWriter(chosen, [], world), content);
      expect(passes(bytes, content)).toBe(true);
    }),
    { numRuns: runs(200) },
  );
});

/** Where a run's properties begin, or its content where it has none. */
const OF_RUNS = /<w:r>(?!<w:rPr>)|<w:r><w:rPr>/gu;

/** A letter's file with a property in one of its runs; undefined where the run has it already. */
function withProperty(property: string, at: number): Uint8Array | undefined {
  const inside = element(property);
  let isThere = false;
  const planted = changedPart(good, "word/document.xml", (xml) => {
    const [before, after] = [xml.slice(0, at), xml.slice(at)];
    isThere = after.startsWith(inside);
    return before + (before.endsWith("<w:rPr>") ? inside : `<w:rPr>${inside}</w:rPr>`) + after;
  });
  return isThere ? undefined : planted;
}

test("no foreign property of a run passes, wherever it stands", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...RUN_PROPERTIES),
      fc.constantFrom(...places(OF_RUNS)),
      (property, at) => {
        const planted = withProperty(property, at);
        expect(planted !== undefined && passes(planted)).toBe(false);
      },
    ),
    { numRuns: runs(300) },
  );
});

test("nor does one of a run that has no text: around a word with its reading, of a break, of what keeps letters apart", () => {
  const bare = places(OF_RUNS).filter((at) => {
    const xml = partsOf(good).get("word/document.xml") ?? "";
    return /^(?:<w:vanish\/><\/w:rPr>)?<w:(?:ruby|br|tab|softHyphen)\b/u.test(
      xml.slice(at, at + 60),
    );
  });
  expect(bare.length).toBeGreaterThan(5);
  const passing = pickedOf(bare, bare.length / 5).flatMap((at) =>
    [...RUN_PROPERTIES, ...OF_CHARACTERS].filter((property) => {
      const planted = withProperty(property, at);
      return planted !== undefined && passes(planted);
    }),
  );
  expect(passing).toEqual([]);
});

test("no foreign element passes between runs or in a run, wherever it stands", () => {
  const between = fc.tuple(
    fc.constantFrom(...BETWEEN_RUNS),
    fc.constantFrom(...places(/<\/w:pPr>|<\/w:r>/gu)),
  );
  const inside = fc.tuple(fc.constantFrom(...IN_RUNS), fc.constantFrom(...places(/<\/w:t>/gu)));
  fc.assert(
    fc.property(fc.oneof(between, inside), ([name, at]) => {
      const planted = changedPart(
        good,
        "word/document.xml",
        (xml) => xml.slice(0, at) + element(name) + xml.slice(at),
      );
      expect(passes(planted)).toBe(false);
    }),
    { numRuns: runs(300) },
  );
});

test("no unknown element or attribute passes in the document, the styles, the settings or the foot", () => {
  const parts = ["document", "styles", "settings", "footer1", "footnotes"] as const;
  const name = fc.stringMatching(/^[a-z]{3,10}$/u);
  fc.assert(
    fc.property(
      fc.constantFrom(...parts),
      name,
      fc.boolean(),
      fc.nat(1_000_000),
      (part, unknown, isAttribute, seed) => {
        const planted = changedPart(good, `word/${part}.xml`, (xml) => {
          const tags = [...xml.matchAll(/<w:[A-Za-z]+/gu)].slice(1);
          const match = tags[seed % tags.length];
          if (match === undefined) throw new Error("no tag");
          const [before, after] = isAttribute
            ? [match.index + match[0].length, ` w:x${unknown}="1"`]
            : [match.index, `<w:x${unknown}/>`];
          return xml.slice(0, before) + after + xml.slice(before);
        });
        expect(passes(planted)).toBe(false);
      },
    ),
    { numRuns: runs(400) },
  );
});
