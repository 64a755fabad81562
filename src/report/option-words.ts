/** A run's option in the words of the people who read the proof sheet. */
export interface OptionWords {
  readonly name: string;
  readonly value: string;
  /** Whether the value is the SHA-256 of a file. */
  readonly isHash: boolean;
}

/** Says an option as recorded in `RunInputs` in words; one that is not known stays as it is. */
export function optionWords(name: string, value: string): OptionWords {
  const part = /^partial (?<part>.+)$/u.exec(name)?.groups?.["part"];
  if (part !== undefined) return { name: part, value, isHash: true };
  const table = /^characters (?<table>.+)$/u.exec(name)?.groups?.["table"];
  if (table !== undefined) return { name: `外字の表 ${table}`, value, isHash: true };
  const set = /^set (?<set>.+)$/u.exec(name)?.groups?.["set"];
  if (set !== undefined) return { name: `差し替え ${set}`, value, isHash: false };
  return {
    name: NAMES.get(name) ?? name,
    value: VALUES.get(`${name} ${value}`) ?? value,
    isHash: false,
  };
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ["format", "形式"],
  ["edition", "版"],
  ["where", "選んだ条件"],
  ["only", "選んだ宛先"],
  ["letters", "通数"],
]);

const VALUES: ReadonlyMap<string, string> = new Map([
  ["format pdf,docx", "PDF と Word"],
  ["format docx,pdf", "PDF と Word"],
  ["format pdf", "PDF"],
  ["format docx", "Word"],
  ["edition corrected", "訂正版"],
  ["edition as-issued", "発出時のまま"],
]);
