import { nameKey } from "./name-key.ts";
import { namesByForm } from "./names-by-form.ts";
import { LOCAL_GOVERNMENTS_TABLE } from "./tables/local-governments.ts";

/** 種別 of single governments. */
export const GOVERNMENT_KINDS: readonly string[] = ["都道府県", "市", "特別区", "町", "村"];

/** 種別 of addressees that stand for many. */
export const GENERIC_KINDS: readonly string[] = ["都道府県", "市区町村"];

/** A prefecture or municipality (地方公共団体). */
export interface LocalGovernment {
  /** Six digits, the last one a check digit. */
  readonly code: string;
  /** 都道府県, 市, 特別区, 町 or 村. */
  readonly kind: string;
  readonly prefecture: string;
  /** The name in its official form: 飛驒市. */
  readonly name: string;
  /** How the name is read, in hiragana: ひだし. */
  readonly reading: string;
  /** The name in the ministry's list: 飛騨市. */
  readonly listName: string;
  /** False for the six northern villages. */
  readonly hasHead: boolean;
}

/** All local governments, to be found by code or by name. */
export interface LocalGovernments {
  readonly all: readonly LocalGovernment[];
  readonly byCode: ReadonlyMap<string, LocalGovernment>;
  /** By `nameKey`; 57 municipalities share their name with another one. */
  readonly byName: ReadonlyMap<string, readonly LocalGovernment[]>;
  /** By what a name that is nearly theirs is found by, as `formsOf` has it. Cost: 7 ms, when it is first asked for. */
  readonly byForm: () => ReadonlyMap<string, readonly LocalGovernment[]>;
}

let known: LocalGovernments | undefined;

/** Gives the official table, ready to be searched. Cost: some milliseconds, once in a process. */
export function localGovernments(): LocalGovernments {
  known ??= readTable();
  return known;
}

function readTable(): LocalGovernments {
  const all = readLines(LOCAL_GOVERNMENTS_TABLE.trim().split("\n"));
  const byName = new Map<string, LocalGovernment[]>();
  for (const government of all) {
    const key = nameKey(government.name);
    const others = byName.get(key);
    if (others === undefined) byName.set(key, [government]);
    else others.push(government);
  }
  let byForm: ReadonlyMap<string, readonly LocalGovernment[]> | undefined;
  return {
    all,
    byCode: new Map(all.map((government) => [government.code, government])),
    byName,
    byForm: () => {
      byForm ??= namesByForm(all);
      return byForm;
    },
  };
}

/** What a line leaves out follows from the others: a prefecture stands before all that lie in it. */
function readLines(lines: readonly string[]): readonly LocalGovernment[] {
  let prefecture = "";
  return lines.map((line) => {
    const [code = "", name = "", short = "", listName = name, mark] = line.split(" ");
    const reading = name.endsWith("市") ? `${short}し` : short;
    const isPrefecture = code.slice(2, 5) === "000";
    if (isPrefecture) prefecture = name;
    const kind = isPrefecture ? "都道府県" : name.replace(/^.*(?=.)/u, "").replace("区", "特別区");
    return { code, kind, prefecture, name, reading, listName, hasHead: mark !== "-" };
  });
}

/** A government for people: 府中市（東京都、132063）. */
export function describeGovernment({ name, prefecture, code }: LocalGovernment): string {
  return name === prefecture ? `${name}（${code}）` : `${name}（${prefecture}、${code}）`;
}
