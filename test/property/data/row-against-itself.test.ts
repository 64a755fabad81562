import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localGovernments } from "../../../src/data/local-governments.ts";
import { runs } from "../../samples/extent.ts";
import { findingsOf } from "../../samples/read-list.ts";

const said = (text: string, code: string): readonly string[] =>
  findingsOf(text).flatMap((one) =>
    one.code === code && one.at.kind === "cell" ? [`${one.at.row} ${one.values["value"]}`] : [],
  );

const person = fc
  .tuple(
    fc.constantFrom("西川", "阿部", "田所", "佐々木", "東", "大久保"),
    fc.constantFrom("一郎", "健司", "みどり", "武士", "恵", "進"),
    fc.constantFrom("　", " ", ""),
  )
  .map(([family, given, between]) => `${family}${between}${given}`)
  // Two characters without a blank may be a surname.
  .filter((name) => name.length > 2);

describe("nobody is his own predecessor", () => {
  test("who stands in both columns is told, however the blank is written; who does not is not", () => {
    const column = fc.constantFrom("前任者", "前任者名", "前任者氏名", "先代");
    fc.assert(
      fc.property(person, person, column, fc.boolean(), (now, before, earlier, isSame) => {
        fc.pre(now.replaceAll(/\s/gu, "") !== before.replaceAll(/\s/gu, ""));
        const stale = isSame ? now.replaceAll(/\s/gu, "") : before;
        const text = `団体名,職名,氏名,${earlier},敬称\n青葉協会,理事長,${now},${stale},様\n若葉協会,理事長,乙山　花子,丙川　三郎,様\n`;
        expect(said(text, "csv/own-predecessor")).toEqual(isSame ? [`2 ${now}`] : []);
      }),
      { numRuns: runs(50) },
    );
  });

  test("前回氏名 is the same as long as nobody goes", () => {
    const text = "団体名,職名,氏名,前回氏名,敬称\n青葉協会,理事長,甲野　一郎,甲野　一郎,様\n";
    expect(said(text, "csv/own-predecessor")).toEqual([]);
  });
});

describe("an addressee who by another column of the row holds another office", () => {
  const OFFICES = [
    ["議会議長", "市長名"],
    ["議会議長", "教育長名"],
    ["教育委員会教育長", "市長名"],
    ["教育委員会教育長", "議長名"],
    ["長", "議長名"],
    ["長", "教育長名"],
  ] as const;

  test("is told in that row alone", () => {
    fc.assert(
      fc.property(fc.constantFrom(...OFFICES), person, person, ([office, heading], one, other) => {
        fc.pre(one.replaceAll(/\s/gu, "") !== other.replaceAll(/\s/gu, ""));
        const text = `市町村名,職名,氏名,敬称,${heading}\n奈良市,奈良市${office},${one},様,${one}\n生駒市,生駒市${office},甲野　一郎,様,${other}\n`;
        expect(said(text, "csv/person-of-other-office")).toEqual([`2 ${one}`]);
      }),
      { numRuns: runs(50) },
    );
  });

  test("who stands below his own office, or below one that may be his, is not", () => {
    for (const heading of ["市長名", "首長名", "代表者名", "担当者名"]) {
      const text = `市町村名,職名,氏名,敬称,${heading}\n奈良市,奈良市長,甲野　一郎,様,甲野　一郎\n`;
      expect(said(text, "csv/person-of-other-office")).toEqual([]);
    }
  });
});

