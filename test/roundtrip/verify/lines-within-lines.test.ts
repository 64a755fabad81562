// Lines within lines: each file says of every character which lines it has, however they lie within one another.
import { describe, expect, test } from "vitest";
import { setLetter } from "../../samples/running-letter.ts";
import { setFiles } from "../../samples/set-files.ts";

const { bytesOf, findings } = setFiles();

const LINES = ["傍線", "二重傍線", "取消線", "罫囲み"] as const;
const ALL = [...LINES, "太字"] as const;

function within(outer: string, inner: string): string {
  const nested = `［＃${inner}］丙［＃傍点］丁［＃傍点終わり］［＃${inner}終わり］`;
  return `甲［＃${outer}］乙${nested}［＃分割禁止］戊${nested}［＃分割禁止終わり］己［＃${outer}終わり］庚`;
}

function letterOf(lines: readonly string[]): string {
  const pairs = lines.flatMap((outer) => lines.map((inner) => within(outer, inner)));
  return `［＃大見出し］${pairs[0]}\n${pairs.join("\n")}`;
}

describe.each(["種別: 書簡", "種別: 通知"])("%s", (settings) => {
  test.each(["pdf", "docx", "html", "tei"] as const)("each line in each other, %s", async (id) => {
    const sample = setLetter(settings, letterOf(LINES));
    expect(await findings(id, await bytesOf(id, sample), sample)).toEqual([]);
  });

  // Bold text has a face of its own in a PDF.
  test.each(["docx", "html", "tei"] as const)(
    "bold text too, in a bold heading, %s",
    async (id) => {
      const bold = "太字フォント: Noto Serif JP Bold\n見出し: 太字";
      const body = `［＃大見出し］甲［＃太字］乙［＃太字終わり］丙\n${letterOf(ALL)}`;
      const sample = setLetter(`${settings}\n${bold}`, body);
      expect(await findings(id, await bytesOf(id, sample), sample)).toEqual([]);
    },
  );
});
