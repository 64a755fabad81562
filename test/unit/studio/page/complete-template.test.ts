import { CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { expect, test } from "vitest";
import { completeTemplate } from "../../../../src/studio/page/panes/complete-template.ts";
import { PAGE_VALUES, SETTINGS } from "../../../../src/studio/page/panes/setting-names.ts";
import { SETTING_NAMES } from "../../../../src/template/read-settings.ts";

/** What is offered where ▮ stands. */
function offered(text: string): readonly string[] {
  const pos = text.indexOf("▮");
  const state = EditorState.create({ doc: text.replace("▮", "") });
  const found = completeTemplate(new CompletionContext(state, pos, true));
  return found?.options.map(({ label }) => label) ?? [];
}

test("the settings that are offered are all that a template may have", () => {
  expect(SETTINGS.toSorted()).toEqual([...SETTING_NAMES].toSorted());
});

test("settings are offered at the head of their lines, and nowhere in the text", () => {
  expect(offered("---\n表題: 試し\nヘ▮\n---\n本文\n")).toEqual(SETTINGS);
  expect(offered("---\n表題: ヘ▮\n---\n本文\n")).toEqual([]);
  expect(offered("---\n表題: 試し\n---\nヘ▮\n")).toEqual([]);
});

test("the numbers of pages are offered in the settings alone", () => {
  expect(offered('---\nフッター: "{{ペ▮"\n---\n本文\n')).toEqual(
    expect.arrayContaining([...PAGE_VALUES]),
  );
  expect(offered("---\n表題: 試し\n---\n{{ペ▮")).not.toEqual(
    expect.arrayContaining([...PAGE_VALUES]),
  );
});
