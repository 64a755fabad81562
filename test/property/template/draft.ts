import fc from "fast-check";
import { expect } from "vitest";
import type { Recipient } from "../../../src/model/recipient.ts";
import { runs } from "../../samples/extent.ts";
import { lettersFrom } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

/** A small template and its rows, in the parts that a change is made in. */
export interface Draft {
  readonly settings: readonly string[];
  readonly salutation: string;
  readonly body: readonly string[];
  readonly close: string;
  readonly tail: readonly string[];
  readonly addressee: string;
  readonly rows: readonly Recipient[];
}

const GOVERNMENTS = [
  ["市", "青森県", "青森市"],
  ["市", "青森県", "弘前市"],
  ["市", "奈良県", "葛󠄀城市"],
  ["市", "三重県", "四日市市"],
  ["町", "青森県", "平内町"],
  ["町", "北海道", "松前町"],
  ["村", "奈良県", "十津川村"],
  ["村", "北海道", "新篠津村"],
] as const;

const rows = fc
  .shuffledSubarray([...GOVERNMENTS], { minLength: 3, maxLength: 6 })
  .filter((some) => new Set(some.map(([kind]) => kind === "市")).size === 2)
  .chain((some) =>
    fc.tuple(
      ...some.map(([kind, prefecture, name], index) =>
        fc.constantFrom("", "見本　花子", "大和花子").map((person) =>
          recipient(
            {
              種別: kind,
              都道府県: prefecture,
              団体名: name,
              職名: `${name}長`,
              敬称: "殿",
              氏名: person,
              備考: "なし",
            },
            index + 2,
          ),
        ),
      ),
    ),
  );

const SETTINGS = [
  "表題: 試し",
  "種別: 書簡",
  "日付: 2026-12-01",
  "差出人: { 職名: 見本大臣, 氏名: 見本次郎 }",
  "件名: 会議の開催について",
  "宛先:",
  "  市長: { 種別: 市 }",
  "  町村長: { 種別: [町, 村] }",
  "必要な列: [種別, 職名, 敬称, 備考]",
  "任意の列: [氏名]",
  "値:",
  "  会場: 県庁講堂",
];

const PARAGRAPHS = [
  "貴職におかれましては、ますます御健勝のことと存じます。",
  "さて、{{和暦 日付}}に{{会場}}において会議を開催します。",
  "基本計画（案）について御意見をお寄せください。",
  "青森市で開催した前回の会議では、三の取組を御紹介しました。",
  "交付額は一、〇〇〇円です（三×四＝十二）。",
  "連絡先は〇一七―七三四―〇〇〇〇です。",
  "｜標記《ひょうき》の件につき、必ず［＃「必ず」に傍点］御確認ください。",
  '{{#宛先 "市長"}}貴市の取組を御紹介ください。{{else}}貴町村の実情をお聞かせください。{{/宛先}}',
  "{{#もし 氏名}}{{氏名}}様にもよろしくお伝えください。{{/もし}}御多用のところ恐れ入ります。",
  "○　日時、場所その他の事項は、追ってお知らせします。",
  "出席の欄に○を付けて御返送ください。",
  "東京都千代田区霞が関二丁目一番二号に御返送ください。",
  "令和八年度の予算は、二千億円（うち三割が新規）です。",
  "［＃項目］一　第三回会議（平成三十一年四月一日）の議事録",
] as const;

