import { expect, test } from "vitest";
import type { WritingMode } from "../../../src/model/page-format.ts";
import { pageFormat } from "../../samples/letters.ts";
import { parsed } from "../../samples/marked-text.ts";
import { setFiles } from "../../samples/set-files.ts";

const { bytesOf, findings } = setFiles();

const LARGE = [
  "前の行は、ふつうの大きさの文字が行の終わりまで続き、次の行の文字のすぐ前にあります。",
  "［＃２４ポイント］｜舎密《せいみ》のための｜推進《すいしん》［＃「推進」の左に「プッシュ」の振り仮名］予算［＃「予算」に傍点］",
  "後の行は、ふつうの大きさの｜文字《もじ》が行の終わりまで続き、前の行の文字のすぐ後にあります。",
  "［＃２４ポイント］舎密［＃「舎密」の左に「サイエンス」の振り仮名］の写し［＃「写し」に傍線］です",
  "［＃２０ポイント］｜舎密《せいみ》の［＃二重傍線］植学［＃「植学」の左に「ボタニカ」の注記］［＃二重傍線終わり］です",
].join("\n");

const IN_CELLS = [
  "［＃ここから表］",
  "［＃表題］植学［＃「植学」の左に「ボタニカ」の振り仮名］の書",
  "［＃列　６字、自動］",
  "| ［＃傍線］｜舎密《せいみ》［＃傍線終わり］開宗内篇と外篇［＃「外篇」に取消線］ | ｜承《うけたまわ》 |",
  "| ［＃囲み］植学［＃囲み終わり］啓原の写し［＃「写し」に傍線］を送る | ［＃囲み］｜承《うけたまわ》［＃囲み終わり］ |",
  "［＃ここで表終わり］",
].join("\n");

test.each(
  (["vertical-rl", "horizontal-tb"] as const).flatMap((mode) => [
    [mode, "lines of larger characters", LARGE] as const,
    [mode, "cells of several lines", IN_CELLS] as const,
  ]),
)(
  "in %s, readings, marks and lines in %s are read back as they are",
  async (mode: WritingMode, _, text) => {
    const letter = parsed(text, "corrected", mode);
    if (!letter.ok) return expect.fail(JSON.stringify(letter.errors));
    const sample = { letter: letter.value, format: pageFormat(mode) };
    for (const id of ["pdf", "docx", "html"] as const) {
      expect(await findings(id, await bytesOf(id, sample), sample), id).toEqual([]);
    }
  },
);
