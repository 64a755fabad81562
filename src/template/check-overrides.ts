import { error } from "../base/diagnostic.ts";
import { NUMBER_COLUMN } from "../model/recipient.ts";
import type { TemplateSettings } from "./read-settings.ts";
import type { Findings } from "./scope.ts";

/** A value of `--set` that no text names would leave every letter as it was. */
export function checkOverrides(
  overrides: ReadonlyMap<string, string>,
  settings: TemplateSettings,
  { columns, values, helpers, report }: Findings,
): void {
  for (const name of overrides.keys()) {
    if (STYLED_BY.get(name)?.some((helper) => helpers.has(helper)) === false) {
      report(error("template/style-unused", { kind: "option", name: `--set ${name}` }, { name }));
    }
    const isWhole = name.startsWith("差出人") && values.has("差出人");
    // 表題 is the name in the file's properties and nothing else; the others without a value say how, not what.
    if (name === "表題" || values.has(name) || isWhole) continue;
    if (name === NUMBER_COLUMN ? columns.has(name) : !settings.values.has(name)) continue;
    const isPart = name === "差出人" && [...values].some((value) => value.startsWith("差出人"));
    if (!isPart) {
      report(error("template/setting-unused", { kind: "option", name: `--set ${name}` }, { name }));
    }
  }
}

/** The helpers that write by a setting of style. */
const STYLED_BY: ReadonlyMap<string, readonly string[]> = new Map([
  ["漢数字", ["漢数字"]],
  ["数字", ["和暦", "西暦", "年度", "箇所"]],
]);
