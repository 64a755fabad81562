import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseLetter } from "../../../src/markup/parse-letter.ts";
import type { Edition } from "../../../src/model/letter-settings.ts";
import { letterParagraphs, rubyPairs } from "../../../src/model/letter-text.ts";
import type { Recipient } from "../../../src/model/recipient.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { STARTER_RECIPIENTS, STARTER_TEMPLATE } from "../../../src/template/starter.ts";
import { recipient, valueIn } from "../../samples/recipient.ts";

const partials = new Map(
  readdirSync("templates/partials").map((name) => [
    name.replace(/\.hbs$/u, ""),
    { path: `templates/partials/${name}`, bytes: readFileSync(`templates/partials/${name}`) },
  ]),
);

function letterFrom(
  name: string,
  to: Recipient,
  edition: Edition = "corrected",
  overrides: Readonly<Record<string, string>> = {},
) {
  const path = `templates/${name}.hbs`;
  const outcome = compileTemplate(
    { path, bytes: readFileSync(path) },
    { overrides: new Map(Object.entries(overrides)), partials },
  );
  expect(outcome.ok ? outcome.warnings : outcome.errors).toEqual([]);
  const template = valueIn(outcome);
  const letter = valueIn(parseLetter(valueIn(template.merge(to)), template.settings, edition));
  return { letter, settings: template.settings, paragraphs: letterParagraphs(letter) };
}

const governor = recipient({
  種別: "都道府県",
  都道府県: "北海道",
  職名: "北海道知事",
  敬称: "殿",
});
const mayor = recipient({ 種別: "市", 都道府県: "北海道", 職名: "札幌市長", 敬称: "殿" });

describe("the horizontal notice", () => {
  test("has its number, date, addressee and subject before the text, and its items after 記", () => {
    const { letter, settings, paragraphs } = letterFrom("notice", governor);
    expect(settings.format.writingMode).toBe("horizontal-tb");
    expect(letter.blocks.map(({ type }) => type)).toEqual([
      "document-number",
      "date-line",
      "addressee",
      "sender",
      "sender",
      "subject",
      "blank-line",
      "paragraph",
      "paragraph",
      "paragraph",
      "notes-head",
      "blank-line",
      "list-item",
      "list-item",
      "list-item",
      "list-item",
      "paragraph",
      "list-item",
      "paragraph",
      "notes-end",
      "blank-line",
      "postscript",
      "postscript",
    ]);
    expect(paragraphs.slice(0, 4)).toEqual([
      "総行デ第12号",
      "令和5年1月20日",
      "北海道知事　殿",
      "総務省自治行政局長",
    ]);
    expect(paragraphs).toContain(
      "地域デジタル社会推進費（2,000億円）の事業期間を令和7年度まで延長します。",
    );
  });

  test("mayors have an item that governors have not", () => {
    const item = "（３）　CIO補佐官等として外部人材の任用等を行うための経費";
    expect(letterFrom("notice", mayor).paragraphs).toContain(item);
    expect(letterFrom("notice", governor).paragraphs).not.toContain(item);
  });
});

describe("a prefecture's reissue", () => {
  test("is addressed with 様 although the list says 殿", () => {
    expect(letterFrom("reissue", mayor).paragraphs.slice(0, 4)).toEqual([
      "市町村第1234号",
      "令和5年1月6日",
      "札幌市長　様",
      "北海道総合政策部地域行政局長",
    ]);
  });

  test("takes its own number, date and sender from --set", () => {
    const overrides = {
      文書番号: "市町村第345号",
      日付: "令和5年1月10日",
      差出人職名: "青森県総務部市町村課長",
      敬称: "殿",
    };
    const { paragraphs } = letterFrom("reissue", mayor, "corrected", overrides);
    expect(paragraphs.slice(0, 4)).toEqual([
      "市町村第345号",
      "令和5年1月10日",
      "札幌市長　殿",
      "青森県総務部市町村課長",
    ]);
  });
});

describe("an archivist's notice of 明治三十年", () => {
  const to = recipient({ 職名: "東京府知事", 敬称: "殿" });
  const slips = ["豫妨", "取許"];

  test("keeps the old forms, and in the edition as issued its slips", () => {
    const issued = letterFrom("meiji30", to, "as-issued").paragraphs.join("");
    const corrected = letterFrom("meiji30", to).paragraphs.join("");
    for (const slip of slips) {
      expect(issued).toContain(slip);
      expect(corrected).not.toContain(slip);
    }
    expect(corrected).toContain("豫防ノ方法ニ於テ遺漏無之樣御取計相成度候");
    expect(corrected).toContain("明治三十年四月二十八日");
  });

  test("has readings, notes in two lines and the editor's notes", () => {
    const { letter } = letterFrom("meiji30", to);
    expect(rubyPairs(letter).map(({ base, ruby }) => `${base} ${ruby}`)).toContain("虎列剌 コレラ");
    const inlines = letter.blocks.flatMap((block) => ("inlines" in block ? block.inlines : []));
    const types = new Set(inlines.map(({ type }) => type));
    expect([...types].sort()).toEqual([
      "editorial-note",
      "emphasis-dots",
      "ruby",
      "text",
      "warichu",
    ]);
    const notes = inlines.flatMap((one) => (one.type === "editorial-note" ? one.note : []));
    expect(notes).toEqual(["ママ", "原本は虫損、推定"]);
  });
});

describe("what shokan init writes", () => {
  const template = valueIn(
    compileTemplate(
      { path: "t.hbs", bytes: new TextEncoder().encode(STARTER_TEMPLATE) },
      { overrides: new Map(), partials: new Map() },
    ),
  );
  const [header = "", ...rows] = STARTER_RECIPIENTS.trimEnd().split("\n");
  const columns = header.split(",");
  const recipients = rows.map((row, index) =>
    recipient(
      Object.fromEntries(row.split(",").map((value, at) => [columns[at] ?? "", value])),
      index + 2,
    ),
  );

  test("is a template and a list that go together", () => {
    expect(template.checkList({ columns, recipients })).toEqual([]);
  });

  test("gives a letter that can be sent", () => {
    const [first] = recipients;
    if (first === undefined) throw new Error("the list is empty");
    const letter = valueIn(
      parseLetter(valueIn(template.merge(first)), template.settings, "corrected"),
    );
    expect(letterParagraphs(letter)).toEqual([
      "拝啓",
      "貴職におかれましては、平素より格別の御協力を賜り、感謝申し上げます。",
      "さて、令和八年十二月十八日（金）に、県庁講堂において協議会を開催いたします。",
      "貴市の取組を御紹介くださるようお願いいたします。",
      "御多用のところ恐縮ですが、御出席くださるようお願い申し上げます。",
      "敬具",
      "令和八年十二月一日",
      "○○県知事",
      "山田太郎",
      "札幌市長　殿",
    ]);
  });
});
