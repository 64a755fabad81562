import { type MadeLetter, makeLetter } from "../../src/letter/make-letter.ts";
import type { Template } from "../../src/template/compile-template.ts";
import { facesOf } from "./golden-faces.ts";
import { openedTemplate, picturesBeside } from "./pictures.ts";

/** A letter with everything that a letter can have, in each direction of its lines. */
export interface WholeLetter {
  readonly template: Template;
  readonly made: MadeLetter;
}

/** The letter, with a 別紙 in the other direction and one as its own. */
export function wholeLetter(kind: "書簡" | "通知"): WholeLetter {
  const isVertical = kind === "書簡";
  const [own, other] = isVertical ? ["26x27", "40x36"] : ["40x36", "26x27"];
  const bytes = new TextEncoder().encode(`---
表題: 学校施設の改修について
種別: ${kind}
体裁: { 基本: ${own} }
日付: 令和8年12月1日
文書番号: 教施第345号
件名: 学校施設の改修について
差出人: { 組織: 奈良県, 職名: 奈良県教育長, 氏名: 大和花子 }
太字フォント: Noto Serif JP Bold
見出し: 太字
公印: { 大きさ: 24mm, 画像: la.png, 代替文: 奈良県教育長の印 }
ヘッダー: { 左: "{{文書番号}}", 右: 取扱注意, 最初のページ: なし }
フッター: { 左: "{{件名}}", 中央: "{{ページ}}／{{総ページ}}" }
別紙の体裁:
  表: { 基本: ${other}, ヘッダー: 別紙１ }
---
［＃右肩］［＃罫囲み］取扱注意［＃罫囲み終わり］
［＃ここから均等割付］
［＃文書番号］{{文書番号}}
［＃日付］{{和暦 日付}}
［＃ここで均等割付終わり］
［＃件名］{{件名}}
［＃頭語］拝啓
百学［＃「百学」の左に「サイエンス」の振り仮名］の府として、｜葛城《かつらぎ》の｜東京《とう｜きょう》へ、［＃太字］令和9年1月31日（日）まで［＃太字終わり］に必ず［＃「必ず」に傍点］届け出ること（［＃割り注］以下「届出」［＃改行］といいます。［＃割り注終わり］）。［＃傍線］傍線［＃傍線終わり］、［＃二重傍線］二重［＃二重傍線終わり］、［＃取消線］三日［＃取消線終わり］、120m2［＃「2」は上付き小文字］、CO2［＃「2」は下付き小文字］とします。
［＃大見出し］改修の趣旨
対象は、窓口の改革に要する経費［＃注「経費」］令和8年度に支出したものに限る。［＃注終わり］とします。合計は一致しないことがあります［＃※］四捨五入による。［＃※終わり］。詳しくは［＃「経費」の番号］と https://www.example.go.jp/shisetsu を御覧ください。
［＃中見出し］図
［＃図「rgba.png」「屋根のある家」、幅６０ミリ］
［＃図の題「校舎」］改修後の校舎
［＃「校舎」の番号］のとおり改修します。Society 5.0とDXの時代にふさわしい校舎です。
［＃小見出し］古い書き方
いよ／＼御清栄の段、候ふ［＃「ふ」はママ］ところ、［＃欠字］上意を賜り候。
［＃平出］天皇陛下の御意により
［＃１字擡頭］勅命を奉じ
［＃結語］敬具
［＃１行空き］
［＃１行空き］
［＃差出人］{{差出人職名}}　［＃５字取り］{{差出人氏名}}［＃字取り終わり］
［＃宛名］{{職名}}　{{敬称}}
［＃記］記
${isVertical ? "［＃第一］" : "［＃第１］"}申請すること。
${isVertical ? "［＃一］" : "［＃１］"}次のとおりとすること。
${isVertical ? "［＃１］" : "［＃(1)］"}用紙
${isVertical ? "［＃（一）］" : "［＃ア］"}大きさ
${isVertical ? "［＃（１）］" : "［＃(ア)］"}縦
${isVertical ? "［＃ア］" : "［＃ａ］"}長い辺
${isVertical ? "［＃（ア）「端」］" : "［＃(ａ)「端」］"}端から端まで
［＃項目］○　［＃「端」の番号］のとおりとすること。
［＃以上］以上
［＃別紙「表」］［＃右肩］別紙１
［＃件名］改修の一覧
別紙の注［＃注］別紙の注の文。［＃注終わり］があります。
［＃ここから表］
［＃表題］別表　配分額
［＃列　見出し、１０字右］
［＃見出し行］学校 | 配分額（千円）［＃※］見込み額。［＃※終わり］
第一小学校 | 1,200
［＃太字］合計［＃太字終わり］ | 1,200
［＃ここで表終わり］
［＃別紙］［＃右肩］別紙２
${"本文と同じ体裁の別紙です。".repeat(40)}
`);
  const template = openedTemplate(bytes, picturesBeside("rgba.png", "la.png"));
  if (!template.ok) throw new Error(JSON.stringify(template.errors));
  return {
    template: template.value,
    made: makeLetter(template.value, CITY, facesOf(template.value)),
  };
}

/** A row of a list: the mayor of a city. */
export const CITY = {
  団体コード: "292010",
  種別: "市",
  都道府県: "奈良県",
  団体名: "奈良市",
  職名: "奈良市長",
  敬称: "殿",
} as const;
