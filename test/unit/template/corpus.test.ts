import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { recipient } from "../../samples/recipient.ts";

const folder = "test/corpus/templates";

const partials = new Map(
  readdirSync(`${folder}/partials`).map((name) => [
    name.replace(/\.hbs$/u, ""),
    { path: `partials/${name}`, bytes: readFileSync(`${folder}/partials/${name}`) },
  ]),
);

/** What a template that compiles is compared with: a list that has the columns of every list. */
const mayor = recipient({
  団体コード: "011002",
  種別: "市",
  都道府県: "北海道",
  団体名: "札幌市",
  よみ: "さっぽろし",
  職名: "札幌市長",
  敬称: "殿",
});

/** `file ; line:column code` for each problem, as the table has them. */
const expected = readFileSync(`${folder}/expected.txt`, "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split(" ; "))
  .map(([file = "", ...problems]) => [file, problems] as const);

function shown({ code, at, values }: Diagnostic): string {
  const place = at.kind === "text" ? `${at.line}:${at.column}` : at.kind;
  const file = at.kind === "text" && at.path !== "t.hbs" ? `${at.path}:` : "";
  const nearest = values["nearest"] === undefined ? "" : ` → ${values["nearest"]}`;
  return `${file}${place} ${code}${nearest}`;
}

function problemsOf(file: string): readonly string[] {
  const source = { path: "t.hbs", bytes: readFileSync(`${folder}/${file}.hbs`) };
  const outcome = compileTemplate(source, { overrides: new Map(), partials });
  if (!outcome.ok) return outcome.errors.map(shown);
  const columns = [...mayor.fields.keys()];
  const listed = outcome.value.checkList({ columns, recipients: [mayor] });
  return [...outcome.warnings, ...listed].map(shown);
}

describe("each faulty template is refused where its fault stands", () => {
  test.each(expected)("%s", (file, problems) => {
    expect(problemsOf(file)).toEqual(problems);
  });

  test("every template of the folder stands in the table", () => {
    const files = readdirSync(folder).filter((name) => name.endsWith(".hbs"));
    expect(expected.map(([file]) => `${file}.hbs`).sort()).toEqual(files.sort());
  });
});
