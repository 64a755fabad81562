import { expect, test } from "vitest";
import { displayWidth } from "../../../src/base/display-width.ts";
import { helpText } from "../../../src/cli/help-text.ts";

/** As yargs writes it where lines have no end: names in brackets, kinds after what is said. */
const HELP = `shokan merge <template>

引数:
  template  ひな形（.hbs）  [値] [必須]

指定:
      --strict  注意もエラーとして扱います  [有無] [既定: false]
      --json    プログラム用の形式  [有無] [既定: false]
  -h, --help    この説明を表示します  [有無]
      --only    この宛先だけ  [値]

コマンド:
  shokan merge <template>       作ります
  shokan text <files..>         示します
  shokan layout [file]          組みます
  shokan pack <run> <archive>   できた書簡を、作り直すのに必要なもの全部と一緒に、保存箱のフォルダーに入れます

終了コード:
    0  作成と照合が終わった`;

test("the help names what is put in as a clerk would, says nothing of what a switch is, and keeps its columns", () => {
  expect(helpText(HELP, "ja", 80)).toBe(`shokan merge <ひな形>

引数:
  ひな形  ひな形（.hbs） [値] [必須]

指定:
      --strict  注意もエラーとして扱います
      --json    プログラム用の形式
  -h, --help    この説明を表示します
      --only    この宛先だけ [値]

コマンド:
  shokan merge <ひな形>        作ります
  shokan text <文書..>         示します
  shokan layout [文書]         組みます
  shokan pack <結果> <保存箱>  できた書簡を、作り直すのに必要なもの全部と
                               一緒に、保存箱のフォルダーに入れます

終了コード:
    0  作成と照合が終わった`);
});

test("where names take most of a line, what is said of them stands below", () => {
  expect(helpText(HELP, "ja", 40)).toContain(
    "  shokan layout [文書]\n      組みます\n  shokan pack <結果> <保存箱>\n      できた書簡を、",
  );
});

test.each([40, 60, 80, 120])("no line is wider than %i cells", (columns) => {
  const lines = helpText(HELP, "ja", columns).split("\n");
  expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([]);
});

test("in English the names stay", () => {
  const help =
    "shokan merge <template>\n  --json  lines  [boolean] [default: false]\n  --only  [string]";
  expect(helpText(help, "en", 80)).toBe(
    "shokan merge <template>\n  --json  lines\n  --only  [string]",
  );
});
