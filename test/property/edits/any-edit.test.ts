import fc from "fast-check";
import { expect, test } from "vitest";
import { applyPlaces } from "../../../src/edits/apply-places.ts";
import { traceEdits } from "../../../src/edits/trace-edits.ts";
import { writtenParagraphs } from "../../../src/edits/written-text.ts";
import { askEdits } from "../../../src/followup/edits/ask-edits.ts";
import { originsOf } from "../../../src/followup/edits/letter-origins.ts";
import { makerBy } from "../../../src/followup/edits/letters-of-run.ts";
import { proveEdits } from "../../../src/followup/edits/prove-edits.ts";
import type { ReopenedTemplate } from "../../../src/followup/edits/reopen-run.ts";
import { openTemplate } from "../../../src/letter/open-template.ts";
import type { Letter } from "../../../src/model/letter.ts";
import { letterParagraphsInWord, rubyPairs } from "../../../src/model/letter-text.ts";
import { type Recipient, recipientOf } from "../../../src/model/recipient.ts";
import { runs } from "../../samples/extent.ts";

const TEMPLATE = `---
表題: 御案内
種別: 書簡
日付: 令和8年12月1日
差出人:
  職名: 総務大臣
  氏名: 山田太郎
宛先:
  知事: { 種別: 都道府県 }
  市長: { 種別: 市 }
必要な列: [種別, 職名, 敬称, 担当]
---
［＃頭語］拝啓
時下ますます御清栄のこととお喜び申し上げます。
さて、このたび{{#宛先のみ "市長"}}、住民への周知について{{/宛先のみ}}次のとおり調査を行います。
{{#宛先 "知事"}}
管内の市町村への周知をお願いいたします。
{{else}}
詳しくは担当の{{担当}}までお尋ねください。
{{/宛先}}
｜標記《ひょうき》の件は［＃傍点］至急［＃傍点終わり］お取り計らい願います。
末筆ながら御健康をお祈り申し上げます。
［＃結語］敬具
［＃日付］{{和暦 日付}}
［＃差出人］{{差出人職名}}
［＃差出人］{{差出人氏名}}
［＃宛名］{{職名}}　{{敬称}}
`;
const ROW = { 種別: "市", 職名: "札幌市長", 敬称: "殿", 担当: "鈴木一郎" };
const PATH = "t.hbs";
const BODY = TEMPLATE.indexOf("［＃頭語］");

function opened(text: string): ReopenedTemplate {
  const template = { path: PATH, bytes: new TextEncoder().encode(text) };
  const openOptions = { overrides: new Map<string, string>(), partials: new Map() };
  const made = openTemplate(template, openOptions);
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  return { template, opened: made.value, openOptions, edition: "corrected" };
}

function letterFrom(run: ReopenedTemplate, recipient: Recipient): Letter {
  const letter = makerBy(run.opened, run.edition).compose(recipient);
  if (!letter.ok) throw new Error(JSON.stringify(letter.errors));
  return letter.value;
}

const run = opened(TEMPLATE);
const recipient = recipientOf(ROW);
const letter = letterFrom(run, recipient);
const origins = originsOf(run, { recipient });
const written = writtenParagraphs(letter, origins);
const PARAGRAPHS = letterParagraphsInWord(letter);

/** What becomes of a text that somebody made of the letter. */
function broughtHome(edited: readonly string[]) {
  const proof = { run, found: { letter, recipient }, origins, ruby: rubyPairs(letter) };
  const asked = askEdits(proof, traceEdits(written, edited, origins), "e.docx");
  return { ...asked, proved: proveEdits(proof, asked.traced) };
}

/** The letter that the changed template and row make, by nothing of what is tested. */
function madeAgain(proved: ReturnType<typeof broughtHome>["proved"]): readonly string[] {
  if ("cause" in proved) return [];
  const { sources, cells } = proved.inputs;
  const row = { ...ROW, ...Object.fromEntries([...cells.values()].flatMap((own) => [...own])) };
  return letterParagraphsInWord(
    letterFrom(opened(sources.get(PATH) ?? TEMPLATE), recipientOf(row)),
  );
}

