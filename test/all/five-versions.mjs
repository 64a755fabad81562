// Makes 5,000 letters of five versions in a random order, in both formats and as a print run, by several workers, and
// reads every file with readers that are not ours. What each letter must say is written here in plain JavaScript.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strFromU8, unzipSync } from "fflate";
import { Document } from "mupdf";

const LETTERS = Number(process.env.LETTERS ?? 5_000);
const SEED = Number(process.env.SEED ?? 20_261_129);

/** Letters of one volume of the print run: not a divisor, so that volumes end within a version. */
const VOLUME = 700;

const root = fileURLToPath(new URL("../..", import.meta.url));
process.chdir(root);

/** A chance that is the same on every machine (mulberry32). */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = chance(SEED);
const below = (limit) => Math.floor(random() * limit);
const oneOf = (choices) => choices[below(choices.length)];
const shuffled = (items) => {
  const left = [...items];
  for (let last = left.length - 1; last > 0; last -= 1) {
    const other = below(last + 1);
    [left[last], left[other]] = [left[other], left[last]];
  }
  return left;
};

const SURNAMES = [
  "佐藤",
  "髙橋",
  "𠮷田",
  "渡邉",
  "齋藤",
  "辻󠄀",
  "葛󠄀西",
  "山﨑",
  "五十嵐",
  "勅使河原",
  "林",
];
const GIVEN = ["太郎", "花子", "一", "美智子", "祐󠄀介", "さくら", "凜", "賢治", "ゝ子"];

/** Words that templates, markup, XML or regular expressions might take for their own. */
const TRAPS = [
  "費用は$&円ではなく$1",
  "<b>太字&amp;の見本</b>",
  "\\n と書いた行",
  "&#x41;という字",
  "%sの欄",
  "拝啓や敬具の語",
  "𠮷野家と葛󠄀城と辻󠄀",
  "A＆B社、C/D課",
  "一、二〇〇円（税込み）",
  "Latin words and 2026年",
];

const OFFICES = {
  首長: (name, kind) => (kind === "都道府県" ? `${name}知事` : `${name}長`),
  議会: (name) => `${name}議会議長`,
  教育: (name) => `${name}教育委員会教育長`,
};

/** The list: official governments, three offices each, in a random order. */
function makeRecipients() {
  const governments = ["recipients/prefectures.csv", "recipients/municipalities.csv"].flatMap(
    (path) =>
      readFileSync(path, "utf8")
        .replace(/^\ufeff/u, "")
        .trim()
        .split(/\r?\n/u)
        .slice(1)
        .map((line) => line.split(",")),
  );
  const places = governments.flatMap((row) =>
    Object.keys(OFFICES).map((office) => ({ row, office })),
  );
  return shuffled(places)
    .slice(0, LETTERS)
    .map(({ row: [code, kind, prefecture, name, reading], office }) => ({
      code,
      kind,
      prefecture,
      name,
      reading,
      office,
      title: OFFICES[office](name, kind),
      person: `${oneOf(SURNAMES)}　${oneOf(GIVEN)}`,
      honorific: office === "首長" ? "殿" : "様",
      number: below(9_000) + 1_000,
      month: below(12) + 1,
      day: below(28) + 1,
      attends: oneOf(["有", "無"]),
      goods: Array.from(
        { length: below(4) },
        (_, index) => `品目${"甲乙丙丁"[index]}の${oneOf(["一覧", "見本", "図面"])}`,
      ),
      remark: below(3) === 0 ? "" : `${oneOf(TRAPS)}${"を御確認ください".repeat(below(40))}`,
    }));
}

const DIGITS = "〇一二三四五六七八九";
/** Whole numbers below 100 as a date has them: 十二, 二十三. */
function dateNumber(number) {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return `${tens > 1 ? DIGITS[tens] : ""}${tens > 0 ? "十" : ""}${ones > 0 ? DIGITS[ones] : ""}`;
}

