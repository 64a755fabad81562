import {
  type Catalogue,
  listed,
  type MessageLanguage,
  quote,
  quotePath,
  say,
} from "./catalogue.ts";

/** Codes of the area `option/` with what their messages are made of. */
export type OptionCodes = {
  "option/nothing-allowed": { column: string; value?: string };
  "option/unknown-column": { option: string; column: string; nearest: string; columns: string };
  /** `nearest` is empty if none is near; `known` counts the column's values, of which `examples` are some. */
  "option/unknown-value": {
    column: string;
    value: string;
    nearest: string;
    known: number;
    examples: string;
  };
  "option/value-left-out": { column: string; value: string };
  "option/unknown-recipient": { id: string; nearest: string };
  "option/several-recipients": { word: string; places: string };
  "option/recipient-left-out": { id: string };
  "option/same-name": { name: string; places: string };
  "option/same-row": { id: string; places: string };
  "option/nobody-selected": Record<never, never>;
  "option/bad-condition": { found: string };
  "option/bad-setting": { found: string };
  "option/bad-number": { name: string; found: string; expected: string };
  "option/bad-shard": { found: string };
  "option/print-run-alone": { name: string };
  "option/bad-name": { found: string; nearest: string };
  "option/blank-value": { name: string };
  "option/given-twice": { name: string };
  "option/out-holds-inputs": { out: string; found: string };
  "option/missing-command": { known: string };
  "option/unknown-command": { command: string; nearest: string; known: string };
  "option/unknown-option": { name: string; nearest: string; command: string };
  "option/unexpected-argument": { found: string; command: string };
  "option/missing-option": { name: string };
  "option/missing-value": { name: string };
  "option/missing-argument": { command: CommandWithArgument };
  "option/bad-choice": { name: string; found: string; nearest: string; choices: string };
};

/** The commands that are about something which must be named. */
export type CommandWithArgument =
  | "merge"
  | "check"
  | "fields"
  | "init"
  | "import"
  | "back"
  | "verify"
  | "pack"
  | "recreate"
  | "text";

/** What follows a command. */
const ARGUMENTS: Readonly<
  Record<CommandWithArgument, { readonly ja: string; readonly en: string }>
> = {
  merge: { ja: "ひな形のファイル", en: "the template's file" },
  check: { ja: "ひな形のファイル", en: "the template's file" },
  fields: { ja: "ひな形のファイル", en: "the template's file" },
  init: { ja: "新しいひな形の名前", en: "a name for the new template" },
  back: { ja: "修正した書簡の Word ファイル", en: "the file of the edited letter" },
  import: { ja: "Word かテキストの文書のファイル", en: "the file of a letter" },
  verify: { ja: "差込みの結果のフォルダー", en: "the folder of a run" },
  pack: {
    ja: "差込みの結果のフォルダーと、保存箱にするフォルダー",
    en: "the folder of a run, and the archive's",
  },
  recreate: { ja: "保存箱のフォルダー", en: "the archive's folder" },
  text: { ja: "PDF か Word のファイル", en: "PDF or DOCX files" },
};

/** What must follow; the page of codes puts 〈 〉 in the command's place, which no table has. */
function argumentOf(command: CommandWithArgument, language: MessageLanguage): string {
  return Object.hasOwn(ARGUMENTS, command) ? ARGUMENTS[command][language] : command;
}

