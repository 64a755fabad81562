import type { Letter } from "../../src/model/letter.ts";
import { parsed } from "./marked-text.ts";

/** A letter with every line beside, through and around text: alone, within each other, over a line's end, with a reading, in a table; and small characters above and below others. */
export function linedLetter(): Letter {
  const outcome = parsed(MARKED);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

const MARKED = `［＃件名］［＃罫囲み］至急［＃罫囲み終わり］ 予算の通知
［＃宛名］青森県弘前市長　殿
期限は三月三十一日［＃「三月三十一日」に傍線］です。必ず、［＃二重傍線］期限までに［＃二重傍線終わり］お出しください。
配分額は五〇〇億円［＃「五〇〇億円」に取消線］六〇〇億円とします。人材の｜確保《かくほ》［＃「確保」に傍線］が大切です。
長い文に引いた線は、行の終わりを越えても、［＃傍線］次の行の頭からまた続けて引かれなければなりません［＃傍線終わり］し、［＃囲み］囲みは行の終わりでは閉じずに開いたままにして、次の行で続けます［＃囲み終わり］。
［＃囲み］大切な［＃取り消し線］古い［＃取り消し線終わり］語［＃囲み終わり］と、［＃下線］DX推進［＃「推進」に取消線］リーダー［＃下線終わり］。「案」［＃「「案」」に傍線］
面積は120m2［＃「2」は上付き小文字］で、詳しくは別記［＃上付き小文字］注1［＃上付き小文字終わり］のとおり。CO2［＃「2」は下付き小文字］の排出量は平年［＃傍線］並み［＃「並み」は上付き小文字］［＃傍線終わり］。注12［＃「12」は上付き小文字］に続く。
［＃ここから表］
| 区分 | 額［＃「額」に傍線］ |
| 市 | 三〇［＃「三〇」に取消線］四〇 |
［＃ここで表終わり］
`;
