import { parseLetter } from "../../src/markup/parse-letter.ts";
import type { Letter } from "../../src/model/letter.ts";
import type { LetterSettings } from "../../src/model/letter-settings.ts";
import { recipientOf } from "../../src/model/recipient.ts";
import { once } from "./once.ts";
import { openedTemplate, picturesBeside } from "./pictures.ts";

/** A letter with two figures, one of them turned by its camera, and the picture of a character. */
export interface LetterWithPictures {
  readonly letter: Letter;
  readonly settings: LetterSettings;
}

/** Gives a letter with pictures, in vertical or horizontal lines, with `after` behind it. */
export const letterWithPictures = once(
  (
    kind: "書簡" | "通知",
    hasSeal = false,
    after = "",
    behindName = "",
    before = "",
  ): LetterWithPictures => {
    const seal = hasSeal ? "\n公印: { 大きさ: 24mm, 画像: la.png, 代替文: 市長の印 }" : "";
    const bytes = new TextEncoder().encode(`---
表題: 図のある書簡
種別: ${kind}
宛先:
  全員: {}${seal}
---
［＃宛名］{{職名}}　{{敬称}}
${before}［＃差出人］奈良市長　仲川${behindName}
校舎は［＃「校舎」の番号］のとおりです。
［＃図「rgba.png」「屋根のある家」、幅６０ミリ］
［＃図の題「校舎」］校舎
次は写真です。
［＃地付き］［＃図「turn-6.jpg」「横に写した家 (1)」、高さ３０ミリ］
※［＃「弓＋享」、画像「l.png」］氏については終わりです。
${after}`);
    return letterOf(bytes);
  },
);

/** Gives a letter that three sign, each with the picture of a seal (電子公印), in vertical or horizontal lines. */
export const jointlySealedLetter = once((kind: "書簡" | "通知"): LetterWithPictures => {
  const bytes = new TextEncoder().encode(`---
表題: 連名の書簡
種別: ${kind}
公印:
  大きさ: 20mm
  連名:
    - { 差出人: 斑鳩町長, 画像: l.png, 代替文: 斑鳩町長の印 }
    - { 差出人: 奈良県知事, 大きさ: 24mm, 画像: la.png, 代替文: 奈良県知事の印 }
    - { 差出人: 仲川元庸, 画像: grey.jpg, 代替文: 奈良市長の印 }
宛先:
  全員: {}
---
［＃宛名］{{職名}}　{{敬称}}
［＃差出人］奈良県知事　山下　真
［＃２行空き］
［＃差出人］奈良市長　仲川　元庸
［＃２行空き］
［＃差出人］斑鳩町長
［＃差出人］中西　和夫
［＃２行空き］
協議します。
`);
  return letterOf(bytes);
});

function letterOf(bytes: Uint8Array): LetterWithPictures {
  const names = ["rgba.png", "turn-6.jpg", "grey.jpg", "rgb.png", "la.png", "l.png"];
  const template = openedTemplate(bytes, picturesBeside(...names));
  if (!template.ok) throw new Error(JSON.stringify(template.errors));
  const { settings } = template.value;
  const merged = template.value.merge(recipientOf({ 職名: "北海道知事", 敬称: "殿" }));
  if (!merged.ok) throw new Error(JSON.stringify(merged.errors));
  const letter = parseLetter(merged.value, settings, "corrected");
  if (!letter.ok) throw new Error(JSON.stringify(letter.errors));
  return { letter: letter.value, settings };
}
