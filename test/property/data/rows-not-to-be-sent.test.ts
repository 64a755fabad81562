import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { findingsOf, lineOf } from "../../samples/read-list.ts";

const MARKS = [
  ...["送付不要", "発送不要", "郵送不要", "送付対象外", "対象外", "除外", "送らない", "送付しない"],
  ...[
    "廃止",
    "閉校",
    "廃校",
    "閉園",
    "解散",
    "倒産",
    "廃業",
    "死亡",
    "逝去",
    "転出",
    "退会",
    "辞退",
  ],
  ...["返戻", "宛先不明", "宛所不明", "あて所に尋ねあたらず", "転居先不明", "欠番", "取消"],
  ...["送付済", "送付済み", "発送済", "今回は送付不要"],
  ...[
    "今年度は送らない",
    "本年度は送付しない",
    "任期満了により退任",
    "辞任",
    "送付なし",
    "発送見合わせ",
  ],
];
const mark = fc
  .tuple(
    fc.constantFrom(...MARKS),
    fc.constantFrom(
      (text: string) => text,
      (text: string) => ` ${text}　`,
      (text: string) => `（${text}）`,
      (text: string) => `※${text}。`,
      (text: string) => `${text}（総務課へ連絡済）`,
      (text: string) => `令和6年4月1日付け${text}`,
      (text: string) => `R6.4.1${text}`,
      (text: string) => `${text}のため`,
    ),
  )
  .map(([text, written]) => written(text));
const REMARKS = ["備考", "摘要", "メモ", "状況", "送付状況", "送付方法", "異動区分", "送付"];
// Remarks of something else, and of another time.
const OTHER = [
  ...[
    "",
    "要返信",
    "昨年返戻、住所修正済",
    "旧校舎は廃止、新校舎へ",
    "メール不可",
    "電話で連絡",
    "新任",
  ],
  ...[
    "送付先は分庁舎",
    "前年度廃止の方針を撤回",
    "○",
    "対象",
    "要",
    "転出入届の担当あり",
    "6部送付",
  ],
];

const list = (heading: string, values: readonly string[]): string =>
  `団体名,職名,敬称,${heading}\n${values.map((value, index) => `団体${index}号,会長,様,${value}\n`).join("")}`;
const said = (text: string): readonly string[] =>
  findingsOf(text)
    .filter(({ code }) => code === "csv/not-to-be-sent")
    .map(lineOf);

test("exactly the rows that say that nothing is sent to them are asked about", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...REMARKS),
      fc.array(fc.oneof(mark, fc.constantFrom(...OTHER)), { minLength: 1, maxLength: 6 }),
      (heading, values) => {
        const rows = values.flatMap((value, index) => (OTHER.includes(value) ? [] : [index + 2]));
        const lines = rows.map((row) => `error csv/not-to-be-sent row ${row} column 4 line ${row}`);
        expect(said(list(heading, values))).toEqual(lines);
      },
    ),
    { numRuns: runs(300) },
  );
});

test("in a column that says whether a row is sent, no means no; elsewhere it is about something else", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("送付", "発送", "送付要否", "送付の要否", "発送対象", "要否"),
      fc.constantFrom("備考", "出席", "駐車場", "返信", "前回送付", "請求書送付", "役職2"),
      fc.constantFrom("不要", "否", "×", "無", "なし", "しない", "ＮＧ", "FALSE"),
      (heading, other, no) => {
        expect(said(list(heading, ["○", no]))).toHaveLength(1);
        expect(said(list(other, ["○", no]))).toEqual([]);
      },
    ),
    { numRuns: runs(100) },
  );
});

test("済 in a column 発送 is said of the rows that have it, unless all do; beside another matter it is about that", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("発送", "送付", "郵送", "案内送付"),
      fc.constantFrom("備考", "連絡事項", "返信", "確認"),
      fc.constantFrom("済", "済み", "（済）"),
      fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
      (heading, other, done, rows) => {
        const values = rows.map((isDone) => (isDone ? done : "未"));
        const expected = rows.every(Boolean) ? 0 : rows.filter(Boolean).length;
        expect(said(list(heading, values))).toHaveLength(expected);
        expect(said(list(other, values))).toEqual([]);
      },
    ),
    { numRuns: runs(100) },
  );
});
