import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { accountOf } from "../../../src/data/account-of.ts";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { accountLines } from "../../../src/model/account-text.ts";
import { findingsOf, lineOf, valueIn } from "../../samples/read-list.ts";

const FOLDER = "test/corpus/lists/offices";

/** Lists as offices have them: whom each row is for (団体コード, 団体名, 職名, 氏名), and what is said once of how the list was read. */
const LISTS: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  "schools.csv": [
    [",第一小学校,,甲野　一郎", ",第二小学校,,乙山　二郎", ",第一小学校,,丙川　三郎"],
    [
      "見出し　　　「学校名」を団体名、「校長名」を氏名として読みました（「市町村名」は、その名前の列のままです）",
    ],
  ],
  "kindergartens.xlsx": [
    [",富雄こども園,富雄こども園長　甲野花子,", ",畝傍保育園,畝傍保育園長　乙山月子,"],
    [
      "見出し　　　「園名」を団体名、「宛名」を職名として読みました（「市区町村」は、その名前の列のままです）",
    ],
  ],
  "boards-of-education.txt": [
    [
      ",奈良市教育委員会,教育長,甲野一郎",
      ",生駒市教育委員会,教育長,乙山二郎",
      ",十津川村教育委員会,教育長,丙川三郎",
    ],
    ["見出し　　　「組織名」を団体名として読みました（「市町村名」は、その名前の列のままです）"],
  ],
  "section-chiefs.csv": [
    [
      "292010,奈良市,総務課長,甲野一郎",
      "292095,生駒市,総務部長,乙山二郎",
      "293431,三郷町,総務課長,丙川三郎",
    ],
    ["見出し　　　「市町村名」を団体名として読みました"],
  ],
  "wards.xlsx": [
    [",北区,大阪市北区長,", ",中央区,大阪市中央区長,", ",港区,名古屋市港区長,"],
    ["見出し　　　「区名」を団体名として読みました"],
  ],
  "houses-of-welfare.csv": [
    [
      ",社会福祉法人あおば会,理事長,甲野一郎",
      ",社会福祉法人あおば会,理事長,甲野一郎",
      ",NPO法人ひかり,代表理事,乙山二郎",
    ],
    [
      "見出し　　　「法人名」を団体名、「代表者職名」を職名、「代表者氏名」を氏名として読みました（「市町村名」は、その名前の列のままです）",
    ],
  ],
  "grants-of-two-years.xlsx": [
    ["292010,奈良市,奈良市長,甲野一郎", "292095,生駒市,生駒市長,乙山二郎"],
    [
      "見出し　　　1・2行目の2行を見出しとして読みました（列は 団体名、職名、氏名、敬称、令和7年度申請額、令和7年度交付額、令和8年度申請額、令和8年度交付額）",
      "見出し　　　「市町村名」を団体名として読みました",
    ],
  ],
  "chairs-beside-heads.xlsx": [
    ["292010,奈良市,奈良市長,", "292095,生駒市,生駒市長,"],
    [
      "見出し　　　1・2行目の2行を見出しとして読みました（列は 団体名、職名、敬称、議長氏名、電話、交付額）",
      "見出し　　　「市町村名」を団体名として読みました",
    ],
  ],
  "neighbourhoods.csv": [
    [
      ",本町自治会,会長,甲野一郎",
      ",朝日町,区長,乙山二郎",
      ",港町,会長,丙川三郎",
      ",中央地区,会長,丁田四郎",
    ],
    [],
  ],
  "shops.xlsx": [
    [",株式会社山川,店長,", ",株式会社山川,店長,", ",株式会社海山,店長,"],
    [
      "見出し　　　「会社名」を団体名として読みました",
      "シート　　　読まなかったシートは「メモ」（2行）です",
    ],
  ],
  "councils.txt": [
    [
      ",京都市会,議長,甲野一郎",
      ",奈良市議会,議長,乙山二郎",
      ",全国市議会議長会,会長,丙川三郎",
      ",奈良県町村会,会長,丁田四郎",
    ],
    ["見出し　　　「役職」を職名として読みました"],
  ],
};

test("every list of the folder has its expectation", () => {
  const files = readdirSync(FOLDER).filter((name) => !name.endsWith(".py"));
  expect(Object.keys(LISTS).toSorted()).toEqual(files.toSorted());
});

describe("a list as an office has it is read as it is meant, with no word too many", () => {
  test.each(Object.entries(LISTS))("%s", (name, [rows, said]) => {
    const bytes = readFileSync(`${FOLDER}/${name}`);
    expect(findingsOf(bytes, name).map(lineOf)).toEqual([]);
    const outcome = readRecipients([{ path: name, bytes }]);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
    const { recipients, lists } = outcome.value;
    const read = Array.from(recipients, (one) =>
      ["団体コード", "団体名", "職名", "氏名"]
        .map((column) => valueIn(one, column) ?? "")
        .join(","),
    );
    expect(read).toEqual(rows);
    const rest = { notSelected: [], letters: recipients.length, allowed: [] };
    const account = accountLines(accountOf(lists, recipients, rest, []), "ja");
    expect(account.filter((line) => /^(?:見出し|シート)/u.test(line))).toEqual(said);
  });
});
