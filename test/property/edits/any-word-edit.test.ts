import fc from "fast-check";
import { expect, test } from "vitest";
import { askEdits } from "../../../src/followup/edits/ask-edits.ts";
import { originsOf } from "../../../src/followup/edits/letter-origins.ts";
import { letterView } from "../../../src/followup/edits/letter-view.ts";
import { makerBy } from "../../../src/followup/edits/letters-of-run.ts";
import { proveEdits } from "../../../src/followup/edits/prove-edits.ts";
import type { ReopenedTemplate } from "../../../src/followup/edits/reopen-run.ts";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import type { SeenParagraph } from "../../../src/model/word-text.ts";
import { readEditedDocx } from "../../../src/reading/read-edited-docx.ts";
import { readEditedWord } from "../../../src/reading/read-edited-word.ts";
import { changeOwnText } from "../../../src/word/change-own-text.ts";
import { isFull, runs } from "../../samples/extent.ts";
import { code, ifKind, mark } from "../../unit/word/attempt.ts";
import { paragraph, part, unpacked, wordFile } from "../../unit/word/word-files.ts";

const ROW = { 種別: "市", 職名: "札幌市長", 敬称: "殿", 担当: "鈴木一郎" };
const recipient = recipientOf(ROW);

/** What a clerk has typed, cut into runs at any place, some of which look otherwise, with marks of Word's own between. */
const LOOKS = [
  "",
  '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>',
  "<w:rPr><w:b/></w:rPr>",
] as const;
const cutting = fc.array(
  fc.record({ length: fc.integer({ min: 1, max: 9 }), look: fc.constantFrom(...LOOKS) }),
  { minLength: 1, maxLength: 8 },
);
type Cutting = typeof cutting extends fc.Arbitrary<infer C> ? C : never;

function runsOf(text: string, cuts: Cutting): string {
  let xml = "";
  let left = [...text];
  for (let index = 0; left.length > 0; index += 1) {
    const { length, look } = cuts[index % cuts.length] ?? { length: 1, look: "" };
    const shown = left.slice(0, length).join("").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    xml += `<w:r>${look}<w:t xml:space="preserve">${shown}</w:t></w:r><w:proofErr w:type="gramEnd"/>`;
    left = left.slice(length);
  }
  return xml;
}

/** A letter in which own words, values, versions, a box with its twin, a header and a counted page stand. */
function fileOf(cuts: Cutting): ReturnType<typeof wordFile> {
  const line = (text: string): string => `<w:p>${runsOf(text, cuts)}</w:p>`;
  const box = line("至急お読みください");
  const twins = `<mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${box}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${box}</w:txbxContent></mc:Fallback></mc:AlternateContent>`;
  const body = [
    line("時下ますます御清栄のこととお喜び申し上げます。A&Bと<C>も𠮷。"),
    `<w:p>${runsOf("さて、", cuts)}${ifKind(' = "都道府県" "管内への周知" "住民への周知"')}${runsOf("をお願いします。", cuts)}</w:p>`,
    line("詳しくは担当の{{担当}}までお尋ねください。"),
    `<w:p><w:r>${twins}</w:r></w:p>`,
    paragraph("{{職名}}　{{敬称}}"),
  ].join("");
  const page = `${mark("begin")}${code(" PAGE ")}${mark("separate")}<w:r><w:t>1</w:t></w:r>${mark("end")}`;
  return wordFile(body, [
    { name: "word/header1.xml", kind: "header", xml: part("hdr", line("取扱注意の手紙")) },
    {
      name: "word/footer1.xml",
      kind: "footer",
      xml: part("ftr", `<w:p>${runsOf("頁　", cuts)}${page}</w:p>`),
    },
  ]);
}

function madeFrom(file: ReturnType<typeof wordFile>) {
  const openOptions = { overrides: new Map<string, string>(), partials: new Map() };
  const opened = openTemplate(file, openOptions);
  if (!opened.ok) throw new Error(JSON.stringify(opened.errors));
  const run: ReopenedTemplate = {
    template: file,
    opened: opened.value,
    openOptions,
    edition: "corrected",
  };
  const maker = makerBy(run.opened, run.edition);
  const letter = maker.compose(recipient);
  if (!letter.ok || maker.filled === undefined) throw new Error(JSON.stringify(letter));
  return { run, maker, letter: letter.value, bytes: maker.filled(letter.value).bytes };
}

/** What becomes of a letter of which all parts now say this. */
function broughtHome(
  file: ReturnType<typeof wordFile>,
  change: (seen: readonly SeenParagraph[]) => readonly SeenParagraph[],
) {
  const { run, maker, letter, bytes } = madeFrom(file);
  const read = readEditedWord(bytes);
  const edited = change(read.paragraphs).filter(({ text }) => /\S/u.test(text));
  const word = { ...read, paragraphs: edited };
  const origins = originsOf(run, { recipient });
  const proof = { run, found: { letter, recipient }, origins, ruby: [] };
  const docx = readEditedDocx(bytes);
  const edits = letterView(maker, letter).edits({ docx, word }, origins);
  const asked = askEdits(proof, edits, "e.docx");
  return { ...asked, edits, edited, proved: proveEdits(proof, asked.traced) };
}

