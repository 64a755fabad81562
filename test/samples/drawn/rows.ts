// Lists for drawn templates: bodies that there are, with cells of several lines.
import fc from "fast-check";

/** A row of the list by its columns. */
export type DrawnRow = Readonly<Record<string, string>>;

/** Where the second list lies. */
export const DETAILS = "recipients/明細.csv";

const BODIES = [
  ["010006", "都道府県", "北海道", "北海道", "北海道知事"],
  ["290009", "都道府県", "奈良県", "奈良県", "奈良県知事"],
  ["292117", "市", "奈良県", "葛󠄀城市", "葛󠄀城市長"],
  ["212172", "市", "岐阜県", "飛驒市", "飛驒市長"],
  ["242021", "市", "三重県", "四日市市", "四日市市長"],
  ["131229", "特別区", "東京都", "葛飾区", "葛飾区長"],
  ["394050", "町", "高知県", "檮原町", "檮原町長"],
  ["294497", "村", "奈良県", "十津川村", "十津川村長"],
] as const;

/** The columns of each list. */
export const COLUMNS = [
  "団体コード",
  "種別",
  "都道府県",
  "団体名",
  "職名",
  "敬称",
  "氏名",
  "配分額",
  "期限",
  "事業名",
  "金額",
] as const;

const WORKS = [
  ["窓口の改革", "1,200"],
  ["デジタル人材の確保", "34,000"],
  ["𠮷野小学校の改修（外壁・屋根）", "560"],
  ["DX推進", "78,900"],
] as const;

const PERSONS = ["大和花子", "𠮷野　実", "辻󠄀次郎"] as const;

/** Two or three rows of bodies of other kinds. */
export const rows: fc.Arbitrary<readonly DrawnRow[]> = fc
  .tuple(
    fc.shuffledSubarray([...BODIES], { minLength: 2, maxLength: 3 }),
    fc.array(
      fc.record({
        isNamed: fc.boolean(),
        amount: fc.constantFrom("1200", "34000", "123456789"),
        until: fc.constantFrom("2026-12-31", "2027-01-15"),
        works: fc.shuffledSubarray([...WORKS], { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 3, maxLength: 3 },
    ),
  )
  .map(([bodies, more]) =>
    bodies.map(([code, kind, prefecture, name, title], index) => {
      const { isNamed, amount, until, works } = more[index] ?? { works: [] };
      return {
        団体コード: code,
        種別: kind,
        都道府県: prefecture,
        団体名: name,
        職名: title,
        敬称: "殿",
        氏名: isNamed === true ? (PERSONS[index] ?? "") : "",
        配分額: amount ?? "1",
        期限: until ?? "2026-12-31",
        事業名: works.map(([work]) => work).join("\n"),
        金額: works.map(([, sum]) => sum).join("\n"),
      };
    }),
  );

/** A list as a file. */
export function csv(columns: readonly string[], all: readonly DrawnRow[]): string {
  const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
  const line = (cells: readonly string[]): string => `${cells.map(quoted).join(",")}\n`;
  return line(columns) + all.map((row) => line(columns.map((name) => row[name] ?? ""))).join("");
}

/** A second list, with one line or more for each row. */
export function detailsOf(all: readonly DrawnRow[]): string {
  const each = all.flatMap(({ 団体コード = "", 団体名 = "" }, index) =>
    ["老朽化への対応", "避難所の整備", "通学路の点検"]
      .slice(0, (index % 3) + 1)
      .map((task, at) => ({
        団体コード,
        団体名,
        課題: task,
        時期: `令和${9 + at}年度`,
      })),
  );
  return csv(["団体コード", "団体名", "課題", "時期"], each);
}