const TEMPLATE = `---
表題: 五つの区分の見本
種別: 書簡
体裁: 40x28
日付: 2026-12-01
差出人: { 職名: 総務大臣, 氏名: 松本剛明 }
宛先:
  知事: { 種別: 都道府県, 役: 首長 }
  市区長: { 種別: [市, 特別区], 役: 首長 }
  町村長: { 種別: [町, 村], 役: 首長 }
  議長: { 役: 議会 }
  教育長: { 役: 教育 }
必要な列: [職名, 敬称, 団体名, よみ, 氏名, 役, 番号, 期日, 出欠]
任意の列: [備考, 品目]
---
［＃大見出し］協議会の開催
［＃頭語］{{#宛先 "知事" "議長"}}謹啓{{else}}拝啓{{/宛先}}
{{#宛先 "知事"}}
都道府県を代表する貴職の御尽力に深く感謝します。
［＃大見出し］二　内容
{{else 宛先 "市区長"}}
都市行政への御協力に感謝します。
［＃中見出し］二　内容
{{else 宛先 "町村長"}}
町村行政への御協力に感謝します。
［＃小見出し］二　内容
{{else 宛先 "議長"}}
貴議会における御審議に感謝します。
［＃中見出し］二　内容
{{else}}
教育行政への御協力に感謝します。
［＃大見出し］二　内容
{{/宛先}}
｜{{団体名}}《{{よみ}}》の{{氏名}}先生には、番号{{番号}}を{{和暦 期日}}までに御返送くださるようお願いします。
{{#もし 出欠 "有"}}
御出席の御返事をいただきました。
{{#宛先のみ "町村長" "議長"}}
旅費は後日お支払いします。
{{/宛先のみ}}
{{else}}
御欠席と承りました。
{{/もし}}
{{#もし 品目}}
次の品を送ります。
{{#繰り返し 品目}}
［＃項目］{{番号}}　{{要素}}
{{/繰り返し}}
{{/もし}}
{{#もし 備考}}
備考として、{{備考}}。
{{/もし}}
葛󠄀の葉の事業では、必ず［＃「必ず」に傍点］［＃縦中横］12［＃縦中横終わり］月までに計画を定めます。
［＃結語］{{#宛先 "知事" "議長"}}謹言{{else}}敬具{{/宛先}}
［＃日付］{{和暦 日付}}
［＃差出人］{{差出人職名}}　{{差出人氏名}}
［＃宛名］{{職名}}　{{氏名}}　{{敬称}}
`;

function versionOf({ kind, office }) {
  if (office === "議会") return "議長";
  if (office === "教育") return "教育長";
  if (kind === "都道府県") return "知事";
  return kind === "町" || kind === "村" ? "町村長" : "市区長";
}

const OWN_WORDS = {
  知事: "都道府県を代表する貴職の御尽力に深く感謝します。",
  市区長: "都市行政への御協力に感謝します。",
  町村長: "町村行政への御協力に感謝します。",
  議長: "貴議会における御審議に感謝します。",
  教育長: "教育行政への御協力に感謝します。",
};

/** What a letter says, without readings, in the order of reading. */
function textOf(recipient) {
  const version = versionOf(recipient);
  const isFormal = version === "知事" || version === "議長";
  const { name, person, number, month, day, attends, goods, remark, title, honorific } = recipient;
  return [
    "協議会の開催",
    isFormal ? "謹啓" : "拝啓",
    OWN_WORDS[version],
    "二　内容",
    `${name}の${person}先生には、番号${number}を令和八年${dateNumber(month)}月${dateNumber(day)}日までに御返送くださるようお願いします。`,
    ...(attends === "有"
      ? [
          "御出席の御返事をいただきました。",
          ...(version === "町村長" || version === "議長" ? ["旅費は後日お支払いします。"] : []),
        ]
      : ["御欠席と承りました。"]),
    ...(goods.length > 0
      ? ["次の品を送ります。", ...goods.map((item, index) => `${index + 1}　${item}`)]
      : []),
    ...(remark === "" ? [] : [`備考として、${remark}。`]),
    "葛󠄀の葉の事業では、必ず12月までに計画を定めます。",
    isFormal ? "謹言" : "敬具",
    "令和八年十二月一日",
    "総務大臣　松本剛明",
    `${title}　${person}　${honorific}`,
  ].join("");
}

const COLUMNS = [
  "団体コード",
  "種別",
  "都道府県",
  "団体名",
  "よみ",
  "職名",
  "敬称",
  "役",
  "氏名",
  "番号",
  "期日",
  "出欠",
  "品目",
  "備考",
];