/** The texts of the area `option/`. */
export const optionMessages: Catalogue<OptionCodes> = {
  "option/nothing-allowed": {
    ja: ({ column, value }) =>
      say(
        value === undefined
          ? `列「${column}」で許すはずの指摘は、1件もありませんでした`
          : `列「${column}」の ${quote(value)} で許すはずの指摘は、1件もありませんでした`,
        "指摘がもう直っていれば、この指定は不要です。直っていなければ、列と値を指摘のとおりに書いてください",
        "許せるのは、対処に「許してください」「付けてください」とある指摘だけです。ほかの指摘は、宛名簿を直してください",
      ),
    en: ({ column, value }) =>
      say(
        value === undefined
          ? `there is nothing to let pass in the column ${quote(column)}`
          : `there is nothing to let pass about ${quote(value)} in the column ${quote(column)}`,
        "leave it out if the list was corrected, or write column and value as the finding has them",
        "correct the list where a finding does not say that it can be let pass",
      ),
  },
  "option/unknown-column": {
    ja: ({ option, column, nearest, columns }) =>
      say(
        `\`${option}\` の列 ${quote(column)} は宛名簿にありません`,
        nearest === ""
          ? `列の名前は次のとおりです: ${columns}`
          : `「${nearest}」の誤りではありませんか`,
      ),
    en: ({ option, column, nearest, columns }) =>
      say(
        `the recipient lists have no column ${quote(column)} for \`${option}\``,
        nearest === ""
          ? `use one of: ${listed(columns)}`
          : `write \`${nearest}\` if that is what you mean`,
      ),
  },
  "option/unknown-value": {
    ja: ({ column, value, nearest, known, examples }) =>
      say(
        `\`--where\` の ${quote(`${column}=${value}`)} に当たる宛先が1件もありません`,
        valuesHint(nearest, {
          none: `列「${column}」には、どの行にも値がありません`,
          some: `列「${column}」の値は${known}種類あります（${examples} など）`,
          near: `「${nearest}」の誤りではありませんか`,
          known,
        }),
      ),
    en: ({ column, value, nearest, known, examples }) =>
      say(
        `no recipient has ${quote(`${column}=${value}`)} given with \`--where\``,
        valuesHint(nearest, {
          none: `the column ${quote(column)} has no value in any row`,
          some: `choose among the ${known} values of the column, such as ${listed(examples)}`,
          near: `write \`${nearest}\` if that is what you mean`,
          known,
        }),
      ),
  },
  "option/value-left-out": {
    ja: ({ column, value }) =>
      say(
        `\`--where\` の ${quote(`${column}=${value}`)} に当たる宛先は、ほかの \`--where\` や \`--only\` のためにすべて外れます`,
        "条件は「すべてに当たる」宛先を選びます。この値が不要なら消し、必要ならほかの条件を直してください",
        `同じ列のどれかの値でよいときは、\`--where "列=値1|値2"\` と書きます`,
      ),
    en: ({ column, value }) =>
      say(
        `all recipients with ${quote(`${column}=${value}`)} are left out by the other \`--where\` or by \`--only\``,
        "remove this value or change the other conditions: a recipient must meet all of them",
      ),
  },
  "option/unknown-recipient": {
    ja: ({ id, nearest }) =>
      say(
        `\`--only\` の ${quote(id)} に当たる宛先が宛名簿にありません`,
        nearest === ""
          ? "団体コード（6桁）か、職名・団体名・氏名を宛名簿のとおりに書いてください。行の番号（3桁）でも選べます"
          : `「${nearest}」のことなら、そう書いてください`,
      ),
    en: ({ id, nearest }) =>
      say(
        `no recipient has the identifier ${quote(id)} given with \`--only\``,
        nearest === ""
          ? "write the six-digit code, or title, name or person as the list has them; rows without a code also go by three digits"
          : `write \`${nearest}\` if that is what you mean`,
      ),
  },
  "option/several-recipients": {
    ja: ({ word, places }) =>
      say(
        `\`--only\` の ${quote(word)} に当たる宛先がいくつもあります：${places}`,
        "かっこの中の番号で書くか、`--where` で選んでください",
      ),
    en: ({ word, places }) =>
      say(
        `several recipients are ${quote(word)}: ${listed(places)}`,
        "write the number in brackets, or select by `--where`",
      ),
  },
  "option/recipient-left-out": {
    ja: ({ id }) =>
      say(
        `\`--only\` の ${quote(id)} は、\`--where\` の条件に当たらないので外れます`,
        "送る宛先なら `--where` を直し、送らない宛先なら `--only` から消してください",
      ),
    en: ({ id }) =>
      say(
        `${quote(id)} given with \`--only\` does not fulfil \`--where\``,
        "change `--where` if it is to be sent, or remove the code from `--only`",
      ),
  },
  "option/same-name": {
    ja: ({ name, places }) =>
      say(
        `${quote(name)} は二つ以上あり、どれにも書簡を作成します：${places}`,
        "一つだけに送るなら、`--where 都道府県=…` を書き足すか、`--only` に団体コードを書いてください",
      ),
    en: ({ name, places }) =>
      say(
        `there is more than one ${quote(name)}, and each gets a letter: ${listed(places)}`,
        "add `--where 都道府県=…` or give the code with `--only` if one is meant",
      ),
  },
  "option/same-row": {
    ja: ({ id, places }) =>
      say(
        `\`--only ${id}\` は団体コードではなく行番号で、二つ以上の宛名簿の行に当たり、どれにも書簡を作成します：${places}`,
        "一つだけに送るなら、`--recipients` の宛名簿を一つにするか、`--where 職名=…` で選んでください",
      ),
    en: ({ id, places }) =>
      say(
        `\`--only ${id}\` is a row's number in more than one list, and each gets a letter: ${listed(places)}`,
        "give one list, or select by `--where 職名=…`, if one is meant",
      ),
  },
  "option/nobody-selected": {
    ja: () =>
      say(
        "条件に合う宛先が1件もありません",
        "`--where` と `--only` の値を宛名簿の値と見比べてください",
      ),
    en: () =>
      say(
        "no recipient fulfils the conditions",
        "compare the values of `--where` and `--only` with those in the recipient lists",
      ),
  },
  "option/bad-condition": {
    ja: ({ found }) =>
      say(
        `\`--where\` の ${quote(found)} が「列=値」の形ではありません`,
        "例えば `--where 都道府県=北海道` のように書いてください",
      ),
    en: ({ found }) =>
      say(
        `${quote(found)} after \`--where\` is not of the form column=value`,
        "write for example `--where 都道府県=北海道`",
      ),
  },
  "option/bad-setting": {
    ja: ({ found }) =>
      say(
        `\`--set\` の ${quote(found)} が「名=値」の形ではありません`,
        "例えば `--set 日付=2022-12-27` のように書いてください",
      ),
    en: ({ found }) =>
      say(
        `${quote(found)} after \`--set\` is not of the form name=value`,
        "write for example `--set 日付=2022-12-27`",
      ),
  },
  "option/bad-number": {
    ja: ({ name, found, expected }) =>
      say(`\`${name}\` の ${quote(found)} は使えません`, `${expected} のどれかを書いてください`),
    en: ({ name, found, expected }) =>
      say(`${quote(found)} cannot be used for \`${name}\``, `give one of ${expected}`),
  },
  "option/bad-name": {
    ja: ({ found, nearest }) =>
      say(
        `${quote(found)} は名前に使えません`,
        `\\ / : * ? " < > | や端の空白・点を除いてください（例 ${nearest}）`,
      ),
    en: ({ found, nearest }) =>
      say(
        `${quote(found)} cannot be a name`,
        `leave out \\ / : * ? " < > | and spaces or full stops at the ends, for example ${nearest}`,
      ),
  },
  "option/blank-value": {
    ja: ({ name }) => say(`\`${name}\` の値が空です`, `値を書くか、\`${name}\` を消してください`),
    en: ({ name }) =>
      say(`the value of \`${name}\` is empty`, `write it, or leave \`${name}\` out`),
  },
  "option/given-twice": {
    ja: ({ name }) =>
      say(`\`${name}\` が二つ以上あり、どれに従うか決められません`, "一つだけにしてください"),
    en: ({ name }) => say(`\`${name}\` is given more than once`, "leave one of them"),
  },
  "option/out-holds-inputs": {
    ja: ({ out, found }) =>
      say(
        `\`--out\` の ${quotePath(out)} には、${found === "." ? "現在のフォルダー" : quotePath(found)} が入っています`,
        "書簡のためだけの新しいフォルダーを指定してください（例 out/案内）",
      ),
    en: ({ out, found }) =>
      say(
        `\`--out\` ${quotePath(out)} holds ${found === "." ? "the working folder" : quotePath(found)}`,
        "name a new folder for the letters alone, such as out/notice",
      ),
  },
  "option/bad-shard": {
    ja: ({ found }) =>
      say(
        `\`--shard\` の ${quote(found)} は使えません`,
        "4台で分けるなら、それぞれのパソコンで 1/4、2/4、3/4、4/4 と指定してください",
      ),
    en: ({ found }) =>
      say(
        `${quote(found)} cannot be used for \`--shard\``,
        "for four machines give 1/4, 2/4, 3/4 and 4/4, one on each",
      ),
  },
  "option/print-run-alone": {
    ja: ({ name }) =>
      say(
        `${quotePath(name)} は、1通ずつのファイルを残さない \`--format print-run\` と一緒に使えません`,
        `${quotePath(name)} を外すか、\`--format pdf --print-run\` として1通ずつの PDF も残してください`,
      ),
    en: ({ name }) =>
      say(
        `${quotePath(name)} cannot be used together with \`--format print-run\`, which keeps no single files`,
        `leave ${quotePath(name)} out, or keep single PDFs too with \`--format pdf --print-run\``,
      ),
  },
  "option/missing-command": {
    ja: ({ known }) => say("コマンドがありません", `次のどれかを書いてください: ${known}`),
    en: ({ known }) => say("no command is given", `write one of: ${listed(known)}`),
  },
  "option/unknown-command": {
    ja: ({ command, nearest, known }) =>
      say(
        `${quote(command)} というコマンドはありません`,
        nearest === ""
          ? `次のどれかを書いてください: ${known}`
          : `「${nearest}」の誤りではありませんか`,
      ),
    en: ({ command, nearest, known }) =>
      say(
        `there is no command ${quote(command)}`,
        nearest === ""
          ? `write one of: ${listed(known)}`
          : `write \`${nearest}\` if that is what you mean`,
      ),
  },
  "option/unknown-option": {
    ja: ({ name, nearest, command }) =>
      say(
        `\`${command}\` に ${quote(name)} という指定はありません`,
        nearest === ""
          ? `\`${command} --help\` で使える指定を確かめてください`
          : `「${nearest}」の誤りではありませんか`,
      ),
    en: ({ name, nearest, command }) =>
      say(
        `\`${command}\` has no option ${quote(name)}`,
        nearest === ""
          ? `see \`${command} --help\` for those it has`
          : `write \`${nearest}\` if that is what you mean`,
      ),
  },
  "option/unexpected-argument": {
    ja: ({ found, command }) =>
      say(
        `\`${command}\` の後の ${quote(found)} は余分です`,
        '空白を含む名前は二重引用符（"）で囲んでください',
        "何かの指定の値なら、その指定のすぐ後に書いてください",
      ),
    en: ({ found, command }) =>
      say(
        `${quote(found)} after \`${command}\` is not expected`,
        "put names with spaces in double quotes",
        "write the value of an option right after it",
      ),
  },
  "option/missing-option": {
    ja: ({ name }) =>
      say(`\`${name}\` の指定が必要です`, `\`${name}\` とその値を書き足してください`),
    en: ({ name }) => say(`\`${name}\` is needed`, `add \`${name}\` and its value`),
  },
  "option/missing-value": {
    ja: ({ name }) =>
      say(`\`${name}\` の後に値がありません`, `\`${name}\` のすぐ後に値を書いてください`),
    en: ({ name }) => say(`\`${name}\` has no value`, `write its value right after \`${name}\``),
  },
  "option/missing-argument": {
    ja: ({ command }) =>
      say(
        `\`${command}\` の後に、${argumentOf(command, "ja")}が書かれていません`,
        `\`${command}\` のすぐ後に書いてください`,
      ),
    en: ({ command }) =>
      say(
        `\`${command}\` needs an argument: ${argumentOf(command, "en")}`,
        `write it right after \`${command}\``,
      ),
  },
  "option/bad-choice": {
    ja: ({ name, found, nearest, choices }) =>
      say(
        `\`${name}\` の ${quote(found)} は使えません`,
        nearest === ""
          ? `次のどれかを指定してください: ${choices}`
          : `「${nearest}」の誤りではありませんか。使えるのは ${choices} です`,
      ),
    en: ({ name, found, nearest, choices }) =>
      say(
        `${quote(found)} cannot be used for \`${name}\``,
        nearest === ""
          ? `give one of: ${listed(choices)}`
          : `write \`${nearest}\` if that is meant; the choices are ${listed(choices)}`,
      ),
  },
};

/** What is said of a column's values beside one that no row has. */
function valuesHint(
  nearest: string,
  say: {
    readonly none: string;
    readonly some: string;
    readonly near: string;
    readonly known: number;
  },
): string {
  if (nearest !== "") return say.near;
  return say.known === 0 ? say.none : say.some;
}
