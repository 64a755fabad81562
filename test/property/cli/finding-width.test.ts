import { describe, expect, test } from "vitest";
import { type Diagnostic, error } from "../../../src/base/diagnostic.ts";
import { displayWidth } from "../../../src/base/display-width.ts";
import type { CellLocation, TextLocation } from "../../../src/base/location.ts";
import { diagnosticLines } from "../../../src/base/messages/format-diagnostic.ts";
import { PLAIN_LOOK, type TerminalLook } from "../../../src/base/messages/terminal-look.ts";
import { blockLines, findingBlocks } from "../../../src/cli/finding-blocks.ts";
import { terminalLook } from "../../../src/cli/terminal-look.ts";

const cell = (row: number, header: string): CellLocation => ({
  ...{ kind: "cell", row, column: 3, line: row, header },
  path: "recipients/令和八年度研修会の送付先一覧（市町村及び一部事務組合）.csv",
});
const text: TextLocation = {
  ...{ kind: "text", path: "templates/oshirase.hbs", line: 17, column: 6 },
  span: { start: 5, end: 11 },
};
const LINE =
  "［＃宛名］{ {職名} }　{{敬称}}、奈良県総務部長から大和高田市長をはじめとする関係の皆様へ";

const FINDINGS: readonly Diagnostic[] = [
  error("template/stray-mark", text, { found: "{ {職名} }" }),
  error("template/empty-value", cell(3, "部署名"), { column: "部署名", row: 3 }),
  error("template/empty-value", cell(4, "部署名"), { column: "部署名", row: 4 }),
  error("template/empty-value", cell(6, "住所2"), { column: "住所2", row: 6 }),
  error("template/empty-value", cell(9, "建物名"), { column: "建物名", row: 9 }),
  error("template/front-matter-open", text, { instead: "dashes" }),
  error("template/yaml", text, { problem: "COMMENT", instead: '表題: "研修会 #2"' }),
  error("template/unknown-field", text, {
    ...{ name: "電話番号（直通）", nearest: "", within: "" },
    known: "団体コード、種別、都道府県、団体名、よみ、職名、敬称、氏名、住所、電話番号",
  }),
];

const onTerminal = (columns: number): TerminalLook => terminalLook({ isTTY: true, columns }, {});
const linesIn = (look: TerminalLook, language: "ja" | "en"): readonly string[] =>
  findingBlocks(FINDINGS).flatMap((block) =>
    blockLines(block, language, () => [...Array(17).fill(LINE)], look),
  );
// biome-ignore lint/suspicious/noControlCharactersInRegex: what gives a terminal its colours is taken out
const plain = (line: string): string => line.replaceAll(/\u001b\[\d+m/gu, "");

describe.each([40, 60, 80, 120])("findings on a terminal of %i columns", (columns) => {
  test.each(["ja", "en"] as const)("are within it, in %s", (language) => {
    const lines = linesIn(onTerminal(columns), language).map(plain);
    expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([]);
  });

  test("begin with nothing that closes", () => {
    const lines = linesIn(onTerminal(columns), "ja").map((line) => plain(line).trimStart());
    expect(lines.filter((line) => /^[）」』】〕］、。，・：；！？ー)\]},;!?]/u.test(line))).toEqual(
      [],
    );
  });

  test("say what they say in a file", () => {
    const bare = (lines: readonly string[]): string =>
      lines.map(plain).join("").replaceAll(/\s/gu, "");
    const [onScreen, inFile] = FINDINGS.map((one) => ({
      ...one,
      at: { kind: "file", path: "t.hbs" } as const,
    }))
      .flatMap((one) =>
        [onTerminal(columns), PLAIN_LOOK].map((look) =>
          diagnosticLines(one, "ja", () => undefined, look),
        ),
      )
      .reduce<[string, string]>(
        ([a, b], lines, index) => (index % 2 === 0 ? [a + bare(lines), b] : [a, b + bare(lines)]),
        ["", ""],
      );
    expect(onScreen).toBe(inFile);
  });
});

test("in a file each sentence has one line, however long", () => {
  const lines = linesIn(PLAIN_LOOK, "ja");
  expect(
    lines.filter((line) => line.includes("対処:") && /[。い]$/u.test(line)).length,
  ).toBeGreaterThan(4);
  expect(lines.some((line) => displayWidth(line) > 105)).toBe(true);
});