describe("one who holds two offices", () => {
  const list = (rows: readonly (readonly [string, string, boolean])[]): string =>
    `団体名,職名,氏名,敬称,市長名\n${rows.map(([title, name, isSame], index) => `第${index}協議体,${title},${name}　${index}郎,様,${isSame ? `${name}　${index}郎` : "乙山　花子"}`).join("\n")}\n`;
  const family = fc.constantFrom("西川", "阿部", "田所", "佐々木");

  test("as the heads of unions and associations are mayors, in one row or in all, is not told", () => {
    const title = fc.constantFrom("管理者", "会長", "理事長", "組合長", "副管理者");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(title, family, fc.boolean()), { minLength: 1, maxLength: 12 }),
        (rows) => {
          expect(said(list(rows), "csv/person-of-other-office")).toEqual([]);
        },
      ),
      { numRuns: runs(50) },
    );
  });

  test("is told where few rows have it, and not where it is most of the list's", () => {
    fc.assert(
      fc.property(fc.array(family, { minLength: 8, maxLength: 16 }), fc.nat(), (names, at) => {
        const place = at % names.length;
        const rowsOf = (isSame: (index: number) => boolean) =>
          list(names.map((name, index) => ["議会議長", name, isSame(index)] as const));
        const one = said(
          rowsOf((index) => index === place),
          "csv/person-of-other-office",
        );
        expect(one).toEqual([`${place + 2} ${names[place]}　${place}郎`]);
        const most = rowsOf((index) => index !== place);
        expect(said(most, "csv/person-of-other-office")).toEqual([]);
      }),
      { numRuns: runs(50) },
    );
  });
});

describe("places that nothing else of a row is held against", () => {
  const ALL = localGovernments().all.filter(
    // Nobody writes to the six northern villages, and nothing is taken for one of them.
    ({ name, kind, hasHead }) => name.length >= 4 && kind !== "特別区" && hasHead,
  );
  const government = fc.constantFrom(...ALL.map(({ name }) => name));
  /** A name with one character of another; the last stays. */
  const slipped = fc
    .tuple(government, fc.nat(1), fc.constantFrom("騎", "艮", "貝", "〇"))
    .map(([name, place, wrong]) => [...name].with(place, wrong).join(""));
  const school = "第一小学校,甲野　一郎,様";

  test("a municipality beside a school that is one character from one is told, a right one never", () => {
    fc.assert(
      fc.property(government, slipped, (right, wrong) => {
        const column =
          /[都道府県]$/u.test(right) || /[都道府県]$/u.test(wrong) ? "都道府県名" : "市町村名";
        fc.pre(/[都道府県]$/u.test(right) === /[都道府県]$/u.test(wrong));
        const text = `${column},学校名,校長名,敬称\n${right},${school}\n${wrong},第二小学校,乙山　花子,様\n`;
        expect(said(text, "csv/place-unknown")).toEqual([`3 ${wrong}`]);
      }),
      { numRuns: runs(60) },
    );
  });

  test("a board of education of a town that is none is told, those of towns are not", () => {
    const towns = ALL.filter(({ kind }) => /^[市町村]$/u.test(kind)).map(({ name }) => name);
    fc.assert(
      fc.property(fc.constantFrom(...towns), (name) => {
        const wrong = [...name].with(1, "艮").join("");
        const text = `教育委員会名,教育長名,敬称\n${name}教育委員会,甲野　一郎,様\n${wrong}教育委員会,乙山　花子,様\n`;
        const found = said(text, "csv/place-unknown");
        expect(found).toEqual([...name].length < 3 ? [] : [`3 ${wrong}教育委員会`]);
      }),
      { numRuns: runs(60) },
    );
  });

  test("a list of another time, whose names are in no table, is left", () => {
    const text =
      "県名,学校名,校長名,敬称\n東京府,第一小学校,甲野　一郎,殿\n奈艮県,第二小学校,乙山　花子,殿\n";
    expect(said(text, "csv/place-unknown")).toEqual([]);
  });
});