/** The letter that the changed file and row make, read by another reader. */
function saysAgain(
  file: ReturnType<typeof wordFile>,
  proved: ReturnType<typeof broughtHome>["proved"],
): readonly string[] {
  if ("cause" in proved) return [];
  const { words, cells } = proved.inputs;
  const bytes = changeOwnText(file.bytes, words);
  if (bytes === undefined) return [];
  // Nothing but words differs from the clerk's file.
  const marks = (all: Uint8Array): string =>
    JSON.stringify(unpacked(all))
      .replaceAll(/>[^<]+</gu, "><")
      .replaceAll(/ IF .*?"\}/gu, "");
  expect(marks(bytes)).toBe(marks(file.bytes));
  const changed = madeFrom({ path: file.path, bytes });
  const row = { ...ROW, ...Object.fromEntries([...cells.values()].flatMap((own) => [...own])) };
  const letter = changed.maker.compose(recipientOf(row));
  if (!letter.ok || changed.maker.filled === undefined) return [];
  return readEditedWord(changed.maker.filled(letter.value).bytes).paragraphs.map(
    ({ text }) => text,
  );
}

test("however Word has cut the clerk's file, a letter that nobody edited has no edits", () => {
  fc.assert(
    fc.property(cutting, fc.constantFrom("2", "一二", ""), (cuts, page) => {
      const { edits } = broughtHome(fileOf(cuts), (seen) =>
        seen
          .toReversed()
          .toSorted(
            (left, right) =>
              Number(left.place !== "body") - Number(right.place !== "body") ||
              seen.indexOf(left) - seen.indexOf(right),
          )
          .map((one) => {
            const [span] = one.results;
            if (span === undefined) return one;
            const text = one.text.slice(0, span.start) + page + one.text.slice(span.end);
            return {
              ...one,
              text,
              results: [{ start: span.start, end: span.start + page.length }],
            };
          }),
      );
      expect(edits).toEqual([]);
    }),
    { numRuns: runs(20) },
  );
});

/** Characters that the letter does not have, and some that XML, fields or our language would take for something else. */
const fresh = fc
  .array(fc.constantFrom("亜", "唖", "葛󠄀", "𠮷", "&", "<b>", "]]>", "«", "{", "\\", '"', " "), {
    minLength: 0,
    maxLength: 3,
  })
  .map((parts) => parts.join(""));

const anyEdit = fc.record({
  kind: fc.constantFrom("type", "type", "type", "type", "remove", "add"),
  paragraph: fc.nat(7),
  from: fc.nat(40),
  length: fc.nat(6),
  now: fresh,
});

function shifted(spans: SeenParagraph["results"], by: number): SeenParagraph["results"] {
  return spans.map(({ start, end }) => ({ start: start + by, end: end + by }));
}

function done(
  paragraphs: readonly SeenParagraph[],
  {
    kind,
    paragraph: index,
    from,
    length,
    now,
  }: typeof anyEdit extends fc.Arbitrary<infer E> ? E : never,
): readonly SeenParagraph[] {
  const at = index % paragraphs.length;
  const one = paragraphs[at];
  if (one === undefined) return paragraphs;
  const start = Math.min(from, one.text.length);
  const text = one.text.slice(0, start) + now + one.text.slice(start + length);
  // A field that was typed over is none any more.
  const results =
    start + length <= (one.results[0]?.start ?? 0)
      ? shifted(one.results, text.length - one.text.length)
      : [];
  // What is typed anew has no fields, even beside a paragraph that has one.
  const added = kind === "add" ? [{ ...one, text: "新しい文です。", results: [] }, one] : [];
  return paragraphs.toSpliced(at, 1, ...(kind === "type" ? [{ ...one, text, results }] : added));
}

test("whatever is done to a letter is either asked about or comes out when the letter is made again", () => {
  const seen = { home: 0, asked: 0 };
  fc.assert(
    fc.property(cutting, fc.array(anyEdit, { minLength: 1, maxLength: 2 }), (cuts, edits) => {
      const file = fileOf(cuts);
      const { questions, proved, edited } = broughtHome(file, (paragraphs) =>
        edits.reduce<readonly SeenParagraph[]>(done, paragraphs),
      );
      seen[questions.length > 0 || "cause" in proved ? "asked" : "home"] += 1;
      if (questions.length > 0 || "cause" in proved) return;
      const trimmed = (texts: readonly string[]): readonly string[] =>
        texts.map((text) => text.trim());
      expect(trimmed(saysAgain(file, proved))).toEqual(trimmed(edited.map(({ text }) => text)));
    }),
    { numRuns: runs(60) },
  );
  // Asking about everything would hold as well; of a few edits all may be asked about.
  if (isFull) expect(seen.home).toBeGreaterThan(seen.asked / 6);
});

test("what is typed into the clerk's own words comes home wherever they stand, however they are cut", () => {
  const place = fc.record({
    paragraph: fc.constantFrom(0, 3, 5),
    from: fc.integer({ min: 1, max: 4 }),
    length: fc.nat(2),
    now: fc.constantFrom("亜", "亜&唖", "<亜>", "亜 唖"),
  });
  const plain = cutting.map((cuts) =>
    cuts.map(({ length }, index) => ({ length, look: LOOKS[index % 2] ?? "" })),
  );
  fc.assert(
    fc.property(plain, place, (cuts, { paragraph: index, from, length, now }) => {
      const file = fileOf(cuts);
      const { questions, proved, edited } = broughtHome(file, (paragraphs) =>
        paragraphs.map((one, at) =>
          at === index
            ? { ...one, text: one.text.slice(0, from) + now + one.text.slice(from + length) }
            : one,
        ),
      );
      expect(questions).toEqual([]);
      expect(saysAgain(file, proved)).toEqual(edited.map(({ text }) => text));
    }),
    { numRuns: runs(40) },
  );
});
