import { expect, test } from "vitest";
import type { Template } from "../../../src/template/compile-template.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { readText } from "../../samples/read-list.ts";
import { valueIn } from "../../samples/recipient.ts";

function templateOf(body: string): Template {
  const bytes = new TextEncoder().encode(`---\n表題: 試験\n種別: 書簡\n---\n${body}`);
  return valueIn(
    compileTemplate({ path: "t.hbs", bytes }, { overrides: new Map(), partials: new Map() }),
  );
}

test("a name that several headings end in is not there, and these are named", () => {
  const list = readText("市町村名,事務局氏名,市町村長氏名,職名,敬称\n奈良市,甲,乙,奈良市長,様\n");
  const [found, ...others] = templateOf("［＃宛名］{{職名}}　{{氏名}}　{{敬称}}").checkList(list);
  expect(others).toEqual([]);
  expect(found?.values["within"]).toBe("事務局氏名、市町村長氏名");
});

test("who uses one of two columns with one heading has to say which", () => {
  const list = readText("市町村名,職名,敬称,備考,備考\n奈良市,奈良市長,様,甲,乙\n");
  expect(templateOf("［＃宛名］{{職名}}　{{敬称}}").checkList(list)).toEqual([]);
  const [found] = templateOf("［＃宛名］{{職名}}　{{敬称}}\n{{備考}}").checkList(list);
  expect(found?.code).toBe("template/unknown-field");
  expect(found?.values["within"]).toBe("備考(4列目)、備考(5列目)");
});

test("a column that no list has is not called empty", () => {
  const list = readText("教育委員会,職名,敬称\n甲市教育委員会,教育長,様\n");
  const merged = templateOf("［＃宛名］{{団体名}}　{{職名}}　{{敬称}}").merge(
    list.recipients.at(0) ?? expect.unreachable(),
  );
  const lacking = (merged.ok ? [] : merged.errors).map(({ code, values }) => [
    code,
    values["lacking"],
  ]);
  expect(lacking).toEqual([["template/empty-value", "column"]]);
});

test("a cell that is empty in a column of the list is", () => {
  const list = readText("市町村名,職名,敬称\n,教育長,様\n");
  const merged = templateOf("［＃宛名］{{団体名}}　{{職名}}　{{敬称}}").merge(
    list.recipients.at(0) ?? expect.unreachable(),
  );
  const lacking = (merged.ok ? [] : merged.errors).map(({ code, values }) => [
    code,
    values["lacking"],
  ]);
  expect(lacking).toEqual([["template/empty-value", undefined]]);
});
