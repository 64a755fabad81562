import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { columnNameOf } from "../../../src/data/column-words.ts";
import { thirdOf } from "../../samples/extent.ts";
import { lettersOf, type MadeLetters } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

// A clerk mistypes one thing in a template, and then does just what is said. The letters must be those that were meant, after as
// many steps as there were mistakes: a hint that is circular, points to another line or proposes another name never gets there.

const SETTINGS = `表題: 研修会の開催について
種別: 書簡
日付: 令和8年12月1日
差出人:
  職名: 奈良県総務部長
  氏名: 橋本一郎
宛先:
  市長: { 種別: 市 }
  町村長: { 種別: [町, 村] }
任意の列: [氏名]`;

const BODY = `［＃頭語］拝啓
時下ますます御清栄のこととお喜び申し上げます。
さて、{{団体名}}の皆様［＃「皆様」に傍点］には、平素から御協力いただいております。
{{#宛先 "市長"}}
貴市の御参加をお願い申し上げます。
{{else}}
貴町村の御参加をお願い申し上げます。
{{/宛先}}
参加費は{{漢数字 参加費}}円、連絡先は{{TEL(直通)}}です。{{#もし 備考 "要"}}至急お願いします。{{/もし}}
［＃結語］敬具
［＃日付］{{和暦 日付}}
［＃差出人］{{差出人職名}}　{{差出人氏名}}
［＃宛名］{{職名}}{{#もし 氏名}}　{{氏名}}{{/もし}}　{{敬称}}`;

const WHOLE = `---\n${SETTINGS}\n---\n${BODY}`;

const more = { 敬称: "様", 備考: "要", 参加費: "2000", "TEL(直通)": "0742-00-0000" };
const ROWS = [
  recipient({ 種別: "市", 団体名: "奈良市", 職名: "奈良市長", 氏名: "見本　一", ...more }, 2),
  recipient({ 種別: "町", 団体名: "斑鳩町", 職名: "斑鳩町長", 氏名: "", ...more, 備考: "" }, 3),
];

function made(template: string): MadeLetters {
  return lettersOf(template, ROWS, { overrides: new Map(), partials: new Map(), columnNameOf });
}

const MEANT = made(WHOLE);

/** Does what the first hint of a finding says, word for word; undefined where it says no words. */
function obeyed(template: string, found: Diagnostic): string | undefined {
  const { at } = found;
  if (at.kind !== "text") return undefined;
  const [hint] = messageOf(found, "ja").hints;
  const { start, end } = at.span;
  const put = (words: string, from = start, to = end): string => {
    // A tag that is named whole is put for the whole tag.
    const [open, close] = [template.lastIndexOf("{{", from), template.indexOf("}}", from) + 2];
    const isIn = open !== -1 && open < from && template.lastIndexOf("}}", from - 1) < open;
    const isInTag = isIn && words.startsWith("{{");
    return isInTag
      ? template.slice(0, open) + words + template.slice(close)
      : template.slice(0, from) + words + template.slice(to);
  };
  const lineStart = template.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = (template.indexOf("\n", start) + 1 || template.length + 1) - 1;
  const line = /^この行を、次のとおりに書いてください: (?<words>.+)$/u.exec(hint)?.groups?.[
    "words"
  ];
  if (line !== undefined) {
    const indent = /^ */u.exec(template.slice(lineStart))?.[0] ?? "";
    return put(indent + line, lineStart, lineEnd);
  }
  if (hint.includes("半角の - を三つだけ続けた「---」に")) return put("---", lineStart, lineEnd);
  if (hint.includes("この行の前に「---」だけの行を入れ")) return put("---\n", lineStart, lineStart);
  if (hint.includes("より前の空行や空白を消し")) return put("");
  if (messageOf(found, "ja").message.includes("行頭を半角の空白2つで下げて")) {
    return put("  ", lineStart, lineStart);
  }
  if (messageOf(found, "ja").message.includes("半角の空白2つにして")) return put("  ");
  const ending = /^区切りの終わりに (?<words>\{\{\/.+\}\}) と書いてください$/u.exec(hint);
  const words =
    /「(?<words>[^「」]+|「.+」[^「」]+)」(?:の誤りではありませんか|と書いてください)/u.exec(
      hint,
    ) ?? /(?<words>［＃[^［］]+］|\{\{[^{}]+\}\}) と書いてください/u.exec(hint);
  return ending === null ? put(words?.groups?.["words"] ?? "？") : undefined;
}

