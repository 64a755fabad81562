import { isTitle } from "./title.ts";

/**
 * Tells whether a text has the form of a Japanese person's name: one or two words of a few kanji or kana, that end neither as titles
 * nor as bodies do. What it says of a word alone (青葉) is a guess; two words are hardly anything else.
 */
export function mayBePersonName(text: string): boolean {
  const words = text.normalize("NFKC").trim().split(/\s+/u);
  const [family = "", given = ""] = words;
  const whole = words.join("");
  if (words.length > 2 || !LETTERS.test(whole) || BODY.test(whole) || ENDS_AS_BODY.test(whole))
    return false;
  if (isTitleAlone(text)) return false;
  if (given === "") return whole.length > 1 && whole.length <= LONGEST_NAME;
  return family.length <= LONGEST_WORD && given.length <= LONGEST_WORD;
}

/** Tells whether a text ends as the name of a body does, and not as a title or a person's name: 青葉株式会社, 総務課, 奈良大学. */
export function isNamedAsBody(text: string): boolean {
  const whole = text.normalize("NFKC").replaceAll(/\s/gu, "");
  return (BODY.test(whole) || ENDS_AS_BODY.test(whole)) && !isTitle(whole) && !HONORED.test(whole);
}

/**
 * Tells whether a text is an officer's title and can hardly be a person's name: 代表取締役, 財務部長, 主任; but not 健司 or 武士,
 * which end as 上司 and 栄養士 do, and not 服部　長.
 */
export function isTitleAlone(text: string): boolean {
  const whole = text.normalize("NFKC").replaceAll(/\s/gu, "");
  if (/\s長$/u.test(text.trim())) return false;
  return TITLES.test(whole) || (/(?:知事|大臣|長)$/u.test(whole) && isHead(whole));
}

/** 組合長, 事務局長; but no family name before 長, such as 阿部, 田村, 田所, 小室, 花園, 大館, 馬場, 落合, 長谷部. */
function isHead(whole: string): boolean {
  if (!isTitle(whole)) return false;
  if (SURE_HEADS.test(whole)) return true;
  const before = whole.slice(0, -1);
  return before.length !== 2 && !FAMILY.test(before);
}

const LETTERS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々〆ヶノー・]+$/u;
const LONGEST_NAME = 7;
const LONGEST_WORD = 5;

const BODY =
  /会社|\((?:株|有|同|資|名|[一公]?財|[一公]?社|学|医|福|独)\)|法人|組合|協会|財団|大学|学校|委員会|役所|役場|事務所|事業|センター|グループ|クラブ|ホーム|銀行|病院|支店|本店|営業|新聞|商店|商事|工業|産業|製作|建設|電機|電気|物産|観光/u;
const ENDS_AS_BODY =
  /(?:[会社署庁局課係室班店団隊校館院所省県府郡区]|総務|企画|財務|人事|庶務|広報|学園|本部|機構|連合|連盟|各位|関係|御中|様|殿|先生|宛|気付)$/u;

const HONORED = /(?:各位|御中|様|殿|先生)$/u;

const TITLES =
  /(?:取締役|監査役|執行役|執行役員|相談役|代表社員|代表理事|(?:専務|常務)理事|^理事|^監事|^幹事|幹事長|[副首]?主[任席査幹事]|^参事|^参与|教授|^講師|^助教|顧問|代表者|管理者|責任者|担当者|事務取扱|委員|^社員|^職員|教頭|頭取|会頭|総裁|^代表|^専務|^常務|審議官|調査官|事務官|課長補佐|局長補佐|指導員|技監|リーダー|マネージャー|ディレクター)$/u;
const FAMILY = /^(?:長谷|日下|曽我|久我|宇田)部$|^(?:[五六]十)?[東西南北上中下]村$/u;
const SURE_HEADS =
  /(?:(?:知事|大臣)$|(?:[副議局課署院校学班係会社団店駅級寮育防員務監]|理事|組合|連合|本部|支部|支所|事務所|事業所|出張所|研究所|公民館|図書館|博物館|幼稚園|保育園|センター|機構|チーム|グループ|ユニット)長$)/u;
