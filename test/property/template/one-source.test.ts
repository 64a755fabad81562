import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { runs } from "../../samples/extent.ts";
import { lettersFrom } from "../../samples/letters-from.ts";
import { valueIn } from "../../samples/recipient.ts";

/** A setting that a text may name: its lines in the front matter, and whether it is a day or a list. */
interface Named {
  readonly name: string;
  readonly holds: "text" | "day" | "list";
  /** As a list's heading: Excel's users write letters in either width. */
  readonly heading: string;
}

const BUILT_IN: readonly Named[] = [
  ...["表題", "文書番号", "件名", "底本", "差出人組織", "差出人職名", "差出人氏名", "差出人"].map(
    (name) => ({ name, holds: "text" as const, heading: name }),
  ),
  { name: "日付", holds: "day", heading: "日付" },
];

const ownNames = fc
  .uniqueArray(
    fc.constantFrom("会場", "担当", "電話", "ＵＲＬ", "第２会場", "ｵﾝﾗｲﾝ", "締切", "別紙", "様式"),
    { minLength: 1, maxLength: 5 },
  )
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc.record({
          name: fc.constant(name),
          holds: fc.constantFrom("text" as const, "day" as const, "list" as const),
          heading: fc.constantFrom(name, name.normalize("NFKC"), name.replace("第", "第 ")),
        }),
      ),
    ),
  );

const SENDER = "差出人: { 組織: 見本省, 職名: 見本大臣, 氏名: 見本花子 }";

function settingsWith(own: readonly Named[]): string {
  const values = own.map(({ name, holds }) => {
    const value = { text: "あおぞら", day: "2026-12-18", list: "[甲, 乙]" }[holds];
    return `\n  ${name}: ${value}`;
  });
  const built =
    "表題: 試し\n種別: 書簡\n日付: 2026-12-01\n文書番号: 見本第1号\n件名: 会議\n底本: 控え";
  return `${built}\n${SENDER}\n値:${values.join("")}`;
}

/** The ways of a body to name a setting. */
const wayTo = ({ name, holds }: Named): fc.Arbitrary<string> => {
  const asked = [
    `{{#もし ${name}}}あり{{else}}なし{{/もし}}`,
    `{{#空なら ${name}}}なし{{else}}あり{{/空なら}}`,
  ];
  const each = `{{#繰り返し ${name}}}{{番号}}{{要素}}{{/繰り返し}}`;
  switch (holds) {
    case "text":
      return fc.constantFrom(
        `{{${name}}}`,
        `{{全角 ${name}}}`,
        `{{並べ ${name} "ほか"}}`,
        ...asked,
      );
    case "day":
      return fc.constantFrom(`{{和暦 ${name}}}`, `{{年度 ${name}}}`, `{{曜日 ${name}}}`, ...asked);
    case "list":
      return fc.constantFrom(`{{並べ ${name}}}`, each, ...asked);
  }
};

const surroundings = fc.constantFrom(
  (inner: string) => `本文。${inner}。`,
  (inner: string) => `本文。\n${inner}`,
  (inner: string) => `本文。\n{{#もし 職名}}${inner}{{/もし}}`,
  (inner: string) => `本文。\n［＃項目］${inner}`,
);

const TO = "［＃宛名］{{職名}}　{{敬称}}";
const HEADINGS = "団体コード,種別,都道府県,団体名,よみ,職名,敬称";
const ROWS = [
  "022012,市,青森県,青森市,あおもりし,青森市長,殿",
  "022021,市,青森県,弘前市,ひろさきし,弘前市長,殿",
];

function findingsOf(
  settings: string,
  body: string,
  headings: readonly string[],
  overrides: Readonly<Record<string, string>> = {},
): readonly Diagnostic[] {
  const header = [HEADINGS, ...headings].join(",");
  const rows = ROWS.map((row, index) => [row, ...headings.map(() => `値${index}`)].join(","));
  const bytes = Buffer.from(`${[header, ...rows].join("\n")}\n`);
  const list = valueIn(readRecipients([{ path: "名簿.csv", bytes }]));
  return lettersFrom(settings, `${body}\n${TO}`, [...list.recipients], overrides).findings;
}

const written = fc.tuple(ownNames, fc.nat(), surroundings).chain(([own, pick, around]) => {
  const all = [...BUILT_IN, ...own];
  const one = all[pick % all.length] ?? BUILT_IN[0];
  if (one === undefined) throw new Error("no setting");
  return wayTo(one).map((way) => ({ own, one, body: around(way) }));
});

test("a name that the letter asks for and that setting and list both have is told with both places", () => {
  fc.assert(
    fc.property(written, fc.boolean(), ({ own, one, body }, isLast) => {
      const headings = isLast ? ["備考", one.heading] : [one.heading, "備考"];
      const found = findingsOf(settingsWith(own), body, headings);
      const clash = found.find(({ code }) => code === "template/ambiguous-column");
      expect(clash).toMatchObject({ severity: "error", values: { column: one.name } });
      expect(clash?.at).toMatchObject({ kind: "text", path: "t.hbs" });
      const heading = one.heading.normalize("NFKC").replaceAll(" ", "");
      expect(clash?.related[0]?.at).toMatchObject({ kind: "cell", header: heading });
    }),
    { numRuns: runs(150) },
  );
});

