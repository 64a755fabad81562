import { type Catalogue, quote, say } from "./catalogue.ts";

/** Codes about what Word's own mail merge was told and letters made here would not know. */
export type WordMergeCodes = {
  /** `condition` is the filter in words, empty if there is none; `unticked` counts the rows without a tick. */
  "word/left-out": { condition: string; unticked: number };
  "word/sorted": { order: string };
  /** `half` is what of the link is merged; the other half is what Word last had there. */
  "word/link-half-merged": { half: "target" | "shown"; target: string };
  "word/form-unfilled": { column: string };
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
  "word/link-half-merged": {
    ja: ({ half, target }) =>
      half === "target"
        ? say(
            `リンクの行き先 ${quote(target)} には差し込みますが、見える文字は前の宛先のままで、どの書簡にも同じ文字が出ます`,
            "見える文字を {{列の名前}} に打ち替え、Word で右クリックの「ハイパーリンクの削除」を選んでください",
          )
        : say(
            `リンクの見える文字には差し込みますが、行き先は ${quote(target)} のままで、どの書簡からも同じところにつながります`,
            "Word でリンクを右クリックし、「ハイパーリンクの削除」を選んでください。見える文字には、そのまま差し込みます",
          ),
    en: ({ half, target }) =>
      half === "target"
        ? say(
            `the address of a link is merged (${quote(target)}), but what is shown is another addressee's, the same in every letter`,
            "type {{column}} for what is shown, and remove the hyperlink in Word",
          )
        : say(
            `what a link shows is merged, but its address is ${quote(target)} in every letter`,
            "right-click the link in Word and choose Remove Hyperlink; what it shows is still merged",
          ),
  },
  "word/form-unfilled": {
    ja: ({ column }) =>
      say(
        `フォームの入力欄（フォーム フィールド）${quote(column)} は宛名簿の列と同じ名前ですが、差し込まれず、どの宛先にも同じ文字か空欄のまま出ます`,
        `入力欄を削除し、{{${column}}} と打ってください。差し込まないなら、入力欄の「プロパティ」で「ブックマーク」の名前を変えてください`,
      ),
    en: ({ column }) =>
      say(
        `a form field has the name of the list's column ${quote(column)}, but would be printed as it is, often blank, to everybody`,
        `delete it and type {{${column}}}; if it is not to be merged, change its bookmark's name in its properties`,
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
