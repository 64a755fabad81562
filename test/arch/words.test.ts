import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Said, saidByPages, saidByProgram } from "../samples/said-to-people.ts";

/** A word that we do not use, as the table of `src/README.md` has it: where it is found, and where it is right. */
interface Unused {
  readonly word: string;
  readonly found: RegExp;
  /** Files of tables in which it is a word of lists, letters or Word, and not ours. */
  readonly notOurs?: RegExp;
}

/** Words that lists, letters and Word itself have. */
const LISTS = /^src\/(?:data|language|markup)\//u;
const STYLES_OF_WORD = /^src\/(?:docx\/tables|word\/import)\//u;
const LINES = /^src\/(?:typeset|text)\//u;

const JAPANESE: readonly Unused[] = [
  // A book in stages is 校訂版; 版面 is the type area.
  { word: "版", found: /(?<!校訂|組)版(?!面)/u, notOurs: LINES },
  { word: "版本", found: /版本/u },
  { word: "訂正版", found: /訂正版/u },
  { word: "正した文", found: /正した文/u },
  { word: "ひな型", found: /ひな型/u },
  // Word's own word for its files of the kind .dotx.
  { word: "テンプレート", found: /テンプレート(?!（\.dotx）)/u },
  { word: "前付", found: /前付/u },
  { word: "ヘルパー", found: /ヘルパー/u },
  { word: "書体", found: /書体/u },
  { word: "手紙", found: /手紙/u },
  { word: "名簿", found: /(?<!宛)名簿/u, notOurs: LISTS },
  { word: "警告", found: /警告/u },
  { word: "違い", found: /(?<!間)違い(?!ます|ません|が出|は出)/u },
  { word: "頁", found: /頁/u, notOurs: /^src\/(?:typeset|text|docx\/tables|word\/import)\//u },
  // Word's own word for what its menu has.
  {
    word: "ルビ",
    found: /ルビ(?!（Word）)/u,
    notOurs: /^src\/(?:markup\/annotations|docx\/tables|word\/import)/u,
  },
  { word: "圏点", found: /圏点/u, notOurs: STYLES_OF_WORD },
  {
    word: "割注",
    found: /割注/u,
    notOurs: /^src\/(?:markup\/annotations|docx\/tables|word\/import)/u,
  },
  { word: "セレクタ", found: /セレクタ(?!ー)/u },
  {
    word: "あて",
    found: /あて(?=の|に|で|は|と|だけ|[、。・）)」｜|]|$)/u,
    notOurs: /^src\/(?:data|language|template\/check-members)/u,
  },
  // Word's own words: 差し込みフィールド, 差し込み文書, 差し込み印刷.
  { word: "差し込みの", found: /差し込み(?:の|が|を|は|で|に|と|も|済|欄)/u },
  { word: "いらない", found: /いらな/u },
  { word: "要る", found: /(?<![必重主概需])要[るらりれ]/u },
  {
    word: "一行",
    found:
      /(?<!もう|第)[一二三四五六七八九十]+(?:通(?!り)|行|件|字|台|段落|か所|番目|枚|列|ページ|桁)(?!ずつ"|ずつ 電|")|[二三四五六七八九十]度/u,
    notOurs: /^src\/(?:template|language|typeset|data|text)\//u,
  },
  {
    word: "3 通",
    found: /\d (?:通|件|個|字|台|か所|ページ|ファイル|段落)/u,
    notOurs: /^src\/data\/tables\//u,
  },
  { word: "命令", found: /命令/u },
  { word: "二度押し", found: /二度押し/u },
  { word: "くわしく", found: /くわしく/u },
  { word: "書きはじめ", found: /(?:書き|使い)はじめ/u },
  { word: "機械", found: /機械/u },
  { word: "材料", found: /材料/u },
  { word: "別扱い", found: /別扱い(?![/`])(?!$)/u },
  { word: "もとの", found: /もと(?:の|が|は|を|に|で)(?!とおり)/u },
  { word: "書いたもの", found: /書いたもの|何も書/u },
  { word: "知られた", found: /知られた/u },
];

const ENGLISH: readonly Unused[] = [
  { word: "parted by", found: /\bparted by\b/u },
  { word: "blanks", found: /\b(?:a blank(?! cell)|blanks)\b/u },
  { word: "right behind", found: /\bright behind\b|\bbehind `/u },
  { word: "mend", found: /\bmend(?:s|ed)?\b/u },
  { word: "exists already", found: /\b(?:stands?|exists?) already\b|\balready stands?\b/u },
  { word: "belongs into", found: /\bbelongs? into\b/u },
  { word: "a fault of", found: /\bour own fault\b|\bfault of Shokan\b/u },
  { word: "lacks", found: /\blacks?\b/u },
  { word: "made again", found: /\bremade\b|\bma(?:de|ke) .{0,20}\b(?:again|anew)\b|\banew\b/u },
  { word: "typeface", found: /\btypefaces?\b/u },
  { word: "honorific of row", found: /\bhonorific of row\b/u },
  { word: "is no", found: /(?<!there )\bis no (?!longer)[a-z]/u },
  { word: "put right", found: /\bput (?:the name )?right (?:the one|if)\b/u },
  { word: "front-matter value", found: /\bfront[- ]matter (?:value|key)/u },
];

const PROGRAM = saidByProgram();
const PAGES = saidByPages();

/** The words that the glossary says are not used. */
function unusedIn(heading: string): readonly string[] {
  const [, after = ""] = readFileSync("src/README.md", "utf8").split(`\n### ${heading}\n`);
  const rows = [...(after.split("\n#")[0] ?? "").matchAll(/^\| [^|]+ \| (?<words>[^|]+) \|/gmu)];
  return rows
    .slice(1)
    .flatMap(({ groups }) => (groups?.["words"] ?? "").split(/[、,] ?/u))
    .map((word) => word.trim());
}

/** Words of earlier versions, which are still read. */
const STILL_READ = /^src\/base\/messages\/earlier-/u;

function misused({ word, found, notOurs }: Unused, said: readonly Said[]): readonly string[] {
  return said
    .filter(
      ({ at, text }) => found.test(text) && notOurs?.test(at) !== true && !STILL_READ.test(at),
    )
    .map(({ at, text }) => `${word}: ${at} ${text.trim()}`);
}

describe.each([
  ["In Japanese", JAPANESE],
  ["In English", ENGLISH],
])("words for people: %s", (heading, unused) => {
  test("each that the glossary says is not used is looked for", () => {
    expect(unused.map(({ word }) => word).toSorted()).toEqual(unusedIn(heading).toSorted());
  });

  test.each(unused)("$word is said nowhere", (one) => {
    expect(misused(one, [...PROGRAM, ...PAGES])).toEqual([]);
  });
});
