import { expect, test } from "vitest";
import { helpText } from "../../../src/cli/help-text.ts";

/** As yargs writes it: names in brackets, kinds at the right edge, on lines of their own where there is no room. */
const HELP = `shokan merge <template>

引数:
  template  ひな形（.hbs）                    [値] [必須]

指定:
  --strict  注意もエラーとして扱います
                                  [有無] [既定: false]
  --json    プログラム用の形式     [有無] [既定: false]
  -h        この説明を表示します                [有無]
  --only    この宛先だけ                          [値]

コマンド:
  shokan merge <template>   作ります
  shokan text <files..>     示します
  shokan layout [file]      組みます`;

test("the help names what is put in as a clerk would, says nothing of what a switch is, and keeps its columns", () => {
  expect(helpText(HELP, "ja")).toBe(`shokan merge <ひな形>

引数:
  ひな形    ひな形（.hbs）                    [値] [必須]

指定:
  --strict  注意もエラーとして扱います
  --json    プログラム用の形式
  -h        この説明を表示します
  --only    この宛先だけ                          [値]

コマンド:
  shokan merge <ひな形>     作ります
  shokan text <文書..>      示します
  shokan layout [文書]      組みます`);
});

test("in English the names stay", () => {
  const help =
    "shokan merge <template>\n  --json  lines  [boolean] [default: false]\n  --only  [string]";
  expect(helpText(help, "en")).toBe("shokan merge <template>\n  --json  lines\n  --only  [string]");
});
