import { mkdirSync } from "node:fs";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { foreignPdf } from "../samples/foreign-pdf.ts";
import { type Answer, type Desk, newDesk } from "../samples/shokan.ts";
import { paragraph, smallDocx } from "../samples/small-docx.ts";
import { line, smallPdf } from "../samples/small-pdf.ts";
import { headerRow, textRow, workbook } from "../samples/workbook.ts";

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
});
afterEach(() => desk.clear());

const HEADER = "団体コード,種別,都道府県,団体名,よみ,職名,敬称";

// What terminals obey or hide, by code point: C0 without the line ends that end our own lines, DEL, C1, marks of direction,
// separators, the byte order mark.
const DANGEROUS = [
  ...[0x01, 0x07, 0x08, 0x0b, 0x0c, 0x0e, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9b, 0x9d, 0x9f],
  ...[0x061c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202d, 0x202e, 0x2066, 0x2069],
  0xfeff,
].map((code) => String.fromCodePoint(code));

/** Characters below U+0020, from U+007F to U+009F, and the marks: nothing of it may reach a screen. Tab and LF may. */
function expectSafe({ stdout, stderr }: Answer): void {
  for (const text of [stdout, stderr]) {
    const found = [...text].filter((character) => {
      const code = character.codePointAt(0) ?? 0;
      const isControl = code < 0x20 || (code >= 0x7f && code <= 0x9f);
      return (isControl && code !== 0x0a && code !== 0x09) || DANGEROUS.includes(character);
    });
    expect(found.map((character) => character.codePointAt(0)?.toString(16))).toEqual([]);
  }
}

const words = fc
  .array(fc.constantFrom(...DANGEROUS, "札", "幌", "[31m", "]0;x", "a", "\\"), {
    minLength: 2,
    maxLength: 6,
  })
  .map((parts) => parts.join(""))
  // Each value has one such character at least, so that each place is tried in every round.
  .map((text) => `${text}\u001b[31m\u202e`);

test("whatever stands in a list, a template, a name or a document, the screen gets no byte that it would obey", async () => {
  const inputs = fc.record({
    cell: words,
    heading: words,
    name: words,
    title: words,
    partial: words,
    body: words,
    document: words,
  });
  await fc.assert(
    fc.asyncProperty(inputs, async (given) => {
      const template = `templates/${given.name}.hbs`;
      const title = JSON.stringify(given.title);
      mkdirSync(desk.path("templates/partials"), { recursive: true });
      desk.write(`templates/partials/${given.partial}.hbs`, `${given.body}{{${given.cell}}}\n`);
      desk.write(
        template,
        `---\n表題: ${title}\n種別: 書簡\n${given.heading}: x\n---\n［＃宛名］{{職名}}　{{敬称}}${given.body}{{${given.body}}}\n{{> ${given.partial}}}\n`,
      );
      const row = `011002,市,北海道,${given.cell},さっぽろし,札幌市長,殿,${given.cell}`;
      desk.write(`recipients/${given.name}.csv`, `${HEADER},${given.heading}\n${row}\n`);
      const lists = ["--recipients", `recipients/${given.name}.csv`];
      const cells = ["011002", "市", "北海道", "札幌市", "", "札幌市長", "", given.cell];
      const rows = `${headerRow(1, [given.heading])}${textRow(2, cells)}`.replaceAll(NOT_XML, "");
      desk.write(`recipients/${given.name}.xlsx`, workbook({ rows }));
      const notice = ["check", "templates/notice.hbs", "--recipients"];
      for (const answer of [
        await desk.run("check", template, ...lists),
        await desk.run("fields", template),
        await desk.run("check", template, ...lists, "--json", "--lang", "en", given.body),
        await desk.run("merge", `${template}.none`, "--where", given.cell, ...lists),
        await desk.run(...notice, `recipients/${given.name}.csv`),
        await desk.run(...notice, `recipients/${given.name}.xlsx`),
        await desk.run("init", given.name),
        await desk.run(given.cell, `--${given.heading}`),
      ]) {
        expectSafe(answer);
        expect(answer.stdout + answer.stderr).toContain("\\u"); // and yet it was shown
        expect(answer.exit).toBeGreaterThan(0);
        expect(answer.exit).toBeLessThan(3);
      }
    }),
    { numRuns: 2 },
  );
}, 120_000);

test("the text of a PDF and of a Word file is shown without what a screen would obey", async () => {
  const text = `甲${DANGEROUS.join("")}乙`;
  desk.write("a.pdf", smallPdf([{ content: (show) => `${line(500)} ${show(text)}` }]));
  desk.write("a.docx", smallDocx(paragraph(text.replaceAll(NOT_XML, ""))));
  // pdf.js leaves marks of direction out.
  const expected = { "a.pdf": /甲.*\\u009b.*乙/su, "a.docx": /甲.*\\u009b.*\\u202e.*乙/su };
  for (const [name, shown] of Object.entries(expected)) {
    for (const more of [[], ["--json"]]) {
      const answer = await desk.run("text", name, ...more);
      expectSafe(answer);
      expect(answer.stdout).toMatch(shown);
    }
  }
});

