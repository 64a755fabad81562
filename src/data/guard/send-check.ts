import { isoDay } from "../../base/calendar.ts";
import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { readDate } from "../../language/date.ts";
import type { Cell } from "../../model/recipient.ts";
import type { ListCheck } from "./list-check.ts";

/**
 * Finds rows that say of themselves that no letter goes to them: 送付不要, 廃止, 宛先不明 in a column of remarks, × in a column 送付, ○ in
 * a column 送付不要. Such a row is neither left out, as a remark may be of another time, nor sent in silence: the user says which.
 *
 * Shape: a remark is one only where it is all that a cell says, but for a date, brackets and the like: 昨年返戻、住所修正済 is a story.
 * `date` is the letter's own day, as `isoDay` gives it: who leaves after it (退会日 next March) is still a member.
 * Errors: `csv/not-to-be-sent`, one for each row.
 */
export function sendCheck(headings: readonly string[], date?: string): ListCheck {
  const columns = headings.flatMap((column) => {
    const isNeed = needsLetters(column);
    return isNeed || REMARKS.test(column) ? [{ column, isNeed }] : [];
  });
  const exempting = exemptingColumns(headings, date);
  const found: Found[] = [];
  const counting = new Set<string>();
  let rows = 0;
  let sent = 0;
  const findings = (): readonly Diagnostic[] => [
    ...found
      // Where every row is 済, the column is of another time; where others are 3 and 12, 0 is their number.
      .filter(({ mark }) => !(mark === "sent" && sent === rows))
      .filter(({ mark, column }) => !(mark === "zero" && counting.has(column)))
      .map(({ cell, column }) => told(cell, column)),
    ...exempting.findings(),
  ];
  return {
    see: (recipient) => {
      const { fields } = recipient;
      rows += 1;
      exempting.see(recipient);
      const own = columns.flatMap(({ column, isNeed }): readonly Found[] => {
        const cell = fields.get(column);
        if (cell === undefined || cell.value === "") return [];
        if (COUNTED.test(column) && NUMBER.test(plainOf(cell.value))) counting.add(column);
        const mark = markOf(cell.value, column, isNeed);
        return mark === undefined ? [] : [{ cell, column, mark }];
      });
      // What may be a number says least.
      const one = own.find(({ mark }) => mark !== "zero") ?? own[0];
      if (one === undefined) return;
      if (one.mark === "sent") sent += 1;
      found.push(one);
    },
    findings,
  };
}

/** A cell that says that its row gets no letter: in words, as one that has had it, or as 0, which may be a number of persons. */
interface Found {
  readonly cell: Cell;
  readonly column: string;
  readonly mark: Mark;
}

type Mark = "no" | "sent" | "zero";

function markOf(value: string, column: string, isNeed: boolean): Mark | undefined {
  if (isNeed && SENT.test(value.trim())) return "sent";
  if (!saysNo(value, isNeed)) return undefined;
  return COUNTED.test(column) && plainOf(value) === "0" ? "zero" : "no";
}

/** Columns that may count those whom a letter is about. */
const COUNTED = /対象$/u;
const NUMBER = /^(?:[2-9]|[1-9]\d+)[人名]?$/u;

/** The columns in which whatever is written exempts the row. One that most rows fill (退職日) is what the letter is about. */
function exemptingColumns(headings: readonly string[], date: string | undefined): ListCheck {
  const columns = headings
    .filter((column) => EXEMPTING.test(column))
    .map((column) => ({ column, found: [] as Diagnostic[] }));
  let rows = 0;
  return {
    see: ({ fields }) => {
      rows += 1;
      for (const { column, found } of columns) {
        const cell = fields.get(column);
        if (cell === undefined) continue;
        const value = plainOf(cell.value);
        const isNotYet = LEAVING.test(column) && date !== undefined && isAfter(cell.value, date);
        if (!NOT_SO.test(value) && !NO_DAY.test(value) && !isNotYet) found.push(told(cell, column));
      }
    },
    findings: () => columns.flatMap(({ found }) => (found.length * 2 > rows ? [] : found)),
  };
}

/** Whether a cell has a day, and that a later one. */
function isAfter(value: string, date: string): boolean {
  const day = readDate(value.normalize("NFKC"));
  return typeof day !== "string" && isoDay(day) > date;
}

/** Whether a column has the days from which on its rows get no letter: 退会日. */
export function isLeavingDay(heading: string): boolean {
  return EXEMPTING.test(heading) && LEAVING.test(heading);
}

/** Columns of the day from which on somebody gets no letter. 送付停止 has no days. */
const LEAVING = /日$/u;

function told({ at, value }: Cell, column: string): Diagnostic {
  return error("csv/not-to-be-sent", at, { column: at.written ?? column, value });
}

/** What a column 発送 says of a row that has had its letter. */
const SENT = /^[(（]?済み?[)）]?$/u;

function plainOf(value: string): string {
  return value.normalize("NFKC").replaceAll(/\s/gu, "");
}

function saysNo(value: string, isNeed: boolean): boolean {
  const plain = plainOf(value);
  if (isNeed && NO.test(plain)) return true;
  const inner = plain.replace(/^\(([^()]*)\)$/u, "$1");
  return [inner, inner.replace(REASON, "")].some((one) =>
    MARKS.test(one.replaceAll(BESIDE, "").replaceAll(EDGES, "")),
  );
}

/** What a mark gives as its reason: 統合により閉校, 本人希望により送付停止. */
const REASON = /^[^。、]{1,12}(?:により|による|のため|につき|に伴い)/u;