/** What comes of a template when its author does as told, with what was said on the way. */
function afterAdvice(template: string, steps: number): MadeLetters & { readonly told: string } {
  let text = template;
  const told: string[] = [];
  for (let step = 0; step < steps; step += 1) {
    const { findings } = made(text);
    const first = findings.find(({ severity }) => severity === "error") ?? findings[0];
    if (first === undefined) break;
    told.push(`${first.code}: ${messageOf(first, "ja").hints[0]}`);
    text = obeyed(text, first) ?? text;
  }
  return { ...made(text), told: told.join("\n") };
}

type Slip = readonly [from: string, to: string];

const replaced = (from: string, ...to: readonly string[]): readonly Slip[] =>
  to.map((words) => [from, words]);

const ROLES = ["頭語", "結語", "日付", "差出人", "宛名"];

/** An annotation without one of its signs, with one of another width, in other brackets. */
const damagedNotes: readonly Slip[] = ROLES.flatMap((name) =>
  replaced(
    `［＃${name}］`,
    `［${name}］`,
    `[${name}]`,
    `〔${name}〕`,
    `［ ${name} ］`,
    `[＃${name}］`,
    `[#${name}]`,
    `［#${name}］`,
    `［♯${name}］`,
    `［　＃${name}］`,
    `［＃ ${name}］`,
    `［＃${name}　］`,
    `〔＃${name}〕`,
    `【＃${name}】`,
    `（＃${name}）`,
    `(#${name})`,
    `｛＃${name}｝`,
    `<#${name}>`,
    `＜＃${name}＞`,
    `＃${name}］`,
    `${name}］`,
    `［＃＃${name}］`,
  ),
);

const otherWords = [
  replaced("［＃宛名］", "［＃あて名］", "［＃宛先］", "［＃宛名行］", "［＃宛て名］"),
  replaced("［＃差出人］", "［＃差し出し人］", "［＃発信者］", "［＃差出し人］", "［＃差出人欄］"),
  replaced("［＃日付］", "［＃日付け］", "［＃年月日］", "［＃発信日］"),
  replaced("［＃結語］", "［＃結び］", "［＃結語語］"),
  replaced("［＃結語］敬具", "［＃敬具］", "［＃ 敬具］"),
  replaced("［＃頭語］拝啓", "［＃拝啓］"),
].flat();

const damagedTags = [
  replaced("{{職名}}", "{{職名}", "{職名}}", "{職名}", "｛｛職名｝｝", "{｛職名｝}", "{ {職名} }"),
  replaced("{{職名}}", "｛職名｝", "«職名»", "<<職名>>", `$\{職名}`, "{{{職名}}}", "{{職銘}}"),
  replaced("{{職名}}", "{{役職}}", "{{役職名}}", "{{肩書}}", "{{宛名}}", "[[職名]]", "％職名％"),
  replaced("{{団体名}}の皆様", "{{団体名の皆様", "{{団体名}の皆様"),
  replaced("{{団体名}}", "{{団体名称}}", "{{市町村名}}"),
  replaced("{{和暦 日付}}", "{{和暦日付}}", "{{日付 和暦}}", "{{和歴 日付}}", "{{和暦(日付)}}"),
  replaced(
    "{{和暦 日付}}",
    "{{和暦・日付}}",
    "{{和暦 日付}",
    "｛｛和暦 日付｝｝",
    "{{和暦：日付}}",
  ),
  replaced("{{漢数字 参加費}}", "{{漢数字参加費}}", "{{漢数 参加費}}", "{{参加費 漢数字}}"),
  replaced("{{#もし 氏名}}", "{{#もし氏名}}", "{{もし 氏名}}", "{{もし氏名}}", "{{#もし　氏名}}"),
  replaced('{{#宛先 "市長"}}', '{{#宛先"市長"}}', '{{宛先 "市長"}}', '{{宛先"市長"}}'),
  replaced("{{else}}", "{{それ以外}}", "{{#else}}", "{{Else}}", "{{エルス}}", "{{でなければ}}"),
  replaced("{{else}}", "｛else}}", "{else}}", "｛｛else｝｝", "{{else}", "{else}", "{ else }"),
  replaced('{{#もし 備考 "要"}}', '{{#もし 備考 = "要"}}', '{{#もし 備考="要"}}'),
  replaced(
    '{{#もし 備考 "要"}}',
    '{{#もし 備考 == "要"}}',
    "{{#もし 備考＝要}}",
    "{{#もし 備考=要}}",
  ),
  replaced('{{#もし 備考 "要"}}', "{{#もし　備考　＝　「要」}}"),
  replaced("{{/もし}}", "{{もし}}", "{{#/もし}}", "{{/#もし}}"),
  replaced("{{差出人職名}}", "{{差出人.職名}}", "{{差出人の職名}}", "{{差出人職銘}}"),
  replaced(
    "{{TEL(直通)}}",
    "{{TEL（直通）}}",
    "{{ＴＥＬ（直通）}}",
    "{{TEL (直通)}}",
    "{{TEL(直通)}",
  ),
].flat();

