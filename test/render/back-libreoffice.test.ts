import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { EDITED, type EditingDesk, editingDesk } from "../samples/edited-letter.ts";
import { isDrawn } from "../samples/extent.ts";
import { convertByOffice } from "../samples/office.ts";
import { groupName, isInstalled } from "../samples/readers.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const hasOffice = isInstalled("soffice", "--version");
const isTried = hasOffice && isDrawn("edited letters", 3);
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

/** Saves files as one LibreOffice does, each under the same name in another folder of its desk. */
function resaveAll(files: readonly (readonly [EditingDesk, string])[]): void {
  const folder = mkdtempSync(join(tmpdir(), "shokan-resaved-"));
  const paths = files.map(([desk, file], index) => {
    const path = join(folder, `${index}.docx`);
    copyFileSync(desk.path(file), path);
    return path;
  });
  convertByOffice(paths, "docx", join(folder, "saved"));
  files.forEach(([desk, file], index) => {
    mkdirSync(desk.path("saved"), { recursive: true });
    copyFileSync(join(folder, "saved", `${index}.docx`), desk.path(saved(file)));
  });
  rmSync(folder, { recursive: true });
}

function saved(file: string): string {
  return `saved/${basename(file)}`;
}

const ISSUED = `out/run/letters/${LETTER}`;
const FILLED = `out/annai/letters/${LETTER}`;

/** A desk for each template, with its letters as they were issued. */
const desks = new Map<string, EditingDesk>();
/** With a letter that was edited in Word. */
let marked: EditingDesk;
/** With letters of the clerk's own Word file, one of them edited. */
let own: EditingDesk;

beforeAll(async () => {
  for (const [name, template] of Object.entries(TEMPLATES)) {
    desks.set(name, await editingDesk(template, LIST, PARTIALS));
  }
  if (!isTried) return;
  marked = await editingDesk(EVERY_MARK, LIST);
  marked.edit(LETTER, [
    ["お取り計らい", "お取り扱い"],
    [">至急<", ">早急<"],
    ["函館市長　殿", "函館市長　様"],
  ]);
  own = await editingDesk(EVERY_MARK, LIST);
  own.write("templates/annai.docx", readFileSync("templates/annai.docx"));
  await own.merge("out/annai", "templates/annai.docx");
  own.edit(
    LETTER,
    [
      ["住民サービスの向上", "住民サービスの改善"],
      ["午後一時", "午後二時"],
      [">函館市長<", ">函館の市長<"],
    ],
    EDITED,
    "out/annai",
  );
  resaveAll([
    ...[...desks.values()].map((desk) => [desk, ISSUED] as const),
    [marked, EDITED],
    [own, FILLED],
    [own, EDITED],
  ]);
});
afterAll(() => {
  for (const desk of [...desks.values(), marked, own]) desk?.clear();
});

describe.each(Object.keys(TEMPLATES))("a letter of %s", (name) => {
  const back = (file: string) => {
    const desk = desks.get(name);
    if (desk === undefined) throw new Error(`no desk of ${name}`);
    return desk.back(file);
  };

  test("that nobody edited has no edits", async () => {
    const result = await back(ISSUED);
    expect(result).toMatchObject({ kind: "done", edits: [], diagnostics: [], isProved: true });
  });

  describe.skipIf(!isTried)(groupName("saved by LibreOffice", hasOffice, "soffice"), () => {
    test("has no edits, and nothing is said of what LibreOffice writes otherwise", async () => {
      const result = await back(saved(ISSUED));
      expect(result).toMatchObject({ kind: "done", edits: [], diagnostics: [], isProved: true });
    });
  });
});

describe.skipIf(!isTried)(
  groupName("edited and saved by LibreOffice", hasOffice, "soffice"),
  () => {
    test("a letter with every mark gives its edits and no others", async () => {
      const result = await marked.back(saved(EDITED), { only: "012025" });
      expect(result).toMatchObject({ kind: "done", diagnostics: [], isProved: true });
      expect(result.edits.map(({ was, now }) => `${was}→${now}`)).toEqual([
        "至→早",
        "計ら→扱",
        "殿→様",
      ]);
    });
  },
);

describe.skipIf(!isTried)(
  groupName("of the clerk's own Word file, saved by LibreOffice", hasOffice, "soffice"),
  () => {
    test("a letter that nobody edited has no edits, in its header either", async () => {
      expect(await own.back(saved(FILLED), { run: "out/annai" })).toMatchObject({
        kind: "done",
        edits: [],
        diagnostics: [],
        isProved: true,
      });
    });

    test("a letter gives its edits and no others, and the clerk's file is corrected", async () => {
      const result = await own.back(saved(EDITED), {
        run: "out/annai",
        only: "012025",
        apply: true,
      });
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
