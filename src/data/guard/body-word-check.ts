import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import type { Cell, Recipient } from "../../model/recipient.ts";
import { differsByOne } from "../differs-by-one.ts";
import { nameKey } from "../name-key.ts";
import type { ListCheck } from "./list-check.ts";

/** A column that is headed by the word in which its values end. */
interface WordColumn {
  readonly column: string;
  readonly word: string;
  ending: number;
  readonly near: Cell[];
}

/**
 * Finds names of bodies that nearly end in the word of their heading, as most of their column do: 海南市教育委貝会 below 教育委員会名; and
 * those of another kind, such as 消防署 below 警察署名.
 *
 * Warnings: `csv/word-mistyped`.
 */
export function bodyWordCheck(): ListCheck {
  const files = new Map<string, readonly WordColumn[]>();
  return {
    see: ({ path, fields }) => {
      const columns = files.get(path) ?? wordColumns(fields);
      files.set(path, columns);
      for (const one of columns) {
        const cell = fields.get(one.column);
        const key = nameKey(cell?.value ?? "");
        if (cell === undefined || key === "") continue;
        if (key.endsWith(one.word)) one.ending += 1;
        else if (isNearlyEnding(key, one.word) || isOfOtherKind(key, one.word)) one.near.push(cell);
      }
    },
    findings: () => [...files.values()].flat().flatMap(told),
  };
}

function wordColumns(fields: Recipient["fields"]): readonly WordColumn[] {
  const seen = new Set<number>();
  return [...fields].flatMap(([column, { at }]) => {
    const word = WORD.exec(at.written ?? at.header ?? "")?.groups?.["word"];
    if (word === undefined || seen.has(at.column)) return [];
    seen.add(at.column);
    return [{ column, word, ending: 0, near: [] }];
  });
}

function told({ word, ending, near }: WordColumn): readonly Diagnostic[] {
  if (ending <= near.length) return [];
  return near.map(({ value, at }) => {
    const column = at.written ?? at.header ?? "";
    return warning("csv/word-mistyped", at, { value, column, word });
  });
}

/** Long enough that another word is not one character from it: 教育委員会名, 警察署名, 商工会議所名. */
const WORD = /^(?<word>\p{Script=Han}{3,10})名$/u;

/** Whether a name ends in a word for bodies of which none is what the heading says: 春日中学校 below 小学校名. */
function isOfOtherKind(key: string, word: string): boolean {
  const kinds = APART.find((one) => one.includes(word)) ?? [];
  const isBoth = /小・?中学校$/u.test(key) || new RegExp(`${word}の?[附付]属`, "u").test(key);
  return !isBoth && kinds.some((kind) => kind !== word && key.endsWith(kind));
}

/** Words of which a body is one alone; what is a 保育園 may be called 保育所 in a list. */
const APART: readonly (readonly string[])[] = [
  ["警察署", "消防署", "税務署", "保健所", "労働基準監督署"],
  ["小学校", "中学校", "高等学校", "幼稚園"],
  ["教育委員会", "農業委員会", "選挙管理委員会", "公平委員会", "人事委員会"],
  ["商工会議所", "商工会", "観光協会"],
  ["図書館", "公民館", "博物館", "美術館", "体育館"],
  ["市議会", "教育委員会"],
];

/** Whether the end of a name is the word with one character wrong, more or less, and no other word for a body. */
function isNearlyEnding(key: string, word: string): boolean {
  const near = [-1, 0, 1]
    .map((more) => word.length + more)
    .filter((length) => key.length > length && differsByOne(key.slice(-length), word));
  return near.length > 0 && !near.some((length) => OTHER_WORDS.has(key.slice(-length)));
}

/** Words for bodies that are one character from that for another: 保育園 stands in a list of 保育所, 東町会 in one of 町内会. */
const OTHER_WORDS: ReadonlySet<string> = new Set(
  [
    "保育園 保育所 保育室 幼稚園 幼児園 児童園 児童館 児童室 学童館 小学校 中学校 大学校 大学院 高等部 中等部",
    "町会 町内会 町民会 区会 区民会 市民会 自治会 自治区 婦人会 老人会 青年会 青年団 商工会 商店会 商店街 同業会 同窓会 後援会 後援団",
    "事業所 事業部 事業団 事業場 事務所 事務局 事務室 営業所 営業部 作業所 作業場 出張所 工業所 工業会 製作所 製造所 製材所 製鉄所",
    "図書館 図書室 公民館 市民館 区民館 町民館 県民館 公会堂 博物館 美術館 文学館 文化館 文書館 資料館 資料室 記念館 記念会 体育館 体育会 会館",
    "警察署 消防署 消防団 消防局 消防部 税務署 税務課 保健所 保健室 保健部 診療所 診療部 療養所 療育園 医療所 助産所 助産院 治療院",
    "研究所 研究室 研究会 研究院 研修所 研修会 試験所 試験場 試験室 検査所 検査室 観測所 管理所 管理室 管理部 管理局",
    "交通局 交通部 水道局 水道部 環境局 環境部 教育局 教育部 市役所 区役所 農業会 漁業会 林業会 医師会 医事会 協議会 評議会 審議会",
  ].flatMap((line) => line.split(" ")),
);