const damagedSettings = [
  replaced(
    "表題: 研修会の開催",
    "表題:研修会の開催",
    "表題：研修会の開催",
    "表題　：　研修会の開催",
  ),
  replaced("令和8年12月1日", "令和8年12月1日（火）", "令和8年12月1日付け", "令和8年12月1日 午後"),
  replaced("種別: 書簡", "種類: 書簡", "種別:　書簡", "種別: 書翰"),
  replaced(
    "{ 種別: 市 }",
    "{ 種別：市 }",
    "{種別： 市}",
    "｛種別: 市｝",
    "｛種別：市｝",
    "｛ 種別: 市 }",
  ),
  replaced("{ 種別: [町, 村] }", "{ 種別：［町、村］ }", "｛種別: [町, 村]｝"),
  replaced("  職名: 奈良県総務部長", "職名: 奈良県総務部長", "\t職名: 奈良県総務部長"),
  replaced("  職名: 奈良県総務部長", "　職名: 奈良県総務部長"),
  replaced(
    "差出人:\n  職名: 奈良県総務部長\n  氏名: 橋本一郎",
    "差出人: {職名：奈良県総務部長、氏名：橋本一郎}",
    "差出人: {職名: 奈良県総務部長、氏名: 橋本一郎}",
    "差出人: ｛職名：奈良県総務部長、氏名：橋本一郎｝",
    "差出人：｛職名：奈良県総務部長，氏名：橋本一郎｝",
    "差出人: {職名：奈良県総務部長, 氏名：橋本一郎}",
  ),
  replaced("任意の列", "任意列", "任意の欄"),
  replaced("任意の列: [氏名]", "任意の列: ［氏名］", "任意の列: ［氏名］ ", "任意の列：［氏名］"),
  replaced("---\n［", "ーーー\n［", "－－－\n［", "----\n［", "--\n［", "［"),
  replaced("---\n表題", "\n---\n表題", "　---\n表題", "ーーー\n表題", "\n　\n---\n表題"),
].flat();

describe("doing as told leads from a typing mistake to the letters that were meant", () => {
  test("nothing is said of the template as it was meant", () => {
    expect(MEANT.findings).toEqual([]);
    expect(MEANT.letters).toHaveLength(2);
  });

  test.each([
    ["annotations", damagedNotes],
    ["annotations by other words", otherWords],
    ["tags", damagedTags],
    ["settings", damagedSettings],
  ])("%s", (_, slips) => {
    const astray = thirdOf(slips).flatMap(([from, to]) => {
      expect(WHOLE).toContain(from);
      const { letters, findings, told } = afterAdvice(
        WHOLE.replace(from, () => to),
        2,
      );
      const isHome = JSON.stringify({ findings, letters }) === JSON.stringify(MEANT);
      return isHome ? [] : [{ from, to, told, left: findings[0]?.code }];
    });
    expect(astray).toEqual([]);
  });

  test("values that YAML takes for something else", () => {
    const titles = [
      "[案]研修会",
      "研修会: 開催",
      "@東京",
      "*研修会",
      "&研修会",
      "!研修会",
      "%研修",
      "`研修会",
      "研修会 #2",
      '[案]"研修"会',
      "? 研修会",
      "研修会: [案]",
    ];
    for (const title of titles) {
      const template = WHOLE.replace("表題: 研修会の開催について", () => `表題: ${title}`);
      const { letters, findings, told } = afterAdvice(template, 2);
      expect({ title, findings, told }).toEqual({ title, findings: [], told });
      expect(letters).toEqual(MEANT.letters);
    }
  });
});

test.each([
  ["左: {{団体名}}, 右: 取扱注意", '左: "{{団体名}}", 右: 取扱注意'],
  ["左: 別紙２の{{団体名}}", '左: "別紙２の{{団体名}}"'],
  [
    "左: {{団体名}}　{{職名}}あて, 最初のページ: なし",
    '左: "{{団体名}}　{{職名}}あて", 最初のページ: なし',
  ],
])("of a map in brackets what has a value is put in quotation marks: { %s }", (typed, meant) => {
  const withHead = (head: string): string =>
    WHOLE.replace("宛先:", `ヘッダー: ${head}\nフッター: { 中央: "{{ページ}}" }\n宛先:`);
  const { told, letters, findings } = afterAdvice(withHead(`{ ${typed} }`), 1);
  expect(told).toContain(`この行を、次のとおりに書いてください: ヘッダー: { ${meant} }`);
  expect(findings).toEqual([]);
  expect(letters).toEqual(made(withHead(`{ ${meant} }`)).letters);
});

