// A letter with figures comes home; what somebody did to its pictures is told.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { EDITED, type EditingDesk, editingDesk, type Typing } from "../../samples/edited-letter.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TEMPLATE = `---
表題: 御案内
種別: 通知
公印: { 大きさ: 24mm, 画像: la.png, 代替文: 市長の印 }
---
［＃差出人］奈良市長　仲川太郎
［＃宛名］{{職名}}　{{敬称}}
標記の件について、下記のとおり改修します。
［＃図「rgb.png」「改修後の校舎」、幅６０ミリ］
［＃図の題］校舎
［＃ここから表］
［＃見出し行］項目 | 備考
窓 |
［＃ここで表終わり］
御不明の点はお尋ねください。
`;
const LIST = `団体コード,種別,都道府県,団体名,よみ,職名,敬称
011002,市,北海道,札幌市,さっぽろし,札幌市長,殿
`;
const SAPPORO = "011002-札幌市長.docx";

let desk: EditingDesk;
beforeAll(async () => {
  const picture = (name: string): Uint8Array =>
    new Uint8Array(readFileSync(`test/corpus/pictures/${name}`));
  desk = await editingDesk(TEMPLATE, LIST, {
    "../画像/rgb.png": picture("rgb.png"),
    "../画像/la.png": picture("la.png"),
  });
});
afterAll(() => desk.clear());

async function broughtHome(typing: readonly Typing[]) {
  desk.edit(SAPPORO, typing);
  const { kind, diagnostics, edits } = await desk.back(EDITED);
  const told = diagnostics.map(({ code, values }) =>
    [code, values["was"], values["now"]].join(" "),
  );
  return { kind, told, edits: edits.map(({ was, now }) => `${was} → ${now}`) };
}

test("a letter with a figure, a seal and an empty cell that nobody edited is told to be so", async () => {
  expect(await broughtHome([])).toEqual({ kind: "done", told: [], edits: [] });
});

test("an edit behind them comes home", async () => {
  const typing = [["御不明", "御不審"]] as const;
  expect(await broughtHome(typing)).toEqual({ kind: "done", told: [], edits: ["明 → 審"] });
});

test("a picture that somebody took out, or put another in the place of, is told", async () => {
  const xml = desk.document(`out/run/letters/${SAPPORO}`);
  const [first = ""] =
    /<w:drawing>.*?<\/w:drawing>/su.exec(xml.slice(xml.indexOf("校舎") - 4000)) ?? [];
  const [blip = "", relation = ""] = /r:embed="(?<relation>[^"]+)"/u.exec(first) ?? [];
  expect((await broughtHome([[first, ""]])).told).toEqual(["back/pictures 2 1"]);
  const other = [...xml.matchAll(/r:embed="(?<relation>[^"]+)"/gu)]
    .map(([, id = ""]) => id)
    .find((id) => id !== relation);
  expect((await broughtHome([[blip, `r:embed="${other}"`]])).told).toEqual(["back/pictures 2 2"]);
});
