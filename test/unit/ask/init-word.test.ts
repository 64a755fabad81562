import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { describeTemplate } from "../../../src/ask/describe-template.ts";
import { init } from "../../../src/ask/init.ts";
import { check } from "../../../src/job/check.ts";
import { type Project, projectAt } from "../../../src/outside/project.ts";
import { runs } from "../../samples/extent.ts";
import { code, field, line, mark } from "../word/attempt.ts";
import { paragraph, wordFile } from "../word/word-files.ts";

let root: string;
let project: Project;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "shokan-init-"));
  project = projectAt(root);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const ADDRESSEE = paragraph("{{職名}}　{{敬称}}");
const ifColumn = (column: string, rest: string): string =>
  line(field(code("IF ") + field(`MERGEFIELD ${column}`, "") + code(rest)));

function letter(body: string, name = "手紙.docx"): void {
  writeFileSync(join(root, name), wordFile(body).bytes);
}
const read = (name: string): string => readFileSync(join(root, name), "utf8");
const codesOf = (found: Awaited<ReturnType<typeof init>>): readonly string[] =>
  found.ok ? [] : found.errors.map((one) => one.code);

test("of a letter in Word the list gets the letter's columns, with samples that can be sent at once", async () => {
  letter(`${paragraph("{{団体名}}におかれましては御清栄のことと存じます。")}${ADDRESSEE}`);
  expect(await init("手紙.docx", project)).toMatchObject({
    ok: true,
    value: {
      template: "手紙.docx",
      recipients: "recipients/手紙.csv",
      word: { settings: undefined },
    },
  });
  const list = read("recipients/手紙.csv");
  expect(
    list.startsWith("\ufeff団体コード,種別,団体名,職名,敬称\r\n011002,市,札幌市,札幌市長,殿\r\n"),
  ).toBe(true);
  expect(list).not.toMatch(/[^\r]\n/u);
  expect(existsSync(join(root, "手紙.yaml"))).toBe(false);
  const checked = await check({
    project,
    template: "手紙.docx",
    recipients: ["recipients/手紙.csv"],
  });
  expect(checked.kind, JSON.stringify(checked.diagnostics)).toBe("done");
});

test("a list of others than governments has the letter's columns and nobody in it", async () => {
  letter(paragraph("{{社名}}　{{氏名}}　{{敬称}}"));
  expect((await init("手紙.docx", project)).ok).toBe(true);
  expect(read("recipients/手紙.csv")).toBe("\ufeff敬称,社名,氏名\r\n");
});

test("what the file cannot say alone is written into settings beside it, which it then takes", async () => {
  const optional = `${mark("begin")}${code("MERGEFIELD 備考 \\b （")}${mark("separate")}${mark("end")}`;
  letter(`${line(optional)}${ifColumn("規模", ' = "大" "貴社" "各位"')}${ADDRESSEE}`);
  expect(await init("手紙.docx", project)).toMatchObject({
    value: { word: { settings: "手紙.yaml" } },
  });
  expect(read("recipients/手紙.csv").split("\r\n")[0]).toBe(
    "\ufeff団体コード,種別,団体名,職名,敬称,備考,規模",
  );
  const described = describeTemplate("手紙.docx", project);
  expect(described.ok && described.value.versions.map(({ name }) => name)).toEqual([
    "大",
    "その他",
  ]);
  expect(described.ok && described.value.fields.find(({ name }) => name === "備考")?.required).toBe(
    false,
  );
});

test("settings that are there are read and left, and a list that is there stops it", async () => {
  const settings = "任意の列: [備考]\n";
  letter(`${paragraph("{{備考}}")}${ADDRESSEE}`);
  writeFileSync(join(root, "手紙.yaml"), settings);
  expect((await init("手紙.docx", project)).ok).toBe(true);
  expect(read("手紙.yaml")).toBe(settings);
  expect(codesOf(await init("手紙.docx", project))).toEqual(["job/file-exists"]);
});

test("a letter in a folder keeps its place, and settings stand beside it", async () => {
  mkdirSync(join(root, "書類"));
  letter(`${paragraph("{{#もし 備考}}（{{備考}}）{{/もし}}")}${ADDRESSEE}`, "書類/依頼.docx");
  expect(await init("書類/依頼.docx", project)).toMatchObject({
    value: {
      template: "書類/依頼.docx",
      recipients: "recipients/依頼.csv",
      word: { settings: "書類/依頼.yaml" },
    },
  });
  expect(read("書類/依頼.yaml")).toContain('任意の列: ["備考"]');
});

test("a file that is not there, or is no letter in Word, makes nothing", async () => {
  expect(codesOf(await init("ない.docx", project))).toEqual(["job/file-not-found"]);
  writeFileSync(join(root, "文.docx"), "拝啓");
  expect(codesOf(await init("文.docx", project))).toEqual(["word/file"]);
  letter(`${paragraph("{{職名")}`, "誤り.docx");
  expect(codesOf(await init("誤り.docx", project))).toEqual(["word/tag-not-closed"]);
  for (const folder of ["recipients", "templates"])
    expect(existsSync(join(root, folder))).toBe(false);
});

test("whatever columns a letter names, and however, the list has each of them once and check misses none", async () => {
  const columns = fc.uniqueArray(
    fc.constantFrom(
      "備考",
      "期限",
      "社名",
      "氏名",
      "都道府県",
      "よみ",
      "団体コード",
      "金額,円",
      "郵便番号",
    ),
    { maxLength: 5 },
  );
  let count = 0;
  await fc.assert(
    fc.asyncProperty(columns, fc.boolean(), async (names, isAsked) => {
      count += 1;
      const name = `手紙${count}.docx`;
      const tag = (one: string): string => (/^[\p{L}]+$/u.test(one) ? one : `[${one}]`);
      const typed = names.map((one) =>
        isAsked ? `{{#もし ${tag(one)}}}{{${tag(one)}}}{{/もし}}` : `{{${tag(one)}}}`,
      );
      letter(`${typed.map((one) => paragraph(one)).join("")}${ADDRESSEE}`, name);
      expect((await init(name, project)).ok).toBe(true);
      const [heading = ""] = read(`recipients/手紙${count}.csv`).slice(1).split("\r\n");
      const cells = heading.match(/"[^"]*"|[^,]+/gu)?.map((cell) => cell.replaceAll('"', "")) ?? [];
      expect(cells).toEqual([...new Set(cells)]);
      expect(cells).toEqual(expect.arrayContaining([...names, "職名", "敬称"]));
      const { diagnostics } = await check({
        project,
        template: name,
        recipients: [`recipients/手紙${count}.csv`],
      });
      expect(diagnostics.map(({ code }) => code)).not.toContain("csv/missing-column");
    }),
    { numRuns: runs(12) },
  );
});
