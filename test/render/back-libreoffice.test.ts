import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { EDITED, type EditingDesk, editingDesk } from "../samples/edited-letter.ts";
import { convertByOffice } from "../samples/office.ts";
import { groupName, isInstalled } from "../samples/readers.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const hasOffice = isInstalled("soffice", "--version");
const LIST = readFileSync("recipients/municipalities.csv", "utf8")
  .split("\n")
  .slice(0, 3)
  .join("\n");
const LETTER = "012025-函館市長.docx";

/** Everything that stands beside or within the lines of a letter. */
const EVERY_MARK = `---
表題: 御案内
種別: 書簡
必要な列: [職名, 敬称, 団体名]
---
［＃頭語］拝啓
｜標記《ひょうき》の件は｜東京都《とう｜きょう｜と》の{{団体名}}《しめい》にて［＃傍点］至急［＃傍点終わり］お取り計らい願います。
これは［＃縦中横］12［＃縦中横終わり］月の［＃割り注］本年三月三十日裁可［＃改行］四月一日官報掲載［＃割り注終わり］件です。
［＃４字取り］氏名［＃字取り終わり］　［＃分割禁止］二〇〇〇億円［＃分割禁止終わり］と葛󠄀城市、𠮷野、DX、第1号。
改める［＃改行］行です。
［＃２字下げ］字下げの行です。
［＃結語］敬具
［＃宛名］{{職名}}　{{敬称}}
`;

const TEMPLATES: Readonly<Record<string, string>> = {
  "dx-jinzai": readFileSync("templates/dx-jinzai.hbs", "utf8"),
  meiji30: readFileSync("templates/meiji30.hbs", "utf8"),
  notice: readFileSync("templates/notice.hbs", "utf8"),
  "every mark": EVERY_MARK,
};

const PARTIALS = Object.fromEntries(
  readdirSync("templates/partials").map((name) => [
    name,
    readFileSync(`templates/partials/${name}`, "utf8"),
  ]),
);

/** Saves a file as LibreOffice does, under the same name in another folder. */
function resave(desk: EditingDesk, file: string): string {
  convertByOffice([desk.path(file)], "docx", desk.path("saved"));
  return `saved/${basename(file)}`;
}

describe.each(Object.keys(TEMPLATES))("a letter of %s", (name) => {
  let desk: EditingDesk;
  beforeAll(async () => {
    desk = await editingDesk(TEMPLATES[name] ?? "", LIST, PARTIALS);
  });
  afterAll(() => desk.clear());

  test("that nobody edited has no edits", async () => {
    const result = await desk.back(`out/run/letters/${LETTER}`);
    expect(result).toMatchObject({ kind: "done", edits: [], diagnostics: [], isProved: true });
  });

  describe.skipIf(!hasOffice)(groupName("saved by LibreOffice", hasOffice, "soffice"), () => {
    test("has no edits, and nothing is said of what LibreOffice writes otherwise", async () => {
      const result = await desk.back(resave(desk, `out/run/letters/${LETTER}`));
      expect(result).toMatchObject({ kind: "done", edits: [], diagnostics: [], isProved: true });
    });
  });
});

describe.skipIf(!hasOffice)(
  groupName("edited and saved by LibreOffice", hasOffice, "soffice"),
  () => {
    test("a letter with every mark gives its edits and no others", async () => {
      const desk = await editingDesk(EVERY_MARK, LIST);
      desk.edit(LETTER, [
        ["お取り計らい", "お取り扱い"],
        [">至急<", ">早急<"],
        ["函館市長　殿", "函館市長　様"],
      ]);
      const result = await desk.back(resave(desk, EDITED), { only: "012025" });
      desk.clear();
      expect(result).toMatchObject({ kind: "done", diagnostics: [], isProved: true });
      expect(result.edits.map(({ was, now }) => `${was}→${now}`)).toEqual([
        "至→早",
        "計ら→扱",
        "殿→様",
      ]);
    });
  },
);

describe.skipIf(!hasOffice)(
  groupName("of the clerk's own Word file, saved by LibreOffice", hasOffice, "soffice"),
  () => {
    let desk: EditingDesk;
    beforeAll(async () => {
      desk = await editingDesk(EVERY_MARK, LIST);
      desk.write("templates/annai.docx", readFileSync("templates/annai.docx"));
      await desk.merge("out/annai", "templates/annai.docx");
    });
    afterAll(() => desk.clear());

    test("a letter that nobody edited has no edits, in its header either", async () => {
      const file = resave(desk, `out/annai/letters/${LETTER}`);
      expect(await desk.back(file, { run: "out/annai" })).toMatchObject({
        kind: "done",
        edits: [],
        diagnostics: [],
        isProved: true,
      });
    });

    test("a letter gives its edits and no others, and the clerk's file is corrected", async () => {
      desk.edit(
        LETTER,
        [
          ["住民サービスの向上", "住民サービスの改善"],
          ["午後一時", "午後二時"],
          [">函館市長<", ">函館の市長<"],
        ],
        EDITED,
        "out/annai",
      );
      const file = resave(desk, EDITED);
      const result = await desk.back(file, { run: "out/annai", only: "012025", apply: true });
      expect(result).toMatchObject({ kind: "done", diagnostics: [], isProved: true });
      expect(result.edits.map(({ was, now }) => `${was}→${now}`)).toEqual([
        "向上→改善",
        "一→二",
        "→の",
      ]);
      expect(result.written.map(({ path }) => path)).toEqual([
        "templates/annai-修正.docx",
        "list-修正.csv",
      ]);
    });
  },
);
