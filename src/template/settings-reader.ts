import { type Diagnostic, error } from "../base/diagnostic.ts";
import { choicesText } from "../base/messages/choices-text.ts";
import type { Expected } from "../base/messages/template-reasons.ts";
import { nearestName } from "../base/nearest-name.ts";
import type { FrontEntry, FrontMap, FrontNode, FrontText } from "./front-matter.ts";
import { withFlow } from "./mistyped-settings.ts";

/** Takes what is wrong with a setting. */
export type Report = (found: Diagnostic) => void;

/** Reports every key of a map that is not one of the known. */
export function refuseUnknownKeys(map: FrontMap, known: readonly string[], report: Report): void {
  const unknown = map.entries.filter(({ key }) => !known.includes(key));
  // A hundred thousand of them are one mistake, and each takes a comparison with every name.
  for (const { key, keyAt } of unknown.slice(0, MOST_UNKNOWN)) {
    if (key.startsWith("　")) continue; // reported where it was read
    report(error("template/unknown-key", keyAt, { key, nearest: nearestName(key, known) ?? "" }));
  }
}

const MOST_UNKNOWN = 50;

/** Finds a setting by its name. */
export function entryOf(map: FrontMap, key: string): FrontEntry | undefined {
  return map.entries.find((entry) => entry.key === key);
}

/** Reads a setting that must be one text, not empty. */
export function textOf(map: FrontMap, key: string, report: Report): FrontText | undefined {
  const entry = entryOf(map, key);
  return entry === undefined ? undefined : asText(entry.value, key, "text", report);
}

/** Takes a value as one text, not empty. */
export function asText(
  node: FrontNode,
  key: string,
  expected: Expected,
  report: Report,
): FrontText | undefined {
  if (node.kind === "text" && node.value !== "") {
    // Printed as it is, 「［甲、乙］を送ります」.
    if (WIDE_LIST.test(node.value)) {
      report(error("template/yaml", node.at, { problem: "WIDE_BRACKET" }));
    }
    return node;
  }
  wrongValue(node, key, expected, report);
  return undefined;
}

/** A list or a map in brackets that are not YAML's. */
export const WIDE_LIST: RegExp =
  /^(?:［[^［］]*[、，,][^［］]*］|【[^【】]*[、，,][^【】]*】|｛[^｛｝]*[:：][^｛｝]*｝)$/u;

/** Reads a setting that is one text or a list of texts. */
export function textsOf(map: FrontMap, key: string, report: Report): readonly FrontText[] {
  const entry = entryOf(map, key);
  if (entry === undefined) return [];
  const { value } = entry;
  const line = value.kind === "text" ? `${key}: ${value.value}` : "";
  const instead = withFlow(line);
  if (value.kind === "text" && instead !== line) {
    report(error("template/yaml", value.at, { problem: "WIDE_BRACKET", instead }));
    return [];
  }
  const nodes = value.kind === "list" ? value.items : [value];
  return nodes.flatMap((node) => asText(node, key, "texts", report) ?? []);
}

/** Reads a setting whose value is one of some words; gives what the word stands for. */
export function choiceOf<T>(
  map: FrontMap,
  key: string,
  choices: Readonly<Record<string, T>>,
  report: Report,
): T | undefined {
  const entry = entryOf(map, key);
  if (entry === undefined) return undefined;
  const { value } = entry;
  const chosen =
    value.kind === "text" ? new Map(Object.entries(choices)).get(value.value) : undefined;
  if (chosen === undefined) wrongValue(value, key, choicesText(Object.keys(choices)), report);
  return chosen;
}

/** Reports a value that is not as it should be. */
export function wrongValue(node: FrontNode, key: string, expected: Expected, report: Report): void {
  const found = { text: "", list: "[…]", map: "{…}" }[node.kind];
  if (node.kind === "text" && expected.startsWith("{") && /[：｛]/u.test(node.value)) {
    const problem = node.value.startsWith("｛") ? "WIDE_BRACKET" : "WIDE_COLON";
    report(error("template/yaml", node.at, { problem }));
    return;
  }
  report(
    error("template/wrong-value", node.at, {
      key,
      found: node.kind === "text" ? node.value : found,
      expected,
    }),
  );
}
