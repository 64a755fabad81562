import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Answer, type Desk, newDesk } from "../samples/shokan.ts";
import { tinyFont } from "../samples/tiny-font.ts";

const HEADER = "団体コード,種別,都道府県,団体名,よみ,職名,敬称";
const GOVERNOR = "010006,都道府県,北海道,北海道,ほっかいどう,北海道知事,殿";
const SERIF = createRequire(import.meta.url).resolve(
  "@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf",
);

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
});
afterEach(() => desk.clear());

function merge(template: string, list: string): Promise<Answer> {
  return desk.run("merge", template, "--recipients", list);
}

/** Exit 1, one message with the code and the place, and nothing written. */
function expectRefused(answer: Answer, code: string, place: string): void {
  expect(answer.stderr).toContain(code);
  expect(answer.stderr).toContain(place);
  expect(answer.stderr).not.toContain("    at "); // no stack trace
  expect(answer.exit).toBe(1);
  expect(existsSync(desk.path("out"))).toBe(false);
}

test("a field that no list has is refused with its line and the nearest name", async () => {
  desk.write("templates/a.hbs", "---\n表題: 試し\n種別: 書簡\n---\n［＃宛名］{{職銘}} {{敬称}}\n");
  desk.write("recipients/a.csv", `${HEADER}\n${GOVERNOR}\n`);
  const answer = await merge("templates/a.hbs", "recipients/a.csv");
  expectRefused(answer, "template/", "templates/a.hbs:5:");
  expect(answer.stderr).toContain("職名");
});

test("an empty honorific is refused with its row and column", async () => {
  desk.write("recipients/a.csv", `${HEADER}\n${GOVERNOR.replace(/殿$/u, "")}\n`);
  expectRefused(
    await merge("templates/dx-jinzai.hbs", "recipients/a.csv"),
    "recipients/a.csv 2行目『敬称』列",
    "敬称",
  );
});

test("an empty honorific that no letter prints is none: the setting wins", async () => {
  const front =
    "---\n表題: 試し\n種別: 書簡\n日付: 令和8年12月1日\n差出人: 総務太郎\n敬称: 様\n---\n";
  const body =
    "［＃頭語］拝啓\n本文です。\n［＃結語］敬具\n［＃日付］{{和暦 日付}}\n［＃差出人］{{差出人}}\n［＃宛名］{{職名}}　{{敬称}}\n";
  desk.write("templates/a.hbs", `${front}${body}`);
  desk.write("recipients/a.csv", `${HEADER}\n${GOVERNOR.replace(/殿$/u, "")}\n`);
  const answer = await desk.run("check", "templates/a.hbs", "--recipients", "recipients/a.csv");
  expect(answer.stderr).not.toContain("csv/empty-honorific");
  expect(answer.exit).toBe(0);
});

test("a column that the settings do not name is merged, and one that no list has is refused", async () => {
  const text =
    "---\n表題: 試し\n種別: 書簡\n必要な列: [職名]\n---\n［＃頭語］拝啓\n本文です。\n［＃結語］敬具\n［＃宛名］{{職名}}　{{氏名}}　{{敬称}}\n";
  desk.write("templates/a.hbs", text);
  desk.write("templates/b.hbs", text.replace("{{氏名}}", "{{氏各}}"));
  desk.write("recipients/a.csv", `${HEADER},氏名\n${GOVERNOR},北海太郎\n`);
  const wrong = await merge("templates/b.hbs", "recipients/a.csv");
  expectRefused(wrong, "template/unknown-field", "「氏名」の誤りではありませんか");
  expect(
    (await desk.run("check", "templates/a.hbs", "--recipients", "recipients/a.csv")).exit,
  ).toBe(0);
});

test("a missing column is refused by name", async () => {
  desk.write(
    "recipients/a.csv",
    "団体コード,種別,都道府県,団体名,よみ,職名\n010006,都道府県,北海道,北海道,ほっかいどう,北海道知事\n",
  );
  expectRefused(
    await merge("templates/dx-jinzai.hbs", "recipients/a.csv"),
    "敬称",
    "recipients/a.csv",
  );
});

test("a character that the font lacks is refused with cell and code point", async () => {
  desk.write("recipients/a.csv", `${HEADER}\n${GOVERNOR.replace("北海道知事", "北海道𓀀知事")}\n`);
  const answer = await merge("templates/dx-jinzai.hbs", "recipients/a.csv");
  expectRefused(answer, "U+13000", "recipients/a.csv 2行目『職名』列");
});

test("a list that is neither UTF-8 nor CP932 is refused with the byte", async () => {
  const bytes = new Uint8Array([
    ...new TextEncoder().encode(`${HEADER}\n`),
    0x81,
    0x20,
    0xff,
    0x0a,
  ]);
  desk.write("recipients/a.csv", bytes);
  expectRefused(
    await merge("templates/dx-jinzai.hbs", "recipients/a.csv"),
    "csv/",
    "recipients/a.csv",
  );
});

