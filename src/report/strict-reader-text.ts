import type { FormatId } from "../model/output-format.ts";
import { DRAWN_EVERY } from "../model/verify-mode.ts";
import { grouped } from "./report-run.ts";

/** What most files were read by, and how many of them by another reader, too. */
export function strictReader(format: FormatId, both: number): string {
  const other =
    format === "pdf" ? "pdf.js（pdf-parse による）" : "XML を木にする読み取り（xmldom）";
  const how = format === "pdf" ? "段落は文書構造から" : "部品ごとに CRC-32 を確認";
  const shared =
    format === "pdf" ? "書簡に共通のフォントなどは、初めて現れたときに pdf.js でも読み取り。" : "";
  return `読み取り：当プログラムの、書き出しとは別の読み取りですべて。${how}。書簡に使わない書き方が一つでもあれば、${other}で読み取り。${grouped(both)}ファイルは、その読み取りも行って照合（最初の書簡と、ひな形と宛先の SHA-256 で抽出した ${DRAWN_EVERY}通に1通）。${shared}`;
}
