// Certificates.
import fc from "fast-check";
import { type DrawnLetters, FORMATS } from "./drawn.ts";
import { COLUMNS, csv, rows } from "./rows.ts";

/** A certificate. */
export const certificates: fc.Arbitrary<DrawnLetters> = fc
  .record({
    rows,
    kind: fc.constantFrom("感謝状", "表彰状", "修了証書", "辞令", "委嘱状"),
    paper: fc.constantFrom("A4横", "A4縦", "B4横", "A3横", "B5縦", "はがきの横"),
    border: fc.constantFrom("なし", "一重", "二重", "子持ち"),
    seal: fc.constantFrom(
      "",
      "公印: 24mm",
      "公印: { 大きさ: 24mm, 画像: la.png, 代替文: 奈良県教育長の印 }",
    ),
    head: fc.constantFrom("［＃５字取り］感謝状［＃字取り終わり］", "感謝状"),
    name: fc.constantFrom(
      "{{職名}}　{{敬称}}",
      "｜葛󠄀城《かつらぎ》　{{職名}}　{{敬称}}",
      "［＃３６ポイント］{{職名}}　{{敬称}}",
    ),
    text: fc.constantFrom(
      "あなたは多年にわたり学校施設の改修に尽力され　その功績は誠に顕著であります\nよってここにその御功労をたたえ　深く感謝の意を表します",
      "あなたは令和8年度研修（第1回）の全課程を修了したので　これを証します",
      "{{団体名}}は改修［＃「改修」に傍点］に努め［＃改行］その成果を挙げられました",
    ),
  })
  .map(({ rows: all, kind, paper, border, seal, head, name, text }): DrawnLetters => {
    const settings = [
      "表題: 感謝状",
      `種別: ${kind}`,
      `体裁: { 用紙: ${paper === "はがきの横" ? "はがき横" : paper}, 枠: ${border} }`,
      "日付: 令和8年12月1日",
      "差出人: { 職名: 奈良県教育長, 氏名: 大和花子 }",
      "必要な列: [職名, 敬称]",
      ...(seal === "" ? [] : [seal]),
    ];
    const body = [
      "［＃文書番号］第{{連番}}号",
      `［＃主題］${head}`,
      `［＃宛名］${name}`,
      text,
      "［＃日付］{{和暦 日付}}",
      "［＃差出人］{{差出人職名}}　{{差出人氏名}}",
    ];
    return {
      template: `---\n${settings.join("\n")}\n---\n${body.join("\n")}\n`,
      list: csv(COLUMNS, all),
      details: "",
      edition: "corrected",
      formats: FORMATS,
      rows: all,
      words: ["{{職名}}"],
    };
  });
