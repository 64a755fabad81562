import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Desk, newDesk } from "./shokan.ts";

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
});
afterEach(() => desk.clear());

const MERGE = ["merge", "templates/notice.hbs", "--recipients", "recipients/prefectures.csv"];

describe("what is typed wrong is told by name, in Japanese, with exit 2 and nothing written", () => {
  test.each<[string, readonly string[], string, string]>([
    ["no command", [], "option/missing-command", "merge, check"],
    ["a misspelt command", ["marge"], "option/unknown-command", "「merge」の誤り"],
    ["no template", ["merge", "--recipients", "a.csv"], "option/missing-argument", "ひな形"],
    ["no list", MERGE.slice(0, 2), "option/missing-option", "--recipients"],
    ["a list without a name", MERGE.slice(0, 3), "option/missing-value", "--recipients"],
    [
      "a misspelt option",
      [...MERGE, "--print-rn"],
      "option/unknown-option",
      "「--print-run」の誤り",
    ],
    [
      "a word too many",
      ["merge", "a.hbs", "b c", "--recipients", "a.csv"],
      "option/unexpected-argument",
      "`b c` は余分",
    ],
    [
      "a misspelt choice",
      [...MERGE, "--edition", "corected"],
      "option/bad-choice",
      "「corrected」の誤り",
    ],
    ["a number that is none", [...MERGE, "--jobs", "abc"], "option/bad-number", "`abc`"],
    ["a volume of nothing", [...MERGE, "--volume", "0"], "option/bad-number", "1, 2, 3 …"],
    ["a format that is none", [...MERGE, "--format", "pdf,dox"], "option/bad-number", "docx"],
    [
      "a condition without =",
      [...MERGE, "--where", "北海道"],
      "option/bad-condition",
      "都道府県=北海道",
    ],
    ["a setting without =", [...MERGE, "--set", "日付"], "option/bad-setting", "日付"],
    ["no measure", ["layout", "--measure", "0", "-"], "option/bad-number", "`--measure`"],
    [
      "an indent as long as the line",
      ["layout", "--measure", "5", "--indent", "5"],
      "option/bad-number",
      "0 … 4",
    ],
  ])("%s", (_, args, code, words) => {
    const { exit, stdout, stderr } = desk.run(...args);
    expect(exit).toBe(2);
    expect(stderr).toContain(code);
    expect(stderr).toContain(words);
    expect(stderr.match(/エラー (?:option|template)/gu)).toHaveLength(1);
    expect(stdout).toBe("");
    expect(desk.list(".")).not.toContain("out");
  });

  test("in English and for a machine as well", () => {
    const english = desk.run("--lang", "en", ...MERGE, "--formt", "pdf");
    expect(english.stderr).toContain("write `--format` if that is what you mean");
    const { exit, stdout } = desk.run(...MERGE, "--formt", "pdf", "--json");
    expect(exit).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: "diagnostic",
      code: "option/unknown-option",
      values: { name: "--formt", nearest: "--format" },
    });
  });
});

describe("what a list or a folder does not have is told with exit 1", () => {
  test.each<[string, readonly string[], string]>([
    ["nobody to write to", [...MERGE, "--where", "都道府県=日本"], "option/unknown-value"],
    ["a code that no row has", [...MERGE, "--only", "999999"], "option/unknown-recipient"],
    [
      "a column that no list has",
      [...MERGE, "--where", "都道府券=北海道"],
      "option/unknown-column",
    ],
    [
      "a folder for a template",
      ["merge", "templates", "--recipients", "recipients/prefectures.csv"],
      "job/not-a-file",
    ],
    ["a typeface that is not there", [...MERGE, "--set", "体裁=1x1"], "template/"],
    ["a folder that no run made", ["verify", "templates"], "job/not-a-run"],
    ["a text of another kind", ["text", "templates/notice.hbs"], "job/unknown-file-type"],
    ["a name that is taken", ["init", "notice"], "job/file-exists"],
  ])("%s", (_, args, code) => {
    const { exit, stderr } = desk.run(...args);
    expect(exit).toBe(1);
    expect(stderr).toContain(code);
    expect(stderr).not.toContain("    at ");
  });

  test("a typeface that is not installed, with the nearest that is", () => {
    desk.write(
      "templates/a.hbs",
      "---\n表題: 試し\n種別: 書簡\nフォント: [Noto Serif PJ]\n---\n［＃宛名］{{職名}} {{敬称}}\n",
    );
    const { exit, stderr } = desk.run("check", "templates/a.hbs", ...MERGE.slice(2));
    expect(exit).toBe(1);
    expect(stderr).toContain("job/unknown-font");
    expect(stderr).toContain("Noto Serif JP");
  });

  test("two letters that would have one name", () => {
    const header = "団体コード,種別,都道府県,団体名,よみ,職名,敬称,氏名";
    const row = "010006,都道府県,北海道,北海道,ほっかいどう,北海道知事,殿";
    desk.write("recipients/a.csv", `${header}\n${row},甲\n${row},乙\n`);
    const { exit, stderr } = desk.run(
      "merge",
      "templates/notice.hbs",
      "--recipients",
      "recipients/a.csv",
    );
    expect(exit).toBe(1);
    expect(stderr).toContain("job/name-collision");
  });
});

test("the help of every command shows the options that are suggested for a misspelt one", async () => {
  const { OPTION_NAMES } = await import("../../src/cli/command-options.ts");
  for (const [command, names] of Object.entries(OPTION_NAMES)) {
    const { stdout } = desk.run(command, "--help");
    const shown = [...stdout.matchAll(/--(?<name>[a-z-]+)/gu)].map(
      ({ groups }) => groups?.["name"] ?? "",
    );
    for (const name of shown) expect(names, command).toContain(name);
    expect(stdout).toContain("指定:");
  }
});
