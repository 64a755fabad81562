import fc from "fast-check";
import { describe, test } from "vitest";
import { EVERYWHERE, isTold, printedAt, WRITTEN } from "./draft.ts";

describe("what is left of a template or of a draft is told", () => {
  const NAMES = ["職名", "氏名", "団体名", "会場", "和暦 日付"];

  test("marks of ours and of other programs, in the text, in settings and in cells", () => {
    const around: readonly (readonly [string, string])[] = [
      ["｛｛", "｝｝"],
      ["{｛", "｝}"],
      ["｛", "｝"],
      ["{", "}"],
      ["«", "»"],
      ["<<", ">>"],
      ["＜＜", "＞＞"],
      ["《《", "》》"],
      ["≪", "≫"],
      ["<", ">"],
      ["＜", "＞"],
      ["[[", "]]"],
      ["[", "]"],
      ["［", "］"],
      ["〔", "〕"],
      ["【", "】様"],
      ["〈", "〉"],
      ["%", "%"],
      ["％", "％"],
      ["%%", "%%"],
      ["${", "}"],
      ["#{", "}"],
      ["<%= ", " %>"],
      ["@", "@"],
      ["{% ", " %}"],
      ["__", "__"],
      ["##", "##"],
      ["{ MERGEFIELD ", " }"],
      ["&lt;", "&gt;"],
      ["[%", "%]"],
      ["$", "$"],
      ["<?= ", " ?>"],
      ["[#", "]"],
      ["［#", "］"],
      ["【＃", "】"],
      ["〔＃", "〕"],
      ["｢＃", "｣"],
      ["[＃", "]"],
      ["(＃", ")"],
      ["（＃", "）"],
      ["［ ＃", "］"],
      ["［♯", "］"],
    ];
    const roles = ["宛名", "頭語", "差出人", "２字下げ", "改ページ"];
    isTold(
      (draft) =>
        fc
          .tuple(fc.constantFrom(...around), fc.constantFrom(...NAMES), fc.constantFrom(...roles))
          .chain(([[open, close], name, role]) => {
            const inner = /[#＃♯]$/u.test(open) && open !== "##" ? role : name;
            // 〔会場〕 may be a heading; around a column's name the same marks are another program's.
            const isHeading = /^[≪<＜[［〔【〈]$/u.test(open);
            const words = `${open}${isHeading ? "職名" : inner}${close}`;
            return printedAt(draft, words, EVERYWHERE);
          }),
      "template/stray-mark",
      "template/mark-in-setting",
    );
  });

  test("words put in for the time being", () => {
    const words = [
      "○○県",
      "〇〇県知事",
      "●●課",
      "△△町",
      "××について",
      "◇◇",
      "◆◆市",
      "□□様",
      "■■様",
      "☆☆",
      "＊＊＊＊",
      "****",
      "？？？",
      "???",
      "____様",
      "＿＿＿長",
      "XXXX",
      "ＸＸＸＸ",
      "xxx-xxxx",
      "令和○年○月○日",
      "令和〇年〇月〇日",
      "○月○日",
      "〇月〇日",
      "●月●日",
      "Ｘ月Ｘ日",
      "X月X日",
      "12月XX日",
      "十二月○日",
      "令和　年　月　日",
      "令和年月日",
      "令和八年　月　日",
      "令和　　年十二月　　日",
      "令和＿年＿月＿日",
      "　年　月　日",
      "令和8年 月 日",
      "令和　年度",
      "十二月　日",
      "午後　時　分",
      "第　　号",
      "見本第　号",
      "第○号",
      "第○回",
      "第●条",
      "第×号",
      "第ＸＸ回",
      "第XX回",
      "（案）",
      "【案】",
      "【要確認】",
      "［要確認］",
      "[要確認]",
      "＜要確認＞",
      "<要確認>",
      "〈要確認〉",
      "（要修正）",
      "※要確認",
      "（未定）",
      "【未定】",
      "【調整中】",
      "（仮）",
      "【仮】",
      "（要記入）",
      "TBD",
      "ＴＢＤ",
      "TODO",
      "FIXME",
      "ダミーテキスト",
      "ここに本文を入力",
      "【ここに件名】",
      "lorem ipsum",
      "ああああ",
      "山田太郎",
      "山田　太郎",
      "＠＠＠＠",
    ];
    isTold(
      (draft) =>
        fc
          .constantFrom(...words)
          .chain((word) => printedAt(draft, word, word === "（案）" ? ["line"] : WRITTEN)),
      "template/placeholder",
      "template/stray-mark",
    );
  });
});
