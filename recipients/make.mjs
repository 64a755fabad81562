// Makes the recipient lists of this folder, and the tables of governments and postal codes in
// src/data/tables, from the files in recipients/source. Run it again after the source has changed:
//
//   node recipients/make.mjs           writes the files beside this script and the table
//   node recipients/make.mjs DIR       writes all of them into DIR instead
//
// It needs nothing but Node, and the same source always gives the same bytes.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCE_NAME = "総務省「全国地方公共団体コード」（令和6年1月1日現在）";
const SOURCE_OF_FORM = "。文字の形は団体の公式の表記";

const HONORIFIC = "殿";
const STANDARD_COLUMNS = ["団体コード", "種別", "都道府県", "団体名", "よみ", "職名", "敬称"];
const COLUMNS = [...STANDARD_COLUMNS, "総務省一覧表記", "出典"];

const KINDS = new Map([
  ["prefecture", "都道府県"],
  ["city", "市"],
  ["special_ward", "特別区"],
  ["town", "町"],
  ["village", "村"],
  ["northern_territories", "村"],
]);

// What the source must hold: a source that lost a row makes no list.
const EXPECTED_COUNTS = new Map([
  ["prefecture", 47],
  ["city", 792],
  ["special_ward", 23],
  ["town", 743],
  ["village", 183],
  ["northern_territories", 6],
]);

const here = dirname(fileURLToPath(import.meta.url));

// First digits of postal codes under which no office of a government has a code of its own.
const PREFIXES_WITHOUT_OFFICE = [
  ["00", ["北海道"]],
  ["22", ["神奈川県"]],
  ["55", ["大阪府"]],
];

/** Rows of a source as objects. It is our own file, without quotes; anything else is refused. */
function readSource(name) {
  const text = readFileSync(join(here, "source", name), "utf8").replace(/^\uFEFF/u, "");
  if (text.includes('"')) throw new Error("the source must have no quotes");
  const [header, ...lines] = text.trimEnd().split(/\r?\n/u).map((line) => line.split(","));
  return lines.map((cells, index) => {
    if (cells.length !== header.length) throw new Error(`row ${index + 2} has ${cells.length} cells`);
    return Object.fromEntries(header.map((name, column) => [name, cells[column]]));
  });
}

/** The last digit of a 団体コード: 11 less the weighted sum (6 5 4 3 2) modulo 11, its last digit. */
function checkDigit(code) {
  const sum = [6, 5, 4, 3, 2].reduce((total, weight, place) => total + weight * Number(code[place]), 0);
  return String((11 - (sum % 11)) % 10);
}

function checkSource(rows) {
  const codes = new Set();
  const counts = new Map();
  for (const row of rows) {
    if (!/^\d{6}$/u.test(row.code) || checkDigit(row.code) !== row.code[5])
      throw new Error(`not a 団体コード: ${row.code}`);
    if (codes.has(row.code)) throw new Error(`twice: ${row.code}`);
    codes.add(row.code);
    counts.set(row.type, (counts.get(row.type) ?? 0) + 1);
  }
  for (const [type, expected] of EXPECTED_COUNTS)
    if (counts.get(type) !== expected) throw new Error(`${counts.get(type)} of ${type}, not ${expected}`);
  if (rows.length !== 1794) throw new Error(`${rows.length} rows, not 1,794`);
}

/** A government with the names that letters use: the official form of characters where one is given. */
function toGovernment(row) {
  const isPrefecture = row.type === "prefecture";
  const listName = isPrefecture ? row.prefecture : row.municipality;
  const name = row.official_form === "" ? listName : row.official_form;
  return {
    code: row.code,
    kind: KINDS.get(row.type),
    prefecture: row.prefecture,
    name,
    kana: row.kana,
    title: isPrefecture ? `${name}知事` : `${name}長`,
    listName,
    hasHead: row.type !== "northern_territories",
  };
}

