import { describe, expect, test } from "vitest";
import { lettersFrom } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const BODY = "本文です。\n";

function said(
  settings: string,
  line: string,
  cells: Readonly<Record<string, string>>,
): readonly string[] {
  const { findings } = lettersFrom(
    `表題: 試し\n種別: 書簡\n${settings}`,
    `${BODY}［＃宛名］${line}\n`,
    [recipient({ 敬称: "様", ...cells }, 2)],
  );
  return findings.map(({ severity, code, values }) => `${severity} ${code} ${values["found"]}`);
}

describe("what a template writes right behind a cell of the addressee", () => {
  test.each([
    ["{{学部名}}長", { 学部名: "工学部長" }, "工学部長長"],
    ["{{団体名}}会長", { 団体名: "桜町会長" }, "桜町会長会長"],
    ["{{部署}}課", { 部署: "総務課" }, "総務課課"],
  ])("%s with %o is told as %s", (line, cells, found) => {
    const person = { 氏名: "甲野　一郎" };
    expect(said("", `${line}　{{氏名}}　{{敬称}}`, { ...cells, ...person })).toEqual([
      `warning template/ending-doubled ${found}`,
    ]);
    const meant = said(`確認済み: [${found}]`, `${line}　{{氏名}}　{{敬称}}`, {
      ...cells,
      ...person,
    });
    expect(meant.filter((one) => one.includes("ending-doubled"))).toEqual([]);
  });

  test.each([
    ["{{学部名}}長", { 学部名: "工学部" }],
    ["{{団体名}}会長", { 団体名: "桜町自治会" }],
    ["{{団体名}}園", { 団体名: "花園" }],
    ["{{団体名}}村長", { 団体名: "中村" }],
  ])("%s with %o is right", (line, cells) => {
    expect(said("", `${line}　{{氏名}}　{{敬称}}`, { ...cells, 氏名: "甲野　一郎" })).toEqual([]);
  });

  test("no prefecture has a 長, and no 知事 is of a name without its 都道府県", () => {
    for (const name of ["北海道", "東京都", "大阪府", "奈良県", "神奈川県", "和歌山県"])
      expect(
        said("", "{{団体名}}長　{{氏名}}　{{敬称}}", { 団体名: name, 氏名: "甲野　一郎" }),
      ).toEqual([`error template/no-such-head ${name}長`]);
    for (const name of ["東京", "大阪", "奈良", "鹿児島"])
      expect(
        said("", "{{都道府県}}知事　{{氏名}}　{{敬称}}", { 都道府県: name, 氏名: "甲野　一郎" }),
      ).toEqual([`error template/no-such-head ${name}知事`]);
    for (const name of ["北海道", "東京都", "大阪府", "奈良県"])
      expect(
        said("", "{{都道府県}}知事　{{氏名}}　{{敬称}}", { 都道府県: name, 氏名: "甲野　一郎" }),
      ).toEqual([]);
    for (const name of ["奈良市", "太宰府市", "山県市", "別府市", "甲府市"])
      expect(
        said("", "{{団体名}}長　{{氏名}}　{{敬称}}", { 団体名: name, 氏名: "甲野　一郎" }),
      ).toEqual([]);
  });
});

describe("a letter to its own sender", () => {
  const SETTINGS = "差出人:\n  職名: 奈良県総務部長\n  氏名: 橋本　一郎";
  const lines = (title: string, settings = SETTINGS): readonly string[] =>
    said(settings, "{{職名}}　{{敬称}}\n［＃差出人］{{差出人職名}}", { 職名: title });

  test("is told; to another office of the sender's it is not", () => {
    expect(lines("奈良県総務部長")).toEqual([
      "warning template/addressee-is-sender 奈良県総務部長",
    ]);
    expect(lines("奈良県総務部長", `${SETTINGS}\n確認済み: [奈良県総務部長]`)).toEqual([]);
    expect(lines("奈良県総務部次長")).toEqual([]);
  });
});

describe("the honorific of another who shares the letter", () => {
  const cells = { 氏名1: "甲野　一郎", 敬称1: "先生", 氏名2: "乙山　花子", 敬称2: "様" };
  const lines = (second: string): readonly string[] =>
    said("", `{{氏名1}}　{{敬称1}}\n［＃宛名］{{氏名2}}　${second}`, cells);

  test("is told where the list has one of his own", () => {
    expect(lines("{{敬称1}}")).toEqual(["warning template/joint-honorific 敬称1"]);
    expect(lines("{{敬称2}}")).toEqual([]);
  });

  test("one honorific for all is how many lists are", () => {
    const { 敬称2: _, ...one } = cells;
    const line = "{{氏名1}}　{{敬称1}}\n［＃宛名］{{氏名2}}　{{敬称1}}";
    expect(said("", line, one)).toEqual([]);
  });
});