test("without a clash nothing is told", () => {
  fc.assert(
    fc.property(written, ({ own, body }) => {
      expect(findingsOf(settingsWith(own), body, ["備考", "郵便番号控え"])).toEqual([]);
    }),
    { numRuns: runs(150) },
  );
});

test("a column that has the name of the sender's other half is no second sender", () => {
  const parts = fc.constantFrom("差出人組織", "差出人職名", "差出人氏名");
  fc.assert(
    fc.property(parts, fc.boolean(), (part, isWhole) => {
      const [printed, column] = isWhole ? ["差出人", part] : [part, "差出人"];
      const body = `本文。\n［＃差出人］{{${printed}}}`;
      const found = findingsOf(settingsWith([]).replace("値:", ""), body, [column]);
      expect(found.map(({ code, values }) => `${code} ${values["column"]}`)).toContain(
        `template/ambiguous-column ${column}`,
      );
    }),
  );
});

test("a --set that no text of the letter names is refused, and one that is named is not", () => {
  fc.assert(
    fc.property(written, fc.nat(), ({ own, one, body }, pick) => {
      const named = body.includes("差出人}") || body.includes("差出人 ") ? "差出人" : one.name;
      const settable = [...BUILT_IN, ...own].filter(
        // 差出人 is set by its parts; 表題 and 底本 say what the file is, not what the letter says.
        ({ name }) => !["差出人", "表題", "底本"].includes(name),
      );
      const set = settable[pick % settable.length];
      if (set === undefined) throw new Error("no setting");
      const value = set.holds === "day" ? "2027-01-06" : "別のもの";
      const codes = findingsOf(settingsWith(own), body, [], { [set.name]: value }).map(
        ({ code }) => code,
      );
      expect(codes).toEqual(set.name.startsWith(named) ? [] : ["template/setting-unused"]);
    }),
    { numRuns: runs(150) },
  );
});

test("a --set of a style that nothing is written in is refused", () => {
  const style = fc.constantFrom(
    { name: "漢数字", value: "単位語", users: ["{{漢数字 会費}}"] },
    { name: "数字", value: "算用数字", users: ["{{和暦 日付}}", "{{年度 日付}}", "{{箇所 会費}}"] },
  );
  const others = fc.constantFrom("令和八年十二月一日", "{{位取り 会費}}", "{{曜日 日付}}");
  fc.assert(
    fc.property(
      style,
      others,
      fc.nat(),
      fc.boolean(),
      ({ name, value, users }, other, pick, has) => {
        const body = `${other}に、${has ? users[pick % users.length] : "二千円を"}集めます。`;
        const settings =
          "表題: 試し\n種別: 書簡\n日付: 2026-12-01\n漢数字: 位取り\n数字: 漢数字\n値: { 会費: 2000 }";
        const codes = findingsOf(settings, body, [], { [name]: value }).map(({ code }) => code);
        expect(codes).toEqual(has ? [] : ["template/style-unused"]);
      },
    ),
  );
});

test("a list is refused wherever one value is written, and by a --set of several", () => {
  const single = "全角 半角 一字ずつ 和暦 西暦 年度 曜日 漢数字 位取り 桁区切り 箇所 結語".split(
    " ",
  );
  const place = fc.constantFrom<readonly [string, string]>(
    ["{{予定}}", "template/list-alone"],
    ...single.map((helper) => [`{{${helper} 予定}}`, "template/list-in-helper"] as const),
    ...single.map(
      (helper) => [`{{並べ (${helper} 予定) "丙"}}`, "template/list-in-helper"] as const,
    ),
  );
  const items = fc.array(fc.constantFrom("2026-12-08", "2026-12-15", "3"), {
    minLength: 2,
    maxLength: 4,
  });
  const separator = fc.constantFrom(",", "、", "，", ", ", ";", "；", "\n");
  fc.assert(
    fc.property(place, items, separator, surroundings, ([way, code], values, mark, around) => {
      const settings = `表題: 試し\n種別: 書簡\n値: { 予定: [${values.join(", ")}] }`;
      const one = findingsOf(settings, around(way), []);
      expect(one.map((found) => found.code)).toEqual([code]);
      const set = { 予定: values.join(mark) };
      const two = findingsOf(settings, around("{{並べ 予定}}"), [], set);
      expect(two.map((found) => found.code)).toEqual(["template/setting-is-list"]);
    }),
  );
});

test("a name of a loop's own is no name of a value", () => {
  fc.assert(
    fc.property(fc.constantFrom("番号", "要素", "this"), (name) => {
      const settings = `表題: 試し\n種別: 書簡\n値: { ${name}: 見本第1号, 添付: [甲, 乙] }`;
      const body = `{{#繰り返し 添付}}{{${name}}}、{{/繰り返し}}。`;
      const codes = findingsOf(settings, body, []).map(({ code }) => code);
      expect(codes).toEqual(["template/name-taken"]);
    }),
  );
});