/** Columns that say whether a row gets a letter. */
const NEEDS =
  /^(?:案内|通知|書類|資料|DM)を?(?:送る|送付する|発送する|郵送する|出す)$|^要?(?:送付|発送|郵送|案内送付|通知送付)(?:する|の?(?:要否|可否|有無|対象|希望|フラグ))?$|^(?:通知|案内|宛名出力|印刷|差込み?|差し込み|DM)?(?:要否|可否|対象|送付|発送)$|^(?:DM|案内状?|送付案内|在籍|有効)(?:要否|可否)?$/u;

/** Columns in which a mark or a day says that no letter goes to the row: 送付不要, 廃止, 退会日. */
const EXEMPTING =
  /^(?:(?:(?:送付|発送|郵送|案内|通知|配布)の?(?:不要|停止|除外|対象外|中止|辞退)|除外|対象外|廃止|閉校|廃校|閉園|廃園|閉院|退会|脱退|解散|死亡|退職|退任|辞任|喪失|削除|欠番|返戻|不達|不要|中止)(?:フラグ|者|済み?|の?有無|区分)?|(?:送付|発送|郵送)済み?|(?:廃止|閉校|廃校|閉園|退会|脱退|解散|死亡|退職|退任|辞任|資格喪失)(?:年月)?日|(?:廃止|閉校|廃校|閉園|退会|解散)年度?)$/u;

/** What such a column says where it is not so. */
const NOT_SO =
  /^(?:|[-ー―－—0×✕✖xX]|無し?|なし|否|未(?:定|済み?|了|(?:送付|発送|郵送|処理|退会|脱退|退職|解散|廃止)(?:済み?)?)?|在[籍会職任学]中?|現[存職役]|有効|存続|継続中?|非該当|該当(?:無し|なし)|いいえ|NO|N|FALSE)$/iu;

/** What systems write for a day that is not there: 9999-12-31, 2099/12/31, 0000-00-00. */
const NO_DAY =
  /^(?:(?:9999|2[09]99)[年/.-]?\d{1,2}[月/.-]?\d{1,2}日?|0000[年/.-]?00[月/.-]?00日?)(?:00:00(?::00)?)?$/u;

/** Whether a column says which rows get a letter: 送付要否, 発送, 案内を送る. */
export function needsLetters(heading: string): boolean {
  return NEEDS.test(heading);
}

/** Whether a column is one in which an office notes what has become of a row: 備考, 摘要. */
export function isRemarks(heading: string): boolean {
  return REMARKS.test(heading);
}

/** Columns in which an office notes what has become of a row. */
const REMARKS =
  /^(?:備考欄?[1-9]?|摘要|メモ|特記(?:事項)?|注記|連絡事項|取扱い?|対応|結果|区分|(?:送付|発送|郵送|送達|配布|通知|処理|在籍|現在の?)?(?:状況|状態|結果|区分)|現況|ステータス|異動(?:区分|事由|内容|状況)?|変更内容|(?:送付|発送|郵送|配布|通知)(?:備考|方法|手段|形態))$/iu;

const NO =
  /^(?:不要|否|[×✕✖xX0]|無し?|無効|なし|しない|せず|非対象|停止|中止|不可|NG|NO|N|FALSE|いいえ)$/iu;

const MARKS = new RegExp(
  `^(?:${[
    "(?:(?:今[回年]?度?|本年度?|当面|しばらく|もう)(?:は|の)?)?(?:書類|文書|通知|案内|資料)?(?:の|は)?(?:(?:送付|発送|郵送|送達|案内|通知)(?:は|を|の)?(?:不要|無用|しない(?:こと|で(?:ください)?)?|せず|停止|中止|取り?(?:止|や)め|対象外|無し|なし|見合わせ|見送り|辞退|済み?)|送らない(?:こと|で(?:ください)?)?|出さない(?:こと)?|送付せず|見送り)",
    "(?:送付先|宛先|名簿|一覧)から(?:除外|削除)|対象外|除外|除く|使用しない",
    "宛て?(?:先|所|名)?(?:に)?(?:不明|なし|無し|尋ね当たらず|尋ねあたらず)|あて(?:先|所)(?:に)?(?:不明|尋ね当たらず|尋ねあたらず)",
    "転居先不明|所在不明|住所不[明定]|(?:郵便)?(?:返戻|戻り)(?:あり|分)?|不達|未達|(?:受け?取り?|受領)(?:拒否|辞退)",
    "(?:[市町村]町?村?)?(?:合併|統合)?(?:廃止|閉校|廃校|閉園|廃園|閉鎖|閉院|閉店|解散|倒産|破産|廃業|消滅)(?:済み?|予定)?|(?:休校|休園|休会|休止)中?|.{1,12}[へに](?:統合|合併)(?:済み?|予定)?",
    "死亡|死去|逝去|故人|(?:国外|海外)?転出(?:済み?)?|(?:任期(?:満了|切れ)|定年|都合|自己都合|一身上の都合)?(?:退[会職任団部所]|辞[任職]|失職)(?:済み?|者)?|任期(?:満了|切れ)|脱退|除名|辞退",
    "欠番|削除(?:済み?|予定)?|取り?消し?(?:済み?)?|(?:二重|重複)(?:分|登録)?|無効|保留",
  ].join("|")})$`,
  "u",
);

const EDGES = /^[()【】[\]※*・:、]+|[()【】[\]※*。、!]+$/gu;

/** When and why, which a mark may say beside itself. */
const BESIDE =
  /(?:(?:令和|平成|[RH])\d{1,2}[年./-]\d{1,2}(?:[月./-]\d{1,2}日?|月)?|(?:\d{4}[年./-])?\d{1,2}[月./-]\d{1,2}日?|\d{1,2}月(?=末))(?:末日?)?(?:付け?)?(?:で|に)?|\([^()]*\)|を?もって|のため|により|による|につき|です|となった|しました/gu;
