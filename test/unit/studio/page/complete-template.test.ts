import { type Completion, CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { expect, test } from "vitest";
import { templateView } from "../../../../src/studio/page/desk/desk.ts";
import { ANNOTATIONS } from "../../../../src/studio/page/panes/annotations.ts";
import { completeTemplate } from "../../../../src/studio/page/panes/complete-template.ts";
import {
  PAGE_VALUES,
  SEAL_KEYS,
  SETTINGS,
} from "../../../../src/studio/page/panes/setting-names.ts";
import { SETTING_NAMES } from "../../../../src/template/read-settings.ts";

/** What is offered where ▮ stands. */
function offered(text: string): readonly string[] {
  return completions(text).map(({ label }) => label);
}

function completions(text: string): readonly Completion[] {
  const pos = text.indexOf("▮");
  const state = EditorState.create({ doc: text.replace("▮", "") });
  const found = completeTemplate(new CompletionContext(state, pos, true));
  return found?.options ?? [];
}

test("the settings that are offered are all that a template may have", () => {
  expect(SETTINGS.toSorted()).toEqual([...SETTING_NAMES].toSorted());
});

test("settings are offered at the head of their lines, and nowhere in the text", () => {
  expect(offered("---\n表題: 試し\nヘ▮\n---\n本文\n")).toEqual(SETTINGS);
  expect(offered("---\n表題: ヘ▮\n---\n本文\n")).toEqual([]);
  expect(offered("---\n表題: 試し\n---\nヘ▮\n")).toEqual([]);
});

test("what is said of seals is offered beneath the setting 公印 alone", () => {
  const beneath = "公印:\n  大きさ: 24mm\n  連名:\n";
  expect(offered(`---\n公印:\n  大▮\n---\n`)).toEqual(SEAL_KEYS);
  expect(offered(`---\n${beneath}    - { 差▮\n---\n`)).toEqual(SEAL_KEYS);
  expect(offered(`---\n${beneath}    - { 差出人: 市長, 画▮\n---\n`)).toEqual(SEAL_KEYS);
  expect(offered("---\n公印: { 大▮\n---\n")).toEqual(SEAL_KEYS);
  expect(offered("---\n公印: 24mm\n体裁:\n  大▮\n---\n")).toEqual([]);
  expect(offered(`---\n${beneath}---\n  大▮\n`)).toEqual([]);
});

test("the numbers of pages are offered in the settings alone", () => {
  expect(offered('---\nフッター: "{{ペ▮"\n---\n本文\n')).toEqual(
    expect.arrayContaining([...PAGE_VALUES]),
  );
  expect(offered("---\n表題: 試し\n---\n{{ペ▮")).not.toEqual(
    expect.arrayContaining([...PAGE_VALUES]),
  );
});

test("what the template and its list know is offered, each with what it is in Japanese", () => {
  templateView.value = {
    isWhole: true,
    areListsOthers: false,
    hasDetails: true,
    isWord: false,
    title: "",
    versions: ["知事", "市区町村長"],
    columns: ["団体名"],
    helpers: [{ name: "和暦", summary: "日付を元号で書く" }],
    values: ["申込期限"],
    fonts: [],
    partials: [],
    named: { details: [], attachments: [] },
    findings: [],
  };
  const told = (text: string): readonly string[] =>
    completions(text).map(({ label, detail = "" }) => `${label} ${detail}`);
  expect(told("---\n---\n{{▮")).toEqual([
    "団体名 使っている列",
    "申込期限 設定の値",
    "和暦 日付を元号で書く",
  ]);
  expect(told('---\n---\n{{#宛先 "▮')).toEqual(["知事 区分", "市区町村長 区分"]);
  expect(told('---\n---\n{{#宛先のみ "市▮')).toEqual(["知事 区分", "市区町村長 区分"]);
  const notes = completions("---\n---\n［＃▮");
  expect(notes.map(({ label }) => label)).toEqual(ANNOTATIONS.map(({ name }) => name));
  expect(
    notes.filter(({ detail = "" }) => !/\p{Script=Hiragana}|\p{Script=Han}/u.test(detail)),
  ).toEqual([]);
  templateView.value = undefined;
});
