import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDiagnostic } from "../../../src/base/messages/format-diagnostic.ts";
import { COLUMN_WORDS } from "../../../src/data/column-words.ts";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { findingsOf, lineOf, readText, valueIn } from "../../samples/read-list.ts";

const wordsFor = (meaning: string): readonly string[] => {
  const row = COLUMN_WORDS.find((one) => one.meaning === meaning);
  return row === undefined ? [] : [row.name, ...row.words];
};

const said = (text: string): readonly string[] => findingsOf(text).map(lineOf);

/** What a clerk reads of a list. */
const textOf = (text: string): string =>
  findingsOf(text)
    .map((one) => formatDiagnostic(one, "ja", () => undefined))
    .join("\n");

test.each(wordsFor("person"))("%s and 敬称 are enough of a list", (word) => {
  expect(said(`${word},敬称\n甲野一,様\n乙野二,様\n`)).toEqual([]);
  expect(valueIn(readText(`${word},敬称\n甲野一,様\n`).recipients.at(0), "氏名")).toBe("甲野一");
});

test("two headings that mean the person are said where nothing else says whom to address", () => {
  expect(said("代表者名,名前,敬称\n甲野一,乙野二,様\n")).toEqual([
    "error csv/ambiguous-column row 1 column 1 line 1",
  ]);
});

test.each(["機関名", "組織名", "名称"])("会社名 beside %s is not decided in silence", (word) => {
  expect(said(`会社名,${word},敬称\n株式会社甲,乙,御中\n株式会社丙,丁,御中\n`)).toEqual([
    "error csv/ambiguous-column row 1 column 1 line 1",
  ]);
});

test("the code of a ward under コード is read as such", () => {
  const list = "コード,都道府県,区名,職名,敬称\n271021,大阪府,大阪市都島区,大阪市都島区長,様\n";
  expect(said(list)).toEqual([]);
  expect(valueIn(readText(list).recipients.at(0), "団体コード")).toBe("271021");
});

describe("columns without a heading", () => {
  const rows = [
    ["市町村名", "職名", "敬称"],
    ["奈良市", "奈良市長", "様"],
    ["生駒市", "生駒市長", "様"],
    ["天理市", "天理市長", "様"],
  ];

  test("blank ones, wherever they are and however many, change nothing", () => {
    const plain = readText(rows.map((row) => row.join(",")).join("\n"));
    const place = fc.array(fc.nat(3), { maxLength: 4 });
    fc.assert(
      fc.property(place, (places) => {
        const wide = rows.map((row) =>
          [...row, "x"]
            .flatMap((value, index) => [
              ...places.filter((at) => at === index).map(() => ""),
              value,
            ])
            .filter((value) => value !== "x")
            .join(","),
        );
        const text = wide.join("\n");
        expect(said(text)).toEqual([]);
        const read = readText(text).recipients;
        const valuesOf = (list: typeof read): unknown =>
          Array.from(list, (one) =>
            ["団体コード", "団体名", "職名", "敬称"].map((name) => valueIn(one, name)),
          );
        expect(valuesOf(read)).toEqual(valuesOf(plain.recipients));
      }),
    );
  });

  test("marks in a few rows are said once, with their cells", () => {
    const text =
      "市町村名,職名,敬称,,\n奈良市,奈良市長,様,,※新任\n生駒市,生駒市長,様,済,\n天理市,天理市長,様,,\n";
    expect(said(text)).toEqual(["warning csv/unread-cells row 2 column 5 line 2"]);
    expect(textOf(text)).toContain("（E2、D3）");
  });

  test("one that most rows have something in lacks its heading", () => {
    const text =
      "市町村名,職名,敬称,\n奈良市,奈良市長,様,甲\n生駒市,生駒市長,様,乙\n天理市,天理市長,様,\n";
    expect(said(text)).toEqual(["error csv/empty-header row 1 column 4 line 1"]);
  });
});

