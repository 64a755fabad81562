// A run that is held to what letters were shown of reads nothing else: whatever is another by now, or was not shown, refuses it.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { merge } from "../../../src/job/merge.ts";
import type { InputKind } from "../../../src/job/plan/inputs-read.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { type OwnPlace, ownPlace } from "../../samples/own-place.ts";
import { tinyFont } from "../../samples/tiny-font.ts";

const NOTO = "NotoSerifJP_400Regular.ttf";
const PACKAGE = "node_modules/@expo-google-fonts/noto-serif-jp/400Regular";
const OWN_FACE = { file: join(PACKAGE, NOTO), path: NOTO };

const hashOf = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");

/** What a run reads of each kind, by the test's own knowledge: a kind that a run may read has its file here, or does not compile. */
const FILES: Readonly<Record<Exclude<InputKind, "settings">, string>> = {
  template: "templates/通知.hbs",
  partial: "templates/partials/担当.hbs",
  list: "recipients/宛名.csv",
  characters: "外字.csv",
  detail: "recipients/明細.csv",
  attachment: "要綱.txt",
  font: "fonts/tiny.ttf",
};

const TEMPLATE = `---
表題: 通知
種別: 通知
必要な列: [職名, 敬称, 金額]
明細: recipients/明細.csv
別添: 要綱.txt
フォント: [tiny]
確認済み: [差出人なし]
---
［＃宛名］{{職名}}　{{敬称}}
{{#繰り返し 金額}}
金額は{{金額}}円です。
{{/繰り返し}}
{{> 担当}}
`;

const HEADING = "団体コード,種別,都道府県,団体名,よみ,職名,敬称";
const LIST = `${HEADING}\n292010,市,奈良県,奈良市,ならし,奈良市長,殿\n`;

let place: OwnPlace;
let shown: Map<string, string>;
beforeEach(() => {
  place = ownPlace();
  for (const folder of ["templates", "templates/partials", "recipients", "fonts"]) {
    mkdirSync(place.path(folder));
  }
  const texts: Readonly<Record<string, string | Uint8Array>> = {
    [FILES.template]: TEMPLATE,
    [FILES.partial]: "担当は総務課です。\n",
    [FILES.list]: LIST,
    [FILES.characters]: "外字,文字\nU+E000,高\n",
    [FILES.detail]: "団体コード,団体名,金額\n292010,奈良市,12\n",
    [FILES.attachment]: "要綱",
    [FILES.font]: tinyFont(),
    "templates/partials/別の.hbs": "どのひな形にも入りません。\n",
  };
  shown = new Map();
  for (const [path, text] of Object.entries(texts)) {
    writeFileSync(place.path(path), text);
    shown.set(path, hashOf(text));
  }
  // What the face has no glyph for is set in the program's own.
  shown.set(OWN_FACE.path, hashOf(readFileSync(OWN_FACE.file)));
});
afterEach(() => place.clear());

async function namedBy(known: ReadonlyMap<string, string> | undefined): Promise<readonly string[]> {
  const result = await merge({
    project: projectAt(place.path(".")),
    template: FILES.template,
    recipients: [FILES.list],
    characters: FILES.characters,
    out: "out/通知",
    formats: ["txt"],
    verify: "none",
    shown: known,
  });
  const codes = result.diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code }) => code);
  expect(codes.filter((code) => code !== "job/not-as-shown")).toEqual([]);
  const strange = result.diagnostics.filter(({ code }) => code === "job/not-as-shown");
  expect(result.kind).toBe(strange.length === 0 ? "done" : "refused");
  if (strange.length > 0) expect(existsSync(place.path("out/通知"))).toBe(false);
  return strange.map(({ at }) => ("path" in at ? at.path : ""));
}

test("a run of what was shown is made; where nobody has looked at letters, so is one of anything", async () => {
  expect(await namedBy(shown)).toEqual([]);
  expect(await namedBy(undefined)).toEqual([]);
});

test.each(Object.entries(FILES))(
  "a %s that was not shown, or is another by now, is named",
  async (_, path) => {
    const without = new Map(shown);
    without.delete(path);
    expect(await namedBy(without)).toEqual([path]);
    expect(await namedBy(new Map(shown).set(path, hashOf("前の内容")))).toEqual([path]);
  },
);

test("the settings that come to a Word file are named", async () => {
  copyFileSync("templates/annai.docx", place.path("templates/案内.docx"));
  writeFileSync(place.path("templates/案内.yaml"), "表題: 案内\n");
  const result = await merge({
    project: projectAt(place.path(".")),
    template: "templates/案内.docx",
    recipients: [FILES.list],
    out: "out/案内",
    formats: ["docx"],
    verify: "none",
    shown: new Map(shown).set("templates/案内.docx", hashOf(readFileSync("templates/annai.docx"))),
  });
  expect(result.diagnostics).toMatchObject([
    { code: "job/not-as-shown", at: { path: "templates/案内.yaml" } },
  ]);
});

test("letters of an earlier run that go along are known by its ledger", async () => {
  expect(await namedBy(undefined)).toEqual([]);
  const ledger = readFileSync(place.path("out/通知/ledger.jsonl"));
  writeFileSync(place.path(FILES.template), TEMPLATE.replace("要綱.txt", "out/通知"));
  const known = new Map(shown).set(
    FILES.template,
    hashOf(readFileSync(place.path(FILES.template))),
  );
  const run = (all: ReadonlyMap<string, string>): ReturnType<typeof merge> =>
    merge({
      project: projectAt(place.path(".")),
      template: FILES.template,
      recipients: [FILES.list],
      characters: FILES.characters,
      out: "out/別添つき",
      formats: ["txt"],
      verify: "none",
      shown: all,
    });
  const codes = async (all: ReadonlyMap<string, string>): Promise<unknown> =>
    (await run(all)).diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ code, at }) => [code, at]);
  const told = ["job/not-as-shown", { kind: "file", path: "out/通知" }];
  expect(await codes(known)).toEqual([told]);
  expect(await codes(known.set("out/通知", hashOf("前の台帳")))).toEqual([told]);
  expect(await codes(known.set("out/通知", hashOf(ledger)))).toEqual([]);
});
