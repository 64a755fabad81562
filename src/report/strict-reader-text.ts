import { DRAWN_EVERY } from "../model/verify-mode.ts";
import { grouped } from "./report-run.ts";

/** What most files were read by, and how many of them by pdf.js, too. */
export function strictReader(both: number): string {
  return `読み取り：当プログラムの書き出しとは別の読み取りですべて。書簡に使わない書き方が一つでもあれば pdf.js で読み取り。${grouped(both)}ファイルは pdf.js（pdf-parse による）でも読み取り（最初の書簡と、ひな形と宛先の SHA-256 で抽出した ${DRAWN_EVERY}通に1通）。書簡に共通のフォントなどは、初めて現れたファイルを pdf.js でも読み取り。段落は文書構造から`;
}