describe("the word of a heading in which the values of its column end", () => {
  const WORDS = [
    "教育委員会",
    "選挙管理委員会",
    "警察署",
    "商工会議所",
    "消防本部",
    "医師会",
    "町内会",
  ];

  test("with one character wrong, missing or too much it is told, in that row alone", () => {
    const damage = fc.constantFrom<(word: string, at: number) => string>(
      (word, at) => `${word.slice(0, at)}貝${word.slice(at + 1)}`,
      (word, at) => word.slice(0, at) + word.slice(at + 1),
      (word, at) => `${word.slice(0, at)}々${word.slice(at)}`,
    );
    fc.assert(
      fc.property(fc.constantFrom(...WORDS), damage, fc.nat(1), (word, damaged, at) => {
        const wrong = `桜${damaged(word, at)}`;
        // 桜町会 is another body's right name.
        fc.pre(!wrong.endsWith(word) && !wrong.endsWith("町会"));
        const text = `${word}名,氏名,敬称\n青葉${word},甲野　一郎,様\n若葉${word},乙山　花子,様\n${wrong},丙川　三郎,様\n`;
        expect(said(text, "csv/word-mistyped")).toEqual([`4 ${wrong}`]);
      }),
      { numRuns: runs(60) },
    );
  });

  test("another word for a body is not the heading's word mistyped", () => {
    for (const [word, other] of [
      ["保育所", "ひかり保育園"],
      ["保育園", "ひかり保育所"],
      ["町内会", "東町会"],
      ["事業所", "橿原営業所"],
      ["事業所", "橿原事務所"],
      ["図書館", "平群町図書室"],
      ["保健所", "桜保健室"],
      ["消防署", "桜消防団"],
    ]) {
      const text = `${word}名,氏名,敬称\n青葉${word},甲野　一郎,様\n若葉${word},乙山　花子,様\n${other},丙川　三郎,様\n`;
      expect(said(text, "csv/word-mistyped")).toEqual([]);
    }
  });

  test("a body that is none of what the heading says is told", () => {
    for (const [word, other] of [
      ["小学校", "桜中学校"],
      ["警察署", "桜消防署"],
      ["農業委員会", "桜市教育委員会"],
      ["商工会議所", "桜町商工会"],
    ]) {
      const text = `${word}名,氏名,敬称\n青葉${word},甲野　一郎,様\n若葉${word},乙山　花子,様\n${other},丙川　三郎,様\n`;
      expect(said(text, "csv/word-mistyped")).toEqual([`4 ${other}`]);
    }
    const text =
      "小学校名,氏名,敬称\n青葉小学校,甲野　一郎,様\n若葉小学校,乙山　花子,様\n桜小中学校,丙川　三郎,様\n";
    expect(said(text, "csv/word-mistyped")).toEqual([]);
  });

  test("another word is another body", () => {
    const text =
      "医師会名,氏名,敬称\n青葉医師会,甲野　一郎,様\n若葉医師会,乙山　花子,様\n桜歯科医師会連合,丙川　三郎,様\n";
    expect(said(text, "csv/word-mistyped")).toEqual([]);
  });
});

describe("a person in a free column, and what belongs there in the person's", () => {
  const group = fc.constantFrom("自由の会", "市民ネット", "無所属", "公明", "緑風会", "日本史");
  const full = person.filter((name) => /\s/u.test(name));

  test("are told as exchanged, wherever in the list", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(full, group), { minLength: 3, maxLength: 8 }),
        fc.nat(),
        (rows, at) => {
          const place = at % rows.length;
          const lines = rows.map(([name, own], index) =>
            index === place ? `${own},${name},様` : `${name},${own},様`,
          );
          const text = `氏名,会派,敬称\n${lines.join("\n")}\n`;
          expect(said(text, "csv/cells-exchanged")).toEqual([`${place + 2} ${rows[place]?.[1]}`]);
          const right = `氏名,会派,敬称\n${rows.map(([name, own]) => `${name},${own},様`).join("\n")}\n`;
          expect(said(right, "csv/cells-exchanged")).toEqual([]);
        },
      ),
      { numRuns: runs(50) },
    );
  });

  test("names without a blank, or a column of other persons, say nothing", () => {
    for (const rows of [
      "西川一郎,自由の会,様\n東恵,田所　進,様\n阿部健司,無所属,様\n",
      "西川　一郎,甲野　太郎,様\n東恵,田所　進,様\n阿部　健司,乙山　花子,様\n",
    ])
      expect(said(`氏名,紹介者,敬称\n${rows}`, "csv/cells-exchanged")).toEqual([]);
  });
});
