import { type Catalogue, quote, say } from "./catalogue.ts";

/** Codes about what Word's own mail merge was told and letters made here would not know. */
export type WordMergeCodes = {
  /** `condition` is the filter in words, empty if there is none; `unticked` counts the rows without a tick. */
  "word/left-out": { condition: string; unticked: number };
  "word/sorted": { order: string };
};

/** What leaves rows out, in words. */
function reasons(
  { condition, unticked }: WordMergeCodes["word/left-out"],
  words: {
    readonly filter: string;
    readonly rows: (count: number) => string;
    readonly and: string;
  },
): string {
  return [
    ...(condition === "" ? [] : [`${words.filter}${quote(condition)}`]),
    ...(unticked === 0 ? [] : [words.rows(unticked)]),
  ].join(words.and);
}

/** The texts about Word's own mail merge. */
export const wordMergeMessages: Catalogue<WordMergeCodes> = {
  "word/left-out": {
    ja: (values) =>
      say(
        `Word の差し込み印刷では送らない相手が選ばれています：${reasons(values, {
          filter: "絞り込みの条件 ",
          rows: (count) => `チェックを外した行 ${count}件`,
          and: "、",
        })}。このままでは、その相手にも書簡ができます`,
        "同じ相手だけに送るには、送らない行を除いた宛名簿を渡すか、`--where 列=値` で選んでください",
        "宛先を確かめたら、Word ファイルと同じ名前の .yaml に「確認済み: [Wordの絞り込み]」と書くか、Word の「差し込み文書」→「差し込み印刷の開始」で「標準の Word 文書」を選んで保存してください",
      ),
    en: (values) =>
      say(
        `Word's own mail merge leaves addressees out: ${reasons(values, {
          filter: "filter ",
          rows: (count) => `${count} unticked ${count === 1 ? "row" : "rows"}`,
          and: ", ",
        })}; here they would get a letter`,
        "to write to the same addressees, give a list without the others, or choose by `--where column=value`",
        "once you are sure of the addressees, write `確認済み: [Wordの絞り込み]` into the .yaml of the same name as the Word file, or choose Normal Word Document in Word (Mailings, Start Mail Merge) and save",
      ),
  },
  "word/sorted": {
    ja: ({ order }) =>
      say(
        `Word の差し込み印刷では ${quote(order)} の順に並べ替えていますが、書簡は宛名簿の行の順に作ります`,
        "順番が大事なら、宛名簿をその順に並べ替えて保存してください。宛名簿の順でよければ、Word ファイルと同じ名前の .yaml に「確認済み: [Wordの並べ替え]」と書いてください",
      ),
    en: ({ order }) =>
      say(
        `Word's own mail merge sorts by ${quote(order)}; letters are made in the order of the list`,
        "sort the list itself if the order matters; if not, write `確認済み: [Wordの並べ替え]` into the .yaml of the same name as the Word file",
      ),
  },
};
