import type { Letter } from "../../src/model/letter.ts";
import { parsed } from "./marked-text.ts";

/** A letter with bold text: alone, with lines and a reading, over a line's end, in a table, and from a list. */
export function boldLetter(): Letter {
  const outcome = parsed(MARKED);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

const MARKED = `［＃件名］［＃太字］研修の実施について［＃太字終わり］
［＃宛名］青森県弘前市長　殿
提出は［＃太字］令和5年6月16日（金）まで［＃太字終わり］に必ず［＃「必ず」は太字］お願いします。葛󠄀城市［＃「葛󠄀城市」は太字］と［＃太字］｜雫石《しずくいし》町の［＃傍線］長［＃傍線終わり］は、行の終わりを越えても続く太字の文を、DX推進室へお送りください［＃太字終わり］。
［＃ここから表］
| 区分 | 額［＃「額」は太字］ |
| 市 | 三〇 |
［＃ここで表終わり］
`;
