import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { parseLetter } from "../../../src/markup/parse-letter.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { STARTER_TEMPLATE } from "../../../src/template/starter.ts";
import { anyText } from "../../samples/any-text.ts";
import { runs } from "../../samples/extent.ts";
import { recipient } from "../../samples/recipient.ts";

const folder = "test/corpus/templates";
const sources = [
  STARTER_TEMPLATE,
  ...readdirSync("templates")
    .filter((name) => name.endsWith(".hbs"))
    .map((name) => readFileSync(`templates/${name}`, "utf8")),
  ...readdirSync(folder)
    .filter((name) => name.endsWith(".hbs"))
    .map((name) => readFileSync(`${folder}/${name}`, "utf8")),
];

const scrap = fc.oneof(
  fc.constantFrom(
    "{{",
    "}}",
    "{{{",
    "{{#",
    "{{/",
    "{{else}}",
    "{{^",
    "{{>",
    "{{!--",
    "--}}",
    "~",
    "\\{{",
    '"',
    "'",
    "(",
    ")",
    "=",
    "|",
    "［＃",
    "］",
    "「",
    "」",
    "《",
    "》",
    "｜",
    "※［＃",
    "はママ",
    "は底本では",
    "字下げ",
    "---\n",
    "\n",
    "\t",
    ":",
    "[",
    "]",
    "{",
    "}",
    "&x",
    "*x",
    "!!",
    "#",
    "- ",
    "> ",
    "宛先",
    "もし",
    "繰り返し",
    "\u0000",
    "\ud800",
    "\u{e0100}",
    "@index",
    "../",
    "[職名]",
  ),
  anyText({ maxLength: 3 }),
);

const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), drop: fc.nat(6), scrap });

interface Edit {
  readonly at: number;
  readonly drop: number;
  readonly scrap: string;
}

function damaged(source: string, edits: readonly Edit[]): string {
  return edits.reduce((text, { at, drop, scrap: added }) => {
    const from = Math.floor(at * text.length);
    return text.slice(0, from) + added + text.slice(from + drop);
  }, source);
}

const to = recipient({
  種別: "市",
  都道府県: "北海道",
  職名: "札幌市長",
  敬称: "殿",
  氏名: "山田\n佐藤",
});

function problemsOf(text: string): readonly Diagnostic[] {
  const compiled = compileTemplate(
    { path: "t.hbs", bytes: new TextEncoder().encode(text) },
    { overrides: new Map([["日付", "2023-01-06"]]), partials: new Map() },
  );
  if (!compiled.ok) return compiled.errors;
  const template = compiled.value;
  const list = template.checkList({ columns: [...to.fields.keys()], recipients: [to] });
  const merged = template.merge(to);
  if (!merged.ok) return [...list, ...merged.errors];
  const letter = parseLetter(merged.value, template.settings, "as-issued");
  return [...list, ...(letter.ok ? letter.warnings : letter.errors)];
}

test("no damage to a template breaks the program: every problem is a message with its place", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...sources),
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      (source, edits) => {
        for (const problem of problemsOf(damaged(source, edits))) {
          expect(messageOf(problem, "ja").hints.length).toBeGreaterThan(0);
          const { at } = problem;
          if (at.kind !== "text") continue;
          expect(at.line).toBeGreaterThan(0);
          expect(at.column).toBeGreaterThan(0);
          expect(at.span.end).toBeGreaterThanOrEqual(at.span.start);
        }
      },
    ),
    { numRuns: runs(3000) },
  );
});
