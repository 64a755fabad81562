// What a drawn letter is, and the settings at its head.
import fc from "fast-check";
import { DETAILS } from "./rows.ts";

/** Settings of a page, without its direction. */
const page = (base: string): fc.Arbitrary<readonly string[]> =>
  fc.constantFrom(
    [`基本: ${base}`],
    [`基本: ${base}`, "ノンブル: 算用数字"],
    [`基本: ${base}`, "ノンブル: ― 1 ―"],
    [`基本: ${base}`, "行の調整: 追い出しのみ", "禁則: 強い"],
    [`基本: ${base}`, "ぶら下げ: する"],
    [`基本: ${base}`, "和欧間: 六分", "枠: 二重"],
    [`基本: ${base}`, "文字サイズ: 10.5pt", "行間: 12pt"],
  );

const VERTICAL = ["26x27", "39x19", "40x28"] as const;
const HORIZONTAL = ["40x36", "37x32"] as const;

const HEADS = [
  "ヘッダー: 取扱注意",
  'ヘッダー: { 左: "{{文書番号}}", 右: 取扱注意, 最初のページ: なし }',
  'ヘッダー: { 右: "{{団体名}}" }',
  "",
  "",
] as const;
const FEET = [
  'フッター: { 中央: "{{ページ}}／{{総ページ}}" }',
  'フッター: { 左: "{{件名}}", 右: "{{ページ}}" }',
  "",
  "",
] as const;

/** Seals, of several who sign among them. */
export const SEALS = [
  "",
  "",
  "公印: 24mm",
  "公印: { 大きさ: 24mm, 画像: la.png, 代替文: 奈良県教育長の印 }",
  "公印: { 大きさ: 24mm, 連名: [ { 差出人: 奈良県教育長, 画像: la.png, 代替文: 奈良県教育長の印 }, { 差出人: 奈良県知事, 大きさ: 30mm, 画像: なし } ] }",
] as const;

const JOINTS = [
  "",
  "",
  "契印: とじ目",
  "割印: 上辺",
  "契印: { 位置: とじ目, 大きさ: 18mm }\n割印: 上辺",
] as const;

/** Kinds of addressees. */
export const KINDS = ["都道府県", "市区", "町村"] as const;
const VERSIONS = `宛先:
  都道府県: { 種別: 都道府県 }
  市区: { 種別: [市, 特別区] }
  町村: { 種別: [町, 村] }`;

/** What names a letter has, and what each is. */
export interface Plan {
  readonly isVertical: boolean;
  readonly edition: "corrected" | "as-issued";
  readonly isPlain: boolean;
  readonly hasItem: boolean;
  readonly hasFigure: boolean;
  readonly note: "注" | "脚注" | undefined;
  readonly part: "as it is" | "own" | "other" | "lying" | undefined;
  readonly hasDetails: boolean;
  readonly hasVersions: boolean;
}

/** Any plan of a letter. */
export const plan: fc.Arbitrary<Plan> = fc.record({
  isVertical: fc.boolean(),
  edition: fc.constantFrom("corrected" as const, "corrected" as const, "as-issued" as const),
  isPlain: fc.boolean(),
  hasItem: fc.boolean(),
  hasFigure: fc.boolean(),
  note: fc.constantFrom(undefined, undefined, "注" as const, "脚注" as const),
  part: fc.constantFrom(
    undefined,
    undefined,
    "as it is" as const,
    "own" as const,
    "other" as const,
    "lying" as const,
  ),
  hasDetails: fc.boolean(),
  hasVersions: fc.boolean(),
});

/** What sentences of the letter may lead to. */
export function namesOf({ hasItem, hasFigure, note, part }: Plan): readonly string[] {
  return [
    ...(hasItem ? ["甲項"] : []),
    ...(hasFigure ? ["校舎"] : []),
    ...(note === undefined ? [] : ["経費"]),
    ...(part === undefined || part === "as it is" ? [] : ["表"]),
  ];
}

function partSettings({ part, isVertical }: Plan): readonly string[] {
  switch (part) {
    case undefined:
    case "as it is":
      return [];
    case "own":
      return [`別紙の体裁:\n  表: { 基本: ${isVertical ? "40x28" : "37x32"}, ヘッダー: 別紙１ }`];
    case "other":
      return [`別紙の体裁:\n  表: { 基本: ${isVertical ? "40x36" : "26x27"} }`];
    case "lying":
      return ["別紙の体裁:\n  表: { 基本: 40x36, 用紙: A4横, 字詰め: 60, 行数: 22 }"];
  }
}

/** Settings that change what is around the text. */
export interface DrawnSettings {
  readonly page: readonly string[];
  readonly base: string;
  readonly head: string;
  readonly foot: string;
  readonly joints: string;
  readonly isBold: boolean;
  readonly isNumbered: boolean;
  readonly fonts: string;
  readonly digits: string;
}

/** Draws them for a letter. */
export function drawnSettings(one: Plan): fc.Arbitrary<DrawnSettings> {
  return fc.record({
    page: page(one.isVertical ? "26x27" : "40x36"),
    base: one.isVertical ? fc.constantFrom(...VERTICAL) : fc.constantFrom(...HORIZONTAL),
    head: fc.constantFrom(...HEADS),
    foot: fc.constantFrom(...FEET),
    joints: fc.constantFrom(...JOINTS),
    isBold: fc.boolean(),
    isNumbered: fc.boolean(),
    fonts: fc.constantFrom(
      "",
      "",
      "docx: { fonts: system }",
      "docx: { fonts: subset, 欧字: 縦中横 }",
    ),
    digits: fc.constantFrom(
      "",
      "",
      "数字: 算用数字",
      "数字: 漢数字",
      "漢数字: 単位語",
      "漢数字: 万億",
    ),
  });
}

/** The lines at a template's head. */
export function settingLines(one: Plan, drawn: DrawnSettings, seal: string): readonly string[] {
  const format = drawn.page.map((line, index) => (index === 0 ? `基本: ${drawn.base}` : line));
  const isFootTaken = drawn.foot.includes("中央");
  const page = format.filter((line) => !(isFootTaken && line.startsWith("ノンブル")));
  return [
    "表題: 学校施設の改修について",
    `種別: ${one.isVertical ? "書簡" : "通知"}`,
    `体裁: { ${page.join(", ")} }`,
    ...partSettings(one),
    "日付: 令和8年12月1日",
    `文書番号: ${drawn.isNumbered ? "教施第345号の{連番}" : "教施第345号"}`,
    "件名: 学校施設の改修について（通知）",
    "差出人: { 組織: 奈良県, 職名: 奈良県教育長, 氏名: 大和花子 }",
    one.hasVersions ? VERSIONS : "",
    "必要な列: [職名, 敬称]",
    "任意の列: [氏名]",
    "太字フォント: Noto Serif JP Bold",
    drawn.isBold ? "見出し: 太字" : "",
    one.hasDetails ? `明細: ${DETAILS}` : "",
    seal,
    // A mark on the upper edge and words there have no room side by side.
    drawn.head.startsWith("ヘッダー: 取") ? "" : drawn.joints,
    drawn.head,
    drawn.foot,
    drawn.fonts,
    drawn.digits,
  ].filter((line) => line !== "");
}
