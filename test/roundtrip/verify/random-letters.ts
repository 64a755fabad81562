import fc from "fast-check";
import type { PDFDocument } from "mupdf";
import type { FontFace } from "../../../src/model/font-face.ts";
import { type MadeLetter, makeLetter } from "./make-letter.ts";
import { streamsOf } from "./tampered.ts";

const FORMATS = ["26x27", "39x19", "40x28", "40x36", "37x32"] as const;

const LINES = [
  "［＃頭語］拝啓",
  "貴職におかれましては、平素より格別の｜御協力《ごきょうりょく》を賜り、厚く御礼を申し上げます。",
  "「総務省」（以下同じ）の、特に重要［＃「重要」に傍点］な二、〇〇〇億円について。",
  "同法［＃割り注］昭和二十二年法律第六十七号［＃割り注終わり］により12月20日までに願います。",
  "政策Society 5.0とDX、digital庁の国――県……市。",
  "［＃中央揃え］記",
  "［＃大見出し］一　内容",
  "［＃５字取り］氏名［＃字取り終わり］の｜葛󠄀城《かつらぎ》市と𠮷野町",
  "［＃結語］敬具",
] as const;

/** Letters of some of the lines, in any order, in any format, with or without page numbers, to one of some addressees. */
export function letters(face: () => FontFace): fc.Arbitrary<MadeLetter> {
  return fc
    .record({
      lines: fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 30 }),
      format: fc.constantFrom(...FORMATS),
      number: fc.constantFrom("なし", "漢数字", "算用数字", "― 1 ―"),
      name: fc.constantFrom("札幌市長", "葛󠄀城市長", "東京都千代田区長", "津市長"),
    })
    .map(({ lines, format, number, name }) =>
      makeLetter(
        `---\n表題: 見本\n種別: 書簡\n体裁: { 基本: ${format}, ノンブル: ${number} }\n日付: 令和4年12月27日\n---\n${lines.join("\n")}\n［＃宛名］{{職名}}　{{敬称}}\n`,
        [face()],
        name,
      ),
    );
}

/** Changes the first of some operators, counted round, in the page's text; gives whether there is one. */
function changeOne(
  document: PDFDocument,
  { at, pattern, change }: { at: number; pattern: RegExp; change: (found: string) => string },
): void {
  const streams = Array.from({ length: document.countPages() }, (_, page) =>
    streamsOf(document, page),
  ).flat();
  const places = streams.flatMap((stream) => {
    const text = stream.readStream().asString();
    return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
      stream,
      text,
      index,
      found,
    }));
  });
  const place = places[at % places.length];
  if (place === undefined) throw new Error("nothing to change");
  const { stream, text, index, found } = place;
  stream.writeStream(text.slice(0, index) + change(found) + text.slice(index + found.length));
}

const MOVED = fc.oneof(fc.double({ min: 0.2, max: 400 }), fc.double({ min: -400, max: -0.2 }));

/** What somebody, or a mistake of ours, might do to a finished page. */
export const faults: fc.Arbitrary<(document: PDFDocument) => void> = fc
  .record({
    at: fc.nat(10_000),
    fault: fc.oneof(
      fc.integer({ min: 1, max: 7 }).map((mode) => ({
        pattern: /BT\n/gu,
        change: (found: string) => `${found}${mode} Tr\n`,
      })),
      fc.double({ min: 0.02, max: 1, noNaN: true }).map((grey) => ({
        pattern: /BT\n/gu,
        change: (found: string) => `${grey.toFixed(3)} g\n${found}`,
      })),
      fc
        .double({ min: 0.1, max: 2, noNaN: true })
        .filter((part) => Math.abs(part - 1) > 0.02)
        .map((part) => ({
          pattern: /(?<=\s)[\d.]+ Tf/gu,
          change: (found: string) => `${(Number.parseFloat(found) * part).toFixed(2)} Tf`,
        })),
      fc.record({ x: MOVED, y: MOVED }).map(({ x, y }) => ({
        pattern: /[\d.-]+ [\d.-]+ Tm/gu,
        change: (found: string) => {
          const [left = 0, foot = 0] = found.split(" ").map(Number);
          return `${(left + x).toFixed(2)} ${(foot + y).toFixed(2)} Tm`;
        },
      })),
      fc
        .constantFrom("20 Tz", "5 Ts", "/F1 Do", "q", "0.5 0 0 0.5 0 0 cm", "W n", "/G0 gs")
        .map((operator) => ({
          pattern: /BT\n/gu,
          change: (found: string) => `${found}${operator}\n`,
        })),
    ),
  })
  .map(
    ({ at, fault }) =>
      (document: PDFDocument) =>
        changeOne(document, { at, ...fault }),
  );