describe("a font that", () => {
  /** Merges a letter whose template names a font, with a font in `fonts/`. */
  function mergeWith(
    file: string,
    bytes: Uint8Array,
    name = file.replace(/\..*$/u, ""),
  ): Promise<Answer> {
    desk.write(`fonts/${file}`, bytes);
    desk.write(
      "templates/a.hbs",
      `---\n表題: 試し\n種別: 書簡\nフォント: [${name}]\n---\n北海道\n［＃宛名］{{職名}} {{敬称}}\n`,
    );
    desk.write("recipients/a.csv", `${HEADER}\n${GOVERNOR}\n`);
    return merge("templates/a.hbs", "recipients/a.csv");
  }

  test("is none is refused by name", async () => {
    const answer = await mergeWith("broken.ttf", new Uint8Array([0, 1, 0, 0, 0, 9, 1, 2, 3]));
    expectRefused(answer, "font/", "fonts/broken.ttf");
  });

  test("has one wrong bit is refused by name, with the table that has it and where to get a good one", async () => {
    const bytes = Uint8Array.from(readFileSync(SERIF));
    const middle = Math.floor(bytes.length / 2); // an outline: the letters would look right but for one glyph
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    const answer = await mergeWith("明朝.ttf", bytes);
    expectRefused(answer, "font/wrong-checksum", "fonts/明朝.ttf");
    expect(answer.stderr).toContain("glyf");
    expect(answer.stderr).toContain("入手し直し");
  });

  test("was not wholly downloaded is refused by name", async () => {
    const answer = await mergeWith("明朝.ttf", readFileSync(SERIF).subarray(0, -1000));
    expectRefused(answer, "font/truncated", "fonts/明朝.ttf");
    expect(answer.stderr).toContain("入手し直し");
  });

  test("forbids embedding is refused by name, and another is asked for", async () => {
    const answer = await mergeWith("tiny.ttf", tinyFont({ fsType: 0x0002 }));
    expectRefused(answer, "font/embedding-restricted", "fonts/tiny.ttf");
    expect(answer.stderr).toContain("別のフォント");
  });

  test("forbids being cut is told of by check and merge, and refused with --strict", async () => {
    const answer = await mergeWith("tiny.ttf", tinyFont({ fsType: 0x0100 }));
    const more = ["templates/a.hbs", "--recipients", "recipients/a.csv"];
    const said = [
      answer,
      await desk.run("check", ...more),
      await desk.run("check", ...more, "--strict"),
    ];
    for (const { stderr } of said) {
      expect(stderr).toContain("font/embedded-whole");
      expect(stderr).toContain("fonts/tiny.ttf");
    }
    expect(said.map(({ exit }) => exit)).toEqual([0, 0, 1]);
    expect(said.map(({ stderr }) => stderr.includes("--strict が付いているので"))).toEqual([
      false,
      false,
      true,
    ]);
    // Also once the run is finished.
    const again = await desk.run("merge", ...more, "--strict");
    expect(again.stderr).toContain("font/embedded-whole");
    expect(again.exit).toBe(1);
  });

  test("is not the one that the template names is not spoken of", async () => {
    const answer = await mergeWith("tiny.ttf", tinyFont({ fsType: 0x0100 }), "Noto Serif JP");
    expect(answer.exit).toBe(0);
    expect(answer.stderr).not.toContain("font/");
  });
});

test("a file that does not exist is refused, and all such files are named at once", async () => {
  const answer = await merge("templates/none.hbs", "recipients/none.csv");
  expectRefused(answer, "job/file-not-found", "templates/none.hbs");
  expect(answer.stderr).toContain("recipients/none.csv");
});

test("an unknown option is wrong usage", async () => {
  const answer = await desk.run("merge", "templates/dx-jinzai.hbs", "--recipient", "x.csv");
  expect(answer.exit).toBe(2);
});

test("a misspelt column in --where is refused with the nearest name", async () => {
  const answer = await desk.run(
    "merge",
    "templates/dx-jinzai.hbs",
    "--recipients",
    "recipients/prefectures.csv",
    "--where",
    "都道府件=北海道",
  );
  expectRefused(answer, "option/unknown-column", "都道府県");
});

test("--json puts only JSON lines on stdout", async () => {
  desk.write("recipients/a.csv", `${HEADER}\n${GOVERNOR.replace(/殿$/u, "")}\n`);
  const { stdout, exit } = await desk.run(
    "check",
    "templates/dx-jinzai.hbs",
    "--recipients",
    "recipients/a.csv",
    "--json",
  );
  expect(exit).toBe(1);
  const kinds = stdout
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
  expect(kinds).toContainEqual(expect.objectContaining({ kind: "diagnostic", severity: "error" }));
});

test("what is wrong at one place of a template is told once, with how many letters have it", async () => {
  desk.write(
    "templates/a.hbs",
    "---\n表題: 試し\n種別: 通知\n差出人: 総務大臣\n必要な列: [職名, 敬称]\n---\n本文です。\n［＃差出人］{{差出人}}\n［＃宛名］各知事　殿\n",
  );
  const { stderr, exit } = await desk.run(
    ...["check", "templates/a.hbs", "--recipients", "recipients/prefectures.csv"],
  );
  expect(exit).toBe(1);
  expect(stderr.split("template/addressee-constant")).toHaveLength(2);
  expect(stderr).toContain("同じ箇所に、ほかの宛先についても同じ指摘が46件あります");
  expect(stderr).toContain("エラー47件");
});
