import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Location } from "../../../src/base/location.ts";
import type { BackResult } from "../../../src/followup/back.ts";
import { EDITED, type EditingDesk, editingDesk, type Typing } from "../../samples/edited-letter.ts";
import { textRow, workbook } from "../../samples/workbook.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TEMPLATE = `---
表題: 御案内
種別: 書簡
日付: 令和8年12月1日
差出人:
  職名: 総務大臣
  氏名: 山田太郎
宛先:
  知事: { 種別: 都道府県 }
  市長: { 種別: 市 }
必要な列: [種別, 職名, 敬称, 担当, 期限]
---
［＃頭語］拝啓
時下ますます御清栄のこととお喜び申し上げます。
さて、｜別紙《べっし》［＃「別紙」に傍線］［＃傍線］このたび［＃傍線終わり］［＃「このたび」に取消線］標記の件について調査を行うこととなりました。
{{#宛先 "知事"}}
管内の市町村への周知をお願いいたします。
{{else}}
住民への周知をお願いいたします。
{{/宛先}}
回答は{{期限}}までに、{{担当}}様からお送りください。御不明の点は{{担当}}様にお知らせします。
また、｜標記《ひょうき》の件は［＃傍点］至急［＃傍点終わり］お取り計らい［＃「計らい」は底本では「計ひ」］願います。
末筆ながら御健康をお祈り申し上げます。
［＃結語］敬具
［＃日付］{{和暦 日付}}
［＃差出人］{{差出人職名}}
［＃差出人］{{差出人氏名}}
［＃宛名］{{職名}}　{{敬称}}
`;

const LIST = `団体コード,種別,都道府県,団体名,よみ,職名,敬称,担当,期限
010006,都道府県,北海道,北海道,ほっかいどう,北海道知事,殿,佐藤花子,一月末日
011002,市,北海道,札幌市,さっぽろし,札幌市長,殿,鈴木一郎,一月末日
012025,市,北海道,函館市,はこだてし,函館市長,殿,高橋二郎,一月末日
`;

const SAPPORO = "011002-札幌市長.docx";

let desk: EditingDesk;
beforeAll(async () => {
  desk = await editingDesk(TEMPLATE, LIST);
});
afterAll(() => desk.clear());

/** What becomes of typing into Sapporo's letter. */
async function typing(...typed: readonly Typing[]): Promise<BackResult> {
  desk.edit(SAPPORO, typed, `札幌/${SAPPORO}`);
  return desk.back(`札幌/${SAPPORO}`);
}

function placeWord(at: Location): string {
  if (at.kind === "text") return `${at.path}:${at.line}:${at.column}`;
  return at.kind === "cell" ? `${at.path} ${at.row} ${at.header}` : "";
}

function placesOf({ edits }: BackResult): readonly string[] {
  return edits.map(({ was, now, places, versions }) => {
    const at = places[0]?.at;
    const place = at === undefined ? "" : placeWord(at);
    return `${was}→${now} ${place} ${versions.join("・")}`;
  });
}

function codesOf({ diagnostics }: BackResult): readonly string[] {
  return diagnostics.map(({ severity, code }) => `${severity} ${code}`);
}

function othersOf({ others }: BackResult): readonly string[] {
  return others.map(({ title }) => title);
}

describe("an edit that one thing wrote comes home", () => {
  test("in text that all letters have: its line and column, and the letters that change with it", async () => {
    const result = await typing(["ますます御清栄", "ますます御健勝"]);
    expect(placesOf(result)).toEqual(["清栄→健勝 templates/t.hbs:14:8 知事・市長"]);
    expect(othersOf(result)).toEqual(["北海道知事", "函館市長"]);
    expect(result).toMatchObject({ kind: "done", isProved: true, diagnostics: [] });
    expect(result.letter?.id).toBe("011002");
  });

  test("in the text of a version: only the letters of that version change", async () => {
    const result = await typing(["住民への周知", "市民への周知"]);
    expect(placesOf(result)).toEqual(["住→市 templates/t.hbs:19:1 市長"]);
    expect(othersOf(result)).toEqual(["函館市長"]);
  });

  test("in a value: the cell of the list, and no other letter", async () => {
    const result = await typing(["回答は一月末日", "回答は二月末日"]);
    expect(placesOf(result)).toEqual(["一→二 list.csv 3 期限 "]);
    expect(othersOf(result)).toEqual([]);
    expect(result.isProved).toBe(true);
  });

  test("in a value that stands twice in the letter, put right at both", async () => {
    const result = await typing(
      ["、鈴木一郎様から", "、鈴木次郎様から"],
      ["は鈴木一郎様", "は鈴木次郎様"],
    );
    expect(placesOf(result)).toEqual(["一→次 list.csv 3 担当 ", "一→次 list.csv 3 担当 "]);
    expect(result.isProved).toBe(true);
  });

  test("in a setting that the letter prints as it is", async () => {
    const result = await typing(["山田太郎", "山本太郎"]);
    expect(placesOf(result)).toEqual(["田→本 templates/t.hbs:7:8 知事・市長"]);
    expect(result.isProved).toBe(true);
  });

  test("within emphasised text, inside of its annotation", async () => {
    const result = await typing([">至急<", ">早急<"]);
    expect(placesOf(result)).toEqual(["至→早 templates/t.hbs:22:21 知事・市長"]);
    expect(result.isProved).toBe(true);
  });

  test("with characters that are marks of the notation, which stay characters", async () => {
    const result = await typing(["標記の件について調査", "《標記》の件について{{調査}}"]);
    expect(codesOf(result)).toEqual([]);
    expect(result.isProved).toBe(true);
  });

  test("as a new paragraph, behind the line of the one before it", async () => {
    const result = await typing([
      "調査を行うこととなりました。</w:t></w:r></w:p>",
      "調査を行うこととなりました。</w:t></w:r></w:p><w:p><w:r><w:t>　何卒よろしくお願いいたします。</w:t></w:r></w:p>",
    ]);
    expect(result.edits).toEqual([]);
    expect(codesOf(result)).toEqual(["error back/lines"]); // a version begins behind it
    const other = await typing([
      '<w:p><w:pPr><w:pStyle w:val="KobunKetsugo"/>',
      '<w:p><w:r><w:t>　何卒よろしくお願いいたします。</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="KobunKetsugo"/>',
    ]);
    expect(placesOf(other)).toEqual([
      "→何卒よろしくお願いいたします。 templates/t.hbs:23:20 知事・市長",
    ]);
    expect(other).toMatchObject({ isProved: true, diagnostics: [] });
  });

  test("as a paragraph that is gone, with its line", async () => {
    const whole =
      /<w:p>(?:(?!<w:p>).)*末筆ながら御健康をお祈り申し上げます。<\/w:t><\/w:r><\/w:p>/u;
    const [found = ""] = whole.exec(desk.document(`out/run/letters/${SAPPORO}`)) ?? [];
    const result = await typing([found, ""]);
    expect(placesOf(result)).toEqual([
      "末筆ながら御健康をお祈り申し上げます。→ templates/t.hbs:23:1 知事・市長",
    ]);
    expect(result.isProved).toBe(true);
  });
});

describe("what could be read in two ways is asked", () => {
  test("a value that stands twice and was changed once", async () => {
    const result = await typing(["、鈴木一郎様から", "、鈴木次郎様から"]);
    expect(codesOf(result)).toEqual(["error back/twice"]);
    expect(result).toMatchObject({ kind: "refused", isProved: false, edits: [] });
  });

  test("text between a value and the text beside it", async () => {
    const result = await typing([">札幌市長　殿<", ">札幌市長職務代理者　殿<"]);
    expect(codesOf(result)).toEqual(["error back/border"]);
    expect(result.diagnostics[0]?.at).toMatchObject({ kind: "cell", row: 3, header: "職名" });
    expect(result.diagnostics[0]?.related[0]?.at).toMatchObject({ kind: "text", line: 28 });
  });

  test("an edit over a value and the text beside it", async () => {
    const result = await typing(["一月末日までに", "二月中に"]);
    expect(codesOf(result)).toEqual(["error back/several"]);
  });

  test("a date that was made of the setting, with both as a whole", async () => {
    const result = await typing(["令和八年十二月一日", "令和八年十二月十日"]);
    expect(codesOf(result)).toEqual(["error back/made"]);
    expect(result.diagnostics[0]).toMatchObject({
      at: { kind: "text", line: 4 },
      values: { was: "令和八年十二月一日", now: "令和八年十二月十日" },
    });
  });

  test("a word that an annotation of the template names", async () => {
    const result = await typing(["お取り計らい願", "お取り扱い願"]);
    expect(codesOf(result)).toEqual(["error back/mark"]);
    expect(result.diagnostics[0]?.at).toMatchObject({ kind: "text", line: 22 });
  });

  test("a reading that was changed", async () => {
    const result = await typing([">ひょうき<", ">しるし<"]);
    expect(codesOf(result)).toEqual(["error back/reading"]);
  });

  test("the others come home nevertheless", async () => {
    const result = await typing(
      ["ますます御清栄", "ますます御健勝"],
      ["令和八年十二月一日", "令和八年十二月十日"],
    );
    expect(placesOf(result)).toEqual(["清栄→健勝 templates/t.hbs:14:8 知事・市長"]);
    expect(codesOf(result)).toEqual(["error back/made"]);
    expect(result.isProved).toBe(false);
  });
});

describe("what a file has besides its text", () => {
  test("nothing edited is said so, whatever Word has written besides", async () => {
    const result = await typing([
      "<w:body>",
      '<w:body><w:bookmarkStart w:id="900" w:name="_GoBack"/><w:bookmarkEnd w:id="900"/>',
    ]);
    expect(result).toMatchObject({ kind: "done", edits: [], isProved: true, diagnostics: [] });
  });

  test("open changes are refused by name", async () => {
    const result = await typing([
      "<w:t>敬具</w:t></w:r>",
      '<w:t>敬具</w:t></w:r><w:ins w:id="9" w:author="a"><w:r><w:t>。</w:t></w:r></w:ins>',
    ]);
    expect(codesOf(result)).toEqual(["error back/tracked-changes"]);
  });

  test("bold type is told as what does not come home, a line through text is refused", async () => {
    const bold = await typing(["<w:r><w:t>敬具", "<w:r><w:rPr><w:b/></w:rPr><w:t>敬具"]);
    expect(codesOf(bold)).toEqual(["warning back/look"]);
    expect(bold).toMatchObject({ kind: "done", isProved: true });
    const struck = await typing(["<w:r><w:t>敬具", "<w:r><w:rPr><w:strike/></w:rPr><w:t>敬具"]);
    expect(codesOf(struck)).toEqual(["error back/look"]);
  });

  test("hidden text is refused", async () => {
    const result = await typing(["<w:r><w:t>敬具", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>敬具"]);
    expect(codesOf(result)).toEqual(["error back/beside"]);
  });
});

describe("which letter it is", () => {
  test("is known by the text where the name says nothing", async () => {
    desk.edit(SAPPORO, [["ますます御清栄", "ますます御健勝"]]);
    expect((await desk.back()).letter?.id).toBe("011002");
  });

  test("is known by a name that somebody wrote on", async () => {
    desk.edit(SAPPORO, [[">札幌市長　殿<", ">札幌市長　様<"]], "011002-札幌市長（修正）.docx");
    const result = await desk.back("011002-札幌市長（修正）.docx");
    expect(placesOf(result)).toEqual(["殿→様 list.csv 3 敬称 "]);
  });

  test("is asked where neither says it, and can be said", async () => {
    const typed: readonly Typing[] = [
      [">札幌市長　殿<", ">札幌市長　様<"],
      ["、鈴木一郎様から", "、鈴木次郎様から"],
      ["は鈴木一郎様", "は鈴木次郎様"],
    ];
    desk.edit(SAPPORO, typed);
    expect(codesOf(await desk.back())).toEqual(["error back/which-letter"]);
    expect((await desk.back(EDITED, { only: "011002" })).isProved).toBe(true);
    expect(codesOf(await desk.back(EDITED, { only: "999999" }))).toEqual([
      "error back/no-such-letter",
    ]);
  });

  test("is asked where the text is another letter's than the name says", async () => {
    desk.edit("012025-函館市長.docx", [], "011002-札幌市長.docx");
    expect(codesOf(await desk.back("011002-札幌市長.docx"))).toEqual(["error back/which-letter"]);
  });

  test("a letter that was made from an earlier text of the template is refused, not read as edited", async () => {
    desk.write("templates/前の.hbs", TEMPLATE.replace("御清栄", "御隆盛"));
    await desk.merge("out/前の", "templates/前の.hbs");
    desk.edit(SAPPORO, [["お喜び", "お慶び"]], SAPPORO, "out/前の");
    expect(codesOf(await desk.back(SAPPORO))).toEqual(["error back/other-run"]);
    const own = await desk.back(SAPPORO, { run: "out/前の" });
    expect(own).toMatchObject({ kind: "done", isProved: true });
  });

  test("a letter of something else is refused", async () => {
    desk.edit(
      SAPPORO,
      [
        [
          /<w:body>.*<w:sectPr/su.exec(desk.document(`out/run/letters/${SAPPORO}`))?.[0] ?? "",
          "<w:body><w:p><w:r><w:t>まったく別の文です。</w:t></w:r></w:p><w:sectPr",
        ],
      ],
      SAPPORO,
    );
    expect(codesOf(await desk.back(SAPPORO, { only: "011002" }))).toEqual([
      "error back/other-letter",
    ]);
  });
});

describe("what the letters were made from", () => {
  test("cannot be told from a record that somebody changed", async () => {
    desk.edit(SAPPORO, []);
    const record = desk.read("out/run/run.json");
    desk.write("out/run/run.json", record.replace("list.csv", "l.csv"));
    expect(codesOf(await desk.back())).toEqual(["error back/not-recorded"]);
    desk.write("out/run/run.json", record);
  });

  test("must not have changed since, and is looked for where it is said to be", async () => {
    desk.edit(SAPPORO, [["ますます御清栄", "ますます御健勝"]]);
    desk.write("templates/t.hbs", TEMPLATE.replace("お喜び", "お慶び"));
    expect(codesOf(await desk.back())).toEqual(["error back/input-changed"]);
    desk.write("templates/t.hbs", TEMPLATE);
    rmSync(desk.path("list.csv"));
    expect(codesOf(await desk.back())).toEqual(["error back/input-missing"]);
    desk.write("よそ/名簿.csv", LIST);
    const found = await desk.back(EDITED, { recipients: ["よそ/名簿.csv"] });
    expect(found.isProved).toBe(true);
    expect(codesOf(await desk.back(EDITED, { run: "out" }))).toEqual(["error job/not-a-run"]);
    desk.write("list.csv", LIST);
  });
});

describe("applied, the edits", () => {
  let own: EditingDesk;
  beforeAll(async () => {
    own = await editingDesk(TEMPLATE, `\ufeff${LIST.replaceAll("\n", "\r\n")}`);
  });
  afterAll(() => own.clear());

  test("stand in a new template and a new list beside the old, from which the edited letter is made", async () => {
    own.edit(SAPPORO, [
      ["ますます御清栄", "益々御清栄"],
      ["回答は一月末日", "回答は二月末日"],
      ["住民への周知", "市民への周知"],
    ]);
    const result = await own.back(EDITED, { apply: true });
    expect(result).toMatchObject({ kind: "done", isProved: true, diagnostics: [] });
    expect(result.written).toEqual([
      { path: "templates/t-修正.hbs", from: "templates/t.hbs" },
      { path: "list-修正.csv", from: "list.csv" },
    ]);
    expect(own.read("templates/t.hbs")).toBe(TEMPLATE);
    expect(own.read("templates/t-修正.hbs")).toBe(
      TEMPLATE.replace("ますます御清栄", "益々御清栄").replace("住民への", "市民への"),
    );
    expect(own.read("list-修正.csv")).toBe(
      `\ufeff${LIST.replaceAll("\n", "\r\n")}`.replace("鈴木一郎,一月末日", "鈴木一郎,二月末日"),
    );
    await own.merge("out/again", "templates/t-修正.hbs", "list-修正.csv");
    expect(textsIn(own.document(`out/again/letters/${SAPPORO}`))).toEqual(
      textsIn(own.document(EDITED)),
    );
    expect(textsIn(own.document("out/again/letters/012025-函館市長.docx"))).toContain("益々御清栄");
  });

  test("take no file's place when they are applied again", async () => {
    const result = await own.back(EDITED, { apply: true });
    expect(result.written.map(({ path }) => path)).toEqual([
      "templates/t-修正2.hbs",
      "list-修正2.csv",
    ]);
  });

  test("that came home are written, and the exit tells that others are left", async () => {
    own.edit(SAPPORO, [
      ["お喜び", "お慶び"],
      ["令和八年十二月一日", "令和八年十二月十日"],
    ]);
    const result = await own.back(EDITED, { apply: true });
    expect(result.kind).toBe("differs");
    expect(codesOf(result)).toEqual(["error back/made"]);
    expect(own.read(result.written[0]?.path ?? "")).toBe(TEMPLATE.replace("お喜び", "お慶び"));
  });

  test("write nothing where nothing was edited", async () => {
    own.edit(SAPPORO, []);
    expect(await own.back(EDITED, { apply: true })).toMatchObject({ kind: "done", written: [] });
  });

  test("in a partial are shown by its line and left to the clerk", async () => {
    desk.write("templates/partials/結び.hbs", "末筆ながら御健康をお祈り申し上げます。\n");
    desk.write("templates/u.hbs", TEMPLATE.replace(/^末筆ながら.*$/mu, "{{> 結び}}"));
    await desk.merge("out/run3", "templates/u.hbs");
    desk.edit(SAPPORO, [["御健康をお祈り", "御健勝をお祈り"]], EDITED, "out/run3");
    const result = await desk.back(EDITED, { run: "out/run3", apply: true });
    expect(placesOf(result)).toEqual(["康→勝 templates/partials/結び.hbs:1:8 知事・市長"]);
    expect(codesOf(result)).toEqual(["warning back/partial-by-hand"]);
    expect(result.written).toEqual([]);
  });

  test("in a workbook are shown by their cell and left to Excel", async () => {
    const rows = LIST.trim().split("\n");
    const xml = rows.map((line, index) => textRow(index + 1, line.split(","))).join("");
    desk.write("名簿.xlsx", workbook({ rows: xml }));
    await desk.merge("out/run4", "templates/t.hbs", "名簿.xlsx");
    desk.edit(SAPPORO, [["回答は一月末日", "回答は二月末日"]], EDITED, "out/run4");
    const result = await desk.back(EDITED, { run: "out/run4", apply: true });
    expect(result.diagnostics).toMatchObject([
      { code: "back/cell-by-hand", at: { row: 3, header: "期限" }, values: { why: "workbook" } },
    ]);
    expect(result.written).toEqual([]);
  });
});

/** All characters of a document, without its marks. */
function textsIn(document: string): string {
  return document.replaceAll(/<w:rt>.*?<\/w:rt>|<[^>]*>/gu, "");
}
