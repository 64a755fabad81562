import type { BlockRole } from "./letter.ts";

/** Annotations that say what a line is; the number is a heading's level or a list item's depth. */
export const ROLE_NAMES: ReadonlyMap<string, readonly [BlockRole, number]> = new Map<
  string,
  readonly [BlockRole, number]
>([
  ["本文", ["paragraph", 0]],
  ["頭語", ["salutation", 0]],
  ["結語", ["complimentary-close", 0]],
  ["日付", ["date-line", 0]],
  ["差出人", ["sender", 0]],
  ["宛名", ["addressee", 0]],
  ["文書番号", ["document-number", 0]],
  ["件名", ["subject", 0]],
  ["主題", ["subject", 0]],
  ["大見出し", ["heading", 1]],
  ["中見出し", ["heading", 2]],
  ["小見出し", ["heading", 3]],
  ["記", ["notes-head", 0]],
  ["以上", ["notes-end", 0]],
  ["項目", ["list-item", 0]],
  ["細目", ["list-item", 1]],
  ["細々目", ["list-item", 2]],
  ["追伸", ["postscript", 0]],
  ["右肩", ["corner-mark", 0]],
  ["図の題", ["figure-caption", 0]],
]);

/** What clerks write for an annotation that has another name here. */
export const ANNOTATION_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    宛名: ["あて名", "宛先", "あて先", "宛", "名宛人", "宛名人", "受取人", "受信者", "送付先"],
    差出人: ["差し出し人", "差出し人", "差出", "差出人名", "発信者", "発出者", "発信人", "送付元"],
    日付: ["年月日", "発出日", "発信日", "発送日", "発信年月日", "日にち", "期日"],
    文書番号: ["番号", "文番号", "文書記号", "記号番号", "発番", "発信番号"],
    件名: ["標題", "タイトル", "題名", "件"],
    頭語: ["拝啓", "謹啓", "前略", "冒頭語", "起首"],
    結語: ["敬具", "謹白", "敬白", "草々", "結び", "末語"],
    追伸: ["追って", "追って書き", "追而書", "なお書き"],
    本文: ["主文", "段落", "文"],
    記: ["記書き", "別記"],
    中見出し: ["見出し"],
    項目: ["箇条書き", "箇条"],
    改ページ: ["ページ替え", "次のページ", "改ページする"],
    "１行空き": ["空行", "改行空け", "１行空け", "1行空け"],
    地付き: ["右寄せ", "右揃え", "右詰め", "下寄せ", "下揃え", "字下"],
    中央揃え: ["中央", "中央寄せ", "センタリング", "真ん中"],
    "１字下げ": ["字下げ", "段落下げ"],
    傍点: ["強調"],
    傍線: ["アンダーライン", "波線"],
    割り注: ["わりちゅう"],
    分割禁止: ["改行禁止"],
    縦中横: ["横書き", "横組み"],
    脚注: ["頭注", "傍注", "側注", "欄外注", "脚註", "頭註"],
    脚注終わり: [
      "頭注終わり",
      "傍注終わり",
      "側注終わり",
      "欄外注終わり",
      "脚註終わり",
      "頭註終わり",
    ],
    注: ["後注", "文末注", "文末脚注", "註"],
    注終わり: ["後注終わり", "文末注終わり", "文末脚注終わり", "註終わり"],
  }).flatMap(([name, words]) => words.map((word) => [word, name] as const)),
);
