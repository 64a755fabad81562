import { nameKey } from "./name-key.ts";

// New and everyday forms of kanji that names are written with in two ways, beside those that `nameKey` knows.
const NEW_FORMS: ReadonlyMap<string, string> = new Map(
  [
    ..."髙高 﨑崎 𠮷吉 邊辺 邉辺 齋斎 齊斉 濱浜 濵浜 廣広 國国 櫻桜 眞真 榮栄 惠恵 萬万 圓円 實実 壽寿 德徳 桒桑 學学 會会".split(
      " ",
    ),
    ..."縣県 團団 體体 鐵鉄 靜静 瀨瀬 淸清 橫横 曻昇 黑黒 條条 關関 藏蔵 嶌島 舩船 龜亀 澁渋 莊荘 將将 來来 祿禄 巖巌 峯峰".split(
      " ",
    ),
    ..."埜野 穗穂 豐豊 寬寛 敎教 彌弥 禮礼 與与 藝芸 醫医 寶宝 郞郎 增増 彥彦 鄕郷 槇槙 劔剣 劍剣 濟済 戶戸 內内 步歩 每毎 渡渡".split(
      " ",
    ),
  ].map((pair) => {
    const [old = "", now = ""] = [...pair];
    return [old, now] as const;
  }),
);
const OLD = new RegExp(`[${[...NEW_FORMS.keys()].join("")}]`, "gu");

const SHORT_FORMS: ReadonlyMap<string, string> = new Map([
  ["株", "株式会社"],
  ["有", "有限会社"],
  ["合", "合同会社"],
  ["同", "合同会社"],
  ["資", "合資会社"],
  ["名", "合名会社"],
  ["財", "財団法人"],
  ["社", "社団法人"],
  ["一財", "一般財団法人"],
  ["一社", "一般社団法人"],
  ["公財", "公益財団法人"],
  ["公社", "公益社団法人"],
  ["学", "学校法人"],
  ["医", "医療法人"],
  ["福", "社会福祉法人"],
  ["社福", "社会福祉法人"],
  ["宗", "宗教法人"],
  ["独", "独立行政法人"],
  ["特非", "特定非営利活動法人"],
]);

/**
 * Gives what bodies and persons are compared by where the same one may be written in two ways: blanks, widths, ㈱ and 株式会社, old and
 * new kanji and the marks between words do not count. That two are equal is a guess, as 渡辺 and 渡邊 may be two persons.
 */
export function looseKey(name: string): string {
  const key = nameKey(name);
  // Nearly all names are written in the one way that there is.
  if (!OF_SECOND_WAYS.test(key)) return key;
  return key
    .replaceAll(OLD, (character) => NEW_FORMS.get(character) ?? character)
    .replaceAll(/\((.{1,2})\)/gu, (mark, short: string) => SHORT_FORMS.get(short) ?? mark)
    .replaceAll(MARKS, "")
    .replace(/^NPO法人/u, "特定非営利活動法人");
}

const MARKS = /[・,.'’"「」()‐–−‧･-]/gu;
const OF_SECOND_WAYS = new RegExp(`${OLD.source}|${MARKS.source}|^NPO法人`, "u");

/** Gives what addresses are compared by: beside what names are, 2丁目1番3号 is 2-1-3, and the prefecture may be left out. */
export function looseAddressKey(address: string): string {
  const plain = nameKey(address).replaceAll(
    /(?:丁目|番地の?|番|号|の(?=\d)|[‐‑–−―ー-])(?=\d|$|\D)/gu,
    "-",
  );
  return looseKey(
    plain.replace(/^(?:東京都|北海道|京都府|大阪府|.{2,3}県)/u, "").replaceAll(/-+/gu, "~"),
  )
    .replaceAll("~", "-")
    .replace(/-$/u, "");
}
