import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { parseLetter } from "../../../src/markup/parse-letter.ts";
import type { RecipientList } from "../../../src/model/recipient.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { STARTER_RECIPIENTS } from "../../../src/template/starter.ts";
import { someOf, thirdOf } from "../../samples/extent.ts";
import { recipient, valueIn } from "../../samples/recipient.ts";

const folder = "test/corpus/templates/plausible";

function listFrom(path: string): RecipientList {
  return valueIn(readRecipients([{ path, bytes: readFileSync(path) }]));
}

const municipalities = listFrom("recipients/municipalities.csv");
const prefectures = listFrom("recipients/prefectures.csv");
const starter = valueIn(
  readRecipients([{ path: "meibo.csv", bytes: new TextEncoder().encode(STARTER_RECIPIENTS) }]),
);
/** Lists of their own for the templates that ask for more columns than ours have. */
const OWN: Readonly<Record<string, RecipientList>> = {
  連名: listOf([
    { 団体名: "奈良市", 職名: "奈良市長", 氏名: "大和　花子\n吉野　太郎", 敬称: "殿" },
    { 団体名: "天理市", 職名: "天理市長", 氏名: "三輪　次郎", 敬称: "殿" },
  ]),
  御中: listOf([
    { 団体名: "奈良交通株式会社", 備考: "○" },
    { 団体名: "近畿大学", 備考: "" },
  ]),
  氏名入り: starter,
  出欠: listOf([
    { 職名: "奈良市長", 敬称: "殿", 出席: "出席" },
    { 職名: "天理市長", 敬称: "殿", 出席: "欠席" },
    { 職名: "桜井市長", 敬称: "殿", 出席: "" },
  ]),
};

function listOf(rows: readonly Readonly<Record<string, string>>[]): RecipientList {
  const recipients = rows.map((cells, index) => recipient(cells, index + 2));
  return { columns: [...(recipients[0]?.fields.keys() ?? [])], recipients };
}

function findings(path: string, list: RecipientList): readonly string[] {
  const compiled = compileTemplate(
    { path, bytes: readFileSync(path) },
    { overrides: new Map(), partials: new Map() },
  );
  const template = valueIn(compiled);
  const found = [...(compiled.ok ? compiled.warnings : []), ...template.checkList(list)];
  for (const one of someOf(list.recipients)) {
    const merged = template.merge(one);
    if (!merged.ok) continue; // told by checkList
    const letter = valueIn(parseLetter(merged.value, template.settings, "corrected"));
    found.push(...merged.warnings, ...template.checkLetter(letter, one));
  }
  return [...new Set(found.map((one) => `${one.code} ${messageOf(one, "ja").message}`))];
}

describe("a letter as ministries and prefectures write them is made without a word", () => {
  const names = readdirSync(folder).map((name) => name.replace(/\.hbs$/u, ""));

  test.each(thirdOf(names))("%s", (name) => {
    const lists = name in OWN ? [OWN[name] ?? starter] : [municipalities, prefectures];
    const path = `${folder}/${name}.hbs`;
    const fitting = name === "二区分" || name in OWN ? lists : [...lists, starter];
    expect(fitting.flatMap((list) => findings(path, list))).toEqual([]);
  });
});