/** Templates and rows that a ministry could write, with nothing wrong in them. */
export const good: fc.Arbitrary<Draft> = fc
  .record({
    rows,
    body: fc.shuffledSubarray([...PARAGRAPHS], { minLength: 1, maxLength: 4 }),
    pair: fc.constantFrom(
      ["拝啓", "敬具"],
      ["謹啓", "謹白"],
      ["前略", "草々"],
      ["拝復", "敬具"],
      ["", ""],
    ),
    greeting: fc.constantFrom("", "　初冬の候、ますます御清栄のこととお喜び申し上げます。"),
    tail: fc.constantFrom(
      ["［＃日付］{{和暦 日付}}", "［＃差出人］{{差出人職名}}　{{差出人氏名}}"],
      ["［＃日付］{{和暦 日付}}", "［＃差出人］{{差出人}}"],
    ),
    addressee: fc.constantFrom(
      "［＃宛名］{{職名}}　{{敬称}}",
      "［＃宛名］{{職名}}{{#もし 氏名}}　{{氏名}}{{/もし}}　{{敬称}}",
      "［＃宛名］{{都道府県}}\n［＃宛名］{{職名}}　{{敬称}}",
      "［＃宛名］{{職名}}　殿",
    ),
  })
  .map(({ rows: list, body, pair: [salutation = "", close = ""], greeting, tail, addressee }) => ({
    settings: SETTINGS,
    salutation: salutation === "" ? "" : `［＃頭語］${salutation}${greeting}`,
    body,
    close: close === "" ? "" : `［＃結語］${close}`,
    tail,
    addressee,
    rows: list,
  }));

/** What a run says of a draft, warnings included: `--strict` refuses each. */
export function codesOf(draft: Draft): readonly string[] {
  const { salutation, body, close, tail, addressee } = draft;
  const lines = [salutation, ...body, close, ...tail, addressee].filter((line) => line !== "");
  const { findings } = lettersFrom(draft.settings.join("\n"), lines.join("\n"), draft.rows);
  return findings.map(({ code, values }) => `${code} ${values["found"] ?? ""}`.trim());
}

export type Change = (draft: Draft) => fc.Arbitrary<Draft>;

/** Holds that no draft passes in silence after the change, and that each finding's code is one of these. */
export function isTold(change: Change, ...codes: readonly string[]): void {
  fc.assert(
    fc.property(good.chain(change), (draft) => {
      const found = codesOf(draft).map((one) => one.split(" ")[0]);
      expect(codes).toContain(found[0]);
    }),
    { numRuns: runs(150) },
  );
}

/** Puts words into a place of the letter that everybody reads: the text, a setting or a cell that is printed. */
export function printedAt(
  draft: Draft,
  words: string,
  kinds: readonly string[],
): fc.Arbitrary<Draft> {
  const at = fc.nat({ max: draft.body.length });
  const quoted = `'${words.replaceAll("'", "''")}'`;
  const put = (line: string, where: number): readonly string[] => [
    ...draft.body.slice(0, where),
    line,
    ...draft.body.slice(where),
  ];
  return fc.tuple(fc.constantFrom(...kinds), at).map(([kind, where]) => {
    switch (kind) {
      case "line":
        return { ...draft, body: put(`${words}のとおりです。`, where) };
      case "alone":
        return { ...draft, body: put(words, where) };
      case "version":
        return {
          ...draft,
          body: put(`{{#宛先のみ "市長"}}\nまた、${words}です。\n{{/宛先のみ}}`, where),
        };
      case "item":
        return { ...draft, body: put(`［＃項目］一　${words}`, where) };
      case "subject": {
        const settings = draft.settings.map((line) =>
          line.startsWith("件名") ? `件名: ${quoted}` : line,
        );
        return { ...draft, settings, body: put("{{件名}}の件です。", where) };
      }
      case "value": {
        const settings = [...draft.settings.slice(0, -1), `  会場: ${quoted}`];
        return { ...draft, settings, body: put("{{会場}}で行います。", where) };
      }
      default: {
        const [first, ...others] = draft.rows;
        if (first === undefined) throw new Error("no row");
        const cells = Object.fromEntries(
          [...first.fields].map(([name, cell]) => [name, cell.value]),
        );
        const changed = recipient({ ...cells, 備考: words }, first.row);
        return { ...draft, rows: [changed, ...others], body: put("{{備考}}です。", where) };
      }
    }
  });
}

/** The places that a reader of the letter sees, by `printedAt`. */
export const EVERYWHERE = ["line", "alone", "version", "item", "subject", "value", "cell"];
/** Those that the template's author writes. */
export const WRITTEN = ["line", "alone", "version", "item", "subject", "value"];
