import { HIDDEN_ROWS, type HiddenRows } from "../model/hidden-rows.ts";
import type { Edition } from "../model/letter-settings.ts";
import { FORMATS, isFormatId, PRINT_RUN, PRINT_RUN_NAME } from "../model/output-format.ts";
import { type NamedRunOption, type PlainRunOption, readRunOption } from "../model/run-option.ts";

/** A run's option in the words of the people who read the proof sheet. */
export interface OptionWords {
  readonly name: string;
  readonly value: string;
  /** What the value is the SHA-256 of; undefined where it is not a hash. */
  readonly hashOf: "部品" | "別添" | "明細" | undefined;
}

/** Says an option as recorded in `RunInputs` in words; one that another version recorded stays as it is. */
export function optionWords(key: string, value: string): OptionWords {
  const option = readRunOption(key);
  if (option === undefined) return { name: key, value, hashOf: undefined };
  if ("name" in option) {
    const { hashOf, say } = NAMED[option.kind];
    return { name: say(option.name), value, hashOf };
  }
  const { name, hashOf, say } = PLAIN[option.kind];
  return { name, value: say?.(value) ?? value, hashOf };
}

interface PlainWords extends Pick<OptionWords, "name" | "hashOf"> {
  /** Undefined where the value is its own word. */
  readonly say: ((value: string) => string) | undefined;
}

/** An option that has no words does not compile. */
const PLAIN: Readonly<Record<PlainRunOption, PlainWords>> = {
  format: plain("形式", (value) => value.split(",").map(formatWord).join(" と ")),
  "pdf-engine": plain("PDF に変換したプログラム"),
  edition: plain("校訂", editionWord),
  where: plain("選んだ条件"),
  only: plain("選んだ宛先"),
  hidden: plain("見えない行・取り消し線の行", hiddenWord),
  letters: plain("通数"),
  // 2/4: the second of four machines
  shard: plain("分担", (value) => value.replace(/^(\d+)\/(\d+)$/u, "$2台のうち$1番目")),
  別添: { ...plain("写したファイルの一覧"), hashOf: "別添" },
  明細: { ...plain("明細の一覧"), hashOf: "明細" },
};

function plain(name: string, say?: (value: string) => string): PlainWords {
  return { name, say, hashOf: undefined };
}

const NAMED: Readonly<
  Record<NamedRunOption, Pick<OptionWords, "hashOf"> & { readonly say: (name: string) => string }>
> = {
  set: { say: (name) => `差し替え ${name}`, hashOf: undefined },
  settings: { say: (name) => `設定 ${name}`, hashOf: "部品" },
  partial: { say: (name) => name, hashOf: "部品" },
  characters: { say: (name) => `外字の表 ${name}`, hashOf: "部品" },
};

function formatWord(id: string): string {
  if (id === PRINT_RUN) return `${PRINT_RUN_NAME.ja}だけ`;
  return isFormatId(id) ? FORMATS[id].name.ja : id;
}

function editionWord(edition: string): string {
  return isEdition(edition) ? EDITIONS[edition] : edition;
}

function hiddenWord(choice: string): string {
  const known = HIDDEN_ROWS.find((one) => one === choice);
  return known === undefined ? choice : HIDDEN_WORDS[known];
}

function isEdition(edition: string): edition is Edition {
  return Object.hasOwn(EDITIONS, edition);
}

const HIDDEN_WORDS: Readonly<Record<HiddenRows, string>> = {
  keep: "作成する",
  skip: "作成しない",
};

const EDITIONS: Readonly<Record<Edition, string>> = {
  corrected: "校訂版",
  "as-issued": "発出時のまま",
};
