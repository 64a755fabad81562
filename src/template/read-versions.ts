import type { Location } from "../base/location.ts";
import { normalizeHeader } from "../model/heading.ts";
import type { Recipient } from "../model/recipient.ts";
import type { FrontMap, FrontNode } from "./front-matter.ts";
import { asText, type Report, wrongValue } from "./settings-reader.ts";

/** One column and the values of it that a version covers. */
export interface Condition {
  readonly column: string;
  readonly values: readonly string[];
  readonly at: Location;
}

/** A version of the letter (宛先の区分): a recipient belongs to it if one of `covers` holds entirely. */
export interface Version {
  readonly name: string;
  readonly covers: readonly (readonly Condition[])[];
  readonly at: Location;
}

/** The version of a template that has one text for everybody. */
const ONLY_VERSION = "全員";

/**
 * Reads the setting 宛先: each version's name with the values of columns that it covers.
 *
 * Shape: without the setting there is one version, 全員, that covers everybody.
 * Errors: template/wrong-value.
 */
export function readVersions(setting: FrontNode | undefined, report: Report): readonly Version[] {
  if (setting === undefined) {
    return [{ name: ONLY_VERSION, covers: [[]], at: { kind: "option", name: "宛先" } }];
  }
  if (setting.kind !== "map") {
    wrongValue(setting, "宛先", "{ 知事: { 種別: 都道府県 } }", report);
    return [{ name: ONLY_VERSION, covers: [[]], at: setting.at }];
  }
  return setting.entries.map(({ key, keyAt, value }) => ({
    name: key,
    covers: alternatives(value, key, report),
    at: keyAt,
  }));
}

function alternatives(
  value: FrontNode,
  version: string,
  report: Report,
): readonly (readonly Condition[])[] {
  if (value.kind === "map") return [conditions(value, report)];
  if (value.kind === "list") {
    return value.items.flatMap((item) => alternatives(item, version, report));
  }
  wrongValue(value, version, "{ 種別: [市, 町, 村] }", report);
  return [];
}

function conditions(map: FrontMap, report: Report): readonly Condition[] {
  return map.entries.map(({ key, keyAt, value }) => ({
    column: normalizeHeader(key),
    values: (value.kind === "list" ? value.items : [value]).flatMap((item) => {
      if (value.kind === "list" || key === "種別") checkParted(item, key, report);
      return asText(item, key, "texts", report)?.value ?? [];
    }),
    at: keyAt,
  }));
}

/** [町、村] is one value to YAML. */
function checkParted(item: FrontNode, key: string, report: Report): void {
  if (item.kind !== "text" || !item.value.includes("、")) return;
  wrongValue(item, key, `[${item.value.split("、").join(", ")}]`, report);
}

/** Gives the names of all versions that a recipient belongs to. */
export function versionsOf(recipient: Recipient, versions: readonly Version[]): readonly string[] {
  return versions
    .filter(({ covers }) => covers.some((all) => all.every((one) => holds(one, recipient))))
    .map(({ name }) => name);
}

function holds({ column, values }: Condition, recipient: Recipient): boolean {
  return values.includes(recipient.fields.get(column)?.value ?? "");
}