describe("a list that lacks one thing is told this one", () => {
  test.each([
    [
      "No,発送先,敬称\n1,奈良市長,様\n",
      "見出し「発送先」が宛先のことなら、見出しを「宛名」に直してください",
    ],
    ...["送付先", "お届け先", "相手方"].map((heading) => [
      `${heading},敬称\n奈良市登大路町30,御中\n`,
      `見出し「${heading}」が宛先のことなら、見出しを「宛名」に直してください`,
    ]),
    [
      "自治会名,町内会名,敬称\n甲自治会,乙町内会,様\n",
      "見出し「自治会名」が宛先のことなら、見出しを「団体名」に直してください",
    ],
    ["宛名\n奈良市長 殿\n", "見出しの行に「敬称」の列を加えてください"],
    ["お名前,敬 称者\n甲野一,様\n", "列「敬称」がありません"],
    ["品番,敬称\n1,様\n", "見出しの行に、職名、団体名、氏名、宛名のどれかの列を加えてください"],
  ])("%j", (text, hint) => {
    const found = findingsOf(text);
    expect(found.map(({ code }) => code)).toEqual(["csv/missing-column"]);
    expect(textOf(text)).toContain(hint);
    expect(textOf(text)).not.toContain("団体コード");
  });

  test("of an addressee and an honorific whose numbers do not begin with 1, both are named", () => {
    const text = "宛名2,敬称2,宛名3,敬称3\n甲野一,様,乙野二,様\n";
    expect(textOf(text)).toContain("見出し「宛名2」が宛先のことなら");
    expect(textOf(text)).toContain("見出し「敬称2」が「敬称」のことなら");
  });
});

describe("two columns with one heading", () => {
  test("are nothing to say where the heading is no name of ours", () => {
    expect(said("市町村名,職名,敬称,備考,備考\n奈良市,奈良市長,様,a,b\n")).toEqual([]);
  });

  test("are two of one name where persons or offices are in them", () => {
    for (const name of ["職名", "宛先氏名", "担当者名"]) {
      const text = `市町村名,宛名職名,敬称,${name},${name}\n奈良市,奈良市長,様,甲,乙\n`;
      expect(said(text)).toContain("error csv/duplicate-header row 1 column 5 line 1");
    }
  });
});

