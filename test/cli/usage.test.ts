import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Desk, newDesk } from "../samples/shokan.ts";

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
});
afterEach(() => desk.clear());

const MERGE = ["merge", "templates/notice.hbs", "--recipients", "recipients/prefectures.csv"];

describe("what is typed wrong is told by name, in Japanese, with exit 2 and nothing written", () => {
  test.each<[string, readonly string[], string, string]>([
    ["no command", [], "option/missing-command", "merge、check"],
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
      "「b c」は余分",
    ],
    [
      "a misspelt choice",
      [...MERGE, "--edition", "corected"],
      "option/bad-choice",
      "「corrected」の誤り",
    ],
    ["a misspelt answer", [...MERGE, "--hidden", "skp"], "option/bad-choice", "「skip」の誤り"],
    ["a number that is none", [...MERGE, "--jobs", "abc"], "option/bad-number", "「abc」"],
    ["a volume of nothing", [...MERGE, "--volume", "0"], "option/bad-number", "1, 2, 3 …"],
    ["a format that is none", [...MERGE, "--format", "pdf,dox"], "option/bad-choice", "docx"],
    [
      "a condition without =",
      [...MERGE, "--where", "北海道"],
      "option/bad-condition",
      "都道府県=北海道",
    ],
    ["a setting without =", [...MERGE, "--set", "日付"], "option/bad-setting", "日付"],
    ["a blank folder", [...MERGE, "--out", ""], "option/blank-value", "「--out」の値が空"],
    ["a folder of blanks", [...MERGE, "--out=　"], "option/blank-value", "--out"],
    ["a blank list among lists", [...MERGE, " "], "option/blank-value", "--recipients"],
    ["the folder one stands in", [...MERGE, "--out", "."], "option/out-holds-inputs", "現在の"],
    [
      "the folder one stands in, to begin anew",
      [...MERGE, "--out", "./", "--restart"],
      "option/out-holds-inputs",
      "out/案内",
    ],
    [
      "the folder that the lists are in",
      [...MERGE, "--out", "recipients"],
      "option/out-holds-inputs",
      "「recipients/prefectures.csv」が入っています",
    ],
    ["a folder above", [...MERGE, "--out", ".."], "option/out-holds-inputs", ".."],
    [
      "two folders",
      [...MERGE, "--out", "out/a", "--out", "out/b"],
      "option/given-twice",
      "「--out」が二つ以上",
    ],
    ["two numbers", [...MERGE, "--jobs", "1", "--jobs=2"], "option/given-twice", "「--jobs」"],
    ["two languages", [...MERGE, "--lang", "ja", "--lang", "ja"], "option/given-twice", "--lang"],
    ["two volumes", [...MERGE, "--volume", "1", "--volume", "1"], "option/given-twice", "--volume"],
    [
      "one setting with two values",
      [...MERGE, "--set", "日付=2026-12-01", "--set", "日付=2026-12-02"],
      "option/given-twice",
      "--set 日付",
    ],
    ["two measures", ["layout", "--measure", "5", "--measure", "6"], "option/given-twice", "--m"],
    [
      "hyphens of full width",
      [...MERGE, "－－format", "pdf"],
      "option/unknown-option",
      "「--format」の誤り",
    ],
    [
      "a dash that a word processor made",
      [...MERGE.slice(0, 2), "--recipients=a.csv", "—strict"],
      "option/unknown-option",
      "「--strict」の誤り",
    ],
    ["no measure", ["layout", "--measure", "0", "-"], "option/bad-number", "「--measure」"],
    [
      "an indent as long as the line",
      ["layout", "--measure", "5", "--indent", "5"],
      "option/bad-number",
      "0 … 4",
    ],
  ])("%s", async (_, args, code, words) => {
    const { exit, stdout, stderr } = await desk.run(...args);
    expect(exit).toBe(2);
    expect(stderr).toContain(code);
    expect(stderr).toContain(words);
    expect(stderr.match(/エラー (?:option|template)/gu)).toHaveLength(1);
    expect(stdout).toBe("");
    expect(desk.list(".")).not.toContain("out");
  });

  test("in English and for a machine as well", async () => {
    const english = await desk.run("--lang", "en", ...MERGE, "--formt", "pdf");
    expect(english.stderr).toContain("write `--format` if that is what you mean");
    const { exit, stdout } = await desk.run(...MERGE, "--formt", "pdf", "--json");
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
  ])("%s", async (_, args, code) => {
    const { exit, stderr } = await desk.run(...args);
    expect(exit).toBe(1);
    expect(stderr).toContain(code);
    expect(stderr).not.toContain("    at ");
  });

  test("a typeface that is not installed, with the nearest that is", async () => {
    desk.write(
      "templates/a.hbs",
      "---\n表題: 試し\n種別: 書簡\nフォント: [Noto Serif PJ]\n---\n［＃宛名］{{職名}} {{敬称}}\n",
    );
    const { exit, stderr } = await desk.run("check", "templates/a.hbs", ...MERGE.slice(2));
    expect(exit).toBe(1);
    expect(stderr).toContain("job/unknown-font");
    expect(stderr).toContain("Noto Serif JP");
  });

  test("two letters to the head of one government", async () => {
    const header = "団体コード,種別,都道府県,団体名,よみ,職名,敬称,氏名";
    const row = "010006,都道府県,北海道,北海道,ほっかいどう,北海道知事,殿";
    desk.write("recipients/a.csv", `${header}\n${row},甲\n${row},乙\n`);
    const { exit, stderr } = await desk.run(
      "merge",
      "templates/notice.hbs",
      "--recipients",
      "recipients/a.csv",
    );
    expect(exit).toBe(1);
    expect(stderr).toContain("csv/duplicate-recipient");
  });
});

