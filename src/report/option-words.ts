import type { PlainRunOption } from "../model/run.ts";

/** A run's option in the words of the people who read the proof sheet. */
export interface OptionWords {
  readonly name: string;
  readonly value: string;
  /** What the value is the SHA-256 of; undefined where it is not a hash. */
  readonly hashOf: "部品" | "別添" | undefined;
}

/** Says an option as recorded in `RunInputs` in words; one that another version recorded stays as it is. */
export function optionWords(name: string, value: string): OptionWords {
  const part = /^partial (?<part>.+)$/u.exec(name)?.groups?.["part"];
  if (part !== undefined) return { name: part, value, hashOf: "部品" };
  const table = /^characters (?<table>.+)$/u.exec(name)?.groups?.["table"];
  if (table !== undefined) return { name: `外字の表 ${table}`, value, hashOf: "部品" };
  const set = /^set (?<set>.+)$/u.exec(name)?.groups?.["set"];
  if (set !== undefined) return { name: `差し替え ${set}`, value, hashOf: undefined };
  if (name === "別添") return { name: PLAIN[name].name, value, hashOf: "別添" };
  return isPlain(name)
    ? { name: PLAIN[name].name, value: PLAIN[name].say(value), hashOf: undefined }
    : { name, value, hashOf: undefined };
}

function isPlain(name: string): name is PlainRunOption {
  return Object.hasOwn(PLAIN, name);
}

const asItIs = (value: string): string => value;

const PLAIN: Readonly<
  Record<PlainRunOption, { readonly name: string; readonly say: (value: string) => string }>
> = {
  format: { name: "形式", say: (value) => VALUES.get(`format ${value}`) ?? value },
  edition: { name: "版", say: (value) => VALUES.get(`edition ${value}`) ?? value },
  where: { name: "選んだ条件", say: asItIs },
  only: { name: "選んだ宛先", say: asItIs },
  letters: { name: "通数", say: asItIs },
  // 2/4: the second of four machines
  shard: { name: "分担", say: (value) => value.replace(/^(\d+)\/(\d+)$/u, "$2台のうち$1番目") },
  別添: { name: "写したファイルの一覧", say: asItIs },
};

const VALUES: ReadonlyMap<string, string> = new Map([
  ["format pdf,docx", "PDF と Word"],
  ["format docx,pdf", "PDF と Word"],
  ["format pdf", "PDF"],
  ["format docx", "Word"],
  ["edition corrected", "訂正版"],
  ["edition as-issued", "発出時のまま"],
]);