describe("where no heading is in the table, the one column that can be it says whom the list addresses", () => {
  const columns = (heading: string, row: string): readonly string[] => {
    const [read] = readText(`${heading}\n${row}\n`).recipients;
    return ["団体名", "氏名", "敬称"].map((name) => valueIn(read, name) ?? "");
  };

  test.each([
    ["町内会名,会長氏名,敬称", "本町町内会,辻　正夫,様", ["本町町内会", "辻　正夫", "様"]],
    ["園名,園長名,設置者,敬称", "若草園,南　久美,奈良市,様", ["若草園", "南　久美", "様"]],
    ["自治会名,敬称", "本町自治会,御中", ["本町自治会", "", "御中"]],
    ["広域連合名,敬称", "関西広域連合,御中", ["関西広域連合", "", "御中"]],
    ["社名,支局,敬称", "日本新聞社,奈良支局,御中", ["日本新聞社", "", "御中"]],
    ["学年,児童氏名,保護者氏名,敬称", "1,浅井　蓮,浅井　徹,様", ["", "浅井　徹", "様"]],
    ["氏名1,敬称1,氏名2,敬称2", "堀　隆,様,堀　京子,様", ["", "堀　隆", "様"]],
    ["No,氏名（Name）,敬称", "1,佐藤　学,様", ["", "佐藤　学", "様"]],
    ["氏名,No,敬称等", "佐藤　学,1,様", ["", "佐藤　学", "様"]],
  ])("%s", (heading, row, expected) => {
    expect(said(`${heading}\n${row}\n`)).toEqual([]);
    expect(columns(heading, row)).toEqual(expected);
  });

  test("what is taken so is not taken where the table knows a column, nor where two can be it", () => {
    expect(columns("団体名,会長氏名,敬称", "本町会,辻　正夫,様")).toEqual(["本町会", "", "様"]);
    expect(columns("氏名,自治会名,敬称", "辻　正夫,本町会,様")).toEqual(["", "辻　正夫", "様"]);
    const two = "父氏名,母氏名,敬称\n浅井　徹,浅井　京,様\n";
    expect(said(two)).toEqual(["error csv/missing-column row 1 column 1 line 1"]);
    expect(textOf(two)).toContain("見出しを「氏名」に");
  });

  test("a town is known by 町村名, its head by 町村長名", () => {
    const list = "郡名,町村名,町村長名,敬称\n山辺郡,山添村,野村　栄作,様\n";
    expect(said(list)).toEqual([]);
    expect(valueIn(readText(list).recipients.at(0), "団体コード")).toBe("293229");
  });

  test.each([
    ["姓", "名"],
    ["氏", "名"],
    ["名字", "名前"],
    ["苗字", "名前"],
  ])("a name in two columns, %s and %s, is one", (family, given) => {
    const list = `学校,${family},${given},敬称\n高校,佐々木,望,様\n高校,岡田,准,様\n`;
    expect(said(list)).toEqual([]);
    const read = readText(list);
    expect(read.recipients.at(0)?.fields.get("氏名")?.value).toBe("佐々木　望");
    expect(read.recipients.at(0)?.fields.get(family)?.value).toBe("佐々木");
    expect(said(list.replace("准", ""))).toEqual([
      "warning csv/person-unusual row 3 column 2 line 3",
    ]);
    expect(read.recipients.at(0)?.fields.get("氏名")?.at).toMatchObject({
      column: 2,
      header: "氏名",
    });
    const whole = readRecipients([{ path: "a.csv", bytes: new TextEncoder().encode(list) }]);
    expect(whole.ok && whole.value.lists[0]?.taken).toEqual([
      { heading: `${family}」「${given}`, column: "氏名" },
    ]);
  });

  test("where every 名前 begins with its 苗字 it is the whole name; a single one is told", () => {
    const list = "苗字,名前,敬称\n橿本,橿本一朗,様\n林,林太郎,様\n";
    expect(said(list)).toEqual([]);
    const [first, second] = readText(list).recipients;
    expect(first?.fields.get("氏名")?.value).toBe("橿本一朗");
    expect(first?.fields.get("氏名")?.at).toMatchObject({ column: 2 });
    expect(second?.fields.get("氏名")?.value).toBe("林太郎");
    const whole = readRecipients([{ path: "a.csv", bytes: new TextEncoder().encode(list) }]);
    expect(whole.ok && whole.value.lists[0]?.taken).toEqual([{ heading: "名前", column: "氏名" }]);
    expect(said(`${list}辻,正夫,様\n`)).toEqual([
      "warning csv/person-unusual row 2 column 1 line 2",
      "warning csv/person-unusual row 3 column 1 line 3",
    ]);
    expect(said("姓,名,敬称\n林,林太郎,様\n")).toHaveLength(1);
    expect(said("姓,名,敬称\nスミス,ジョン マイケル,様\n佐々木,望,様\n")).toEqual([]);
    expect(said("姓,名,敬称\nスミス,スミス ジョン,様\n佐々木,望,様\n")).toHaveLength(1);
    expect(said("姓,名,敬称\n佐々木望,望,様\n小泉,泉,様\n")).toHaveLength(1);
  });

  test.each(["代表者名", "代表者氏名"])("%s gives way to a name in two columns", (heading) => {
    const list = `団体名,姓,名,${heading},敬称\n青葉会,橿本,一朗,桜井　友和,様\n`;
    expect(said(list)).toEqual([]);
    const { fields } = readText(list).recipients.at(0) ?? {};
    expect(fields?.get("氏名")?.value).toBe("橿本　一朗");
    expect(fields?.get(heading)?.value).toBe("桜井　友和");
  });

  test("what is in a name in two columns is said of its part alone", () => {
    expect(
      said("姓,名,敬称\n橿\uE000,一朗,様\n").map((one) => one.replace(/ line.*/u, "")),
    ).toEqual(["error csv/private-use-character row 2 column 1"]);
  });

  test("a name in two columns beside another person's, or twice, is nobody's", () => {
    const beside = "姓,名,会長氏名,お名前,敬称\n佐々木,望,辻　正夫,辻　正夫,様\n";
    expect(readText(beside).recipients.at(0)?.fields.get("氏名")?.value).toBe("辻　正夫");
    const twice = "姓,名,姓,名,敬称\n佐々木,望,佐々木,恵,様\n";
    expect(said(twice)).toContain("error csv/missing-column row 1 column 1 line 1");
    expect(textOf(twice)).toContain("氏名の列を設け");
  });
});
