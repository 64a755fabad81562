import type { Outcome } from "../../src/base/outcome.ts";
import type { SourceFile } from "../../src/base/world.ts";
import { parseLetter } from "../../src/markup/parse-letter.ts";
import type { PagedDocument } from "../../src/model/paged-document.ts";
import { compileTemplate } from "../../src/template/compile-template.ts";
import { typeset } from "../../src/typeset/typeset.ts";
import {
  IPAEX_MINCHO,
  IPAMJ_MINCHO,
  NOTO_SERIF_CJK,
  NOTO_SERIF_JP,
  openFace,
} from "../samples/real-fonts.ts";

/** Faces of every kind: TrueType and CFF, single files and a collection; each with a variant of 葛 that it knows. */
export const FACES: readonly {
  readonly name: string;
  readonly path: string;
  readonly variant: string;
}[] = [
  { name: "Noto Serif JP", path: NOTO_SERIF_JP, variant: "葛\u{e0100}" },
  { name: "Noto Serif CJK, CFF in a collection", path: NOTO_SERIF_CJK, variant: "葛\u{e0101}" },
  { name: "IPAex Mincho", path: IPAEX_MINCHO, variant: "葛\u{e0100}" },
  { name: "IPAmj Mincho", path: IPAMJ_MINCHO, variant: "葛\u{e0103}" },
];

/** How a letter's lines run: 書簡 in columns, 通知 in horizontal lines. */
export type Kind = "書簡" | "通知";

function linesOf(variant: string): readonly string[] {
  return [
    "［＃文書番号］総行第12号",
    "［＃日付］令和5年1月20日",
    `［＃宛名］${variant}城市長　殿`,
    "［＃中見出し］第一　趣旨",
    "地方公共団体のDXとCIO補佐官、二、〇〇〇億円の「予算（案）」〜と――、𠮟る。（注）「次」『二重』。",
    "［＃大見出し］附則",
    "［＃小見出し］経過措置",
    "｜飛驒《ひだ》の重要［＃「重要」に傍点］な件［＃割り注］一月二十日付け総務省通知［＃割り注終わり］は令和５年12月、Society 5.0である。候ふ［＃「ふ」はママ］。",
  ];
}

/** What every reader must find, white space apart; a reading follows the line that it stands beside. */
export function textOf(variant: string): string {
  return (
    `総行第12号令和5年1月20日${variant}城市長殿第一趣旨` +
    "地方公共団体のDXとCIO補佐官、二、〇〇〇億円の「予算（案）」〜と――、𠮟る。（注）「次」『二重』。附則経過措置" +
    "飛驒の重要な件一月二十日付け総務省通知は令和５年12月、Society5.0である。候ふ。"
  );
}

/** The readings and notes of the letter, in order. */
export const READINGS = ["ひだ", "（ママ）"] as const;

/** Lays the letter out in a face, by way of a template as users write it. */
export function laidOutIn(path: string, variant: string, kind: Kind): PagedDocument {
  const text = `---\n表題: 試験\n種別: ${kind}\n---\n${linesOf(variant).join("\n")}\n`;
  const file: SourceFile = { path: "a.hbs", bytes: new TextEncoder().encode(text) };
  const template = need(compileTemplate(file, { overrides: new Map(), partials: new Map() }));
  const nobody = { id: "001", path: "a.csv", row: 2, fields: new Map() };
  const manuscript = need(template.merge(nobody));
  const letter = need(parseLetter(manuscript, template.settings, "corrected"));
  return need(typeset(letter, template.settings.format, [openFace(path)]));
}

function need<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}