function csvOf(recipients) {
  const quoted = (value) => `"${value.replaceAll('"', '""')}"`;
  const two = (number) => String(number).padStart(2, "0");
  const rows = recipients.map((one) => [
    one.code,
    one.kind,
    one.prefecture,
    one.name,
    one.reading,
    one.title,
    one.honorific,
    one.office,
    one.person,
    String(one.number),
    `2026-${two(one.month)}-${two(one.day)}`,
    one.attends,
    one.goods.join("\n"),
    one.remark,
  ]);
  return [COLUMNS, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n");
}

/** Without white space, which no reader of PDF carries faithfully, and half-width signs as they are. */
const bare = (text) => text.replace(/\s/gu, "");

/** The pages' text as mupdf gives it, readings and marks of emphasis left out by their size. */
function pagesOf(path) {
  const document = Document.openDocument(readFileSync(path), "application/pdf");
  try {
    return Array.from({ length: document.countPages() }, (_, index) => {
      const page = document.loadPage(index);
      const text = page.toStructuredText("preserve-whitespace");
      const characters = [...bare(text.asText())];
      const sizes = sizesIn(text);
      text.destroy();
      page.destroy();
      if (sizes.length !== characters.length)
        return `${sizes.length} sizes: ${characters.join("")}`;
      const body = Math.max(...sizes);
      return characters.filter((_, at) => sizes[at] > body * 0.55).join("");
    });
  } finally {
    document.destroy();
  }
}

/** Sizes of the characters that are no space; the characters themselves are cut to 16 bits by this call. */
function sizesIn(text) {
  const sizes = [];
  text.walk({
    onChar(character, _origin, _font, size) {
      if (bare(character) !== "") sizes.push(size);
    },
  });
  return sizes;
}

/** The text of a Word file, readings left out. */
function wordOf(path) {
  const part = unzipSync(readFileSync(path), {
    filter: ({ name }) => name === "word/document.xml",
  });
  const xml = strFromU8(part["word/document.xml"]).replaceAll(/<w:rt>.*?<\/w:rt>/gsu, "");
  const entities = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return bare(
    [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)]
      .map(([, text]) => text.replaceAll(/&(amp|lt|gt|quot|apos);/gu, (_, name) => entities[name]))
      .join(""),
  );
}

const folder = mkdtempSync(join(tmpdir(), "shokan-five-versions-"));
/** What is wrong, by file. */
const failures = new Map();
const recipients = makeRecipients();
try {
  writeFileSync(join(folder, "five.hbs"), TEMPLATE);
  writeFileSync(join(folder, "list.csv"), csvOf(recipients));
  execFileSync("npm", ["run", "--silent", "build"], { stdio: "inherit" });
  const out = join(folder, "out");
  const options = [
    "--out",
    out,
    "--verify",
    "none",
    "--jobs",
    "2",
    "--print-run",
    "--volume",
    String(VOLUME),
  ];
  execFileSync(
    process.execPath,
    [
      "dist/bundle/main.js",
      "merge",
      join(folder, "five.hbs"),
      "--recipients",
      join(folder, "list.csv"),
      ...options,
    ],
    { stdio: "inherit" },
  );
  checkLetters(out);
  checkPrintRun(out);
} finally {
  rmSync(folder, { recursive: true });
}
for (const [path, difference] of [...failures].slice(0, 20)) console.log(`${path}\n${difference}`);
const files = 2 * recipients.length + volumeNames().length;
console.log(`${files - failures.size} passed, ${failures.size} failed`);
process.exit(failures.size === 0 && recipients.length === LETTERS ? 0 : 1);

function checkLetters(out) {
  for (const recipient of recipients) {
    const path = join(out, "letters", `${recipient.code}-${recipient.title}`);
    const expected = bare(textOf(recipient));
    compare(`${path}.pdf`, expected, pagesOf(`${path}.pdf`).join(""));
    compare(`${path}.docx`, expected, wordOf(`${path}.docx`));
  }
}

function compare(path, expected, found) {
  if (found !== expected) failures.set(path, `  - ${expected}\n  + ${found}`);
}

function volumeNames() {
  const count = Math.ceil(recipients.length / VOLUME);
  const number = (index) => String(index + 1).padStart(3, "0");
  return Array.from({ length: count }, (_, index) => `print-run-${number(index)}.pdf`);
}

/** The volumes hold all letters in the order of the list. */
function checkPrintRun(out) {
  for (const [index, name] of volumeNames().entries()) {
    const letters = recipients.slice(index * VOLUME, (index + 1) * VOLUME);
    const expected = letters.map((recipient) => bare(textOf(recipient))).join("");
    compare(join(out, name), expected, pagesOf(join(out, name)).join(""));
  }
}
