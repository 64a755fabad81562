import type { FormatId } from "../model/output-format.ts";
import { DRAWN_EVERY } from "../model/verify-mode.ts";
import { grouped } from "./report-run.ts";

/** What most files were read by, and how many of them by another reader, too: short, for it is part of a sheet of one page. */
export function strictReader(format: FormatId, both: number): string {
  const ours = "読み取り：書き出しとは別の読み取り。";
  if (format !== "pdf") {
    return `${ours}部品ごとに CRC-32 を確認。うち ${grouped(both)}ファイルは XML を木にする読み取りでも（PDF と同じ抽出）`;
  }
  return `${ours}段落は文書構造から。うち ${grouped(both)}ファイルは pdf.js（pdf-parse による）でも（最初の書簡、ひな形と宛先の SHA-256 による ${DRAWN_EVERY}通に1通、書簡に使わない書き方のあるもの）。共通のフォントなどは、初めて現れたときに pdf.js でも`;
}

/** The same of letters that are in volumes of the print run. */
export function strictRunReader(both: number): string {
  return `読み取り：書き出しとは別の読み取りで、全ページを文字と位置から。うち ${grouped(both)}通は pdf.js（pdf-parse による）でも（最初の書簡、ひな形と宛先の SHA-256 による ${DRAWN_EVERY}通に1通、冊ごとに共通の部分とフォントの各文字が初めて現れるページのあるもの、書簡に使わない書き方のある冊）`;
}