test("a text that is not all there ends with exit 3, and what is missing stands beside it", async () => {
  const line = { encoding: "untold", text: "一二三", x: 60, y: 500 } as const;
  desk.write("a.pdf", foreignPdf([{ lines: [line] }]));
  const { exit, stdout, stderr } = await desk.run("text", "a.pdf");
  expect(exit).toBe(3);
  expect(stdout).toBe("〓〓〓\n");
  expect(stderr).toContain("a.pdf 1ページ エラー verify/characters-lost");
  expect(stderr).toContain("3字");
});

/** What XML cannot hold. Source: XML 1.0, production 2. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/gu;

describe("beside a problem stands", () => {
  const NOTICE = ["check", "templates/notice.hbs", "--recipients"];

  test("no byte of a workbook's package", async () => {
    const rows = `${headerRow()}${textRow(2, ["011002", "市", "北海道", "札幌市", "さっぽろし", "札幌市長", ""])}`;
    desk.write("recipients/a.xlsx", workbook({ rows }));
    const { stderr } = await desk.run(...NOTICE, "recipients/a.xlsx");
    expect(stderr).toContain("recipients/a.xlsx 2行目『敬称』列");
    expect(stderr).not.toMatch(/^ *\d+ \| /mu);
  });

  test.each<[string, (text: string) => Uint8Array]>([
    ["UTF-8", (text) => new TextEncoder().encode(text)],
    ["UTF-16 as Excel's Unicode text", (text) => utf16(`\ufeff${text.replaceAll(",", "\t")}`)],
  ])("the line of a list in %s", async (_, encode) => {
    desk.write(
      "recipients/a.csv",
      encode(`${HEADER}\r\n011002,市,北海道,札幌市,さっぽろし,札幌市長,\r\n`),
    );
    const { stderr } = await desk.run(...NOTICE, "recipients/a.csv");
    expect(stderr).toMatch(
      /^ {4}2 \| 011002[, ]市[, ]北海道[, ]札幌市[, ]さっぽろし[, ]札幌市長[, ]$/mu,
    );
  });

  test("the line of a list as Japanese Excel saves it", async () => {
    // 札幌市 in CP932
    const sapporo = [0x8e, 0x44, 0x96, 0x79, 0x8e, 0x73];
    const bytes = [...Buffer.from("a,", "latin1"), ...sapporo, ...Buffer.from('"x\r\n', "latin1")];
    desk.write("recipients/a.csv", Uint8Array.from(bytes));
    const { stderr } = await desk.run(...NOTICE, "recipients/a.csv");
    expect(stderr).toContain("    1 | a,札幌市");
  });

  test("no guess at what a template that is not UTF-8 might mean", async () => {
    const text = "---\n表題: 試し\n種別: 書簡\n---\n［＃宛名］{{職めい}}　{{敬称}}\n";
    const bytes = new TextEncoder().encode(text);
    desk.write("templates/a.hbs", Uint8Array.from([...bytes, 0x83, 0x41]));
    const { stderr } = await desk.run(
      "check",
      "templates/a.hbs",
      ...NOTICE.slice(2),
      "recipients/a.csv",
    );
    expect(stderr).toContain("template/encoding");
    expect(stderr).not.toMatch(/^ *\d+ \| /mu);
  });
});

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "utf16le"));
}

test("errors stand in the order in which the list is read, after the warnings", async () => {
  const rows = Array.from(
    { length: 60 },
    (_, index) => `,市区町村,,札幌市${index},x,市長${index},`,
  );
  desk.write("recipients/a.csv", `${HEADER}\n${rows.join("\n")}\n`);
  const { stderr } = await desk.run(
    "check",
    "templates/notice.hbs",
    "--recipients",
    "recipients/a.csv",
  );
  const found = [...stderr.matchAll(/a\.csv (\d+)行目『[^』]*』列 エラー/gu)].map((match) =>
    Number(match[1]),
  );
  expect(found).toEqual([...found].sort((left, right) => left - right));
  expect(found[0]).toBe(2);
  // Sixty of a kind are one block, which says its rows.
  expect(stderr).toContain("recipients/a.csv 2行目『敬称』列 エラー csv/empty-honorific（60件）");
  expect(stderr).toContain("同じもの: 3〜61行目");
});

test("a line of ten megabytes is shown from a little before the place on, and at once", async () => {
  const long = "一".repeat(3_400_000); // ten megabytes in UTF-8
  desk.write(
    "templates/a.hbs",
    `---\n表題: 試し\n種別: 書簡\n---\n${long}\n［＃宛名］{{職めい}}\n`,
  );
  desk.write("recipients/a.csv", `${HEADER}\n${long},市,北海道,札幌市,さっぽろし,札幌市長,\n`);
  const { exit, stderr } = await desk.run(
    ...["check", "templates/notice.hbs"],
    ...["--recipients", "recipients/a.csv"],
  );
  expect(exit).toBe(1);
  expect(Math.max(...stderr.split("\n").map((shown) => shown.length))).toBeLessThan(400);
});