/** Places within the template's body: paragraph, and the offsets between which nothing else has written anything. */
const INNER = written.flatMap(({ stretches }, paragraph) =>
  stretches
    .filter(
      ({ writer, start, end }) =>
        writer.kind === "source" && writer.at.span.start >= BODY && end - start > 2,
    )
    .map(({ start, end }) => ({ paragraph, start: start + 1, end: end - 1 })),
);

/** Characters that the letter does not have, and some that the notation, YAML or XML would take for something else. */
const fresh = fc
  .array(
    fc.constantFrom(
      "亜",
      "唖",
      "葛󠄀",
      "𠮷",
      "》",
      "《",
      "｜",
      "［＃改ページ］",
      "{{職名}}",
      "\\",
      "&",
      "<",
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((parts) => parts.join(""));

const innerEdit = fc
  .record({ place: fc.constantFrom(...INNER), from: fc.nat(), length: fc.nat(4), now: fresh })
  .map(({ place, from, length, now }) => {
    const start = place.start + (from % (place.end - place.start + 1));
    return { paragraph: place.paragraph, start, end: Math.min(start + length, place.end), now };
  });

test("whatever is typed into the template's own text comes home, and the letter made again says it", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(innerEdit, {
        selector: ({ paragraph }) => paragraph,
        minLength: 1,
        maxLength: 4,
      }),
      (edits) => {
        const edited = PARAGRAPHS.map((text, index) => {
          const edit = edits.find(({ paragraph }) => paragraph === index);
          return edit === undefined
            ? text
            : text.slice(0, edit.start) + edit.now + text.slice(edit.end);
        });
        const { questions, proved } = broughtHome(edited);
        expect(questions).toEqual([]);
        expect(madeAgain(proved)).toEqual(edited);
      },
    ),
    { numRuns: runs(40) }, // each compiles the template several times
  );
});

/** What a person may do to a letter anywhere: some of it can be told home, some is asked. */
const anyEdit = fc.record({
  kind: fc.constantFrom("type", "type", "type", "remove", "add", "swap"),
  paragraph: fc.nat(PARAGRAPHS.length - 1),
  from: fc.nat(60),
  length: fc.nat(6),
  now: fc.oneof(
    fresh,
    fc.constantFrom("", "、", "御", "市長", "様", "　", "1", "鈴木一郎", ": #'"),
  ),
});

function done(
  paragraphs: readonly string[],
  edit: typeof anyEdit extends fc.Arbitrary<infer E> ? E : never,
): string[] {
  const { kind, paragraph, from, length, now } = edit;
  const result = [...paragraphs];
  const text = result[paragraph] ?? "";
  const start = Math.min(from, text.length);
  if (kind === "type") result[paragraph] = text.slice(0, start) + now + text.slice(start + length);
  if (kind === "remove") result.splice(paragraph, 1);
  if (kind === "add") result.splice(paragraph, 0, `${now}新しい文です。`);
  if (kind === "swap") result.push(...result.splice(paragraph, 1));
  return result.filter((one) => one.trim() !== "").map((one) => one.trim());
}

test("whatever is done to a letter is either asked about or comes out when the letter is made again", () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 3 }), (edits) => {
      const edited = edits.reduce<readonly string[]>(done, PARAGRAPHS);
      const { questions, proved } = broughtHome(edited);
      if (questions.length > 0 || "cause" in proved) return;
      expect(madeAgain(proved).map((text) => text.trim())).toEqual(edited);
    }),
    { numRuns: runs(40) }, // each compiles the template several times
  );
});

test("two changes of the same characters are never both made", () => {
  const change = fc.record({
    start: fc.nat(8),
    length: fc.nat(4),
    text: fc.constantFrom("", "a", "b"),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 4 }), (changes) => {
      const places = changes.map(({ start, length, text }) => ({
        start,
        end: start + length,
        text,
      }));
      const distinct = [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
      const overlap = distinct.some((left, index) =>
        distinct
          .slice(index + 1)
          .some(
            (right) =>
              left.start === right.start || (left.start < right.end && right.start < left.end),
          ),
      );
      const result = applyPlaces("0123456789ab", places);
      expect(result === undefined).toBe(overlap);
    }),
  );
});
