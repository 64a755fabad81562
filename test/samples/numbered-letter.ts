import type { Letter } from "../../src/model/letter.ts";
import type { WritingMode } from "../../src/model/page-format.ts";
import { parsed } from "./marked-text.ts";

/** A letter with items of all seven levels that number themselves, long ones and references among them. */
export function numberedLetter(writingMode: WritingMode): Letter {
  const marks = MARKS[writingMode];
  const marked = MARKED.replaceAll(/<(?<level>\d)/gu, (_, level: string) => {
    return `［＃${marks[Number(level) - 1] ?? ""}`;
  }).replaceAll(">", "］");
  const outcome = parsed(marked, "corrected", writingMode);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

const MARKS: Readonly<Record<WritingMode, readonly string[]>> = {
  "horizontal-tb": ["第１", "１", "(1)", "ア", "(ア)", "ａ", "(ａ)"],
  "vertical-rl": ["第一", "一", "１", "（一）", "（１）", "ア", "（ア）"],
};

const MARKED = `［＃右肩］［＃罫囲み］取扱注意［＃罫囲み終わり］
［＃件名］事務処理の要領
［＃宛名］青森県弘前市長　殿
前記［＃「書類」の番号］に御留意ください。
［＃記］記
<1>趣旨
この要領は、事務の処理に関し必要な事項を定めるものとする。
<1>手続
<2>申請者は、別に定める様式により、申請の日から起算して三十日以内に、所管する課の長に対して申請書を提出しなければならない。
<2>前項の申請書には、次に掲げる書類を添えるものとする。
<3>事業計画書
<3「書類」>収支予算書。ただし、事業費が一〇〇万円未満の場合は、これを省略することができるものとする。
<4>予算の内訳
<5>人件費の明細で、前年度と比べて著しく増減のあるものについてその理由を付したもの
<6>備品で、その価格が一件につき一〇万円以上のもの
<7>パソコン
<4>財源の内訳
［＃以上］以上
`;