test.each<[string, readonly string[]]>([
  ["formats one by one", ["--format", "pdf", "--format", "docx"]],
  ["formats in full width and capitals", ["--format", "ＰＤＦ，Docx"]],
  ["codes one by one", ["--only", "010006", "--only", "020001"]],
  ["a flag twice", ["--strict", "--strict"]],
  ["one setting twice alike", ["--set", "日付=2026-12-01", "--set", "日付=2026-12-01"]],
  ["a number with blanks in full width", ["--jobs", "　０ "]],
])("what can have one meaning only is taken so: %s", async (_, more) => {
  const answer = await desk.run(...MERGE.map((word) => word.replace("merge", "check")), ...more);
  expect(answer.stderr).not.toContain("エラー option/");
  expect(answer.exit).toBe(0);
});

test("a name that no file can have is told with one that it can", async () => {
  for (const [name, nearest] of [
    ["お知らせ: 第1回?", "お知らせ 第1回"],
    ["con", "oshirase"],
    ["案内/第1回", "案内第1回"],
    [" 案内", "案内"],
  ] as const) {
    const { exit, stderr } = await desk.run("init", name);
    expect(exit).toBe(1);
    expect(stderr).toContain("option/bad-name");
    expect(stderr).toContain("は名前に使えません");
    expect(stderr).toContain(`（例 ${nearest}）`);
  }
  expect(desk.list("templates")).not.toContain("con.hbs");
});

test("the help is asked for with -h as well, and is as wide as the terminal at most", async () => {
  const { exit, stdout } = await desk.run("merge", "-h");
  expect(exit).toBe(0);
  expect(stdout).toContain("--recipients");
  expect((await desk.run("-h")).stdout).toContain("コマンド:");
});

test("the help of every command shows the options that are suggested for a misspelt one", async () => {
  const { OPTION_NAMES } = await import("../../src/cli/command-options.ts");
  for (const [command, names] of Object.entries(OPTION_NAMES)) {
    const { stdout } = await desk.run(command, "--help");
    const shown = [...stdout.matchAll(/--(?<name>[a-z-]+)/gu)].map(
      ({ groups }) => groups?.["name"] ?? "",
    );
    for (const name of shown) expect(names, command).toContain(name);
    expect(stdout).toContain("指定:");
  }
});