/** One list: UTF-8 with a byte order mark, so that Excel on Windows does not take it for CP932. */
function toCsv(header, rows) {
  const lines = [header, ...rows].map((cells) => {
    for (const cell of cells) if (/[",\r\n]/u.test(cell)) throw new Error(`needs quoting: ${cell}`);
    return `${cells.join(",")}\n`;
  });
  return `\uFEFF${lines.join("")}`;
}

const toRow = ({ code, kind, prefecture, name, kana, title, listName }) => [
  code,
  kind,
  prefecture,
  name,
  kana,
  title,
  HONORIFIC,
  listName,
  name === listName ? SOURCE_NAME : `${SOURCE_NAME}${SOURCE_OF_FORM}`,
];

/** The table that checks users' lists: a line for each government, its cells parted by spaces. What follows from these is left out. */
function toTable(governments) {
  let within = "";
  const lines = governments.map(({ code, kind, prefecture, name, kana, listName, hasHead }) => {
    const isPrefecture = kind === "都道府県";
    if (isPrefecture) within = prefecture;
    if (isPrefecture !== /^\d{2}000/u.test(code) || prefecture !== within || (isPrefecture && name !== prefecture))
      throw new Error(`not among those of ${within}: ${code}`);
    if (!isPrefecture && kind !== (name.endsWith("区") ? "特別区" : name.at(-1)))
      throw new Error(`${name} is no ${kind}`);
    const isCity = name.endsWith("市");
    if (isCity && !kana.endsWith("し")) throw new Error(`${kana} is no city`);
    return [code, name, isCity ? kana.slice(0, -1) : kana, ...(name === listName && hasHead ? [] : [listName]), ...(hasHead ? [] : ["-"])].join(" ");
  });
  return `// Made by recipients/make.mjs from recipients/source/local-governments.csv. Do not edit.

/** The day for which the table holds. Source: 総務省「全国地方公共団体コード」. */
export const LOCAL_GOVERNMENTS_AS_OF = "2024-01-01";

/**
 * All prefectures and municipalities, one a line: 団体コード, 団体名 in its official form, よみ; then, where it
 * differs, the form of the ministry's list (総務省一覧表記); \`-\` at the end marks the six northern villages, which have
 * no mayor. A prefecture, whose code ends in 000 and the check digit, stands before all that lie in it; what kind the others are,
 * the last character of their names says. The reading of a 市 is without the し that it ends with.
 *
 * Source: 総務省「全国地方公共団体コード」 as of 2024-01-01, compared with two independent lists.
 */
export const LOCAL_GOVERNMENTS_TABLE: string = \`\\
${lines.join("\n")}
\`;
`;
}

/** The postal codes of the offices: known where Japan Post gives the office a code of its own. */
function toPostalTable(offices) {
  const prefixes = new Map(PREFIXES_WITHOUT_OFFICE);
  for (const { prefecture, postal } of offices) {
    const prefix = postal.slice(0, 2);
    prefixes.set(prefix, [...new Set([...(prefixes.get(prefix) ?? []), prefecture])].sort());
  }
  const byPrefix = [...prefixes].sort(([one], [other]) => (one < other ? -1 : 1));
  const byPrefecture = new Map();
  for (const { code, postal } of [...offices].sort((one, other) => (one.code < other.code ? -1 : 1))) {
    const own = byPrefecture.get(code.slice(0, 2)) ?? "";
    const short = Number(`${code.slice(2, 5)}${postal}`).toString(36).padStart(7, "0");
    byPrefecture.set(code.slice(0, 2), `${own}${short}`);
  }
  return `// Made by recipients/make.mjs from recipients/source/offices.csv. Do not edit.

/**
 * The prefectures that a postal code's first two digits stand for, one pair of digits a line.
 *
 * Source: 日本郵便「大口事業所個別番号データ」, offices of prefectures and municipalities; 00, 22 and 55, which hold
 * no such office, from 日本郵便「郵便番号データ」.
 */
export const POSTAL_PREFIXES_TABLE: string = \`\\
${byPrefix.map(([prefix, names]) => [prefix, ...names].join(" ")).join("\n")}
\`;

/**
 * The postal code of each office that has one of its own, one prefecture a line: for each office the three digits of its 団体コード
 * between those of the prefecture and the check digit, and seven digits, as one number to the base 36 in seven characters. It is short
 * because browsers load it.
 *
 * Source: 日本郵便「大口事業所個別番号データ」.
 */
export const OFFICE_POSTAL_CODES_TABLE: string = \`\\
${[...byPrefecture].map(([prefecture, own]) => `${prefecture} ${own}`).join("\n")}
\`;
`;
}

/**
 * The counties of towns and villages: as the address of the office says it, else that of all others in the same block of twenty codes.
 * Codes of towns go by counties in such blocks, but for 北海道 and 沖縄県. What neither says stands in a list of its own.
 */
function toCountyTable(governments, offices, others) {
  const written = new Map(others.map((row) => [`${row["団体コード"]}${row["団体名"]}`, row["郡"]]));
  const addresses = new Map(offices.map(({ code, address }) => [code, address]));
  const found = [];
  for (const { code, kind, prefecture, name, listName } of governments) {
    if (kind !== "町" && kind !== "村") continue;
    const address = addresses.get(code) ?? "";
    const end = [name, listName].map((one) => address.indexOf(`郡${one}`)).find((place) => place > 0);
    const isSaid = end !== undefined && address.startsWith(prefecture);
    const county = isSaid ? address.slice(prefecture.length, end + 1) : undefined;
    const block = `${prefecture}${Math.floor((Number(code.slice(2, 5)) - 1) / 20)}`;
    found.push({ code, prefecture, county, block, own: written.get(`${code}${name}`) });
  }
  const ofBlock = ({ block, prefecture }) => {
    const beside = found.filter((one) => one.block === block && one.county !== undefined);
    const names = new Set(beside.map(({ county }) => county));
    if (["北海道", "沖縄県"].includes(prefecture)) return undefined;
    if (names.size > 1) throw new Error(`several counties in ${block}: ${[...names].join(" ")}`);
    return [...names][0];
  };
  const counties = new Map();
  for (const one of found) {
    const county = one.county ?? ofBlock(one) ?? one.own;
    if (county === undefined) continue;
    const key = `${one.prefecture} ${county}`;
    counties.set(key, [...(counties.get(key) ?? []), one.code]);
  }
  const used = found.filter((one) => one.own !== undefined && (one.county ?? ofBlock(one)) === undefined);
  if (used.length !== others.length) throw new Error("counties.csv names a town that is none, or whose county is known");
  const lines = [...counties].map(([county, codes]) => {
    const towns = codes.map((code) => code.slice(2, 5));
    return `${county.split(" ")[1]} ${codes[0].slice(0, 2)}${towns.join("")}`;
  });
  return `// Made by recipients/make.mjs from recipients/source/offices.csv and counties.csv. Do not edit.

/**
 * Counties (郡), one a line, with the 団体コード of their towns and villages: the two digits of the prefecture, then three for each,
 * without the check digit. It is short because browsers load it. The islands of 東京都 are in none.
 *
 * Source: 日本郵便「大口事業所個別番号データ」, the order of 総務省「全国地方公共団体コード」, and recipients/source/counties.csv. All 917
 * are as in 日本郵便「郵便番号データ」（住所の郵便番号）of October 2026.
 */
export const COUNTIES_TABLE: string = \`\\
${lines.join("\n")}
\`;
`;
}

const target = process.argv[2];
const rows = readSource("local-governments.csv");
const offices = readSource("offices.csv");
checkSource(rows);
const governments = rows.map(toGovernment);
const isPrefecture = ({ kind }) => kind === "都道府県";

const outputs = [
  ["prefectures.csv", "", toCsv(COLUMNS, governments.filter(isPrefecture).map(toRow))],
  [
    "municipalities.csv",
    "",
    toCsv(COLUMNS, governments.filter((one) => !isPrefecture(one) && one.hasHead).map(toRow)),
  ],
  [
    "source-letters.csv",
    "",
    // The addressees of the two source letters: everybody at once, so there is no code.
    toCsv(STANDARD_COLUMNS, [
      ["", "都道府県", "", "都道府県", "", "都道府県知事", HONORIFIC],
      ["", "市区町村", "", "市区町村", "", "市区町村長", HONORIFIC],
    ]),
  ],
  ["local-governments.ts", "../src/data/tables", toTable(governments)],
  ["postal-codes.ts", "../src/data/tables", toPostalTable(offices)],
  ["counties.ts", "../src/data/tables", toCountyTable(governments, offices, readSource("counties.csv"))],
];
for (const [name, folder, content] of outputs) {
  const directory = target ?? join(here, folder);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, name), content);
}
