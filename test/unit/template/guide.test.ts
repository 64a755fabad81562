import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { messages } from "../../../src/base/messages/messages.ts";
import { levelOfMark } from "../../../src/language/item-number.ts";
import {
  blockAnnotation,
  EMPHASIS_NAMES,
  inlineAnnotation,
} from "../../../src/markup/annotations.ts";
import { ROLE_NAMES } from "../../../src/model/annotation-words.ts";
import { PAGE_FORMATS } from "../../../src/model/page-formats.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { HELPERS } from "../../../src/template/helper-table.ts";
import { SETTING_NAMES } from "../../../src/template/read-settings.ts";
import { SECTION_NAMES } from "../../../src/template/section-names.ts";
import { STARTER_TEMPLATE } from "../../../src/template/starter.ts";

const guide = readFileSync("templates/README.md", "utf8");

test("the guide names every setting, section, helper, role and mark", () => {
  const missing = [
    ...SETTING_NAMES.filter((name) => !new RegExp(`^\\|.*${name}.*\\|`, "mu").test(guide)),
    ...SECTION_NAMES.filter((name) => !guide.includes(`{{#${name} `)),
    ...[...HELPERS.keys()].filter((name) => !guide.includes(`{{${name} `)),
    ...[...ROLE_NAMES.keys()].filter((name) => !guide.includes(`［＃${name}］`)),
    ...[...EMPHASIS_NAMES.keys()].filter((name) => !guide.includes(name)),
  ];
  expect(missing).toEqual([]);
});

test("the documents and the starter name every page format, and none that is not", () => {
  const formats = [...PAGE_FORMATS.keys()].sort();
  for (const text of [guide, STARTER_TEMPLATE]) {
    const named = new Set(text.match(/\b\d\dx\d\d\b/gu));
    expect([...named].sort()).toEqual(formats);
  }
});

test("the guide's own template and its page format compile", () => {
  const [first = "", second = ""] = [...guide.matchAll(/```\n(?<code>[\s\S]*?)```/gu)].map(
    ({ groups }) => groups?.["code"] ?? "",
  );
  for (const text of [first, first.replace("種別: 書簡\n", `種別: 書簡\n${second}`)]) {
    const bytes = new TextEncoder().encode(text);
    const outcome = compileTemplate(
      { path: "guide.hbs", bytes },
      { overrides: new Map(), partials: new Map() },
    );
    expect(outcome.ok ? outcome.warnings : outcome.errors).toEqual([]);
  }
});

test("the placements that the guide shows are placements", () => {
  const shown = guide.slice(guide.indexOf("位置を変えるとき"), guide.indexOf("行の中で使うもの"));
  const names = [...shown.matchAll(/［＃(?<name>[^］]+)］/gu)].map(
    ({ groups }) => groups?.["name"] ?? "",
  );
  expect(names.length).toBeGreaterThan(8);
  const references = names.filter((name) => name.endsWith("の番号"));
  const others = names.filter((name) => !name.endsWith("の番号"));
  expect(references.length).toBeGreaterThan(0);
  expect(references.filter((name) => inlineAnnotation(name, String) === undefined)).toEqual([]);
  expect(others.filter((name) => blockAnnotation(name) === undefined)).toEqual([]);
});

test("the guide shows the marks of all seven levels in their order", () => {
  for (const [words, mode] of [
    ["横書き", "horizontal-tb"],
    ["縦書き", "vertical-rl"],
  ] as const) {
    const row = new RegExp(`^\\| ${words} \\| (?<marks>.*［＃.*) \\|$`, "mu").exec(guide);
    const marks = [...(row?.groups?.["marks"] ?? "").matchAll(/［＃(?<mark>[^］]+)］/gu)];
    expect(marks.map(({ groups }) => levelOfMark(groups?.["mark"] ?? "", mode))).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ]);
  }
});

test("the guide for a clerk's Word letter names every refusal of one, and none that is not", () => {
  const wordGuide = readFileSync("templates/word-guide.md", "utf8");
  const named = new Set(
    [...wordGuide.matchAll(/`(?<code>[a-z]+\/[a-z-]+)`/gu)].map(({ groups }) => groups?.["code"]),
  );
  const codes = Object.keys(messages).filter((code) => code.startsWith("word/"));
  // Of what LibreOffice makes of such letters, some findings are about the letter itself.
  const ofOffice = ["office/not-joined", "office/number-differs", "office/variant-lost"];
  expect([...named].sort()).toEqual([...codes, ...ofOffice, "template/stray-mark"].sort());
});
