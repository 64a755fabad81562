import { type Diagnostic, error } from "../../base/diagnostic.ts";
import type { ListCheck } from "./list-check.ts";

/**
 * Finds rows that say of themselves that no letter goes to them: 送付不要, 廃止, 宛先不明 in a column of remarks, × in a column 送付. Such
 * a row is neither left out, as a remark may be of another time, nor sent in silence: the user says which.
 *
 * Shape: a remark is one only where it is all that a cell says, but for a date, brackets and the like: 昨年返戻、住所修正済 is a story.
 * Errors: `csv/not-to-be-sent`, one for each row.
 */
export function sendCheck(headings: readonly string[]): ListCheck {
  const columns = headings.flatMap((column) => {
    const isNeed = NEEDS.test(column);
    return isNeed || REMARKS.test(column) ? [{ column, isNeed }] : [];
  });
  const found: Diagnostic[] = [];
  let rows = 0;
  let sent = 0;
  const findings = (): readonly Diagnostic[] =>
    // Where every row is 済, the column is of another time.
    sent === rows ? found.filter((one) => !SENT.test(String(one.values["value"]).trim())) : found;
  return {
    see: ({ fields }) => {
      rows += 1;
      for (const { column, isNeed } of columns) {
        const cell = fields.get(column);
        if (cell === undefined || cell.value === "") continue;
        const isSent = isNeed && SENT.test(cell.value.trim());
        if (!isSent && !saysNo(cell.value, isNeed)) continue;
        if (isSent) sent += 1;
        const values = { column: cell.at.written ?? column, value: cell.value };
        found.push(error("csv/not-to-be-sent", cell.at, values));
        break;
      }
    },
    findings,
  };
}

/** What a column 発送 says of a row that has had its letter. */
const SENT = /^[(（]?済み?[)）]?$/u;

function saysNo(value: string, isNeed: boolean): boolean {
  const plain = value.normalize("NFKC").replaceAll(/\s/gu, "");
  if (isNeed && NO.test(plain)) return true;
  const bare = plain.replace(/^\(([^()]*)\)$/u, "$1").replaceAll(BESIDE, "");
  return MARKS.test(bare.replaceAll(EDGES, ""));
}

/** Columns that say whether a row gets a letter. */
const NEEDS =
  /^(?:送付|発送|郵送|案内送付|通知送付)(?:の?(?:要否|可否|有無|対象))?$|^(?:通知|案内|宛名出力|印刷|差込み?|差し込み)?(?:要否|対象)$/u;

/** Columns in which an office notes what has become of a row. */
const REMARKS =
  /^(?:備考欄?[1-9]?|摘要|メモ|特記(?:事項)?|注記|連絡事項|取扱い?|対応|結果|区分|(?:送付|発送|郵送|送達|配布|通知|処理|在籍|現在の?)?(?:状況|状態|結果|区分)|現況|ステータス|異動(?:区分|事由|内容|状況)?|変更内容|(?:送付|発送|郵送|配布|通知)(?:備考|方法|手段|形態))$/iu;

const NO =
  /^(?:不要|否|[×✕✖xX]|無し?|なし|しない|せず|非対象|停止|中止|不可|NG|NO|N|FALSE|いいえ)$/iu;

const MARKS =
  /^(?:(?:(?:今[回年]?度?|本年度?|当面|しばらく)(?:は|の)?)?(?:書類|文書|通知|案内|資料)?(?:の|は)?(?:(?:送付|発送|郵送|送達|案内|通知)(?:は|を|の)?(?:不要|しない|せず|停止|中止|取り?止め|対象外|無し|なし|見合わせ|済み?)|送らない|出さない|送付せず)|送付先から(?:除外|削除)|対象外|除外|除く|宛て?(?:先|所|名)?(?:に)?(?:不明|尋ね当たらず|尋ねあたらず)|あて(?:先|所)(?:に)?(?:不明|尋ね当たらず|尋ねあたらず)|転居先不明|所在不明|住所不明|返戻(?:あり|分)?|不達|未達|(?:[市町村]町?村?)?(?:廃止|閉校|廃校|閉園|廃園|閉鎖|閉院|閉店|解散|倒産|破産|廃業|消滅)(?:済み?|予定)?|死亡|死去|逝去|故人|転出(?:済み?)?|(?:任期(?:満了|切れ)|定年|都合|自己都合|一身上の都合)?(?:退[会職任団部所]|辞[任職]|失職)(?:済み?|者)?|任期(?:満了|切れ)|脱退|除名|辞退|欠番|削除(?:済み?|予定)?|取り?消し?(?:済み?)?|重複(?:分)?|無効)$/u;

const EDGES = /^[()【】[\]※*・:、]+|[()【】[\]※*。、!]+$/gu;

/** When and why, which a mark may say beside itself. */
const BESIDE =
  /(?:(?:令和|平成|[RH])\d{1,2}[年./-]\d{1,2}(?:[月./-]\d{1,2}日?|月)?|(?:\d{4}[年./-])?\d{1,2}[月./-]\d{1,2}日?)(?:付け?)?|\([^()]*\)|を?もって|のため|により|による|につき|です|となった|しました/gu;
