import { type Setting, type SettingMap, textSetting } from "./setting.ts";

/** The pages of a section: 体裁, and what stands at their heads and feet. */
export interface SectionPages {
  /** What a file of ours calls its pages. */
  readonly name?: string | undefined;
  /** Whether its styles in that file are those of another 別紙. */
  readonly hasOthersStyles?: true;
  readonly format: Setting | undefined;
  readonly running: SettingMap;
}

/** The parts of a letter by its sections. */
export interface ImportedParts {
  /** What each is called as a 別紙: undefined for the letter itself, empty for one on pages as the letter's. */
  readonly names: readonly (string | undefined)[];
  /** 別紙の体裁, where any has pages of its own. */
  readonly settings: SettingMap;
}

/**
 * Gives the sections of a file names as parts of its letter: 別紙１, 別紙２, one for each kind of pages that is not the letter's.
 *
 * Shape: heads and feet are said where they are not the letter's.
 */
export function importedParts(sections: readonly SectionPages[]): ImportedParts {
  const [letter, ...others] = sections.map((one) => keyOf(one));
  const named = new Map<string, readonly [name: string, setting: Setting]>();
  const names = others.map((key, index) => {
    const section = sections[index + 1];
    if (key === letter || section === undefined) return "";
    const known = named.get(key)?.[0];
    if (known !== undefined) return known;
    const taken = [...named.values()].map(([name]) => name);
    const own = section.name !== undefined && !taken.includes(section.name);
    const name = own ? (section.name ?? "") : freeName(taken);
    const setting = settingOf(section, sections[0]?.running ?? new Map());
    named.set(key, [name, section.hasOthersStyles ? setting : apartFrom(setting, named)]);
    return name;
  });
  const entries = new Map([...named.values()].map(([name, setting]) => [name, setting] as const));
  return {
    names: [undefined, ...names],
    settings: new Map(
      entries.size === 0 ? [] : [["別紙の体裁", { kind: "map", entries } as const] as const],
    ),
  };
}

/** One page format by its name alone is that of all who say it, with one set of styles. */
function apartFrom(
  setting: Setting,
  named: ReadonlyMap<string, readonly [name: string, setting: Setting]>,
): Setting {
  const isTaken = [...named.values()].some(([, one]) => said(one) === said(setting));
  return setting.kind === "map" || !isTaken
    ? setting
    : { kind: "map", entries: new Map(entriesOf(setting)) };
}

function settingOf({ format, running }: SectionPages, letters: SettingMap): Setting {
  const own: [string, Setting][] = [];
  for (const edge of ["ヘッダー", "フッター"]) {
    const [mine, theirs] = [running.get(edge), letters.get(edge)];
    if (said(mine) !== said(theirs)) own.push([edge, mine ?? textSetting("なし")]);
  }
  if (own.length === 0 && format !== undefined) return format;
  return { kind: "map", entries: new Map([...entriesOf(format), ...own]) };
}

/** What a format says by its keys: its name alone is the one that it begins from. */
function entriesOf(format: Setting | undefined): readonly (readonly [string, Setting])[] {
  if (format === undefined) return [];
  return format.kind === "map" ? [...format.entries] : [["基本", format]];
}

/** Pages of one name are one kind; those that have none are told apart by what they are. */
function keyOf({ name = "", format, running }: SectionPages): string {
  const edges = [...running].map(([edge, value]) => [edge, said(value)]);
  return JSON.stringify([name, said(format), edges]);
}

function said(setting: Setting | undefined): string {
  if (setting?.kind !== "map") return JSON.stringify(setting ?? "");
  return JSON.stringify([...setting.entries].map(([name, value]) => [name, said(value)]));
}

function freeName(taken: readonly string[], number = 1): string {
  const name = `別紙${wide(number)}`;
  return taken.includes(name) ? freeName(taken, number + 1) : name;
}

function wide(number: number): string {
  return String(number).replaceAll(/\d/gu, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
  );
}
