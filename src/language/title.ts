/**
 * Tells whether words are an officer's title as it follows the name of a government: 長, 副市長, 議会議長, 教育長,
 * 副知事, 会計管理者, 職務代理者. A note in brackets at the end does not count.
 */
export function isTitle(words: string): boolean {
  const bare = words.replace(/（[^）]*）$|\([^)]*\)$/u, "");
  if (bare.endsWith("長")) return bare === "長" || HEADS.test(bare);
  return /知事$/u.test(bare) ? /^(?:副)?知事$/u.test(bare) : ENDS.test(bare);
}

/**
 * Tells whether a text ends with a title that only a person can have, so that an honorific for bodies cannot follow:
 * 市長, 知事, 大臣, 審議官; but not 事業者 or 委員, which may be bodies or end a body's name.
 */
export function isPersonTitle(text: string): boolean {
  return (
    /(?:知事|大臣|官|[市区町村]長)$/u.test(text) ||
    HEADS.test(text) ||
    OFFICERS.test(text) ||
    OF_UNIONS.test(text)
  );
}

// Titles without 長 that no body's name ends in.
const OFFICERS =
  /(?:取締役|監査役|執行役|執行役員|相談役|代表社員|代表理事|専務理事|常務理事|専務|常務|頭取|会頭|総裁|教授|教頭|主任|主査|主幹)$/u;

// The heads of unions; 道路管理者 and other 管理者 of things may be bodies.
const OF_UNIONS =
  /^(?:副?管理者|企業長|組合長|(?:広域)?連合長)$|(?:組合|企業団|連合)(?:副?管理者|企業長|長)$/u;

// What a title in 長 is the head of: 議長, 教育長, 局長, 委員長 …; 市長 alone repeats the name's own end.
const HEADS =
  /(?:[副議局部課次所署院校館園室班係会社団隊部合店支場区駅医病総船組級寮育防員務学]|理事|^.+[市町村]|センター|機構|本部|事務局|チーム|グループ|ユニット|ハウス|ホーム|プラザ|バンク)長$/u;

// Titles that do not end in 長. 者 is 職務代理者, 管理者, 担当者; 官 is 危機管理官; 監 is 技監, 総括監.
const ENDS =
  /(?:C(?:[A-Z]|DX|IS)O|教頭|会頭|[主首次]席|総裁|[者官監員師士役授諭任査幹佐事司佐当係]|代理|代行|参与|顧問|頭取|専務|常務|リーダー|マネージャー|ディレクター|アドバイザー|オフィサー)$/u;