test("two {{else}} of one section are told as that, each section by itself", () => {
  const twice = made(WHOLE.replace("{{else}}", "{{else}}\n{{else}}"));
  expect(twice.findings.map(({ code, values }) => [code, values["slip"]])).toEqual([
    ["template/mistyped-tag", "else-twice"],
  ]);
  const inner = "{{else}}{{#もし 備考}}{{備考}}{{else}}なし{{/もし}}";
  expect(made(WHOLE.replace("{{else}}", inner)).letters).toHaveLength(2);
});

describe("a second line with a damaged annotation beside a good one", () => {
  test("is told, whatever the damage", () => {
    const silent = thirdOf(damagedNotes).flatMap(([from, to]) => {
      const line = BODY.split("\n").find((one) => one.startsWith(from)) ?? "";
      const second = `${WHOLE}\n${line.replace(from, () => to)}`;
      const told = made(second).findings.some(({ code }) =>
        ["template/stray-mark", "markup/unknown-annotation"].includes(code),
      );
      return told ? [] : [to];
    });
    // ［日付］ before a merged value is one; a label before a blank (［日付］　…) is not.
    expect(silent).toEqual([]);
  });

  test("annotations of places and looks without their ＃", () => {
    const marks = [
      ...[
        "［改ページ］",
        "[改ページ]",
        "〔改行〕",
        "［２字下げ］試し",
        "［地付き］試し",
        "［中央揃え］試し",
      ],
      ...[
        "［ここから２字下げ］",
        "［ここで字下げ終わり］",
        "［１行空き］",
        "［地から１字上げ］試し",
      ],
      ...["［傍点］試し［傍点終わり］", "試し［「試し」に傍点］", "［縦中横］12［縦中横終わり］"],
      ...[
        "［大見出し］試し",
        "＃大見出し］試し",
        "［ここから表］",
        "［ここで表終わり］",
        "【改ページ】",
      ],
    ];
    const silent = marks.filter(
      (mark) => made(WHOLE.replace("\n［＃結語］", `\n${mark}\n［＃結語］`)).findings.length === 0,
    );
    expect(silent).toEqual([]);
  });
});

test.each([
  "TEL(直通)",
  "住所(1)",
  "TEL/FAX",
  "No.",
  "達成率(%)",
  "Q&A",
  "備考(※1)",
  "氏名(Name)",
  "A(B(C))",
])("a heading with signs is a name in braces as it stands: %s", (heading) => {
  const template = WHOLE.replace(
    "{{TEL(直通)}}",
    () => `{{${heading}}}{{#もし ${heading}}}あり{{/もし}}`,
  );
  const rows = [
    recipient(
      { 種別: "市", 団体名: "奈良市", 職名: "奈良市長", 氏名: "", ...more, [heading]: "甲" },
      2,
    ),
  ];
  const { letters, findings } = lettersOf(template, rows, {
    overrides: new Map(),
    partials: new Map(),
  });
  expect(findings).toEqual([]);
  expect(letters[0]?.join("")).toContain("連絡先は甲ありです");
});

test.each([
  "［案］につきましては、別紙のとおりです。",
  "［別紙］",
  "［参考］令和七年度の実績",
  "［注］数値は速報値です。",
  "［日時］　十二月十日",
  "［件名］　研修会",
  "［項目］　［内容］",
  "［記］",
  "【件名】研修会の開催について",
  "【日付】{{和暦 日付}}",
  "【差出人】{{差出人職名}}",
  "（件名）研修会の開催について",
  "封筒の宛名は、黒で書いてください。",
  "封筒には［宛名］の欄があります。",
  "〔宛名の書き方〕",
  "「宛名」と「差出人」の欄に御記入ください。",
  "（宛名）の欄に御記入ください。",
  "様式の＃1の欄に御記入ください。",
  "［表］のとおりです。",
  "［下線］部を改めます。",
  "「漢字」に傍点を付けてください。",
  "［「漢字」は常用漢字表によります］",
])("what a letter may say in brackets is no annotation: %s", (line) => {
  expect(made(WHOLE.replace("\n［＃結語］", `\n${line}\n［＃結語］`)).findings).toEqual([]);
});
