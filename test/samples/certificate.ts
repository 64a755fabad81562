import type { Letter } from "../../src/model/letter.ts";
import { parsed } from "./marked-text.ts";

/** A certificate (賞状) with a number, a name in a size of its own, and text in two paragraphs. */
export function certificate(): Letter {
  const outcome = parsed(MARKED);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

const MARKED = `［＃文書番号］第十二号
［＃主題］［＃５字取り］表彰状［＃字取り終わり］
［＃宛名］［＃３６ポイント］吉野花子　殿
あなたは多年にわたり消防団員として郷土を守る任務へ精励し　その功績はまことに顕著であります
よってここにこれを表彰します
［＃日付］令和五年十月一日
［＃差出人］奈良県知事　大和花子
`;
